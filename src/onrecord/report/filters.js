"use strict";
// The filter bar, the chips of what stands, and the count. Each field sets one named filter of the shared state.
((o) => {
  const { h, number, plain, count } = o.dom;

  const STANDING = {
    contested: (row) => row.contested,
    disputed: (row) => row.disputed,
    either: (row) => row.contested || row.disputed,
    single: (row) => row.origins === 1,
  };
  const STANDING_WORDS = {
    either: "contested or disputed", contested: "contested", disputed: "disputed figure", single: "one independent origin only",
  };
  const options = (any, pairs) => [h("option", { value: "" }, any), pairs.map(([value, text]) => h("option", { value }, text))];
  const field = (text, input) => h("label", {}, h("span", {}, text), input);

  // `set(name, value)` sets a filter from a plain value ("" clears it), as the fields and the page's address give it.
  o.filters = (state, harms) => {
    const form = document.querySelector("[data-filters]");
    const present = (values, all) => all.filter((value) => values.has(value));
    const kinds = [...new Set(state.rows.map((row) => row.kind))].sort();
    const told = new Set(state.rows.flatMap((row) => Object.keys(row.harms)));
    const slight = state.rows.filter((row) => row.minor).length;

    const setters = {
      q: (value) => o.search(state, value),
      harm: (value) => state.filter("harm", value ? (row) => value in row.harms : null, { label: harms[value], value }),
      kind: (value) => state.filter("kind", value ? (row) => row.kind === value : null, { label: plain(value), value }),
      standing: (value) =>
        state.filter("standing", STANDING[value] || null, { label: STANDING_WORDS[value], value }),
      minor: (value) => state.filter("minor", value ? null : (row) => !row.minor),
      period: (value) => {
        const [from, to] = value ? value.split("..") : ["", ""];
        const label = from && to ? `${o.dom.day(from)} to ${o.dom.day(to)}` : from ? `from ${o.dom.day(from)}` : `until ${o.dom.day(to || "")}`;
        state.filter("period", from || to ? o.within(from, to || "") : null, { label, value });
      },
      area: (value) => {
        const box = (value || "").split(",").map(Number);
        const whole = box.length === 4 && box.every(Number.isFinite);
        state.filter("area", whole ? o.inArea(...box) : null, { label: "part of the map", value });
      },
    };
    const set = (name, value) => setters[name] && setters[name](value);

    const fields = {
      q: h("input", { type: "search", "data-filter": "q", placeholder: "place, name, words of a report", oninput: (e) => set("q", e.target.value) }),
      harm: h("select", { "data-filter": "harm", onchange: (e) => set("harm", e.target.value) },
        options("any harm", present(told, Object.keys(harms)).map((name) => [name, harms[name]]))),
      kind: h("select", { "data-filter": "kind", onchange: (e) => set("kind", e.target.value) },
        options("any kind", kinds.map((kind) => [kind, plain(kind)]))),
      standing: h("select", { "data-filter": "standing", onchange: (e) => set("standing", e.target.value) },
        options("all", Object.entries(STANDING_WORDS))),
      minor: h("input", { type: "checkbox", "data-filter": "minor", onchange: (e) => set("minor", e.target.checked ? "1" : "") }),
    };
    form.append(
      ...[field("Find", fields.q), field("Harm", fields.harm), field("Kind", fields.kind), field("Standing", fields.standing)],
      ...(slight ? [h("label", { class: "check" }, fields.minor, h("span", {}, `show ${number(slight)} minor`))] : []),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = !state.rows.length;

    const fallback = { period: "period", area: "part of the map" };
    const label = (name) => (state.note(name) || {}).label || fallback[name] || name;
    const standing = () => state.filters().filter((name) => name !== "minor");
    const chips = document.querySelector("[data-chips]");
    const clear = () => standing().forEach((name) => state.filter(name, null));
    const drawChips = () => {
      const names = standing();
      const lost = chips.contains(document.activeElement);
      chips.replaceChildren(
        ...names.map((name) => h("button", { type: "button", class: "chip", "data-chip": name, "aria-label": `Take away the filter: ${label(name)}`,
          onclick: () => state.filter(name, null) }, label(name), h("span", { "aria-hidden": "true" }, " ×"))),
        ...(names.length ? [h("button", { type: "button", class: "plain", "data-clear": true, onclick: clear }, "Clear all")] : []),
      );
      chips.hidden = !names.length;
      if (lost) (chips.querySelector("button") || fields.q).focus();
    };
    // Fields follow the filters, whoever set them.
    const follow = () => {
      const value = (name) => (state.note(name) || {}).value || "";
      for (const name of ["harm", "kind", "standing"]) fields[name].value = value(name);
      if (document.activeElement !== fields.q) fields.q.value = value("q");
      fields.minor.checked = !state.filters().includes("minor");
    };
    const status = document.querySelector("[data-count]");
    const tell = () => {
      const all = state.filters().includes("minor") ? state.rows.length - slight : state.rows.length;
      const shown = state.shown().length;
      const note = o.searching ? ` (${o.searching})` : "";
      status.toggleAttribute("data-searching", Boolean(o.searching));
      status.textContent = state.rows.length ? `${number(shown)} of ${count(all, "incident")}${note}` : "";
    };
    const all = () => {
      drawChips();
      follow();
      tell();
    };
    if (slight) set("minor", slight === state.rows.length ? "1" : "");
    state.subscribe(all);
    all();
    return { set, clear, tell };
  };
})(window.onrecord || (window.onrecord = {}));
