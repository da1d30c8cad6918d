"use strict";
// Documents: the list, and one with its text, passages marked and clutter dimmed.
((o) => {
  const { h, count, link } = o.dom;

  const facts = (paper, id) =>
    [paper.outlet || "outlet not known", paper.owner && paper.owner !== paper.outlet ? `of ${paper.owner}` : "", (paper.published || "no date") + (paper.from ? ` (from ${paper.from})` : ""),
      count(paper.claims || 0, "claim"), paper.language ? `in ${paper.language}` : "", paper.clutter ? `${paper.clutter} % clutter` : "", id].filter(Boolean).join(" · ");
  const kin = (paper, papers) => {
    const first = papers[paper.copy];
    if (!first) return null;
    const [before, after] = (paper.relation || "Copy of").split("|");
    return h("p", { class: "kin" }, before, " ", h("a", { href: link("d-" + first.id), "data-document-link": paper.copy }, first.title || first.name), after ? ` (${after})` : "", ": it adds no origin.");
  };
  const copies = (n, papers) => {
    const some = papers.map((paper, at) => [paper, at]).filter(([paper]) => paper.copy === n);
    return some.length ? h("p", { class: "kin" }, "Repeated by ", some.map(([paper, at], i) => [i ? ", " : null, h("a", { href: link("d-" + paper.id), "data-document-link": at }, paper.outlet || paper.unknown)]), ": they add no origin.") : null;
  };
  const passed = (paper) => (paper.passed ? h("p", {}, h("span", { class: "badge" }, "passed over"), " ", paper.passed) : null);
  const address = (paper) =>
    paper.address ? h("p", { class: "facts" }, /^https?:\/\//i.test(paper.address) ? h("a", { href: paper.address, rel: "noreferrer noopener external" }, paper.address) : paper.address) : null;

  const item = (papers) => ([paper, n]) =>
    h("article", { class: "paper", "data-document": paper.id }, h("h3", {}, h("a", { href: link("d-" + paper.id), "data-document-link": n }, paper.title || paper.name)), h("p", { class: "facts" }, facts(paper)), kin(paper, papers), passed(paper));
  const list = async (box) => {
    const papers = await o.passage.papers();
    const has = (words) => ([paper]) => words.every((word) => [paper.title, paper.id, paper.outlet, paper.owner, paper.published].join(" ").toLowerCase().includes(word));
    o.lists.found(box, papers.map((paper, n) => [paper, n]), has, item(papers), 20, "There is no document.", "Find a document");
  };

  const whole = async (n) => {
    const { parts = [], marks = [], hits = [] } = await o.passage.text(n);
    const subject = new Map(hits.map(([, , id, key]) => [key, id]));
    const paints = [...hits.map(([start, end, , key]) => [start, end, "passage", key]), ...marks];
    const mark = (key, words, more) => {
      const inner = h("mark", { class: more || null, "data-passage": key }, words);
      return subject.get(key) ? h("a", { href: link(subject.get(key), key), "data-open": subject.get(key) }, inner) : inner;
    };
    const text = [];
    let end = 0;
    for (const [at, words] of parts) {
      if (at > end) text.push(h("p", { class: "gap" }, "[…]"));
      text.push(o.passage.painted(at, words, paints, mark));
      end = at + words.length;
    }
    return parts.length ? h("div", { class: "text" }, text) : h("p", {}, "No passage of it is on record.");
  };
  const show = async (n) => {
    const papers = await o.passage.papers();
    const paper = papers[n];
    return [h("p", { class: "facts" }, facts(paper, paper.id)), address(paper), kin(paper, papers), copies(n, papers), passed(paper),
      h("p", { class: "source" }, o.page.whole ? "Passages are marked and lead to their incident; clutter is dimmed." : "This record is large: of each text the page holds the paragraphs with a passage. The whole texts stand in the record’s export."),
      await whole(n)].filter(Boolean);
  };
  o.papers = { list, show };
})(window.onrecord || (window.onrecord = {}));
