"use strict";
// Marks as SVG: one group a mark, placed by its transform, with a name for screen readers and a shape for its harm.
onrecord.symbols = (svg, handlers) => {
  const defs = svg.append("defs");
  const hatch = defs.append("pattern").attr("id", "map-hatch").attr("width", 6).attr("height", 6).attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  hatch.append("rect").attr("class", "hatch-ground").attr("width", 6).attr("height", 6);
  hatch.append("line").attr("class", "hatch-line").attr("y2", 6);
  const layer = svg.append("g").attr("class", "marks");
  let nodes = layer.selectAll("g.mark");
  let pointed = null;

  const ring = d3.pie().sort(null).value((part) => part.n);

  const hub = (g, mark) => {
    const r = onrecord.markRadius(mark);
    g.append("circle").attr("class", "hub").attr("r", r);
    const arc = d3.arc().innerRadius(r - 4).outerRadius(r);
    g.selectAll("path.part").data(ring(mark.groups)).join("path").attr("class", (d) => "part harm-" + d.data.group.key).attr("d", arc);
    if (mark.rows.some((row) => row.contested)) g.append("circle").attr("class", "contested many").attr("r", r + 3);
    g.append("text").attr("class", "count").attr("dy", ".35em").text(d3.format(",")(mark.rows.length));
  };
  const single = (g, mark) => {
    const row = mark.rows[0], r = onrecord.markRadius(mark), group = onrecord.harmOf(row);
    g.append("path").attr("class", "symbol harm-" + group.key + (mark.vague ? " vague" : "")).attr("d", d3.symbol(group.shape, Math.PI * r * r)());
    if (row.contested) g.append("circle").attr("class", "contested").attr("r", r + 4);
    g.append("circle").attr("class", "touch").attr("r", Math.max(12, r));
  };
  const drawn = function (mark) {
    const g = d3.select(this);
    g.selectAll("*").remove();
    g.append("circle").attr("class", "focus").attr("r", onrecord.markRadius(mark) + 6);
    if (mark.area) g.append("circle").attr("class", "area harm-" + mark.groups[0].group.key + (mark.spots[0].rows[0].precision === "near" ? " near" : ""));
    if (mark.country) {
      const wide = 18 + 8 * String(mark.rows.length).length;
      g.append("rect").attr("class", "nation").attr("x", -wide / 2).attr("y", -10).attr("width", wide).attr("height", 20).attr("rx", 2);
      g.append("text").attr("class", "count").attr("dy", ".35em").text(d3.format(",")(mark.rows.length));
    } else if (mark.rows.length > 1) hub(g, mark);
    else single(g, mark);
    g.append("text").attr("class", "beside").attr("dy", ".35em");
  };
  const signature = (mark) => mark.key + "|" + mark.rows.length + "|" + mark.area + "|" + mark.rows[0].id;

  return {
    // Joins the marks in view; a mark that stays keeps its element, and with it the focus.
    show: (marks, view) => {
      const focused = document.activeElement && layer.node().contains(document.activeElement) ? document.activeElement.__data__ : null;
      nodes = layer.selectAll("g.mark").data(marks, signature).join((enter) => {
        const g = enter.append("g").attr("role", "button").attr("tabindex", -1).attr("data-key", (mark) => mark.key);
        g.attr("aria-label", onrecord.called).each(drawn);
        return g.on("click", (event, mark) => handlers.choose(mark, event.currentTarget))
          .on("pointerenter focus", (event, mark) => handlers.point(mark, event.currentTarget))
          .on("pointerleave blur", () => handlers.point(null))
          .on("dblclick mousedown", (event) => event.stopPropagation());
      });
      nodes.attr("class", (mark) => "mark" + (mark.out ? " out" : "")).order();
      nodes.select("text.beside").text((mark) => mark.beside)
        .attr("x", (mark) => (mark.left ? -1 : 1) * (onrecord.markRadius(mark) + 5)).attr("text-anchor", (mark) => (mark.left ? "end" : "start"));
      nodes.select("circle.area").attr("r", (mark) => mark.area * view.k);
      nodes.attr("transform", (mark) => {
        const [dx, dy] = mark.shift || [0, 0];
        return "translate(" + (mark.x * view.k + view.x + dx) + "," + (mark.y * view.k + view.y + dy) + ")";
      });
      layer.selectAll("g.mark[tabindex='0']").attr("tabindex", -1);
      const stop = nodes.filter((mark) => mark === focused || (focused && mark.key === focused.key));
      (stop.empty() ? nodes.filter((mark, i) => i === 0) : stop).attr("tabindex", 0);
      if (focused && !layer.node().contains(document.activeElement) && !stop.empty()) stop.node().focus({ preventScroll: true });
      nodes.classed("pointed", (mark) => pointed !== null && mark.rows.some((row) => row.id === pointed));
    },
    pointed: (id) => {
      pointed = id;
      nodes.classed("pointed", (mark) => id !== null && mark.rows.some((row) => row.id === id));
    },
    // Moves the focus among the marks: one stop for Tab, then these.
    step: (from, way) => {
      const all = nodes.nodes();
      if (!all.length) return;
      const at = all.indexOf(from);
      const to = way === "first" ? 0 : way === "last" ? all.length - 1 : (at + way + all.length) % all.length;
      nodes.attr("tabindex", -1);
      d3.select(all[to]).attr("tabindex", 0);
      all[to].focus({ preventScroll: true });
    },
  };
};
