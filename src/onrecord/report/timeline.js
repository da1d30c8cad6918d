"use strict";
// The timeline: onrecord.timeline(element, state) fills `element` with bars of incidents or of killed, and keeps the filter
// `period`, set by brushing over the bars or by two date fields. Bars are of the rows that pass all other filters; what these
// leave out stands pale behind. An incident of several days is counted on its first; the filter keeps whatever overlaps.
onrecord.timeline = (element, state) => {
  const root = d3.select(element).classed("timeline", true);
  root.selectAll("*").remove();
  const HIGH = 130, EDGE = { left: 50, right: 26, top: 8, bottom: 22 };
  const views = {
    incidents: { label: "Incidents", value: () => 1 },
    killed: { label: "Killed (best)", value: (row) => (row.harms.killed || [])[1] || 0 },
  };
  let kind = "incidents", whole = false, time = null, bars = [], width = 0, moving = false, x = null;

  const tools = root.append("div").attr("class", "timeline-tools").attr("role", "group").attr("aria-label", "Timeline");
  const toggles = tools.selectAll("button").data(Object.keys(views)).join("button").attr("type", "button").text((key) => views[key].label)
    .on("click", (event, key) => ((kind = key), draw()));
  const field = (label) => {
    const input = tools.append("label").text(label + " ").append("input").attr("type", "date");
    return input.on("change", () => set(from.property("value"), to.property("value")));
  };
  const from = field("From"), to = field("to");
  const clear = tools.append("button").attr("type", "button").text("Clear period").on("click", () => set("", ""));
  const wide = tools.append("button").attr("type", "button").on("click", () => ((whole = !whole), draw()));
  const box = root.append("div").attr("class", "timeline-box");
  const svg = box.append("svg").attr("role", "group").attr("aria-label", "Incidents over time");
  const grid = svg.append("g").attr("class", "axis y").attr("aria-hidden", "true");
  const plot = svg.append("g").attr("class", "bars");
  const foot = svg.append("g").attr("class", "axis x").attr("aria-hidden", "true");
  const layer = svg.append("g").attr("class", "brush");
  const told = root.append("p").attr("class", "timeline-told").attr("role", "status");
  const brush = d3.brushX().on("start", () => (moving = true)).on("brush", (event) => event.sourceEvent && handles(event.selection)).on("end", brushed);
  const rule = ["west", "east"].map((side) => layer.append("g").attr("class", "handle-key " + side).attr("tabindex", 0).attr("role", "slider")
    .attr("aria-orientation", "horizontal").attr("aria-label", side === "west" ? "First day of the period" : "Last day of the period"));
  rule.forEach((g, i) => {
    g.append("rect").attr("x", -5).attr("width", 10).attr("rx", 3);
    g.on("keydown", (event) => nudge(event, i));
  });

  const period = () => {
    const note = state.note("period");
    return note && note.value ? note.value.split("..") : ["", ""];
  };
  function set(first, last) {
    if (first && last && first > last) [first, last] = [last, first];
    const label = "Period: " + (first || "the beginning") + " to " + (last || "the end");
    state.filter("period", first || last ? onrecord.within(first, last) : null, { label, value: first + ".." + last });
    refresh();
  }
  function brushed(event) {
    moving = false;
    if (!event.sourceEvent) return;
    if (!event.selection) return set("", "");
    const [a, b] = event.selection.map(x.invert);
    const { every } = time.span;
    const first = every.round(a), last = d3.max([every.round(b), every.offset(first, 1)]);
    set(onrecord.asDay(first), onrecord.asDay(d3.utcDay.offset(last, -1)));
  }
  function nudge(event, i) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -4, PageUp: 4 };
    const ends = [onrecord.asDay(time.start), onrecord.asDay(d3.utcDay.offset(time.end, -1))];
    const now = period().map((day, j) => day || ends[j]);
    if (event.key === "Home" || event.key === "End") now[i] = ends[event.key === "End" ? 1 : 0];
    else if (event.key === "Escape") return set("", "");
    else if (steps[event.key]) {
      const edge = d3.utcDay.offset(onrecord.asDate(now[i]), i);
      now[i] = onrecord.asDay(d3.utcDay.offset(time.span.every.offset(time.span.every.round(edge), steps[event.key]), -i));
    } else return;
    event.preventDefault();
    now[i] = i ? d3.max([now[0], now[1]]) : d3.min([now[0], now[1]]);
    set(...now);
  }

  function handles(selection) {
    const [a, b] = selection || [EDGE.left, width - EDGE.right];
    rule.forEach((g, i) => {
      const at = i ? b : a;
      g.attr("transform", "translate(" + at + ",0)").classed("idle", !selection);
      const day = onrecord.asDay(d3.utcDay.offset(d3.utcDay.round(x.invert(at)), -i));
      g.attr("aria-valuetext", day).attr("aria-valuemin", 0).attr("aria-valuemax", 100)
        .attr("aria-valuenow", Math.round((100 * (at - EDGE.left)) / Math.max(1, width - EDGE.right - EDGE.left)));
    });
  }

  function draw() {
    time = onrecord.timespan(state.rows, whole);
    root.classed("empty", !time);
    width = box.node().clientWidth || width;
    if (!time || !width) return tell();
    svg.attr("viewBox", "0 0 " + width + " " + HIGH).attr("height", HIGH);
    x = d3.scaleUtc([time.start, time.end], [EDGE.left, width - EDGE.right]);
    foot.attr("transform", "translate(0," + (HIGH - EDGE.bottom) + ")").call(d3.axisBottom(x).ticks(Math.max(2, Math.min(time.span.every.count(time.start, time.end), width / 100))).tickFormat(time.span.tick).tickSizeOuter(0));
    brush.extent([[EDGE.left, EDGE.top], [width - EDGE.right, HIGH - EDGE.bottom]]);
    layer.call(brush);
    layer.select(".overlay").attr("aria-hidden", "true");
    rule.forEach((g) => g.raise().select("rect").attr("y", EDGE.top + 24).attr("height", HIGH - EDGE.bottom - EDGE.top - 48));
    refresh();
  }

  function refresh() {
    if (!time || !x) return tell();
    const value = views[kind].value;
    bars = onrecord.bars(time, state.passing("period"), state.rows, value);
    const y = d3.scaleLinear([0, Math.max(1, d3.max(bars, (bar) => bar.all))], [HIGH - EDGE.bottom, EDGE.top]).nice(3);
    const ticks = y.ticks(3).filter(Number.isInteger);
    grid.attr("transform", "translate(" + EDGE.left + ",0)").call(d3.axisLeft(y).tickValues(ticks).tickFormat(d3.format(",")).tickPadding(9).tickSize(-(width - EDGE.left - EDGE.right)));
    const gap = x(bars[0].to) - x(bars[0].from) > 4 ? 1 : 0;
    const [first, last] = period().map((day) => day && onrecord.asDate(day));
    const out = (bar) => (first && bar.to <= first) || (last && bar.from > last);
    const column = plot.selectAll("g.bar").data(bars, (bar) => +bar.from).join((enter) => {
      const g = enter.append("g");
      g.append("rect").attr("class", "pale");
      g.append("title");
      return g;
    }).attr("class", (bar) => "bar" + (out(bar) ? " out" : ""));
    const place = (rects, a, b) => rects.attr("x", (d) => x(d.bar ? d.bar.from : d.from)).attr("y", (d) => y(b(d))).attr("height", (d) => y(a(d)) - y(b(d)))
      .attr("width", (d) => Math.max(1, x((d.bar || d).to) - x((d.bar || d).from) - gap));
    place(column.select(".pale"), () => 0, (bar) => bar.all);
    column.select("title").text(words);
    place(column.selectAll("rect.part").data((bar) => bar.groups.map((part) => ({ ...part, low: part.from, high: part.to, bar })), (d) => d.key).join("rect")
      .attr("class", (d) => "part harm-" + d.key), (d) => d.low, (d) => d.high);
    const selection = first || last ? [x(first || time.start), x(last ? d3.utcDay.offset(last, 1) : time.end)] : null;
    const held = selection && selection.map((at) => Math.max(EDGE.left, Math.min(width - EDGE.right, at)));
    if (!moving) layer.call(brush.move, held && held[1] > held[0] ? held : null);
    handles(held);
    tell();
  }

  function words(bar) {
    const parts = bar.groups.map((part) => d3.format(",")(part.to - part.from) + " " + onrecord.harmGroups.find((g) => g.key === part.key).label);
    const of = bar.all > bar.n ? " of " + d3.format(",")(bar.all) : "";
    const noun = kind === "killed" ? " killed (best)" : bar.n === 1 && !of ? " incident" : " incidents";
    return time.span.label(bar.from) + ": " + d3.format(",")(bar.n) + of + noun + (kind === "incidents" && parts.length ? ". Gravest harm: " + parts.join(", ") : "");
  }

  function tell() {
    const rows = state.passing("period");
    const undated = rows.filter((row) => !onrecord.dayOf(row)).length;
    const left = time ? time.early + time.late : 0;
    const [first, last] = period();
    from.property("value", first);
    to.property("value", last);
    clear.property("disabled", !first && !last);
    toggles.attr("aria-pressed", (key) => String(key === kind));
    wide.text(whole ? "Show the busy period only" : "Show the whole time").property("hidden", !left && !whole);
    const lines = [
      time ? "One bar a " + time.span.name + "." : "No incident has a day.",
      time && time.early ? onrecord.many(time.early, "incident") + " before the bars." : "",
      time && time.late ? onrecord.many(time.late, "incident") + " after them." : "",
      undated && time ? onrecord.many(undated, "incident has", "incidents have") + " no day" + (first || last ? " and so no place in a period." : ".") : "",
      kind === "killed" ? "A sum of best numbers: incidents without one add nothing." : "",
    ];
    const text = lines.filter(Boolean).join(" ");
    if (told.text() !== text) told.text(text);
  }

  state.subscribe(() => (width ? refresh() : draw()));
  draw();
  new ResizeObserver(() => box.node().clientWidth !== width && draw()).observe(box.node());
};
