"""python -m evals.screenshots RECORD OUT [--only page|desk]: pictures of every view of the page and the desk, to be looked at.

Each view is taken 1280 and 390 CSS pixels wide, in light and in dark: as a window shows it, and in the first two as a whole.
The desk works on a copy of the record. OUT/index.html shows them all side by side."""

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from evals import chromium, desks
from onrecord.report import write
from onrecord.store import View

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = (("wide", 1280, 900), ("phone", 390, 844))
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
MOST = 12_000
"""CSS pixels of a whole page that are taken; below that nobody looks."""


def page_views(tab: "Page", address: str) -> Iterator[str]:
    """Brings each view of the situation page into the tab and names it."""
    tab.goto(address)
    tab.locator("[data-table]").wait_for(state="attached")
    tab.wait_for_timeout(800)
    yield "page-top"
    for link in dict.fromkeys(tab.locator("nav a[href^='#']").evaluate_all("them => them.map(it => it.hash)")):
        tab.goto(address + link)
        tab.wait_for_timeout(400)
        yield f"page-{link[1:]}"
    tab.goto(address)
    if tab.locator("[data-table] tbody a").count():
        tab.locator("[data-table] tbody a").first.click()
        tab.wait_for_timeout(600)
        yield "page-panel"
    tab.emulate_media(media="print")
    yield "page-print"
    tab.emulate_media(media="screen")


def desk_views(tab: "Page", desk: desks.Running) -> Iterator[str]:
    """Brings each view of the desk into the tab and names it: those of the menu, and the first thing each of them leads to."""
    tab.goto(desk.entrance())
    tab.wait_for_url(desk.address + "/")
    seen: dict[str, str] = {}
    menu = _links(tab, "nav a")
    for path in menu:
        tab.goto(urljoin(desk.address, path))
        yield f"desk-{_name(path)}"
        for link in _links(tab, "main a"):
            seen.setdefault(_shape(link), link)
    for shape, path in sorted(seen.items()):
        if shape not in menu:
            tab.goto(urljoin(desk.address, path))
            yield f"desk-{_name(shape)}"


def _links(tab: "Page", within: str) -> list[str]:
    found: list[str] = tab.locator(f"{within}[href^='/']").evaluate_all("them => them.map(it => it.pathname + it.search)")
    return list(dict.fromkeys(found))


def _shape(path: str) -> str:
    """Addresses of one view have one shape: ids and questions are taken out."""
    parts = path.partition("?")[0].split("/")
    return "/".join([*parts[:2], *("ID" if n == 0 else part for n, part in enumerate(parts[2:]))])


def _name(path: str) -> str:
    return re.sub(r"[^A-Za-z]+", "-", path).strip("-") or "queue"


def taken(browser: "Browser", record: Path, out: Path, only: str) -> list[Path]:
    """Takes the pictures of one record; their paths."""
    found: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(record, folder))
        page = Path(folder) / "page.html"
        if only != "desk":
            with View.open(copy) as view:
                write(view, page)
        for size, width, height in SIZES:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                tab = context.new_page()
                suffix = f"{size}-{scheme}"
                if only != "desk":
                    found += [_shot(tab, out, f"{name}-{suffix}", name) for name in page_views(tab, page.as_uri())]
                if only != "page":
                    with desks.running(copy) as desk:
                        found += [_shot(tab, out, f"{name}-{suffix}", name) for name in desk_views(tab, desk)]
                context.close()
    return found


def _shot(tab: "Page", out: Path, name: str, view: str) -> Path:
    path = out / f"{name}.png"
    window = view.startswith("page-") and view not in ("page-top", "page-print")
    height = tab.evaluate("document.documentElement.scrollHeight")
    width = tab.evaluate("innerWidth")
    if window or height <= 1000:
        tab.screenshot(path=path)
    else:
        tab.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, MOST)})
    return path


def index(out: Path, pictures: list[Path]) -> None:
    """A page with all pictures."""
    names = [escape(path.name) for path in pictures]
    shown = [f'<figure><figcaption>{n}</figcaption><img src="{n}" alt="" loading="lazy"></figure>' for n in names]
    style = (
        "<style>body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif}img{max-width:600px;border:1px solid}</style>"
    )
    text = f"<!doctype html><meta charset=utf-8><title>Pictures</title>{style}{''.join(shown)}\n"
    (out / "index.html").write_text(text, encoding="utf-8")


def main() -> None:
    """Takes and lists them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=("page", "desk"), default="")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with chromium.opened() as browser:
        pictures = taken(browser, given.record, given.out, given.only)
    index(given.out, pictures)
    print(f"{len(pictures)} pictures: {given.out / 'index.html'}")


if __name__ == "__main__":
    main()
