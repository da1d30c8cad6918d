"use strict";
// What lies under the incidents: land, borders and names, drawn on a canvas. Outlines are projected once and then only moved
// and scaled. World units: the whole world is onrecord.WORLD wide and high.
onrecord.WORLD = 4096;

// The meridian in the middle of the map: 0, unless the points lie on both sides of the date line.
onrecord.meridian = (lons) => {
  const sorted = [...new Set(lons)].sort(d3.ascending);
  if (sorted.length < 2) return sorted.length && Math.abs(sorted[0]) > 150 ? sorted[0] : 0;
  const gaps = sorted.map((lon, i) => ({ from: lon, wide: (i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 360) - lon }));
  const widest = d3.greatest(gaps, (gap) => gap.wide);
  const middle = widest.from + widest.wide / 2 + 180; // opposite of the widest gap
  return widest.from === sorted[sorted.length - 1] && sorted[0] > -150 && widest.from < 150 ? 0 : ((middle + 540) % 360) - 180;
};

onrecord.ground = (basemap, meridian) => {
  const W = onrecord.WORLD;
  const projection = d3.geoMercator().rotate([-meridian, 0]).scale(W / (2 * Math.PI)).translate([W / 2, W / 2]).precision(0.1);
  const shape = d3.geoPath(projection);
  const path = (object) => new Path2D(shape(object) || "");
  const features = (topology) => (topology ? topojson.feature(topology, topology.objects.countries).features : []);
  const mesh = (topology, test) => path(topojson.mesh(topology, topology.objects.countries, test));
  const named = (list) => new Map(list.map((feature) => [feature.properties.name, feature]));

  const world = named(features(basemap.world));
  const fine = named(features(basemap.detail));
  const core = new Set(basemap.core);
  const both = new Map([...world, ...fine]);
  const collection = (list) => path({ type: "FeatureCollection", features: list });
  const name = (geometry) => geometry.properties.name;
  const coarse = {
    land: collection([...world.values()]),
    borders: [mesh(basemap.world, (a, b) => a !== b)],
    coasts: [mesh(basemap.world, (a, b) => a === b)],
  };
  // Where finer outlines end, the coarse ones of the same countries lie under them, so that no gap opens at the seam.
  const close = !fine.size ? coarse : {
    under: collection([...world.values()].filter((feature) => !core.has(name(feature)))),
    land: collection([...fine.values()]),
    borders: [mesh(basemap.world, (a, b) => a !== b && !fine.has(name(a)) && !fine.has(name(b))), mesh(basemap.detail, (a, b) => a !== b)],
    coasts: [mesh(basemap.world, (a, b) => a === b && !fine.has(name(a))), mesh(basemap.detail, (a, b) => a === b)],
  };

  const labels = [...both].map(([text, feature]) => {
    const polygons = feature.geometry.type === "MultiPolygon" ? feature.geometry.coordinates : [feature.geometry.coordinates];
    const largest = d3.greatest(polygons.map((coordinates) => ({ type: "Polygon", coordinates })), (p) => shape.area(p));
    const [x, y] = shape.centroid(largest);
    const [[west], [east]] = shape.bounds(largest);
    return { text, x, y, wide: east - west };
  }).filter((label) => isFinite(label.x)).sort((a, b) => b.wide - a.wide);
  const point = (lat, lon) => projection([lon, Math.max(-84, Math.min(84, lat))]);
  const towns = basemap.towns.map(([text, lat, lon, people]) => ({ text, people, at: point(lat, lon) }));

  return {
    point,
    // [lon, lat] of a place in world units.
    degrees: (x, y) => projection.invert([Math.max(0, Math.min(W, x)), Math.max(0, Math.min(W, y))]),
    // The country in which a point lies: {name, path, x, y}, or null.
    country: (lat, lon) => {
      const found = [...both.values()].find((feature) => d3.geoContains(feature, [lon, lat]));
      if (!found) return null;
      const label = labels.find((l) => l.text === name(found));
      return { name: name(found), path: path(found), x: label.x, y: label.y };
    },
    draw: (context, view) => {
      const { k, colours } = view;
      const layer = k > 0.45 ? close : coarse;
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      context.fillStyle = colours.sea;
      context.fillRect(0, 0, view.width, view.height);
      context.setTransform(view.ratio * k, 0, 0, view.ratio * k, view.ratio * view.x, view.ratio * view.y);
      context.fillStyle = colours.land;
      if (layer.under) context.fill(layer.under);
      context.fill(layer.land);
      context.fillStyle = colours.shade;
      view.shaded.forEach((country) => context.fill(country.path));
      onrecord.graticule(context, projection, view);
      context.lineJoin = "round";
      context.lineWidth = 0.8 / k;
      context.strokeStyle = colours.coast;
      layer.coasts.forEach((line) => context.stroke(line));
      context.lineWidth = 1 / k;
      context.strokeStyle = colours.border;
      layer.borders.forEach((line) => context.stroke(line));
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      onrecord.names(context, view, labels, towns);
      onrecord.scaleBar(context, view, projection);
    },
  };
};

