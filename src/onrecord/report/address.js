"use strict";
// The page's address holds the view: `#ID/CLAIM&q=word&harm=killed`. What is open comes first, filters follow.
((o) => {
  const NAMES = ["q", "harm", "kind", "standing", "period", "area", "minor"];
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const read = () => {
    const parts = location.hash.slice(1).split("&").filter(Boolean);
    const found = { open: "", claim: "", filters: {} };
    for (const part of parts) {
      const at = part.indexOf("=");
      if (at > 0 && NAMES.includes(part.slice(0, at))) found.filters[part.slice(0, at)] = decode(part.slice(at + 1));
      else [found.open, found.claim] = part.split("/").map(decode);
    }
    return found;
  };

  // Keeps the address and the state together. `filters.set` and `panel.show` do what an address asks for.
  o.address = (state, filters, panel) => {
    let writing = false;
    const told = () => {
      const parts = state.filters().filter((name) => NAMES.includes(name) && state.note(name));
      const some = parts.map((name) => `${name}=${encodeURIComponent(state.note(name).value)}`);
      if (state.rows.some((row) => row.minor) && !state.filters().includes("minor")) some.push("minor=1");
      return some;
    };
    const write = (step) => {
      const open = panel.address();
      const wanted = [open, ...told()].filter(Boolean).join("&");
      if (wanted === location.hash.slice(1)) return;
      if (!wanted && document.getElementById(location.hash.slice(1))) return; // a part of the page, chosen by its link
      writing = true;
      const method = step ? "pushState" : "replaceState";
      history[method](null, "", wanted ? "#" + wanted : location.pathname + location.search);
      writing = false;
    };
    const follow = () => {
      if (writing) return;
      const found = read();
      if (found.open && document.getElementById(found.open)) return panel.close(true);
      if (location.hash.includes("=") || !location.hash) {
        for (const name of NAMES) if (name !== "minor" || found.filters.minor) filters.set(name, found.filters[name] || "");
      }
      if (found.open) panel.go(found.open, found.claim);
      else panel.close(true);
    };
    state.subscribe(() => write(false));
    panel.moved(() => write(true));
    addEventListener("popstate", follow);
    if (location.hash.length > 1) follow();
  };
})(window.onrecord || (window.onrecord = {}));
