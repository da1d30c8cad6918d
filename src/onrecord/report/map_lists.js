"use strict";
// What the map says in words: the list of incidents of one spot, the legend, and all places as a table.

// A list of a mark's incidents in `host` (a positioned box). Choosing one calls choose(row); it closes with Escape or its button.
onrecord.pile = (host, mark, choose, closed) => {
  host.selectAll(".map-pile").remove();
  const box = host.append("div").attr("class", "map-pile").attr("role", "dialog").attr("aria-label", onrecord.called(mark));
  const head = box.append("p").attr("class", "map-pile-head");
  head.append("strong").text(onrecord.called(mark));
  const shut = () => {
    box.remove();
    closed();
  };
  head.append("button").attr("type", "button").attr("aria-label", "Close this list").text("×").on("click", shut);
  const rows = d3.sort(mark.rows, (row) => -(onrecord.harmed(row) || 0), (row) => row.start);
  const items = box.append("ul").selectAll("li").data(rows.slice(0, 60)).join("li");
  items.append("button").attr("type", "button").text((row) => (row.start ? row.start + " · " : "") + (row.title || "Incident"))
    .on("click", (event, row) => choose(row));
  items.filter((row) => row.contested).append("small").text(" contested");
  if (rows.length > 60) box.append("p").append("small").text("and " + onrecord.many(rows.length - 60, "more incident") + ": set a filter to see fewer");
  box.on("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), shut()));
  box.select("button").node().focus();
};

onrecord.legend = (host, credit) => {
  const list = host.append("ul").attr("class", "map-legend");
  const item = (text, draw) => {
    const line = list.append("li");
    draw(line.append("svg").attr("viewBox", "-10 -10 20 20").attr("aria-hidden", "true"));
    line.append("span").text(text);
  };
  for (const group of onrecord.harmGroups) {
    item(group.label, (svg) => svg.append("path").attr("class", "symbol harm-" + group.key).attr("d", d3.symbol(group.shape, 110)()));
  }
  item("contested: dashed ring", (svg) => {
    svg.append("circle").attr("class", "symbol harm-killed").attr("r", 4.5);
    svg.append("circle").attr("class", "contested").attr("r", 8.5);
  });
  item("several incidents; the ring shows their harms", (svg) => {
    svg.append("circle").attr("class", "hub").attr("r", 8);
    svg.append("text").attr("class", "count").attr("dy", ".35em").text("4");
  });
  item("hollow: place not known exactly; up close, an area of nominal size", (svg) =>
    svg.append("circle").attr("class", "symbol vague harm-killed").attr("r", 7));
  item("shaded country: told for the country only", (svg) => svg.append("rect").attr("class", "nation").attr("x", -9).attr("y", -6).attr("width", 18).attr("height", 12));
  host.append("p").attr("class", "map-credit").text("The more people harmed (best, else the end that is told), the larger the symbol. " + credit);
};

// The map as a table: one line a place, the one with most incidents first.
onrecord.placesTable = (host, look) => {
  const details = host.append("details").attr("class", "map-places");
  const summary = details.append("summary").text("Places as a table");
  const table = details.append("div").attr("class", "map-scroll").attr("tabindex", 0).attr("role", "region").attr("aria-label", "Places as a table").append("table");
  table.append("thead").append("tr").selectAll("th").data(["Place", "How well known", "Incidents", "Killed (sum of best)", ""]).join("th").attr("scope", "col")
    .text((text) => text).filter((text) => !text).append("span").attr("class", "map-unseen").text("On the map");
  const body = table.append("tbody");
  let rows = [];
  const fill = () => {
    if (!details.property("open")) return;
    const places = d3.groups(rows, (row) => (row.place || "no place told") + "\n" + (row.precision || "not known"));
    const lines = places.map(([key, members]) => ({ key, members })).sort((a, b) => b.members.length - a.members.length || d3.ascending(a.key, b.key));
    body.selectAll("tr").remove();
    const line = body.selectAll("tr").data(lines.slice(0, 500)).join("tr");
    line.append("th").attr("scope", "row").text((d) => d.key.split("\n")[0]);
    line.append("td").text((d) => onrecord.precisions[d.key.split("\n")[1]] || "not known");
    line.append("td").attr("class", "n").text((d) => d3.format(",")(d.members.length));
    line.append("td").attr("class", "n").text((d) => {
      const told = d.members.map((row) => (row.harms.killed || [])[1]).filter((n) => typeof n === "number");
      return told.length ? d3.format(",")(d3.sum(told)) : "";
    });
    line.append("td").filter((d) => d.members[0].lat !== null).append("button").attr("type", "button").text("Show")
      .attr("aria-label", (d) => "Show " + d.key.split("\n")[0] + " on the map").on("click", (event, d) => look(d.members));
    summary.text("Places as a table (" + d3.format(",")(lines.length) + (lines.length > 500 ? ", the first 500 shown" : "") + ")");
  };
  details.on("toggle", fill);
  return (now) => {
    rows = now;
    fill();
  };
};

onrecord.precisions = {
  exact: "the place itself", near: "near or in part of it", admin2: "the district", admin1: "the province", region: "the region",
  country: "the country only", international: "several countries",
};
