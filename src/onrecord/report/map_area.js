"use strict";
// The filter `area`: what lies in a box on the map. Its note says "west,south,east,north" in degrees; west > east goes across
// the date line.
onrecord.areaFilter = (state, ground, port) => {
  const rect = port.svg.append("rect").attr("class", "map-area").attr("visibility", "hidden");
  const corners = () => {
    const note = state.note("area");
    const [west, south, east, north] = note && note.value ? note.value.split(",").map(Number) : [];
    return isFinite(north) ? [...ground.point(north, west), ...ground.point(south, east)] : null;
  };
  return {
    stands: () => state.filters().includes("area"),
    clear: () => state.filter("area", null),
    // Sets the filter to a box in pixels: [x0, y0, x1, y1].
    mark: ([x0, y0, x1, y1]) => {
      const { k, x, y } = port.view();
      const [west, north] = ground.degrees((x0 - x) / k, (y0 - y) / k);
      const [east, south] = ground.degrees((x1 - x) / k, (y1 - y) / k);
      const value = [west, south, east, north].map((n) => Math.round(n * 1e4) / 1e4);
      state.filter("area", onrecord.inArea(...value), { label: "Area marked on the map", value: value.join(",") });
    },
    outline: ({ k, x, y }) => {
      const at = corners();
      rect.attr("visibility", at ? "visible" : "hidden");
      if (!at) return;
      rect.attr("x", at[0] * k + x).attr("y", at[1] * k + y);
      rect.attr("width", Math.max(0, (at[2] - at[0]) * k)).attr("height", Math.max(0, (at[3] - at[1]) * k));
    },
  };
};

// Like onrecord.inside, and for a box across the date line too.
onrecord.inArea = (west, south, east, north) => {
  if (west <= east) return onrecord.inside(west, south, east, north);
  const [left, right] = [onrecord.inside(west, south, 180, north), onrecord.inside(-180, south, east, north)];
  return (row) => left(row) || right(row);
};
