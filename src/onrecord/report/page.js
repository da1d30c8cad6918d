"use strict";
// Sorting and finding in the table of incidents, unfolding for print. The page reads the same without it.
(() => {
  const table = document.getElementById("incidents");
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => row.cells.length > 1);
  const find = document.getElementById("find");
  const only = document.getElementById("only");
  const shown = document.getElementById("shown");
  document.querySelector(".tools").hidden = rows.length === 0;

  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const compare = (a, b) => (isNaN(a) || isNaN(b) ? String(a).localeCompare(String(b)) : a - b);

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      [...table.tHead.rows[0].cells].forEach((cell) => cell.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
      rows.sort((a, b) => way * compare(value(a, column), value(b, column))).forEach((row) => body.append(row));
    });
  });

  const filter = () => {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word)) || (only.checked && !row.dataset.contested);
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = count + " of " + rows.length + " incidents";
  };
  find.addEventListener("input", filter);
  only.addEventListener("change", filter);

  // On paper everything is open but the whole texts.
  const closed = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open], .whole)").forEach((part) => closed.push(part) && (part.open = true));
  });
  addEventListener("afterprint", () => closed.splice(0).forEach((part) => (part.open = false)));
})();
