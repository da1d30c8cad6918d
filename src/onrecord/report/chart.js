"use strict";
// A toll as a drawing: a step line for each origin, numbers upwards, days to the right; ranges as bars, revisions and
// contradictions by the shape of the point. `points` are [day, origin, low, high, claim, state, why].
((o) => {
  const { h, s, number, day } = o.dom;
  const WIDTH = 720;
  const HEIGHT = 260;
  const [LEFT, RIGHT, TOP, BOTTOM] = [56, 24, 16, 34];
  const STYLES = 6;
  const STATES = { revised: "revised (replaced by its own origin)", clash: "contradicts another figure", aside: "set aside" };

  const time = (iso) => Date.parse(iso.length === 10 ? iso : iso.length === 7 ? iso + "-15" : iso.length === 4 ? iso + "-07-01" : "") / 864e5;
  const middle = ([, , low, high]) => (low === null ? high : low);
  const top = (most) => {
    let unit = 1;
    while (most > 10 * unit) unit *= 10;
    return Math.max(2, [1, 2, 4, 6, 8, 10].map((n) => n * unit).find((n) => n >= most));
  };
  const told = ([, , low, high]) =>
    low === null ? `at most ${number(high)}` : high === null ? `at least ${number(low)}` : low === high ? number(low) : `${number(low)} to ${number(high)}`;

  const scales = (points) => {
    const times = points.map((p) => time(p[0]));
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const most = top(Math.max(...points.flatMap((p) => [p[2] ?? 0, p[3] ?? 0])));
    const x = (t) => LEFT + 14 + ((WIDTH - LEFT - RIGHT - 28) * (last > first ? (t - first) / (last - first) : 0.5));
    const y = (n) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * n) / most;
    return { x, y, most, first, last };
  };
  const grid = ({ x, y, most, first, last }) => {
    const levels = most === 2 ? [0, 1, 2] : [0, most / 2, most].filter(Number.isInteger);
    const marks = last - first > 3 ? [first, (first + last) / 2, last] : last > first ? [first, last] : [first];
    const iso = (t) => new Date(Math.floor(t) * 864e5).toISOString().slice(0, 10);
    return [
      levels.map((n) => [s("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(n), y2: y(n) }), s("text", { class: "axis", x: LEFT - 8, y: y(n) + 4, "text-anchor": "end" }, number(n))]),
      marks.map((t, n) => s("text", { class: "axis", x: x(Math.floor(t)), y: HEIGHT - 10, "text-anchor": marks.length < 2 ? "middle" : ["start", marks.length > 2 ? "middle" : "end", "end"][n] }, day(iso(t)))),
    ];
  };
  // Low to high as a bar with ends; an open end is an arrow.
  const bar = (p, x, { y, most }) => {
    const [, , low, high] = p;
    if (low !== null && high !== null) {
      return low === high ? null : s("path", { class: "bar", d: `M${x} ${y(low)}V${y(high)}M${x - 5} ${y(low)}h10M${x - 5} ${y(high)}h10` });
    }
    const at = y(middle(p));
    const way = low === null ? 1 : -1;
    const far = Math.min(HEIGHT - BOTTOM, Math.max(TOP - 8, at + way * 20));
    return most ? s("path", { class: "bar", d: `M${x} ${at}V${far}m-4 ${-way * 5}l4 ${way * 5}l4 ${-way * 5}` }) : null;
  };
  const shape = (p, x, y) => {
    const state = p[5];
    if (state === "clash") return s("path", { class: "dot", d: `M${x} ${y - 7}l7 7l-7 7l-7 -7z` });
    if (state === "revised") return s("g", {}, s("circle", { class: "dot hollow", cx: x, cy: y, r: 5 }), s("path", { class: "bar", d: `M${x - 7} ${y + 7}l14 -14` }));
    return s("circle", { class: state === "aside" ? "dot hollow" : "dot", cx: x, cy: y, r: 5 });
  };
  // Points on one spot stand beside one another.
  const spread = (points) => {
    const taken = new Map();
    return new Map(points.map((p) => {
      const spot = p[0] + " " + middle(p);
      const n = taken.get(spot) || 0;
      taken.set(spot, n + 1);
      return [p, (n % 2 ? -1 : 1) * Math.ceil(n / 2) * 11];
    }));
  };
  const series = (name, points, style, scale) => {
    let last = null;
    const place = (p) => [scale.x(time(p[0])) + scale.beside.get(p), scale.y(middle(p))];
    const steps = points.map((p) => {
      const [x, y] = place(p);
      const step = last === null ? `M${x} ${y}` : `H${x}V${y}`;
      last = y;
      return step;
    });
    return s("g", { class: `series s${style}`, "data-series": name },
      s("path", { class: "steps", d: steps.join("") }),
      points.map((p) => {
        const [x, y] = place(p);
        const words = `${name}, ${day(p[0])}: ${told(p)}${p[5] ? ", " + STATES[p[5]] : ""}`;
        return s("g", {}, s("title", {}, words), bar(p, x, scale), shape(p, x, y));
      }));
  };
  const sample = (state) => s("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true", class: "sample" },
    state === "range" ? s("path", { class: "bar", d: "M9 2V16M4 2h10M4 16h10" }) : state === "open" ? s("path", { class: "bar", d: "M9 16V3m-4 5l4 -5l4 5" }) : shape([0, 0, 0, 0, 0, state], 9, 9));
  const key = (points) => {
    const states = ["clash", "revised", "aside"].filter((state) => points.some((p) => p[5] === state));
    const ranged = points.some((p) => p[2] !== null && p[3] !== null && p[2] !== p[3]);
    const open = points.some((p) => p[2] === null || p[3] === null);
    const lines = [...states.map((state) => [state, STATES[state]]), ...(ranged ? [["range", "low to high"]] : []), ...(open ? [["open", "an open end (“at least”)"]] : [])];
    return lines.length ? h("ul", { class: "key" }, lines.map(([state, words]) => h("li", {}, sample(state), " ", words))) : null;
  };
  const table = (points, claimLink) =>
    h("details", { class: "figures", "data-chart-table": true }, h("summary", {}, `The ${points.length} figures as a table`),
      h("table", {}, h("thead", {}, h("tr", {}, ["Day", "Origin", "Figure", "Standing"].map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, points.map((p) => h("tr", {}, h("td", { "data-label": "Day" }, day(p[0]) || "no day"), h("td", { "data-label": "Origin" }, p[1]),
          h("td", { "data-label": "Figure" }, claimLink ? claimLink(p[4], told(p)) : told(p)), h("td", { "data-label": "Standing" }, [STATES[p[5]], p[6]].filter(Boolean).join(": ")))))));

  // A figure with drawing, legend and table; only the table where there are not two days to draw a course between.
  o.chart = ({ harm, points }, running, claimLink) => {
    const dated = points.filter((p) => Number.isFinite(time(p[0])));
    if (new Set(dated.map((p) => p[0])).size < 2) return null;
    const scale = { ...scales(dated), beside: spread(dated) };
    const names = [...new Set(dated.map((p) => p[1]))];
    const lines = names.map((name, n) => series(name, dated.filter((p) => p[1] === name), n % STYLES, scale));
    const toggle = (line) => (event) => {
      const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
      event.currentTarget.setAttribute("aria-pressed", String(on));
      line.toggleAttribute("hidden", !on);
    };
    const legend = h("div", { class: "legend", role: "group", "aria-label": "Origins shown" },
      names.map((name, n) => h("button", { type: "button", class: `s${n % STYLES}`, "aria-pressed": "true", onclick: toggle(lines[n]) },
        s("svg", { viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true", class: `series s${n % STYLES}` }, s("path", { class: "steps", d: "M0 5H26" })), " ", name)));
    return h("figure", { class: "chart", "data-chart": harm },
      h("figcaption", {}, `${harm[0].toUpperCase()}${harm.slice(1)}: each point is a figure, on the day ${running ? "it speaks for" : "of its report"}; a line joins those of one origin.`),
      s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${harm}: what each origin said on which day; the figures are in the table below` }, grid(scale), lines),
      legend, key(dated), table(points, claimLink));
  };
  o.chart.told = told;
})(window.onrecord || (window.onrecord = {}));
