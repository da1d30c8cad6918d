"""python -m evals.page_speed RECORD OUT [--times 5]: how soon the situation page of a record can be used, in a real Chromium.

The page is written and opened from disk, each time in a fresh browser context. Milliseconds from the start of navigation:
"table" until the first row of the incident table is laid out; "interactive" until the page has answered a filter set in that
very moment (the count of incidents has changed and the frame is drawn). Then, from the keystroke: "search" until the count
answers a word typed into Find, "passages" until the passages are searched too; "panel" from a click on the first incident
until its panel is shown. Also the size of the file. Prints median and longest, and writes OUT as JSON."""

import argparse
import json
import os
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING

from evals import chromium
from onrecord.report import write
from onrecord.store import View

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIRST = """window.used = new Promise((tell) => {
  let timed = {};
  const count = () => (document.querySelector("[data-count]") || {}).textContent;
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  const answered = (was) => {
    if (count() === was) return requestAnimationFrame(() => answered(was));
    frame(() => tell({ ...timed, interactive: performance.now() }));
  };
  const shown = () => {
    const row = document.querySelector("[data-table] tbody tr");
    if (!row || !row.getClientRects().length) return requestAnimationFrame(shown);
    timed = { table: performance.now() };
    const was = count();
    const choice = document.querySelector("[data-filter=standing]");
    choice.value = "single";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    answered(was);
  };
  requestAnimationFrame(shown);
})"""
ASKED = """([word, done]) => new Promise((tell) => {
  const count = document.querySelector("[data-count]");
  const [was, began, field] = [count.textContent, performance.now(), document.querySelector("[data-filter=q]")];
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  let [first, last] = [0, 0];
  const look = () => {
    const now = performance.now() - began;
    if (!first && count.textContent !== was) first = now;
    if (first && count.textContent.includes(done)) last = now;
    if (now - Math.max(first, last) > 1000) return tell([first, last || first]);
    requestAnimationFrame(look);
  };
  look();
})"""
OPENED = """() => new Promise((tell) => {
  const began = performance.now();
  document.querySelector("[data-table] tbody a").click();
  const look = () => {
    const panel = document.querySelector("[data-panel]");
    if (!panel.hidden && panel.querySelector("h2, h3")) return requestAnimationFrame(() => tell(performance.now() - began));
    requestAnimationFrame(look);
  };
  look();
})"""


def measured(browser: "Browser", address: str, word: str) -> dict[str, float]:
    """One opening of the page, in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        tab = context.new_page()
        tab.set_default_timeout(120_000)
        tab.add_init_script(FIRST)
        tab.goto(address, wait_until="commit")
        told: dict[str, float] = tab.evaluate("() => window.used")
        tab.wait_for_load_state()
        told["load"] = tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        return told | _used(tab, word)
    finally:
        context.close()


def _used(tab: "Page", word: str) -> dict[str, float]:
    tab.locator("[data-filter=standing]").select_option("")
    tab.wait_for_timeout(500)
    panel = tab.evaluate(OPENED)
    tab.keyboard.press("Escape")
    search, passages = tab.evaluate(ASKED, [word, "looking"])
    elements = tab.evaluate("document.querySelectorAll('*').length")
    return {"panel": panel, "search": search, "passages": passages, "elements": elements}


def speed(record: Path, times: int, word: str) -> dict[str, object]:
    """Everything that is measured about the page of a record."""
    with tempfile.TemporaryDirectory() as folder, chromium.opened() as browser:
        path = Path(folder) / "page.html"
        began = monotonic()
        with View.open(record) as view:
            counts = view.counts()
            write(view, path)
        written = round(monotonic() - began, 2)
        runs = [measured(browser, path.as_uri(), word) for _ in range(times)]
        told = {name: {"median": round(median(r[name] for r in runs), 1), "max": round(max(r[name] for r in runs), 1)}
                for name in runs[0]}  # fmt: skip
        return {
            "record": record.name, "counts": counts, "bytes": path.stat().st_size, "writing_s": written, "times": times,
            "word": word, "browser": browser.version, "cpus": os.cpu_count(), "ms": told,
        }  # fmt: skip


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--word", default="police", help="what is typed into Find")
    given = parser.parse_args()
    told = speed(given.record, given.times, given.word)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
