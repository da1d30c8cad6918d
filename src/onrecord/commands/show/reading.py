"""One document on a page: what is known of it, what it says, and what of it was not read."""

from typing import Any

from onrecord.commands.show import judged, passages
from onrecord.commands.show.lists.base import Shown
from onrecord.commands.show.screen import DIM, STRONG, Screen
from onrecord.commands.show.words import counted
from onrecord.model import Document


def facts(document: Document, shown: Shown) -> dict[str, str]:
    """What is known of a document, by name; what is not known is left out."""
    date = document.published
    main = shown.index.main.get(document.id)
    known = {
        "outlet": document.outlet + (f" (of {document.outlet_family})" if document.outlet_family else ""),
        "published": f"{date.date} (read from: {date.read_from})" if date.date else "unknown",
        "language": document.language,
        "address": document.address,
        "copy of": document.copy_of,
        "wire": document.wire,
        "chiefly about": main or "",
        "not read": shown.passed_over.get(document.id, ""),
    }
    return {name: value for name, value in known.items() if value}


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
    clutter = [mark for mark in document.marks if mark.mark == "clutter"]
    if clutter:
        screen.heading(f"Not read ({counted(len(clutter), 'stretch', 'stretches')})")
    for mark in clutter:
        words = " ".join(document.text[mark.start : mark.end].split())
        beginning = words if screen.plain or len(words) < 60 else f"{words[:57]}..."
        screen.line((f"[{mark.start}-{mark.end}] {mark.reason}: ", DIM), beginning, indent=2)


def data(document: Document, rows: dict[str, Any]) -> dict[str, Any]:
    """The same for programs: the export's rows of this document."""
    tables = ("claims", "persons", "statements", "mentions")
    own = {table: [row for row in rows[table] if row["document"] == document.id] for table in tables}
    return {"document": next(row for row in rows["documents"] if row["id"] == document.id), **own, "text": document.text}