const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05];

// Meridians and parallels, thin: in Mercator both are straight.
onrecord.graticule = (context, projection, view) => {
  const { k, x, y, width, height } = view, W = onrecord.WORLD;
  const step = STEPS.find((s) => (s / 360) * W * k < width / 2.5) || 0.05;
  const ends = [[-x / k, -y / k], [(width - x) / k, (height - y) / k]].map(([a, b]) => [Math.max(0, Math.min(W, a)), Math.max(0, Math.min(W, b))]);
  const [[west, north], [, south]] = ends.map(projection.invert);
  const span = ((ends[1][0] - ends[0][0]) / W) * 360;
  context.beginPath();
  for (let lon = Math.ceil(west / step) * step; lon < west + span; lon += step) {
    const at = ends[0][0] + ((lon - west) / 360) * W;
    context.moveTo(at, ends[0][1]);
    context.lineTo(at, ends[1][1]);
  }
  for (let lat = Math.ceil(south / step) * step; lat < north; lat += step) {
    const at = projection([west, lat])[1];
    context.moveTo(ends[0][0], at);
    context.lineTo(ends[1][0], at);
  }
  context.strokeStyle = view.colours.grid;
  context.lineWidth = 0.7 / k;
  context.stroke();
};

// "200 km" on a line of that length, true in the middle of the view.
onrecord.scaleBar = (context, view, projection) => {
  const middle = projection.invert([onrecord.WORLD / 2, Math.max(1, Math.min(onrecord.WORLD - 1, (view.height / 2 - view.y) / view.k))]);
  const pixels = onrecord.metres(middle[1]) * 1000 * view.k; // a kilometre
  const km = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5].find((n) => n * pixels < 130) || 0.2;
  const [x, y, wide] = [12, view.height - 12, km * pixels];
  context.strokeStyle = context.fillStyle = view.colours.town;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x, y);
  context.lineTo(x + wide, y);
  context.lineTo(x + wide, y - 5);
  context.stroke();
  context.font = "11px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillText(km < 1 ? km * 1000 + " m" : d3.format(",")(km) + " km", x + 4, y - 5);
};

// Names of countries and towns where there is room, the widest country and the largest town first.
onrecord.names = (context, view, countries, towns) => {
  const taken = [...view.taken];
  const { colours, k } = view;
  const write = (text, x, y, font, colour, left) => {
    context.font = font;
    const wide = context.measureText(text).width;
    const box = left ? [x + 5, y - 7, x + 5 + wide, y + 7] : [x - wide / 2, y - 8, x + wide / 2, y + 8];
    if (box[2] < 0 || box[0] > view.width || box[3] < 0 || box[1] > view.height) return false;
    if (taken.some((b) => box[0] < b[2] + 6 && box[2] > b[0] - 6 && box[1] < b[3] + 3 && box[3] > b[1] - 3)) return false;
    taken.push(box);
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = colours.halo;
    context.strokeText(text, box[0], y);
    context.fillStyle = colour;
    context.fillText(text, box[0], y);
    return true;
  };
  const face = "system-ui, sans-serif";
  for (const country of countries) {
    if (country.wide * k < 55 || country.wide * k > 4 * view.width) continue;
    const size = country.wide * k > 260 ? 13 : 11;
    context.font = size + "px " + face;
    if (context.measureText(country.text).width > country.wide * k * 0.95) continue;
    write(country.text, country.x * k + view.x, country.y * k + view.y, size + "px " + face, colours.country);
  }
  const least = 4e6 / Math.pow(Math.max(k, 0.3) / 0.3, 1.6);
  let written = 0;
  for (const town of towns) {
    if (town.people < least || written > 60) break;
    const x = town.at[0] * k + view.x, y = town.at[1] * k + view.y;
    if (view.said.has(town.text) || x < 0 || y < 0 || x > view.width || y > view.height || !write(town.text, x, y, "11px " + face, colours.town, true)) continue;
    written += 1;
    context.fillRect(x - 1.5, y - 1.5, 3, 3);
  }
};
