"""The page's own style and scripts: small files, joined in the order in which they build on one another."""

import base64
import hashlib
from collections.abc import Iterable
from importlib import resources

STYLES = ("base.css", "table.css", "panel.css", "lists.css", "chart.css", "map.css", "timeline.css", "print.css")
VENDORED = ("d3.min.js", "topojson-client.min.js")
SCRIPTS = (
    "dom.js", "state.js", "data.js", "filters.js", "search.js", "finding.js", "address.js", "table.js", "passage.js",
    "chart.js", "figures.js", "dossier.js", "printing.js", "panel.js", "lists.js", "documents.js", "harms.js",
    "map_ground.js", "map_marks.js", "map_symbols.js", "map_view.js", "map_lists.js", "map_area.js", "map.js",
    "timeline_bins.js", "timeline.js", "main.js",
)  # fmt: skip


def style() -> str:
    """All style sheets as one."""
    return _joined(STYLES)


def scripts() -> tuple[str, ...]:
    """The libraries as they ship, then our own as one; it keeps its names under `onrecord`."""
    return (*(_read(f"vendor/{name}") for name in VENDORED), _joined(SCRIPTS))


def policy(style: str, scripts: Iterable[str]) -> str:
    """A content security policy that allows the page's own style and scripts and no request at all."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; style-src {_hash(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def template() -> str:
    """The page's frame."""
    return _read("page.html")


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_read(name) for name in names)


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
