"""Reads one invented report for the tests of this folder."""

from onrecord.extract import read
from onrecord.model import Claim, Document, Mark, Published, Reading, key


def document(text: str, published: str = "2031-05-12", outlet: str = "The Harbour Post", title: str = "") -> Document:
    """A document that is all body."""
    day = Published(published, "day", "metadata") if published else Published()
    return Document(
        "r1",
        key("d", text),
        "0",
        text,
        title=title,
        outlet=outlet,
        published=day,
        language="en",
        marks=(Mark(0, len(text), "body"),),
    )


def reading(text: str, **known: str) -> Reading:
    """Everything that is read from the text."""
    (found,) = read([document(text, **known)])
    assert isinstance(found, Reading)
    return found


def figures(text: str, **known: str) -> list[Claim]:
    """The figure claims of the text in reading order."""
    return [c for c in reading(text, **known).claims if c.kind == "figure"]


def told(claim: Claim) -> tuple[str, int | None, int | None, str]:
    """(harm, low, high, origin's words) of a figure claim."""
    assert claim.figure is not None
    return claim.figure.harm, claim.figure.low, claim.figure.high, claim.origin.words if claim.origin else ""
