"use strict";
// Finding by words: in the rows at once, in passages, origins and names as soon as they are inflated, which the first search does.
((o) => {
  const fold = (text) => text.toLowerCase();
  let rowTexts = null;
  let deep = null; // words of each incident by its number, filled block by block
  let reading = null;

  const near = (row) => fold([row.title, row.place, o.dom.plain(row.kind), row.when, row.grade, row.id].join(" \n "));
  const told = (dossier, papers, texts) => {
    const claims = dossier.claims || [];
    const sentences = claims.map((claim) => o.passage.sentence(claim, o.passage.held(claim, papers, texts[claim.doc] || {})));
    const names = (dossier.voices || []).map((voice) => voice.name);
    const people = (dossier.people || []).flatMap((human) => [human.name, ...(human.spellings || [])]);
    const said = claims.flatMap((claim) => [claim.what, claim.place || "", claim.key]);
    return fold([...new Set([...sentences, ...names, ...people, ...said])].join(" \n "));
  };
  // Inflates every text once, then dossier by dossier; nothing of it stays but the words to look in.
  const readAll = async (state, tell) => {
    const { texts: lot, dossiers: size } = o.page.slices;
    const papers = await o.passage.papers();
    const texts = [];
    deep = new Array(state.rows.length).fill("");
    const rest = papers.length + state.rows.length;
    for (let start = 0; start < papers.length; start += lot) {
      texts.push(...(await o.data(`texts-${start / lot}`, false)));
      tell(start / rest);
    }
    for (let start = 0; start < state.rows.length; start += size) {
      const some = (await o.data(`dossiers-${start / size}`, false)).slice(0, state.rows.length - start);
      some.forEach((dossier, n) => (deep[start + n] = told(dossier, papers, texts)));
      tell((papers.length + start) / rest);
    }
    o.searching = "";
  };

  o.searching = ""; // how far the passages are read, "" when nothing is to be done
  o.search = (state, value) => {
    const words = fold(value).split(/\s+/).filter(Boolean);
    if (!words.length) return state.filter("q", null);
    rowTexts = rowTexts || state.rows.map(near);
    const passes = (row, all) => all.every((word) => rowTexts[row.n].includes(word) || (deep && deep[row.n].includes(word)));
    const filter = (note) => {
      const all = fold(note.value).split(/\s+/);
      state.filter("q", (row) => passes(row, all), note);
    };
    const again = () => state.note("q") && filter(state.note("q"));
    if (!reading) {
      let last = performance.now();
      o.searching = "looking through the passages";
      reading = readAll(state, (share) => {
        if (performance.now() - last < 400) return;
        last = performance.now();
        o.searching = `looking through the passages: ${Math.round(100 * share)} %`;
        again();
      }).then(again, o.trouble);
    }
    filter({ label: `“${value.trim()}”`, value: value.trim() });
  };
})(window.onrecord || (window.onrecord = {}));
