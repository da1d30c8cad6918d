"""The record as one page that needs nothing else: no server, no network, no script for reading."""

import base64
import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from onrecord.errors import ExportError
from onrecord.model import Document, Issue, Period, Relation
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.passages import Stretch, whole
from onrecord.report.sheets import book
from onrecord.store import View
from onrecord.vocab.languages import language_name, unread

# Above this many characters the texts themselves stay out and each passage is shown in its sentence only, so that a
# browser opens the page of a thousand reports without trouble.
TEXTS_LIMIT = 1_500_000


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the page lists it; `text` is empty where the texts stay out."""

    document: Document
    published: str
    language: str
    claims: int
    passed_over: str
    clutter: int
    text: tuple[Stretch, ...]
    relation: Relation | None = None


def write(view: View, path: Path) -> Path:
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


def render(view: View) -> str:
    """The page as text. The same record gives the same page."""
    index = Index.of(view)
    style, script = _asset("page.css"), _asset("page.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(w=words)
    page = environment.from_string(_asset("page.html")).render(
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        book=book(index),
        papers=_papers(index, view.issues()),
        issues=view.issues(),
        period=_period(index),
        outlets=sorted({d.outlet for d in index.documents.values() if d.outlet}),
        claims=len(index.claims),
        meta=view.meta(),
    )
    return page.lstrip() + "\n"


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(*inline: str) -> str:
    """A content security policy that allows the page's own style and script and no request at all."""
    style, script = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline)
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


def _papers(index: Index, issues: tuple[Issue, ...]) -> list[Paper]:
    full = sum(len(d.text) for d in index.documents.values()) <= TEXTS_LIMIT
    problems = {i.subject: i.problem for i in issues}
    return [_paper(d, index, problems, full) for d in index.documents.values()]


def _paper(document: Document, index: Index, problems: dict[str, str], full: bool) -> Paper:
    mine = index.claims_in.get(document.id, ())
    why = "" if document.relevant else problems.get(document.id, "about something else")
    clutter = sum(m.end - m.start for m in document.marks if m.mark == "clutter")
    return Paper(
        document=document,
        published=words.day(document.published.date),
        language=language_name(document.language),
        claims=len(mine),
        passed_over=unread(index.passed_over.get(document.id, why)),
        clutter=round(100 * clutter / max(1, len(document.text))),
        text=whole(document, mine) if full else (),
        relation=index.relations.get(document.id),
    )


def _period(index: Index) -> str:
    days = sorted(d.published.date for d in index.documents.values() if d.published.date)
    return words.period(Period(days[0], days[-1], "range")) if days else ""
