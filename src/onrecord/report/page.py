"""The record as one page that needs nothing else: no server and no network.

The page's data lie in it as packed blocks, `<script type="text/plain" id="data-NAME">`, see `blocks`. What tests and tools may
hold on to, beside the ids `incidents`, `clashes`, `tolls`, `people`, `documents`, `issues`, `method` of its sections:

| hook | on |
|---|---|
| `html[data-ready]` | set when the table stands and everything can be used |
| `[data-filter=q|harm|kind|standing|minor]` | the fields of the filter bar |
| `[data-chips] button[data-chip=NAME]` | a filter that stands; pressing takes it away; `[data-clear]` takes all |
| `[data-count]` | how many incidents pass, told aloud; with `data-searching` while passages are being looked through |
| `[data-sort=COLUMN]` | the buttons that sort; `[data-more]` shows the next rows |
| `tr[data-id=ID]`, `a[data-open=ID]` | the row of an incident; what opens it |
| `[data-panel]` with `data-id` | the open panel; `[data-panel-close]`, `[data-panel-next]`, `[data-panel-previous]` |
| `[data-cell=FIELD]`, `[data-matrix]`, `[data-voice=ID]`, `[data-claim=KEY]`, `[data-chain]`, `[data-history]` | its parts |
| `mark[data-passage=KEY]` | a passage, marked in its paragraph |
| `[data-chart]` | a toll's chart; its table is `[data-chart-table]` |
| `[data-list=clashes|tolls|people|documents|issues]` | the lists, each with a `[data-more]` where there is more |
| `[data-document=ID]` | a document in its list |
| `[data-print-all]`, `.booklet` | prints every incident that passes; what it prints, there only while it does |
| `[data-redacted]`, `#left-out` | that names are left out, in the head and under Method; there only where they are |
| `[data-map]`, `[data-timeline]` | where map and timeline are drawn |
"""

import re
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from onrecord.errors import ExportError
from onrecord.report import assets, words
from onrecord.report.blocks import first, later
from onrecord.report.head import head
from onrecord.report.index import Index
from onrecord.report.rows import ordered, row
from onrecord.report.shown import Shown

STAND_IN = re.compile(r"\[(person|witness|name) (\d+)\]")  # stays on one line
SHOWN = 4  # incidents at the top whose accounts differ most, before the rest is folded
STATIC = 50  # incidents that are also plain HTML, for a browser without scripts


def write(view: Shown, path: Path) -> Path:
    """Writes the record as one HTML file and returns its path. Raises ExportError when the file cannot be written."""
    page = render(view)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise ExportError(
            f"The page {path} cannot be written: {error.strerror or error}. Name another file with -o."
        ) from error
    return path


def render(view: Shown) -> str:
    """The page as text. The same record gives the same page."""
    index, meta = Index.of(view), view.meta()
    incidents = ordered(index.linkage.incidents)
    style, scripts = assets.style(), assets.scripts()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(w=words)
    page = environment.from_string(assets.template()).render(
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        policy=assets.policy(style, scripts),
        head=head(index, incidents),
        first=first(index, incidents, bool(meta.get("redacted"))),
        static=[row(incident, index) for incident in incidents[:STATIC]],
        blocks=later(index, incidents, view.issues()),
        meta=meta,
        shown=SHOWN,
    )
    return (STAND_IN.sub("[\\1\u00a0\\2]", page) if meta.get("redacted") else page).lstrip() + "\n"
