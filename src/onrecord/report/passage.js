"use strict";
// Passages in their paragraphs. Offsets count UTF-16 units of the document's text, or of its title, or of the claim's own quote.
((o) => {
  const { h } = o.dom;

  const text = (doc) => (doc === undefined ? {} : o.piece("texts", doc, o.page.slices.texts));
  const papers = () => o.data("papers");
  // What the claim's offsets count in: [[start, words], ...].
  const held = (claim, all, words) =>
    claim.quote !== undefined ? [[0, claim.quote]] : claim.title ? [[0, (all[claim.doc] || {}).title || ""]] : words.parts || [];
  const parts = async (claim) => held(claim, await papers(), claim.quote === undefined ? await text(claim.doc) : {});
  // The parts that hold the claim's sentence.
  const around = (all, [start, end]) => all.filter(([at, words]) => at < end && at + words.length > start);

  // `words` beginning at `at`, in stretches; where `paints` [start, end, name, key] overlap, a stretch has all of them.
  const stretches = (at, words, paints) => {
    const end = at + words.length;
    const inside = paints.filter((p) => p[0] < end && p[1] > at && p[0] < p[1]);
    const edges = [...new Set([at, end, ...inside.flatMap((p) => [Math.max(at, p[0]), Math.min(end, p[1])])])].sort((a, b) => a - b);
    return edges.slice(1).map((to, n) => ({
      words: words.slice(edges[n] - at, to - at),
      over: inside.filter((p) => p[0] <= edges[n] && to <= p[1]),
    }));
  };
  const painted = (at, words, paints, make) =>
    stretches(at, words, paints).map(({ words: some, over }) => {
      if (!over.length) return some;
      const names = [...new Set(over.map((p) => p[2]))];
      const hit = over.find((p) => p[2] === "passage");
      if (hit) return (make || mark)(hit[3], some, names.filter((name) => name !== "passage").join(" "));
      return h("span", { class: names.join(" ") }, some);
    });
  const mark = (key, words, more) => h("mark", { class: more || null, "data-passage": key }, words);

  const sentence = (claim, all) => {
    const some = around(all, claim.in);
    const whole = some.map((part) => part[1]).join("");
    return some.length ? whole.slice(Math.max(0, claim.in[0] - some[0][0]), claim.in[1] - some[0][0]) : "";
  };
  // Claims of one document whose passages lie in one paragraph: [{parts, claims, clutter}], in the order of the claims.
  const groups = async (claims) => {
    const found = [];
    for (const claim of claims) {
      const all = around(await parts(claim), claim.in);
      const own = claim.quote !== undefined || claim.title;
      const last = found[found.length - 1];
      const same = last && !own && last.doc === claim.doc && !last.own && last.parts[0] === all[0] && last.parts.length === all.length;
      if (same) last.claims.push(claim);
      else found.push({ doc: claim.doc, own, parts: all, claims: [claim], marks: own ? [] : (await text(claim.doc)).marks || [] });
    }
    return found;
  };
  // The paragraph of a group with every passage marked, the words that name their sources underlined, clutter dimmed.
  const quote = ({ parts: some, claims, marks }) => {
    const paints = [
      ...claims.flatMap((claim) => [[...claim.at, "passage", claim.key], ...(claim.by || []).map((span) => [...span, "origin", ""]), [...claim.in, "told", ""]]),
      ...marks.filter((m) => m[2] === "clutter"),
    ];
    return h("blockquote", {}, some.map(([at, words]) => h("p", {}, painted(at, words.trimEnd(), paints))));
  };

  o.passage = { held, parts, sentence, groups, quote, painted, text, papers };
})(window.onrecord || (window.onrecord = {}));
