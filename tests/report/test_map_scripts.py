"""What scripts of map and timeline may not do under the page's policy: markup from text, styles or handlers as attributes."""

from pathlib import Path

import pytest

from onrecord import report

FOLDER = Path(report.__file__).parent
OURS = sorted([*FOLDER.glob("map*.js"), *FOLDER.glob("timeline*.js"), FOLDER / "harms.js"])
BARRED = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    ".html(",
    "document.write",
    "eval(",
    'attr("style"',
    'attr("on',
    "fetch(",
    "http",
)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_script_builds_nothing_from_markup_and_asks_for_nothing(path):
    script = path.read_text(encoding="utf-8")
    assert script.startswith('"use strict";')
    assert not [word for word in BARRED if word in script]


def test_styles_load_nothing():
    for name in ("map.css", "timeline.css"):
        style = (FOLDER / name).read_text(encoding="utf-8")
        assert "@import" not in style and "url(" not in style.replace("url(#map-hatch)", "")
