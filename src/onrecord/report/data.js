"use strict";
// The page's data: packed blocks that are inflated when somebody asks for what is in them.
((o) => {
  const KEPT = 64; // blocks that stay inflated
  const held = new Map();

  const parsed = new Promise((done) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", done, { once: true });
    else done();
  });
  const bytes = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text);
    const made = new Uint8Array(raw.length);
    for (let n = 0; n < raw.length; n += 1) made[n] = raw.charCodeAt(n);
    return made;
  };
  const inflate = (text) =>
    new Response(new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

  const read = async (name) => {
    let block = document.getElementById("data-" + name);
    if (!block) {
      await parsed; // the end of the page may still be on its way
      block = document.getElementById("data-" + name);
    }
    if (!block) throw new Error(`The page has no block “${name}”: the file is not whole.`);
    return inflate(block.textContent);
  };
  // The data of a block, as a promise. `keep` false leaves the ones that are held as they are.
  o.data = (name, keep = true) => {
    const found = held.get(name) || read(name);
    if (!keep) return found;
    held.delete(name);
    held.set(name, found);
    if (held.size > KEPT) held.delete(held.keys().next().value);
    return found;
  };
  // The n-th of a sequence of things that lie in runs of `size`.
  o.piece = async (name, n, size) => (await o.data(`${name}-${Math.floor(n / size)}`))[n % size];
  o.parsed = parsed;
})(window.onrecord || (window.onrecord = {}));
