"use strict";
// The numbers of a panel: low, best and high with their reasons, and who says how many.
((o) => {
  const { h, number } = o.dom;
  const heads = (names, ns) => h("thead", {}, h("tr", {}, names.map((text) => h("th", { scope: "col", class: ns.includes(text) ? "n" : null }, text))));

  const links = (claims, goto, dossier) => claims.map((n, at) => [at ? ", " : null, goto(n, `“${short(dossier, n)}”`)]);
  const short = (dossier, n) => {
    const words = dossier.words[n];
    return words.length > 90 ? words.slice(0, 88) + "…" : words;
  };
  const reasons = (cell, goto, dossier) => {
    const aside = cell.aside || [];
    if (!cell.rest && !aside.length && !cell.rule && !cell.for) return null;
    return h("details", {}, h("summary", {}, aside.length ? "The whole reason, and what was set aside" : "The whole reason"),
      cell.rest ? h("p", {}, cell.rest) : null,
      cell.rule ? h("p", {}, `Rule: ${cell.rule}.`) : null,
      cell.for ? h("p", {}, "Rests on: ", links(cell.for, goto, dossier)) : null,
      cell.against ? h("p", {}, "Disputed by: ", links(cell.against, goto, dossier)) : null,
      aside.length ? h("ul", { class: "aside" }, aside.map(([why, found]) => h("li", {}, `Set aside, ${why}: `, links(found, goto, dossier)))) : null);
  };
  const cell = (goto, dossier) => (c) => {
    const named = c.field.startsWith("named_");
    return h("tr", { "data-cell": c.field, class: c.field.includes("_") ? "group" : null },
      h("th", { scope: "row" }, named ? `${c.harm.split(", ")[1]}, by name` : c.harm),
      h("td", { class: "n", "data-label": "Low" }, number(c.low)),
      h("td", { class: "n best", "data-label": "Best" }, c.best === undefined ? c.value : number(c.best)),
      h("td", { class: "n", "data-label": "High" }, number(c.high), c.open && c.high !== undefined ? " or more" : null),
      h("td", { "data-label": "Why" }, c.reason, (c.judged || []).map((line) => h("span", { class: "judged" }, line)), reasons(c, goto, dossier)));
  };
  const cells = (dossier, goto) =>
    dossier.cells && h("table", { class: "cells" }, heads(["Harm", "Low", "Best", "High", "Why"], ["Low", "Best", "High"]), h("tbody", {}, dossier.cells.map(cell(goto, dossier))));

  const matrix = (dossier, goto) => {
    const { harms, rows } = dossier.matrix || { rows: [] };
    if (!rows.length) return null;
    const voice = (n) => dossier.voices[n];
    return [h("h3", {}, "Who says how many"),
      h("table", { class: "matrix", "data-matrix": true }, heads(["Origin", ...harms], []),
        h("tbody", {}, rows.map(([n, told]) => h("tr", {},
          h("th", { scope: "row" }, voice(n).name, h("small", {}, ` ${voice(n).own ? "" : voice(n).connection}`)),
          told.map((some, at) => h("td", { "data-label": harms[at] }, some.map(([claim, text], i) => [i ? ", " : null, goto(claim, text)])))))))];
  };
  o.figures = { cells, matrix, heads };
})(window.onrecord || (window.onrecord = {}));
