"use strict";
// Elements and words. Text from the record becomes text nodes and attributes of names given here, never markup.
((o) => {
  const SVG = "http://www.w3.org/2000/svg";

  // What stands for a name that is left out stays on one line.
  const kept = (child) => (typeof child === "string" && o.page && o.page.redacted ? child.replace(/\[(person|witness|name) (\d+)\]/g, "[$1\u00a0$2]") : child);
  const fill = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== "").map(kept));
    return element;
  };
  // h("p", {class: "note"}, "words", element, [more]); what is null, false or "" is left out.
  const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  const number = (value) => (value === null || value === undefined ? "" : value.toLocaleString("en-GB"));
  const count = (n, one, many) => `${number(n)} ${n === 1 ? one : many || one + "s"}`;
  const plain = (word) => word.replaceAll("_", " ");
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  // An ISO day, month or year as people write it; anything else as it stands.
  const day = (iso) => {
    const [year, month, date] = (iso || "").split("-");
    const name = MONTHS[Number(month) - 1];
    return name ? [date && Number(date), name, year].filter(Boolean).join(" ") : iso || "";
  };
  // Low to high: "42–43", "7", "200 or more".
  const range = ([low, , high, open]) => {
    const single = high === null ? low : high;
    const text = low !== null && high !== null && low !== high ? `${number(low)}–${number(high)}` : number(single);
    return open && text ? `${text} or more` : text;
  };

  const badges = (row) => [
    row.contested ? [h("span", { class: "badge warn" }, "contested"), " "] : null,
    row.disputed ? [h("span", { class: "badge warn" }, "disputed figure"), " "] : null,
    ["", "contested", "disputed"].includes(row.grade) ? null : h("small", { class: "grade" }, row.grade),
  ];
  const counts = (row) =>
    [count(row.reports, "report"), count(row.outlets, "outlet"), count(row.origins, "independent origin")].join(" / ");
  // The page's address of an incident, toll or document, and of a claim in it.
  const link = (id, claim) => "#" + encodeURIComponent(id) + (claim ? "/" + encodeURIComponent(claim) : "");
  const opener = (id, text, claim) => h("a", { href: link(id, claim), "data-open": id, "data-claim-link": claim }, text);

  const further = (lot, left) => (left > lot ? `Show ${lot} more of ${number(left)}` : `Show the last ${number(left)}`);
  // Fills `box` with `items` in lots: the first at once, more at a press.
  const pager = (box, items, make, size, none) => {
    let made = 0;
    const list = h("div");
    const button = h("button", { type: "button", class: "more", "data-more": true, onclick: () => more(true) });
    const more = (focus) => {
      const lot = items.slice(made, made + size).map(make);
      made += lot.length;
      list.append(...lot);
      button.hidden = made >= items.length;
      button.textContent = further(size, items.length - made);
      if (focus && lot[0]) (lot[0].querySelector("a, button, summary") || lot[0]).focus();
    };
    more();
    box.replaceChildren(items.length ? list : h("p", {}, none), button);
  };

  o.dom = { h, s, number, count, plain, day, range, badges, counts, link, opener, pager, further };
})(window.onrecord || (window.onrecord = {}));
