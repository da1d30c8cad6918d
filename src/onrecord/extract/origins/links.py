"""The links of a source chain that are no speakers of the text."""

from onrecord.extract.origins.spelling import bare, plain, slug
from onrecord.model import Link, Span


def own_voice(document: str, outlet: str) -> Link:
    """The first link of every chain: the outlet itself."""
    return Link("outlet", outlet, f"outlet:{slug(outlet)}" if outlet else f"outlet:doc:{document}")


def relay(words: str, span: Span) -> Link:
    """The outlet or body that passed it on."""
    return Link("relay", plain(words), f"org:{slug(bare(words))}", span)
