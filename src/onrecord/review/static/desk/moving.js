// Small comforts on every page: what was just done comes into view, what is pointed at opens, nothing is sent twice.

const done = document.getElementById("done");
if (done) done.focus({ preventScroll: false });

function reveal() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (target && target.closest("details")) target.scrollIntoView();
}
window.addEventListener("hashchange", reveal);
reveal();

const WAITING = [
  [1500, "Working out what follows from it …"],
  [12000, "This takes longer than usual: somebody else is writing, or a record of an earlier version is brought up to date, which happens once. Leave this page open."],
];

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  form.setAttribute("aria-busy", "true");
  const words = document.createElement("p");
  words.className = "note working";
  words.setAttribute("role", "status");
  form.append(words);
  for (const [after, told] of WAITING) setTimeout(() => (words.textContent = told), after);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    for (const words of form.querySelectorAll(".working")) words.remove();
  }
});
