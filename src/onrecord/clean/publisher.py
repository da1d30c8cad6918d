"""Who published and wrote a document, in whose family, and which agency's text it carries."""

from dataclasses import replace

from onrecord.clean.authors import people
from onrecord.clean.outlets import Directory
from onrecord.clean.wire import credits_in, wire
from onrecord.model import Capture, Document


def published_by(document: Document, capture: Capture, known: Directory) -> Document:
    """The same document with its outlet (so far what the page calls its site), family, credits, wire, and the people among its
    authors (so far its bylines). What is said of the document comes before the page, the page before what was said of the
    whole lot. An agency on its own site is its outlet."""
    day = document.published.date
    outlet, family = known.settle(capture.hints.outlet, document.outlet, document.address, day)
    if not outlet:
        outlet, family = known.settle(capture.fallback.outlet, "", "", day)
    found = tuple(credit for credit in credits_in(document.text, document.marks, known) if credit.agency != outlet)
    agency = wire(found, document.authors, known)
    return replace(
        document, outlet=outlet, outlet_family=family, credits=found, wire="" if agency == outlet else agency,
        authors=people(document.authors, outlet),
    )  # fmt: skip
