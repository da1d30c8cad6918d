"use strict";
// The map: onrecord.map(element, state, basemap) fills `element`. It shows the rows that pass all filters but its own, those
// outside its own pale, and keeps the filter `area`.
onrecord.map = (element, state, basemap) => {
  const root = d3.select(element).classed("map", true);
  root.selectAll("*").remove();
  const placed = state.rows.filter((row) => row.lat !== null && row.lon !== null);
  const ground = onrecord.ground(basemap, onrecord.meridian(placed.filter(pinned).map((row) => row.lon)));
  const keys = root.append("p").attr("class", "map-keys").attr("id", "map-keys")
    .text("Drag to move, + and − to zoom, 0 to see all incidents; Tab goes on to the incidents, arrow keys from one to the next, Enter opens. Shift and drag marks an area.");
  const tools = root.append("div").attr("class", "map-tools").attr("role", "group").attr("aria-label", "Map");
  const frame = root.append("div").attr("class", "map-frame");
  const box = frame.append("div").attr("class", "map-box").attr("tabindex", 0).attr("role", "group")
    .attr("aria-label", "Map of incidents").attr("aria-describedby", "map-keys");
  const tip = frame.append("div").attr("class", "map-tip").attr("aria-hidden", "true");
  const told = root.append("p").attr("class", "map-told").attr("role", "status");
  const port = onrecord.viewport(box, (view, context) => redraw(view, context));
  const area = onrecord.areaFilter(state, ground, port);
  const symbols = onrecord.symbols(port.svg, { choose, point });
  onrecord.legend(root, basemap.credit);
  const table = onrecord.placesTable(root, (rows) => (look(rows), box.node().focus()));

  let rows = [], spots = [], nations = [], level = null, marks = [], open = false;
  const levels = new Map(); // scale, in half steps -> marks
  const homes = new Map(); // point of a country row -> country
  const home = (row) => {
    const key = row.lat + " " + row.lon;
    if (!homes.has(key)) homes.set(key, ground.country(row.lat, row.lon));
    return homes.get(key);
  };
  function pinned(row) {
    return row.lat !== null && row.lon !== null && row.precision !== "country" && row.precision !== "international";
  }

  function gather() {
    rows = state.passing("area");
    const shown = new Set(area.stands() ? state.shown() : rows);
    spots = onrecord.spots(rows.filter(pinned), ground.point);
    const whole = rows.filter((row) => row.lat !== null && row.precision === "country" && home(row));
    nations = d3.groups(whole, (row) => home(row).name).map(([name, members]) => {
      const country = home(members[0]);
      return onrecord.finished({ key: "nation " + name, x: country.x, y: country.y, area: 0, country, rows: members });
    });
    spots.forEach((spot) => (spot.out = !spot.rows.some((row) => shown.has(row))));
    nations.forEach((mark) => (mark.out = !mark.rows.some((row) => shown.has(row))));
    levels.clear();
    level = null;
    table(rows.filter((row) => shown.has(row)));
    clear.property("disabled", !area.stands());
    port.later();
  }

  let last = "";
  function redraw(view, context) {
    const where = [view.k, view.x, view.y].join(" ");
    if (where !== last) hide();
    last = where;
    const now = Math.round(Math.log2(view.k) * 2) / 2;
    if (now !== level && !(marks = levels.get((level = now)))) {
      const [out, shown] = [true, false].map((way) => onrecord.cluster(spots.filter((spot) => spot.out === way), Math.pow(2, now)));
      out.forEach((mark) => (mark.out = true));
      marks = [...shown, ...nations, ...out].sort((a, b) => b.rows.length - a.rows.length || d3.ascending(a.key, b.key));
      levels.set(now, marks);
    }
    const inside = marks.filter((mark) => {
      const x = mark.x * view.k + view.x, y = mark.y * view.k + view.y, reach = 20 + mark.area * view.k;
      return x > -reach && y > -reach && x < view.width + reach && y < view.height + reach;
    });
    const names = onrecord.placeNames(inside, view);
    ground.draw(context, { ...view, colours: colours(), shaded: nations.map((mark) => mark.country), taken: names.taken, said: names.said });
    symbols.show(inside, view);
    area.outline(view);
    tell(inside);
  }

  let palette = null;
  function colours() {
    if (palette) return palette;
    const style = getComputedStyle(element);
    return (palette = Object.fromEntries(
      ["sea", "grid", "land", "coast", "border", "shade", "halo", "country", "town"].map((name) => [name, style.getPropertyValue("--map-" + name).trim()]),
    ));
  }

  function tell(inside) {
    const count = d3.sum(inside, (mark) => mark.rows.length);
    const lost = rows.filter((row) => !pinned(row) && !(row.precision === "country" && row.lat !== null && home(row))).length;
    const wide = d3.sum(nations, (mark) => mark.rows.length);
    const text = [
      count === rows.length ? onrecord.many(count, "incident") + " in this view." : d3.format(",")(count) + " of " + onrecord.many(rows.length, "incident") + " in this view.",
      wide ? onrecord.many(wide, "incident is", "incidents are") + " known for a country only." : "",
      lost ? onrecord.many(lost, "incident has", "incidents have") + " no place that a map can show." : "",
    ].filter(Boolean).join(" ");
    if (told.text() !== text) told.text(text);
  }

  function look(members, most = 60) {
    const points = members.filter((row) => row.lat !== null).map((row) => ground.point(row.lat, row.lon));
    if (points.length) port.fit([d3.min(points, (p) => p[0]), d3.min(points, (p) => p[1]), d3.max(points, (p) => p[0]), d3.max(points, (p) => p[1])], most);
  }
  // All incidents; at the start few that lie far from the rest may stay outside, and the line under the map counts them.
  function fit(most) {
    const points = spots.filter((spot) => !spot.out).flatMap((spot) => spot.rows.map(() => spot));
    const all = points.length ? points : spots;
    if (!all.length) return port.fit([0, onrecord.WORLD * 0.15, onrecord.WORLD, onrecord.WORLD * 0.75], 60, true);
    const ends = (key) => {
      const sorted = d3.sort(all.map((spot) => spot[key]));
      const [low, high] = [d3.quantileSorted(sorted, most), d3.quantileSorted(sorted, 1 - most)];
      return high - low < (sorted[sorted.length - 1] - sorted[0]) / 1.6 ? [low, high] : [sorted[0], sorted[sorted.length - 1]];
    };
    const [[west, east], [north, south]] = [ends("x"), ends("y")];
    port.fit([west, north, east, south], 24, most > 0);
  }

  function choose(chosen, node) {
    if (chosen.rows.length === 1) return state.open(chosen.rows[0].id);
    const apart = chosen.spots && new Set(chosen.spots.map((spot) => spot.x + " " + spot.y)).size > 1;
    if (apart && port.view().k < 400) return look(chosen.rows, 600);
    hide();
    onrecord.pile(frame, chosen, (row) => state.open(row.id), () => node.isConnected && node.focus({ preventScroll: true }));
  }
  function point(pointed, node) {
    if (!pointed) return hide();
    open = true;
    state.hover(pointed.rows.length === 1 ? pointed.rows[0].id : null);
    const { k, x, y, width } = port.view();
    const at = pointed.x * k + x;
    tip.text(onrecord.called(pointed)).classed("shown", true);
    const style = tip.node().style;
    style.left = Math.max(4, Math.min(at + 14, width - Math.min(300, tip.node().offsetWidth) - 4)) + "px";
    style.top = Math.max(4, pointed.y * k + y + 16) + "px";
  }
  function hide() {
    if (open) state.hover(null);
    open = false;
    tip.classed("shown", false);
  }

  const button = (text, label, act) => tools.append("button").attr("type", "button").attr("aria-label", label).text(text).on("click", act);
  button("+", "Zoom in", () => port.by(2));
  button("−", "Zoom out", () => port.by(0.5));
  button("All incidents", null, () => fit(0));
  button("Filter to this view", null, () => {
    const { width, height } = port.view();
    area.mark([0, 0, width, height]);
  });
  const clear = button("Clear area", null, area.clear);
  port.lasso(area.mark);

  box.on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target.closest && event.target.closest(".map-pile"))) return;
    const on = event.target.closest(".mark");
    const acts = {
      "+": () => port.by(1.6), "=": () => port.by(1.6), "-": () => port.by(0.625), 0: () => fit(0),
      ArrowLeft: () => (on ? symbols.step(on, -1) : port.move(80, 0)), ArrowRight: () => (on ? symbols.step(on, 1) : port.move(-80, 0)),
      ArrowUp: () => (on ? symbols.step(on, -1) : port.move(0, 80)), ArrowDown: () => (on ? symbols.step(on, 1) : port.move(0, -80)),
      Home: on && (() => symbols.step(on, "first")), End: on && (() => symbols.step(on, "last")),
      Escape: on && (() => box.node().focus()),
      Enter: on && (() => choose(on.__data__, on)), " ": on && (() => choose(on.__data__, on)),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });

  const recolour = () => ((palette = null), port.later());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("beforeprint", () => (root.classed("on-paper", true), (palette = null), port.draw(3)));
  addEventListener("afterprint", () => (root.classed("on-paper", false), recolour()));
  state.subscribe(gather);
  state.subscribeHover((id) => symbols.pointed(id));
  gather();
  port.measure();
  fit(0.025);
  new ResizeObserver(port.measure).observe(box.node());
  return { fit: () => fit(0), look };
};
