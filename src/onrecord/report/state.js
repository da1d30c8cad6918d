"use strict";
// The state that every view of the page shares: the rows, the filters that stand, which incident is open, which is pointed at.
// A row: {n, id, title, kind, place, lat, lon, precision, start, end, harms: {killed: [low, best, high, open]}, reports,
// outlets, origins, contested, disputed, grade, minor}. lat and lon are null, and days "", where they are not known.
var onrecord = window.onrecord || (window.onrecord = {});

onrecord.state = (rows) => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const tests = new Map(); // name of a filter -> (row) => whether it passes
  const notes = new Map(); // name of a filter -> {label, value}: what its chip says, and what the page's address keeps of it
  const told = { change: new Set(), open: new Set(), hover: new Set() };
  const due = new Map(); // what is to be told at the next frame: name -> value
  let passed = null;
  let opened = null;

  const flush = () => {
    const now = [...due];
    due.clear();
    for (const [name, value] of now) told[name].forEach((listen) => listen(value));
  };
  // However much changes between two frames, each listener hears of it once. A hidden page has no frames, hence the timer.
  const notify = (name, value) => {
    if (!due.size) (document.hidden ? setTimeout : requestAnimationFrame)(flush);
    due.set(name, value);
  };
  const listen = (name) => (fn) => {
    told[name].add(fn);
    return () => told[name].delete(fn);
  };
  const passing = (except) => {
    const all = [...tests].filter(([name]) => name !== except).map(([, test]) => test);
    return rows.filter((row) => all.every((test) => test(row)));
  };

  return {
    rows,
    row: (id) => byId.get(id) || null,
    // Rows that pass every filter, in the order of `rows`.
    shown: () => passed || (passed = passing()),
    // Rows that pass all filters but the named one.
    passing,
    // Sets the named filter, or clears it with null. `note` is for the chip and the address: `period` has the value
    // "2011-04-01..2011-04-28", `area` "west,south,east,north" in degrees. A view that draws a filter of its own asks `note`
    // whenever it is told of a change, for others may set or clear it too.
    filter(name, predicate, note) {
      if (!predicate && !tests.has(name)) return;
      if (predicate) tests.set(name, predicate);
      else tests.delete(name);
      if (predicate && note) notes.set(name, note);
      else notes.delete(name);
      passed = null;
      notify("change");
    },
    filters: () => [...tests.keys()],
    note: (name) => notes.get(name) || null,
    // Each `subscribe` answers with a function that ends it.
    subscribe: listen("change"),
    // Opens an incident's panel, or closes it with null.
    open(id) {
      opened = id;
      notify("open", id);
    },
    opened: () => opened,
    subscribeOpen: listen("open"),
    // The incident that is pointed at in one view, so that the others may show it too; null for none.
    hover: (id) => notify("hover", id),
    subscribeHover: listen("hover"),
  };
};

// Predicates of the two filters that are drawn. A row without a day, or without a point, passes neither.
onrecord.within = (from, to) => (row) => {
  const first = row.start || row.end;
  return Boolean(first) && first <= (to || "9999") && (row.end || first) >= from;
};
onrecord.inside = (west, south, east, north) => (row) =>
  row.lat !== null && row.lon !== null && row.lat >= south && row.lat <= north && row.lon >= west && row.lon <= east;
