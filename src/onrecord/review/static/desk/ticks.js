// Says how many are ticked for a split, or that two persons are wanted.

const told = document.querySelector("[data-ticked]");
const boxes = () => [...document.querySelectorAll('input[type=checkbox][name="thing"]')];

function tell() {
  const count = boxes().filter((box) => box.checked).length;
  const pair = document.body.dataset.page === "persons";
  if (told) told.textContent = count ? `${count} ticked${pair && count !== 2 ? "; two are wanted" : ""}.` : "";
}

document.addEventListener("change", (event) => {
  if (event.target.name === "thing") tell();
});
tell();
