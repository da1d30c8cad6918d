"use strict";
// The map's window on the world: canvas and SVG of one size, moved and scaled by pointer, wheel, fingers, buttons and keys.
// `redraw(view)` is called at most once a frame; view: {k, x, y, width, height}; pixel = world unit * k + x (or y).
onrecord.viewport = (box, redraw) => {
  const W = onrecord.WORLD;
  const canvas = box.append("canvas").attr("aria-hidden", "true");
  const svg = box.append("svg").attr("class", "map-marks").attr("role", "group").attr("aria-label", "Incidents on the map");
  const hint = box.append("p").attr("class", "map-hint").attr("aria-hidden", "true").text("Hold Ctrl, or click the map first, to zoom with the wheel");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let width = 0, height = 0, due = false, fade = 0;
  const active = () => box.node().contains(document.activeElement);
  const view = (scale = 1) => {
    const t = d3.zoomTransform(svg.node());
    return { k: t.k, x: t.x, y: t.y, width, height, ratio: scale * Math.max(1, devicePixelRatio || 1) };
  };
  const draw = (scale = 1) => {
    due = false;
    const now = view(scale);
    const [w, h] = [Math.round(width * now.ratio), Math.round(height * now.ratio)];
    if (canvas.property("width") !== w || canvas.property("height") !== h) canvas.attr("width", w).attr("height", h);
    redraw(now, canvas.node().getContext("2d"));
  };
  const later = () => {
    if (!due) requestAnimationFrame(() => due && draw());
    due = true;
  };
  const zoom = d3.zoom()
    .filter((event) => {
      if (event.type === "wheel") return event.ctrlKey || event.metaKey || active();
      if (event.touches) return event.touches.length > 1 || active();
      return !event.button && !event.shiftKey && !event.ctrlKey;
    })
    .translateExtent([[0, 0], [W, W]])
    .on("zoom", later);
  svg.call(zoom);
  svg.on("wheel.hint", (event) => {
    if (event.ctrlKey || event.metaKey || active()) return;
    hint.classed("shown", true);
    clearTimeout(fade);
    fade = setTimeout(() => hint.classed("shown", false), 1200);
  });

  const target = () => (calm || document.hidden ? svg : svg.transition().duration(250));
  const measure = () => {
    const before = view();
    const [w, h] = [box.node().clientWidth, box.node().clientHeight];
    if (!w || !h || (w === width && h === height)) return;
    const middle = width ? [(width / 2 - before.x) / before.k, (height / 2 - before.y) / before.k] : [W / 2, W / 2];
    const width0 = width;
    [width, height] = [w, h];
    svg.attr("viewBox", "0 0 " + w + " " + h);
    box.node().style.setProperty("--map-shape", w + " / " + h);
    const least = Math.max(w, Math.min(h, w)) / W;
    zoom.extent([[0, 0], [w, h]]).scaleExtent([least, 700]);
    const k = Math.max(least, width0 ? (before.k * w) / width0 : least);
    svg.call(zoom.transform, d3.zoomIdentity.translate(w / 2 - middle[0] * k, h / 2 - middle[1] * k).scale(k));
    later();
  };
  return {
    svg, view, later, measure, draw,
    by: (factor) => target().call(zoom.scaleBy, factor),
    move: (dx, dy) => target().call(zoom.translateBy, dx / view().k, dy / view().k),
    // Shows these bounds in world units, no closer than `most` pixels a unit.
    fit: ([west, north, east, south], most = 60, still = false) => {
      const room = Math.min((width - 70) / Math.max(1e-6, east - west), (height - 70) / Math.max(1e-6, south - north));
      const k = Math.max(zoom.scaleExtent()[0], Math.min(most, room));
      const to = d3.zoomIdentity.translate(width / 2 - (k * (west + east)) / 2, height / 2 - (k * (north + south)) / 2).scale(k);
      (still ? svg : target()).call(zoom.transform, to);
    },
    // Drawing a box with Shift and the pointer: done([x0, y0, x1, y1] in pixels).
    lasso: (done) => {
      let from = null, rect = null;
      svg.on("pointerdown.lasso", (event) => {
        if (!event.shiftKey || event.button) return;
        event.preventDefault();
        from = d3.pointer(event, svg.node());
        rect = svg.append("rect").attr("class", "lasso");
        svg.node().setPointerCapture(event.pointerId);
      }).on("pointermove.lasso", (event) => {
        if (!rect) return;
        const [x, y] = d3.pointer(event, svg.node());
        rect.attr("x", Math.min(x, from[0])).attr("y", Math.min(y, from[1])).attr("width", Math.abs(x - from[0])).attr("height", Math.abs(y - from[1]));
      }).on("pointerup.lasso pointercancel.lasso", (event) => {
        if (!rect) return;
        const [x, y] = d3.pointer(event, svg.node());
        rect.remove();
        rect = null;
        if (event.type === "pointerup" && Math.abs(x - from[0]) > 5 && Math.abs(y - from[1]) > 5) {
          done([Math.min(x, from[0]), Math.min(y, from[1]), Math.max(x, from[0]), Math.max(y, from[1])]);
        }
      });
    },
  };
};
