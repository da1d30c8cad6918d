"""Where two texts that may be one credit whom they come from."""

import re

from onrecord.clean.outlets import fold
from onrecord.model import Credited, Document


def credit(document: Document) -> Credited | None:
    """Where a document credits an agency with its text, or else with a part of it; a credit in the byline has no place."""
    ranked = sorted(document.credits, key=lambda c: (c.role != "source", not c.agency, c.start))
    if ranked and (ranked[0].agency == document.wire or not document.wire):
        return Credited(document.id, ranked[0].start, ranked[0].end, ranked[0].agency)
    return Credited(document.id, 0, 0, document.wire) if document.wire else None


def credit_to(document: Document, outlet: str) -> Credited | None:
    """Where a document credits another outlet: in brackets, after a word such as "source", or in its byline."""
    text, name = document.text, re.escape(outlet)
    source = rf"\({name}\)|\b(?:source|via|courtesy of|published (?:by|in))\W{{1,3}}(?:the )?{name}\b"
    match = re.search(source, text, re.I) if outlet else None
    if match:
        return Credited(document.id, match.start(), match.end(), outlet)
    if outlet and any(fold(outlet) in fold(author) for author in document.authors):
        return Credited(document.id, 0, 0, outlet)
    return None
