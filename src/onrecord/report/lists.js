"use strict";
// The lists beneath the table: contradictions, tolls, persons and Issues, each drawn when it comes near the screen.
((o) => {
  const { h, number, count, range, opener, pager, link } = o.dom;

  const side = (subject) => ([name, what, words, source, key]) =>
    h("div", {}, h("p", {}, h("strong", {}, name), ": ", subject ? opener(subject, what, key) : what), h("blockquote", {}, h("mark", {}, words)), h("p", { class: "source" }, source));
  const card = (subject) => (clash) =>
    h("div", { class: "clash" }, h("p", {}, h("span", { class: "badge warn" }, clash.kind), " ", h("strong", {}, clash.about)), h("div", { class: "sides" }, clash.sides.map(side(subject))));
  const group = ({ subject, title, found }) => {
    const rest = found.slice(1);
    const fold = h("details", {}, h("summary", {}, `${rest.length} more of it`));
    fold.addEventListener("toggle", () => fold.children.length > 1 || fold.append(...rest.map(card(subject))));
    return h("article", {}, h("h3", { class: "of" }, subject ? opener(subject, title) : "Of no incident", " ", h("small", {}, number(found.length))), card(subject)(found[0]), rest.length ? fold : null);
  };
  const clashes = async (box) => {
    const order = (await o.data("clashes")).map((one, n) => [one, n]).sort((a, b) => b[0].found.length - a[0].found.length || a[1] - b[1]);
    pager(box, order.map(([one]) => one), group, 8, "None was found.");
  };

  const toll = (row) => {
    const drawing = h("div");
    o.piece("dossiers", row.n, o.page.slices.dossiers).then((dossier) => {
      const goto = (n, text) => opener(row.id, text, dossier.claims[n].key);
      drawing.append(...(dossier.history || []).map((one) => o.chart(one, true, goto)).filter(Boolean));
    }, o.trouble);
    const cells = Object.entries(row.harms).map(([harm, cell]) => h("span", {}, `${o.page.harms[harm]} `, h("strong", {}, cell[1] === null ? cell[4] || range(cell) : number(cell[1])), ` (low to high: ${range(cell)})`));
    return h("article", { class: "toll" }, h("h3", {}, opener(row.id, row.title)), h("p", { class: "facts" }, cells.map((one, n) => [n ? "; " : null, one]), cells.length ? " · " : null, o.dom.counts(row), " ", o.dom.badges(row)), drawing);
  };
  const tolls = async (box) => {
    const size = (row) => row.reports * 10 + row.origins;
    pager(box, [...o.page.tolls].sort((a, b) => size(b) - size(a) || a.n - b.n), toll, 6, "None was found.");
  };

  // "2 named of 4 to 20 or more killed".
  const against = (row, named) => {
    const lines = Object.entries(row.named || {}).filter(([harm]) => row.harms[harm]).map(([harm, n]) => {
      const cell = row.harms[harm];
      return `${number(n)} named of ${range(cell)} ${o.page.harms[harm]}${cell[1] === null ? "" : ` (best ${number(cell[1])})`}`;
    });
    return h("p", { class: "facts", "data-named": true }, lines.length ? lines.join("; ") : count(named, "person named", "persons named"));
  };
  const human = (papers) => (one) =>
    h("tr", {}, h("td", { "data-label": "Name" }, h("strong", {}, one.name), one.role ? h("small", {}, ` ${one.role}`) : null, one.spellings ? h("small", {}, ` also ${one.spellings.join(", ")}`) : null,
      one.certainty ? h("small", {}, ` (${one.certainty} the same)`) : null),
    h("td", { "data-label": "Age" }, one.age), h("td", { "data-label": "Status" }, one.status), h("td", { "data-label": "Where, when" }, [one.place, one.when].filter(Boolean).join(", ")),
    h("td", { "data-label": "Told by" }, (one.told || []).map(([teller, doc]) => h("div", {}, teller, papers[doc] ? [" · ", h("a", { href: link("d-" + papers[doc].id, ""), "data-document-link": doc }, papers[doc].published || "the report")] : null))));
  const humans = (people, papers) =>
    h("table", { class: "humans" }, o.figures.heads(["Name", "Age", "Status", "Where, when", "Told by"], []), h("tbody", {}, people.map(human(papers))));
  const people = async (box) => {
    const [all, papers] = [await o.data("people"), await o.passage.papers()];
    const groups = new Map();
    for (const one of all) groups.set(one.subject || "", [...(groups.get(one.subject || "") || []), one]);
    const order = [...groups].sort((a, b) => !a[0] - !b[0] || b[1].length - a[1].length);
    const make = ([id, some]) => {
      const row = o.page.row(id);
      return h("article", {}, h("h3", { class: "of" }, row ? opener(id, row.title) : "In no incident", " ", h("small", {}, number(some.length))), row ? against(row, some.length) : null, humans(some, papers));
    };
    const has = (words) => ([, some]) => some.some((one) => words.every((word) => [one.name, ...(one.spellings || [])].join(" ").toLowerCase().includes(word)));
    found(box, order, has, make, 8, "Nobody is named in these reports.", "Find a name");
  };
  // A list with a field that narrows it.
  const found = (box, items, has, make, size, none, label) => {
    const list = h("div");
    const draw = (text) => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      pager(list, words.length ? items.filter(has(words)) : items, make, size, words.length ? "None is found." : none);
    };
    const field = h("label", { class: "finder" }, h("span", {}, label), h("input", { type: "search", oninput: (event) => draw(event.target.value) }));
    box.replaceChildren(...(items.length > size ? [field] : []), list);
    draw("");
  };

  const issues = async (box) => {
    const all = await o.data("issues");
    const body = h("tbody");
    const line = ([stage, subject, problem]) => h("tr", {}, h("td", { "data-label": "Stage" }, stage), h("td", { "data-label": "In" }, subject), h("td", { "data-label": "Problem" }, problem));
    if (!all.length) return box.replaceChildren(h("p", {}, "None."));
    const table = h("table", { class: "wide" }, o.figures.heads(["Stage", "In", "Problem"], []), body);
    const lots = h("div");
    box.replaceChildren(table, lots);
    pager(lots, all, line, 40, "None.");
    body.append(...lots.querySelectorAll("tr"));
    const moved = new MutationObserver(() => body.append(...lots.querySelectorAll("tr")));
    moved.observe(lots, { childList: true, subtree: true });
  };

  const MAKERS = { clashes, tolls, people, issues, documents: (box) => o.papers.list(box) };
  const READY = 1000; // incidents of a record whose lists are drawn at once
  // Draws each list when it comes near the screen, those of a small record as soon as there is time.
  o.lists = { against, humans, found };
  o.lists.watch = () => {
    const draw = (box) => {
      if (box.dataset.drawn) return;
      box.dataset.drawn = "1";
      MAKERS[box.dataset.list](box).catch(o.trouble);
    };
    const seen = new IntersectionObserver((entries) => entries.forEach((one) => one.isIntersecting && draw(one.target)), { rootMargin: "600px" });
    document.querySelectorAll("[data-list]").forEach((box) => seen.observe(box));
    // What is read on paper has to stand before the print begins, which waits for nothing.
    if (o.page.rows.length <= READY) (window.requestIdleCallback || setTimeout)(() => document.querySelectorAll("[data-list]").forEach(draw));
  };
})(window.onrecord || (window.onrecord = {}));
