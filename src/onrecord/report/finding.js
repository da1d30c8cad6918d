"use strict";
// What an address names: an incident, a toll, a document or a claim by its id, or by a beginning that only one has.
((o) => {
  const LEAST = 4; // characters of a beginning
  const one = (things, id, what) => {
    const exact = things.find((thing) => id(thing) === what);
    if (exact || what.length < LEAST) return exact;
    const begun = things.filter((thing) => id(thing).startsWith(what));
    return begun.length === 1 ? begun[0] : undefined;
  };
  // Looks through runs of blocks until `found` answers for a thing; claims have no list of their own.
  const through = async (name, size, things, found) => {
    for (let start = 0; start < things.length; start += size) {
      const some = await o.data(`${name}-${start / size}`, false);
      for (let n = 0; n < some.length; n += 1) {
        const hit = found(some[n], things[start + n]);
        if (hit) return hit;
      }
    }
    return null;
  };
  const claim = async (what, subjects, papers) => {
    const { dossiers, texts } = o.page.slices;
    const told = (dossier, subject) => {
      const hit = one(dossier.claims || [], (said) => said.key, what);
      return hit && [subject.id, hit.key];
    };
    const stands = (text, paper) => {
      const hit = one(text.hits || [], (place) => place[3], what);
      return hit && ["d-" + paper.id, hit[3]];
    };
    return (await through("dossiers", dossiers, subjects, told)) || through("texts", texts, papers, stands);
  };
  // [what to open, the claim in it], or null.
  o.located = async (what) => {
    const subjects = [...o.page.rows, ...o.page.tolls];
    const subject = one(subjects, (row) => row.id, what);
    if (subject) return [subject.id, ""];
    const papers = await o.passage.papers();
    const paper = one(papers, (some) => "d-" + some.id, what);
    return paper ? ["d-" + paper.id, ""] : claim(what, subjects, papers);
  };
})(window.onrecord || (window.onrecord = {}));
