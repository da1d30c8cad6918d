"""How every source chain begins: with the outlet, and the agency whose text it carries."""

import re

from onrecord.model.claim import Link
from onrecord.model.document import Document


def slug(words: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", words.lower()))


def own_voice(document: str, outlet: str) -> Link:
    """The first link of every chain: the outlet itself."""
    return Link("outlet", outlet, f"outlet:{slug(outlet)}" if outlet else f"outlet:doc:{document}")


def opening(document: Document) -> tuple[Link, ...]:
    """The links of a document that no speaker stands behind."""
    agency = [Link("agency", document.wire, f"outlet:{slug(document.wire)}")] if document.wire else []
    return (own_voice(document.id, document.outlet), *agency)
