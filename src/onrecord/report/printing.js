"use strict";
// On paper: the open panel with all its folds, or every incident that passes the filters, one after another.
((o) => {
  const { h, number, count } = o.dom;
  const MOST = 100; // incidents that are printed in full
  const DRAWN = 300; // passages that a panel draws ahead of a print by the browser's own command

  // Draws what is folded, so that it can be opened at once.
  o.drawn = (box) => Promise.all([...box.querySelectorAll("details.fold")].map((fold) => fold.draw()));
  o.drawnSoon = (box) => setTimeout(() => box.querySelectorAll("[data-claim]").length < DRAWN && o.drawn(box).catch(o.trouble), 300);
  // On paper every fold is open, but for the figures that a chart shows.
  const unfold = () => {
    const closed = [...document.querySelectorAll("header details:not([open]), .panel details:not([open], .figures), .booklet details:not([open], .figures)")];
    closed.forEach((fold) => (fold.open = true));
    addEventListener("afterprint", () => closed.forEach((fold) => (fold.open = false)), { once: true });
  };
  addEventListener("beforeprint", unfold);

  const chosen = (state) => state.filters().map((name) => state.note(name)).filter(Boolean).map((note) => note.label).join("; ");
  const preface = (state, all, some) =>
    h("header", {}, h("h1", {}, some < all ? `${number(some)} of ${count(all, "incident")}, in full` : `${count(all, "incident")}, in full`),
      h("p", {}, document.querySelector(".lead").textContent),
      [...document.querySelectorAll("[data-redacted]")].map((note) => note.cloneNode(true)),
      chosen(state) ? h("p", {}, `Only: ${chosen(state)}.`) : null,
      some < all ? h("p", { class: "note" }, `These are the first ${number(some)} as the table was sorted; ${number(all - some)} more pass the filters and are not here. Narrow the filters to print others.`) : null);
  const part = async (row) => h("article", {}, h("h2", {}, row.title), h("p", { class: "id" }, row.id), await o.dossier(row, await o.piece("dossiers", row.n, o.page.slices.dossiers)));

  // A button that prints what passes; `tell` says how far it is.
  o.printing = (state, table) => {
    const say = h("span", { role: "status" });
    const print = async () => {
      const all = table.order();
      const rows = all.slice(0, MOST);
      const booklet = h("div", { class: "booklet" }, preface(state, all.length, rows.length));
      button.disabled = true;
      for (const [n, row] of rows.entries()) {
        if (n % 10 === 0) say.textContent = `Laying out ${n + 1} of ${rows.length}…`;
        booklet.append(await part(row));
      }
      document.body.append(booklet);
      await o.drawn(booklet);
      say.textContent = "";
      button.disabled = false;
      document.documentElement.dataset.booklet = rows.length;
      addEventListener("afterprint", () => (booklet.remove(), delete document.documentElement.dataset.booklet), { once: true });
      window.print();
    };
    const button = h("button", { type: "button", class: "plain", "data-print-all": true, onclick: () => print().catch(o.trouble) });
    const follow = () => {
      const n = state.shown().length;
      button.hidden = !n;
      button.textContent = n > MOST ? `Print the first ${MOST} in full` : n > 1 ? `Print all ${n} in full` : "Print it in full";
    };
    state.subscribe(follow);
    follow();
    return [button, " ", say];
  };
})(window.onrecord || (window.onrecord = {}));
