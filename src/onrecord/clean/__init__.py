"""From captures to documents: one text, every stretch of it marked, and what is known of who published it and when.

`clean` is the stage, `body_text` what a reader would call the article, `kinship` says which documents copy which."""

from onrecord.clean.copies import Kin, kinship
from onrecord.clean.documents import clean
from onrecord.model import Document

__all__ = ["Kin", "body_text", "clean", "kinship"]


def body_text(document: Document) -> str:
    """The report itself: the text outside clutter, title and dateline, one stretch a line."""
    return "\n".join(document.text[m.start : m.end].strip() for m in document.marks if m.mark in ("body", "caption"))
