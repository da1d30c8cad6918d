"use strict";
// The table of incidents: a lot of rows at a time, sorted by what its heads say, the rest at a press.
((o) => {
  const { h, number, range, badges, opener, further } = o.dom;
  const LOT = 100;
  const PRINTED = 1000;

  const size = (cell) => (cell ? (cell[1] ?? cell[2] ?? cell[0] ?? 0) : -1);
  const others = (row) => Object.entries(row.harms).filter(([harm]) => harm !== "killed");
  const COLUMNS = [
    { name: "title", text: "Incident", by: (row) => row.title },
    { name: "when", text: "When", by: (row) => row.start || row.end || "9999" },
    { name: "killed", text: "Killed", note: "best (low–high)", by: (row) => size(row.harms.killed), down: true, n: true },
    { name: "other", text: "Other harm", note: "best (low–high)", by: (row) => Math.max(-1, ...others(row).map(([, cell]) => size(cell))), down: true },
    { name: "origins", text: "Reports / outlets / origins", by: (row) => row.origins * 1e6 + row.reports, down: true, n: true },
    { name: "standing", text: "Standing", by: (row) => 2 * row.clashes + row.contested + row.disputed, down: true },
  ];

  const figure = (cell) => {
    const [low, best, high, open, word] = cell;
    const wide = best === null || low !== high || open;
    const bold = best === null ? word : number(best);
    return [bold ? h("strong", {}, bold) : null, wide && range(cell) ? h("small", {}, ` (${range([low, best, high, open])})`) : null];
  };
  const line = (row, harms) =>
    h("tr", { "data-id": row.id },
      h("td", { "data-label": "Incident" }, opener(row.id, row.title),
        row.place && !row.title.includes(row.place.split(",")[0]) ? h("small", { class: "where" }, row.place) : null),
      h("td", { "data-label": "When" }, row.when),
      h("td", { class: "n", "data-label": "Killed" }, row.harms.killed ? figure(row.harms.killed) : null),
      h("td", { "data-label": "Other harm" }, others(row).map(([harm, cell]) => h("div", {}, harms[harm], " ", figure(cell)))),
      h("td", { class: "n", "data-label": "Reports / outlets / origins" }, `${number(row.reports)} / ${number(row.outlets)} / ${number(row.origins)}`),
      h("td", { "data-label": "Standing" }, badges(row)));

  const order = (column, way) => (a, b) => {
    const [x, y] = [column.by(a), column.by(b)];
    const less = typeof x === "string" ? x.localeCompare(y) : x - y;
    return way * less || b.reports - a.reports || a.n - b.n;
  };

  o.table = (state, harms) => {
    const box = document.querySelector("[data-table]");
    if (!state.rows.length) return box.append(h("p", {}, "No incident was found in these reports."));
    let sorted = { column: COLUMNS[4], way: -1 };
    let rows = [];
    let made = 0;
    const body = h("tbody");
    const more = h("button", { type: "button", class: "more", "data-more": true, onclick: () => add(LOT, true) });
    const none = h("p", { hidden: true }, "No incident passes these filters.");

    const heads = COLUMNS.map((column) => h("th", { scope: "col", class: column.n ? "n" : null },
      h("button", { type: "button", "data-sort": column.name, onclick: () => sort(column) }, column.text),
      column.note ? h("small", {}, column.note) : null));
    const choice = h("select", { "data-sort-by": true, onchange: () => sort(COLUMNS.find((c) => c.name === choice.value)) },
      COLUMNS.map((column) => h("option", { value: column.name, selected: column === sorted.column }, column.text)));

    const add = (lot, focus) => {
      const some = rows.slice(made, made + lot).map((row) => line(row, harms));
      made += some.length;
      body.append(...some);
      more.hidden = made >= rows.length;
      more.textContent = further(LOT, rows.length - made);
      if (focus && some[0]) some[0].querySelector("a").focus();
    };
    const draw = () => {
      rows = [...state.shown()].sort(order(sorted.column, sorted.way));
      made = 0;
      body.replaceChildren();
      none.hidden = rows.length > 0;
      add(LOT);
      mark();
    };
    const sort = (column) => {
      sorted = { column, way: sorted.column === column ? -sorted.way : column.down ? -1 : 1 };
      choice.value = column.name;
      heads.forEach((head, n) => {
        if (COLUMNS[n] === column) head.setAttribute("aria-sort", sorted.way > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      draw();
    };
    const mark = () => {
      for (const row of body.rows) row.classList.toggle("open", row.dataset.id === state.opened());
    };
    heads[4].setAttribute("aria-sort", "descending");
    box.append(h("label", { class: "sorter" }, h("span", {}, "Sort by"), choice),
      h("table", { class: "wide incidents" }, h("caption", { class: "unseen" }, "Incidents that pass the filters"), h("thead", {}, h("tr", {}, heads)), body), none, more);
    const over = (event) => event.target.closest && event.target.closest("tr[data-id]");
    body.addEventListener("pointerover", (event) => over(event) && state.hover(over(event).dataset.id));
    body.addEventListener("pointerleave", () => state.hover(null));
    state.subscribe(draw);
    state.subscribeOpen(mark);
    state.subscribeHover((id) => {
      for (const row of body.rows) row.classList.toggle("hover", row.dataset.id === id);
    });
    addEventListener("beforeprint", () => made < PRINTED && add(PRINTED - made));
    draw();
    return { order: () => rows };
  };
})(window.onrecord || (window.onrecord = {}));
