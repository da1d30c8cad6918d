// Offsets of the record count code points; JavaScript counts UTF-16 units. Everything that crosses over does so here.

/** How many code points stand before the UTF-16 place `unit` of `text`; a place within a pair counts as before it. */
export function toPoints(text, unit) {
  let points = 0;
  for (let at = 0; at < unit && at < text.length; points++) {
    const step = text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at + step > unit) break;
    at += step;
  }
  return points;
}

/** The UTF-16 place that stands behind `points` code points of `text`. */
export function toUnits(text, points) {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** The code point offset, in the whole text, of a place in the page; null outside the text. */
export function offsetOf(root, node, unit) {
  let holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (!holder || !root.contains(holder)) return null;
  let inside = unit;
  let words = node.nodeType === Node.TEXT_NODE ? node.data : "";
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[unit];
    const piece = child ? (child.nodeType === Node.TEXT_NODE ? node : child) : null;
    if (piece && piece.dataset && piece.dataset.start !== undefined) return Number(piece.dataset.start);
    const last = node.dataset && node.dataset.start !== undefined ? node : root.lastElementChild;
    if (!last) return null;
    words = last.textContent;
    holder = last;
    inside = unit === 0 && last === node ? 0 : words.length;
  }
  const piece = holder.closest("[data-start]");
  return piece && root.contains(piece) ? Number(piece.dataset.start) + toPoints(words, inside) : null;
}

/** What is selected within `root`: {start, end, words} in code points, without spaces at its ends; null for nothing. */
export function selected(root) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  let start = offsetOf(root, range.startContainer, range.startOffset);
  let end = offsetOf(root, range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const all = Array.from(root.textContent);
  while (start < end && !all[start].trim()) start++;
  while (start < end && !all[end - 1].trim()) end--;
  return start < end ? { start, end, words: all.slice(start, end).join("") } : null;
}
