"""Documents as the page lists them, and their texts in paragraphs."""

from collections.abc import Mapping

from onrecord.model import Document, Issue
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.packing import Data, slim
from onrecord.report.passages import pieces, units
from onrecord.vocab.languages import language_name, unread

# Above this many characters only the paragraphs with a passage are in the page, so that it opens fast and can be sent by mail.
TEXTS_LIMIT = 3_000_000


def papers(index: Index, issues: tuple[Issue, ...]) -> list[Data]:
    """What is known of each document, in the record's order; the page names a document by its number here."""
    problems = {i.subject: i.problem for i in issues}
    return [_paper(document, index, problems) for document in index.documents.values()]


def _paper(document: Document, index: Index, problems: Mapping[str, str]) -> Data:
    why = "" if document.relevant else problems.get(document.id, "about something else")
    clutter = sum(m.end - m.start for m in document.marks if m.mark == "clutter")
    return slim({
        "id": document.id,
        "title": document.title,
        "name": "" if document.title else f"{words.report(document)} (no title)",
        "outlet": document.outlet,
        "unknown": "" if document.outlet else words.outlet(document),
        "owner": document.outlet_family,
        "day": document.published.date,
        "published": words.day(document.published.date),
        "from": document.published.read_from,
        "language": "" if document.language in ("", "en") else language_name(document.language),
        "address": document.address,
        "claims": len(index.claims_in.get(document.id, ())),
        "passed": unread(index.passed_over.get(document.id, why)),
        "clutter": round(100 * clutter / max(1, len(document.text))),
        "copy": index.places.get(document.copy_of),
        "relation": _relation(document, index),
    })  # fmt: skip


def _relation(document: Document, index: Index) -> str:
    """What a text is to the earlier one that it repeats: words to stand before that one's name, and after it."""
    if not document.copy_of:
        return ""
    relation = index.relations.get(document.id)
    if relation is None:
        return "Copy of"
    share = f"{100 * relation.share:.0f} % of the shorter text stands in the other"
    credit = f"; credited to {relation.agency}" if relation.agency else ""
    return f"{words.RELATION[relation.kind]}|{share}{credit}"


def whole(index: Index) -> bool:
    """Whether the page has room for the whole texts."""
    return sum(len(d.text) for d in index.documents.values()) <= TEXTS_LIMIT


def text(document: Document, index: Index, full: bool) -> Data:
    """A text: `parts` [start, words] are its paragraphs, all of them or those with a passage; `marks` [start, end, mark] are
    clutter and title; `hits` [start, end, incident or toll, claim] the passages. A copy's passages are in its own text."""
    claims = [c for c in index.claims_in.get(document.id, ()) if c.span.field == "text"]
    spans = [(c.sentence.start, c.sentence.end) for c in claims] + [(c.span.start, c.span.end) for c in claims]
    count = units(document.text)
    parts = [(a, b) for a, b in pieces(document.text, spans) if full or any(s < b and e > a for s, e in spans)]
    return slim({
        "parts": [[count(a), document.text[a:b]] for a, b in parts],
        "marks": [[count(m.start), count(m.end), m.mark] for m in document.marks if m.mark in ("clutter", "title")],
        "hits": [[count(c.span.start), count(c.span.end), index.subject_of.get(c.key, ""), c.key] for c in claims],
    })  # fmt: skip
