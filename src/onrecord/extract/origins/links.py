"""The links of a source chain that are no speakers of the text."""

from onrecord.extract.origins.spelling import bare, plain
from onrecord.model import Link, Span
from onrecord.model.own_voice import slug


def relay(words: str, span: Span) -> Link:
    """The outlet or body that passed it on."""
    return Link("relay", plain(words), f"org:{slug(bare(words))}", span)
