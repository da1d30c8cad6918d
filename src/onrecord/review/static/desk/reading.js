// The document page: choosing a claim without a new page, and taking a field's value from words selected in the text.

import { selected } from "./codepoints.js";

const text = document.querySelector("[data-text]");
let waiting = null; // the field that the next selection is for
let focused = null; // the field that somebody was in last

function pane() {
  return document.querySelector("[data-pane]");
}

const KINDS = {
  figure: ["harm", "number", "qualifier", "who", "scope"],
  event: ["event"],
  denial: ["about"],
  blame: ["about"],
  claim_of_responsibility: ["about"],
};
const OWN = new Set(Object.values(KINDS).flat());

function kind() {
  const chosen = pane().querySelector("[data-add-kind]");
  if (!chosen) return;
  for (const box of chosen.form.querySelectorAll("[data-field]")) {
    const name = box.dataset.field;
    box.hidden = OWN.has(name) && !KINDS[chosen.value].includes(name);
  }
}

function ready() {
  kind();
  for (const thing of pane().querySelectorAll("[data-take], [data-take-span], [data-script]")) thing.hidden = false;
}

function fill(field, found) {
  const box = pane().querySelector(`[data-field="${CSS.escape(field)}"]:has([aria-pressed="true"])`) || holder(field);
  const input = box.querySelector("input:not([type=hidden])");
  input.value = found.words.replace(/\s+/g, " ");
  box.querySelector(`[name="at.${CSS.escape(field)}"]`).value = `${found.start}:${found.end}`;
  box.classList.add("taken");
  input.focus();
}

function holder(field) {
  const form = focused && focused.isConnected ? focused.closest("form") : pane();
  return form.querySelector(`[data-field="${CSS.escape(field)}"]`);
}

function fillSpan(found) {
  pane().querySelector("[data-add-words]").value = found.words.replace(/\s+/g, " ");
  pane().querySelector("[data-add-span]").value = `${found.start}:${found.end}`;
}

function press(button) {
  for (const other of pane().querySelectorAll(".take")) other.setAttribute("aria-pressed", String(other === button));
  waiting = button;
  text.classList.toggle("taking", Boolean(button));
  if (button && take()) return;
  if (button) side("text");
}

function take() {
  const found = selected(text);
  if (!found || !waiting) return false;
  if (waiting.hasAttribute("data-take-span")) fillSpan(found);
  else fill(waiting.dataset.take, found);
  document.getSelection().removeAllRanges();
  press(null);
  side("form");
  return true;
}

function side(name) {
  document.body.dataset.side = name;
  for (const link of document.querySelectorAll("[data-side]")) {
    if (link.matches("a")) link.toggleAttribute("aria-current", link.dataset.side === name);
  }
}

async function choose(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-pane]");
  const words = page.querySelector("[data-text]");
  if (!fresh || !words) return location.assign(address);
  pane().replaceWith(document.adoptNode(fresh));
  text.replaceChildren(...document.adoptNode(words).childNodes);
  document.getElementById("done")?.remove();
  waiting = null;
  ready();
  show();
}

function show() {
  const mark = text.querySelector("[aria-current]");
  if (!mark) return;
  const box = text.getBoundingClientRect();
  const at = mark.getBoundingClientRect();
  if (text.scrollHeight > text.clientHeight + 4) text.scrollTop += at.top - box.top - box.height / 3;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-claim], [data-next], [data-prev]");
  const chosen = event.target.closest(".take");
  const tab = event.target.closest("a[data-side]");
  if (chosen) return press(chosen.getAttribute("aria-pressed") === "true" ? null : chosen);
  if (tab) {
    event.preventDefault();
    return side(tab.dataset.side);
  }
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!document.getSelection().isCollapsed && text.contains(link)) return;
  history.pushState(null, "", link.href);
  choose(link.href).then(() => {
    side("form");
    pane().focus({ preventScroll: true });
  });
});
document.addEventListener("focusin", (event) => {
  if (event.target.closest("[data-field]")) focused = event.target;
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-add-kind]")) kind();
});
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-field]");
  if (!box) return;
  box.querySelector('[name^="at."]').value = "";
  box.classList.remove("taken");
});
document.addEventListener("desk:take", () => {
  const box = focused && focused.isConnected ? focused.closest("[data-field]") : null;
  const button = (box && box.querySelector(".take")) || pane().querySelector("details[open] [data-take-span]");
  if (button) press(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && waiting) press(null);
});
for (const end of ["pointerup", "keyup"]) text.addEventListener(end, () => setTimeout(take, 0));
window.addEventListener("popstate", () => choose(location.href));

ready();
side(location.hash === "#form" ? "form" : "text");
show();
