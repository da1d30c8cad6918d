// Keys for what is done most. They do nothing while somebody types, with Ctrl, Alt or Meta held, or when turned off.

const OFF = "onrecord-keys-off";
const help = document.getElementById("keys");
const opener = document.querySelector("[data-keys-open]");
const switched = document.querySelector("[data-keys-off]");
const page = document.body.dataset.page;

function off() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function show() {
  if (!help.open) help.showModal();
}

function step(direction) {
  if (page === "queue") return line(direction);
  const link = document.querySelector(direction > 0 ? "[data-next]" : "[data-prev]");
  if (link) link.click();
}

function line(direction) {
  const links = [...document.querySelectorAll(".lines .what a")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (direction > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + direction))];
  next.focus();
  next.closest(".line").scrollIntoView({ block: "nearest" });
}

function said() {
  const links = [...document.querySelectorAll("[data-said]")];
  const at = links.indexOf(document.activeElement);
  const next = links[at + 1] || links[0];
  if (!next) return;
  for (let box = next.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  next.focus();
  next.closest("article").scrollIntoView({ block: "nearest" });
}

function open(key) {
  const box = document.querySelector(`[data-key-open="${key}"]`);
  if (!box) return false;
  box.open = true;
  const field = box.querySelector(key === "e" ? "select, input:not([type=hidden])" : "input:not([type=hidden], [readonly])");
  box.scrollIntoView({ block: "nearest" });
  if (field) field.focus();
  return true;
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  b: () => document.querySelector("[data-up]")?.click(),
  c: () => said(),
  a: () => document.querySelector('[data-key="a"]')?.closest("form").requestSubmit(),
  r: () => open("r"),
  e: () => open("e") || document.querySelector('form[data-act="correct"] :is(select, input:not([type=hidden]))')?.focus(),
  m: () => open("m"),
  s: () => open("s"),
  n: () => open("n"),
  t: () => document.dispatchEvent(new CustomEvent("desk:take")),
  u: () => document.querySelector("#done form input[name=why]")?.focus(),
  "/": () => {
    const field = document.querySelector("main [type=search]");
    if (field && page !== "incident" && page !== "person") field.focus();
    else location.assign("/search");
  },
  "?": show,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || off() || help.open || typing(event.target)) return;
  const act = Object.hasOwn(ACTS, event.key) ? ACTS[event.key] : null;
  if (document.body.dataset.role === "viewer" && !"jkbc/?".includes(event.key)) return;
  if (!act) return;
  event.preventDefault();
  act();
});

if (opener) {
  opener.hidden = false;
  opener.textContent = off() ? "Keys are off" : "Keys: ? for help";
  opener.addEventListener("click", show);
}
if (switched) {
  switched.checked = off();
  switched.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, switched.checked ? "1" : "0");
    } catch {
      return;
    }
    opener.textContent = off() ? "Keys are off" : "Keys: ? for help";
  });
}
