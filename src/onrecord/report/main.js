"use strict";
// Puts the page together: reads the rows, makes the shared state, and hands it to each view.
((o) => {
  o.note = (words) => {
    const note = document.getElementById("trouble");
    note.textContent = words;
    note.hidden = !words;
  };
  o.trouble = (error) => {
    o.note(`A part of the page cannot be shown (${error.message || error}). The file may have been cut short: write it again with “onrecord report”, or copy it anew.`);
  };
  const expand = (fields, offset) => (values, n) => {
    const row = { n: n + offset };
    fields.forEach((name, at) => (row[name] = values[at]));
    for (const name of ["contested", "disputed", "minor"]) row[name] = Boolean(row[name]);
    return row;
  };
  const start = async () => {
    if (typeof DecompressionStream === "undefined") {
      return o.trouble(new Error("this browser is too old to unpack it; one of 2023 or later can"));
    }
    const first = await o.data("rows");
    const rows = first.rows.map(expand(first.fields, 0));
    const tolls = first.tolls.map(expand(first.fields, rows.length));
    const all = new Map([...tolls, ...rows].map((row) => [row.id, row]));
    o.page = { ...first, rows, tolls, row: (id) => all.get(id) || null };
    const state = (o.page.state = o.state(rows));
    const filters = o.filters(state, first.harms);
    const table = o.table(state, first.harms);
    if (table) document.querySelector("[data-tools]").append(...o.printing(state, table));
    const panel = o.panel(state, table);
    state.subscribeOpen((id) => id && document.querySelector("[data-panel]").dataset.id !== id && panel.open(id, ""));
    o.address(state, filters, panel);
    o.lists.watch();
    document.documentElement.dataset.ready = Math.round(performance.now());
    await views(state);
  };
  // The map where a place is known, the timeline where a day is.
  const views = async (state) => {
    const map = document.querySelector("[data-map]");
    const timeline = document.querySelector("[data-timeline]");
    timeline.hidden = !state.rows.some((row) => row.start || row.end);
    if (!timeline.hidden) o.timeline(timeline, state);
    const ground = state.rows.some((row) => row.lat !== null) ? await o.data("basemap") : null;
    map.hidden = !ground;
    if (ground) o.map(map, state, ground);
  };
  start().catch(o.trouble);
})(window.onrecord || (window.onrecord = {}));
