"use strict";
// The panel beside the table: one incident, toll or document at a time, with an address of its own.
((o) => {
  const { h, link } = o.dom;

  o.panel = (state, table) => {
    const box = document.querySelector("[data-panel]");
    let shown = null; // {kind, id, n, claim}
    let from = null; // what had the focus before
    let turn = 0;
    const moves = new Set();

    const head = (title) => [
      h("div", { class: "bar" },
        h("button", { type: "button", "data-panel-previous": true, onclick: () => step(-1) }, "‹ Previous"),
        h("button", { type: "button", "data-panel-next": true, onclick: () => step(1) }, "Next ›"),
        h("span", { class: "gap" }),
        h("button", { type: "button", "data-panel-print": true, onclick: printed }, "Print"),
        h("button", { type: "button", "data-panel-close": true, onclick: () => close() }, "Close")),
      h("h2", { id: "panel-title", tabindex: "-1" }, title),
      h("p", { class: "id" }, shown.kind === "document" ? "" : shown.id),
    ];
    // Where the panel covers the page, what lies beneath is out of reach until it closes.
    const narrow = matchMedia("(max-width: 50rem)");
    const cover = (on) => document.querySelectorAll("body > header, body > nav, body > main").forEach((part) => (part.inert = on && narrow.matches));
    narrow.addEventListener("change", () => cover(!box.hidden));
    const lay = async (title, make) => {
      const mine = (turn += 1);
      const body = h("div", { class: "body", "aria-busy": "true" }, h("p", {}, "One moment…"));
      box.hidden = false;
      cover(true);
      box.dataset.id = shown.id;
      document.documentElement.dataset.open = shown.kind;
      box.replaceChildren(...head(title), body);
      box.scrollTop = 0;
      if (!shown.claim) box.querySelector("#panel-title").focus();
      const made = await make().catch(o.trouble);
      if (mine !== turn || !made) return;
      body.replaceChildren(...made);
      body.removeAttribute("aria-busy");
      ends();
      o.drawnSoon(body);
      if (shown.claim) await point(shown.claim);
    };
    // To a claim in the open panel: unfolds what hides it, and moves the focus there.
    const point = async (key) => {
      for (const fold of box.querySelectorAll("details.fold")) {
        if (fold.dataset.keys.split(" ").includes(key)) {
          await fold.draw();
          fold.open = true;
        }
      }
      const spot = box.querySelector(`[data-claim="${CSS.escape(key)}"]`) || box.querySelector(`[data-passage="${CSS.escape(key)}"]`);
      if (!spot) return box.querySelector("#panel-title").focus();
      for (let up = spot.parentElement; up && up !== box; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
      box.querySelectorAll(".pointed").forEach((one) => one.classList.remove("pointed"));
      spot.classList.add("pointed");
      spot.setAttribute("tabindex", "-1");
      spot.focus({ preventScroll: true });
      spot.scrollIntoView({ block: "center" });
    };

    const printed = async () => {
      await o.drawn(box);
      print();
    };

    const incident = (row, claim) => {
      shown = { kind: "incident", id: row.id, n: row.n, claim };
      state.open(row.id);
      return lay(row.title, async () => o.dossier(row, await o.piece("dossiers", row.n, o.page.slices.dossiers)));
    };
    const paper = async (n, claim) => {
      const found = (await o.passage.papers())[n];
      shown = { kind: "document", id: "d-" + found.id, n, claim };
      state.open(null);
      return lay(found.title || found.name, () => o.papers.show(n));
    };
    const open = async (what, claim, quiet) => {
      if (box.hidden) from = document.activeElement;
      const same = shown && shown.id === what && !box.hidden;
      if (same && claim) shown.claim = claim;
      const row = o.page.row(what);
      if (!same && row) incident(row, claim);
      else if (!same) {
        const papers = await o.passage.papers();
        const n = papers.findIndex((one) => "d-" + one.id === what);
        if (n < 0) return;
        await paper(n, claim);
      } else if (claim) point(claim);
      if (!quiet) moves.forEach((tell) => tell());
    };
    // What an address names, which may be a claim alone.
    const go = async (what, claim) => {
      const [id, inside] = (o.page.row(what) ? [what, ""] : await o.located(what)) || [];
      o.note(id ? "" : `Nothing on this page is called “${what}”. It may be of another record, or of an earlier build of this one.`);
      if (id) return open(id, claim || inside, true);
      close(true);
    };
    const close = (quiet) => {
      if (box.hidden) return;
      turn += 1;
      box.hidden = true;
      cover(false);
      box.replaceChildren();
      shown = null;
      delete box.dataset.id;
      delete document.documentElement.dataset.open;
      state.open(null);
      if (from && from.isConnected) from.focus();
      if (!quiet) moves.forEach((tell) => tell());
    };
    // The neighbours as the reader sees them: incidents in the table's order, tolls and documents in their lists'.
    const row = () => {
      if (shown.kind === "document") return [];
      const own = o.page.row(shown.id);
      return own.kind === "toll" ? o.page.tolls : table ? table.order() : state.rows;
    };
    const neighbour = async (way) => {
      if (shown.kind === "document") {
        const next = (await o.passage.papers())[shown.n + way];
        return next && "d-" + next.id;
      }
      const list = row();
      const next = list[list.findIndex((one) => one.id === shown.id) + way];
      return next && next.id;
    };
    const step = async (way) => {
      const id = await neighbour(way);
      if (id) open(id, "");
    };
    const ends = async () => {
      const [before, after] = [await neighbour(-1), await neighbour(1)];
      const [back, on] = [box.querySelector("[data-panel-previous]"), box.querySelector("[data-panel-next]")];
      if (back) back.disabled = !before;
      if (on) on.disabled = !after;
    };

    document.addEventListener("click", (event) => {
      const at = event.target.closest("a[data-open], a[data-document-link]");
      if (!at || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const [id, claim] = at.getAttribute("href").slice(1).split("/").map(decodeURIComponent);
      open(id, claim || "");
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !box.hidden) close();
    });
    return {
      close,
      go,
      address: () => (shown ? link(shown.id, shown.claim).slice(1) : ""),
      moved: (tell) => moves.add(tell),
      open,
    };
  };
})(window.onrecord || (window.onrecord = {}));
