"""From the words that name a speaker to an origin: short names and pronouns resolved within the document, the connection to
the event, and an id that joins the same body across documents."""

from onrecord.extract.origins.bodies import is_known, known
from onrecord.extract.origins.cast import Cast, describe, introduce, named_later
from onrecord.extract.origins.connection import connection
from onrecord.extract.origins.links import relay
from onrecord.extract.origins.resolve import headed, resolve
from onrecord.model.own_voice import slug

__all__ = [
    "Cast",
    "connection",
    "describe",
    "headed",
    "introduce",
    "is_known",
    "known",
    "named_later",
    "relay",
    "resolve",
    "slug",
]
