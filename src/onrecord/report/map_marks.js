"use strict";
// From rows to what the map shows: marks. A mark stands for the incidents of one spot, or of several spots too close to part at
// this zoom. It sits on the spot with the most incidents, a place that a report names, never on an average of places.

// Nominal reach in metres of a place that is known only so well. "" and "exact" have none.
onrecord.reach = { near: 4000, admin2: 25000, admin1: 80000, region: 100000 };
onrecord.metres = (lat) => onrecord.WORLD / (40075016 * Math.cos((Math.max(-84, Math.min(84, lat)) * Math.PI) / 180)); // units a metre

onrecord.spots = (rows, point) => {
  const spots = d3.group(rows, (row) => row.lat + " " + row.lon + " " + (onrecord.reach[row.precision] || 0));
  return [...spots].map(([key, members]) => {
    const [x, y] = point(members[0].lat, members[0].lon);
    const reach = (onrecord.reach[members[0].precision] || 0) * onrecord.metres(members[0].lat);
    return { key, x, y, reach, rows: members, weight: d3.sum(members, (row) => onrecord.harmed(row) || 0) };
  }).sort((a, b) => b.rows.length - a.rows.length || b.weight - a.weight || d3.ascending(a.key, b.key));
};

// Marks at scale k (pixels a unit): spots within `near` pixels of a larger spot join it; a reach that is wide enough to be seen
// stays by itself, as an area.
onrecord.cluster = (spots, k, near = 42, seen = 16) => {
  const size = near / k;
  const grid = new Map();
  const marks = [];
  const cell = (x, y) => Math.floor(x / size) * 4194304 + Math.floor(y / size);
  const beside = (spot) => {
    let best = null, least = size;
    const at = cell(spot.x, spot.y);
    for (let i = 0; i < 9; i++) {
      for (const mark of grid.get(at + (Math.floor(i / 3) - 1) * 4194304 + (i % 3) - 1) || []) {
        const far = Math.hypot(mark.x - spot.x, mark.y - spot.y);
        if (far < least) [best, least] = [mark, far];
      }
    }
    return best;
  };
  for (const spot of spots) {
    const area = spot.reach * k >= seen;
    const mark = area ? null : beside(spot);
    if (mark) {
      mark.spots.push(spot);
      continue;
    }
    const made = { key: spot.key, x: spot.x, y: spot.y, area: area ? spot.reach : 0, spots: [spot] };
    marks.push(made);
    if (area) continue;
    const at = cell(spot.x, spot.y);
    if (!grid.has(at)) grid.set(at, []);
    grid.get(at).push(made);
  }
  return marks.map(onrecord.finished);
};

// Radius of a mark's symbol in pixels: of a hub by its incidents, of a single incident by the people harmed.
onrecord.markRadius = (mark) =>
  mark.rows.length > 1 ? Math.min(26, 11 + 2.3 * Math.log2(mark.rows.length))
    : Math.min(20, 5.5 + 1.5 * Math.sqrt(Math.min(200, onrecord.harmed(mark.rows[0]) || 0)));

onrecord.finished = (mark) => {
  const rows = mark.rows || mark.spots.flatMap((spot) => spot.rows);
  const counts = new Map();
  rows.forEach((row) => counts.set(onrecord.harmOf(row), (counts.get(onrecord.harmOf(row)) || 0) + 1));
  const groups = onrecord.harmGroups.map((group) => ({ group, n: counts.get(group) || 0 }));
  return { ...mark, rows, groups: groups.filter((part) => part.n), vague: rows.every((row) => onrecord.reach[row.precision]) };
};

const ASIDE = [[0, 0], [0, -30], [0, 30], [-34, 0], [34, 0], [-34, -30], [34, 30], [0, -54], [0, 54], [-60, 0], [60, 0]];

// Gives marks the name of their place to show beside them (`mark.beside`), where there is room, the largest first; answers with
// the boxes that are taken and the names that are written, so that the ground writes no town over or beside them.
onrecord.placeNames = (marks, view, most = 40) => {
  const at = (mark) => [mark.x * view.k + view.x, mark.y * view.k + view.y];
  const boxOf = (mark) => {
    const [x, y] = at(mark), r = mark.country ? 14 : onrecord.markRadius(mark);
    const [dx, dy] = mark.shift || [0, 0];
    return [x - r + dx, y - r + dy, x + r + dx, y + r + dy];
  };
  const hit = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  const hubs = marks.filter((mark) => !mark.country).map(boxOf);
  // A country's number stands in the middle of it, or beside that where an incident is.
  for (const mark of marks.filter((m) => m.country)) {
    mark.shift = ASIDE.find((shift) => ((mark.shift = shift), !hubs.some((hub) => hit(hub, boxOf(mark))))) || [0, 0];
  }
  const taken = marks.map(boxOf);
  const said = new Set();
  marks.forEach((mark, i) => {
    const whole = mark.rows[0].place;
    mark.beside = "";
    if (said.size >= most || mark.country || !whole || mark.rows.some((row) => row.place !== whole)) return;
    const place = whole.split(", ")[0];
    const [x0, y0, x1, y1] = taken[i];
    const wide = 8 + 7 * place.length;
    const left = x1 + wide > view.width;
    const box = [left ? x0 - wide : x1, (y0 + y1) / 2 - 8, left ? x0 : x1 + wide, (y0 + y1) / 2 + 8];
    if (taken.some((other, j) => j !== i && hit(box, other))) return;
    mark.beside = place;
    mark.left = left;
    taken.push(box);
    said.add(place);
  });
  return { taken, said };
};

const PRECISION = {
  near: "near ", admin2: "somewhere in the district of ", admin1: "somewhere in the province of ", region: "somewhere in the region of ",
};

// What a mark is called: "Dovreth: 4 incidents, 31 killed (sum of best)". A single incident is called by its title.
onrecord.called = (mark) => {
  if (mark.country) return mark.country.name + " as a whole, no closer place told: " + onrecord.tally(mark.rows);
  const places = [...d3.rollup(mark.rows, (rows) => rows.length, (row) => (PRECISION[row.precision] || "") + (row.place || "unnamed place"))];
  places.sort((a, b) => b[1] - a[1] || d3.ascending(a[0], b[0]));
  const more = places.length > 1 ? " and " + onrecord.many(places.length - 1, "other place") : "";
  if (mark.rows.length > 1) return places[0][0] + more + ": " + onrecord.tally(mark.rows);
  const row = mark.rows[0];
  return (row.title || "Incident") + " (" + places[0][0] + (row.start ? ", " + row.start : "") + (row.contested ? ", contested" : "") + ")";
};
