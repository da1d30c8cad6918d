"""Who has spoken so far in one document, and how its people were introduced."""

import re
from dataclasses import dataclass, field

from onrecord.extract.origins.spelling import surname
from onrecord.extract.parse import Block
from onrecord.model import Link

INTRODUCED = re.compile(
    r"\b(?P<what>(?:(?:[A-Z][\w-]+ ){0,3}(?:[Pp]resident|[Pp]rime [Mm]inister|(?:[A-Z]\w+ )?[Mm]inister|[Gg]eneral|"
    r"[Gg]en\.|[Cc]olonel|[Cc]ol\.|[Mm]ajor|[Cc]aptain|[Ll]ieutenant|[Ss]heriff|[Pp]olice [Cc]hief|[Gg]overnor|[Mm]ayor|"
    r"[Ss]enator|[Dd]r\.?|[Dd]octor|[Aa]mbassador|[Ss]ecretary(?:[- ][Gg]eneral)?"
    r"|[Ss]pokes(?:man|woman|person)|[Rr]esident|[Aa]ctivist|[Oo]fficial|[Dd]irector|[Cc]ommander|[Ll]awyer|"
    r"[Jj]ournalist|[Ww]itness|[Oo]fficer|[Dd]etective|[Ss]ergeant|[Ss]gt\.|[Ll]t\.|[Pp]rosecutor|[Cc]oroner|"
    r"[Cc]orrespondent|[Rr]eporter|[Ii]mam|[Dd]iplomat|[Ee]nvoy|[Ll]eader|[Hh]ead|"
    r"[Cc]hief))),? (?P<name>(?:[A-Z][\w'’-]+|al-[A-Z]\w+|[Aa]bd(?:ul|el)[- ]\w+)(?: (?:[A-Z][\w'’-]+|al-[A-Z]\w+|bin|"
    r"Abu))*)"
)


@dataclass(slots=True)
class Cast:
    """Who has spoken so far in one document. `country` is the country the document is about (ISO code); `speakers` stand in
    reading order. The rest are what later namings are read by: surname -> id of the body or person (`body_of`), short form
    -> id of the body named in full (`full`), id -> its longest naming (`names`), surname -> how the person was introduced
    (`described`), id of an unnamed person -> that of the name he was given right after (`later`), id -> the whole naming by
    which the one first spoke (`called`)."""

    document: str
    country: str = ""
    speakers: list[Link] = field(default_factory=list)
    body_of: dict[str, str] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


def introduce(cast: Cast, block: Block) -> None:
    """Remembers how people are introduced ("harbour resident Tomas Keld"), for when only the name stands."""
    for match in INTRODUCED.finditer(block.text):
        cast.described.setdefault(surname(match["name"]), match["what"])


def describe(cast: Cast, link: Link) -> str:
    """The origin's words with what the document says he or it is."""
    if not link.id.startswith("person:"):
        return " ".join(dict.fromkeys((link.words, cast.names.get(link.id, ""), cast.called.get(link.id, "")))).strip()
    told = (cast.described.get(surname(link.words), ""), cast.called.get(link.id, ""), link.words)
    return " ".join(words for words in told if words)


def named_later(cast: Cast, link: Link) -> Link:
    """ "A human rights activist says ... Ilse Marn said": the one who is named right after is the same origin."""
    other = cast.later.get(link.id)
    return Link(link.role, link.words, other, link.span) if other else link
