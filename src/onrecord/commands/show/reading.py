"""One document on a page: what is known of it, what it says, and its text with what of it was not read."""

from typing import Any

from onrecord.commands.show import judged, passages, text
from onrecord.commands.show.lists.base import Shown
from onrecord.commands.show.screen import DIM, STRONG, Screen
from onrecord.commands.show.words import counted
from onrecord.model import Credit, Document
from onrecord.vocab.languages import language_name, unread


def facts(document: Document, shown: Shown) -> dict[str, str]:
    """What is known of a document, by name; what is not known is left out."""
    date, changed = document.published, document.modified
    read = sum(len(document.text[start:end].split()) for start, end in document.body())
    main = shown.index.main.get(document.id)
    family = document.outlet_family if document.outlet_family != document.outlet else ""
    known = {
        "outlet": document.outlet + (f" (of {family})" if family else "") or "unknown",
        "authors": ", ".join(document.authors),
        "published": f"{date.date} (to the {date.precision}; read from: {date.read_from})" if date.date else "unknown",
        "last changed": f"{changed.date} (read from: {changed.read_from})" if changed.date else "",
        "language": language_name(document.language) if document.language else "",
        "address": document.address,
        "family": document.family if document.family != document.id else "",
        "copy of": document.copy_of,
        "wire": document.wire,
        "credits": "; ".join(_credit(document, credit) for credit in document.credits),
        "chiefly about": main or "",
        "words": f"{read:,} read of {len(document.text.split()):,}",
        "relevant": "yes" if document.relevant else "no",
        "not read": unread(shown.passed_over.get(document.id, "")),
    }
    return {name: value for name, value in known.items() if value}


def _credit(document: Document, credit: Credit) -> str:
    words = " ".join(document.text[credit.start : credit.end].split())
    what = "the text" if credit.role == "source" else "a part"
    return f'{credit.agency or "agencies"} for {what} ("{words}", {credit.start}-{credit.end})'


def show(document: Document, shown: Shown, screen: Screen) -> None:
    """Writes the page of one document."""
    screen.line((document.title or document.id, STRONG))
    screen.line((f"{document.id}; {counted(len(document.text), 'character')}; sha256 {document.sha256}", DIM))
    for name, value in facts(document, shown).items():
        screen.line(f"{name}: {value}")
    claims = shown.index.claims_in.get(document.id, ())
    screen.heading(f"What it says ({counted(len(claims), 'claim')})")
    for number, claim in enumerate(claims, 1):
        passages.show(claim, number, screen)
        judged.show(claim.key, shown.index, screen)
        subject = shown.index.subject_of.get(claim.key)
        if subject:
            screen.line((f"incident {subject}", DIM), indent=6)
    text.show(document, claims, screen)


def data(document: Document, rows: dict[str, Any]) -> dict[str, Any]:
    """The same for programs: the export's rows of this document."""
    tables = ("claims", "persons", "statements", "mentions")
    own = {table: [row for row in rows[table] if row["document"] == document.id] for table in tables}
    return {"document": next(row for row in rows["documents"] if row["id"] == document.id), **own, "text": document.text}
