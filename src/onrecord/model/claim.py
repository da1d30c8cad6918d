"""Who says what happened: the unit of the record. Values stand beside the words they were read from."""

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.words import (
    ClaimKind,
    Connection,
    DatePrecision,
    Harm,
    LocationPrecision,
    Manner,
    PersonStatus,
    Qualifier,
    Role,
    Scope,
    Sex,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Producer:
    """Which component made a value: name, version, settings that change its answer."""

    component: str
    version: str
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a source chain. `words` is the document's own naming; `span` is null for the outlet and for what
    metadata told. `id` names the same body across documents (`org:...`, `person:...`, `outlet:...`), or only within
    its document (`doc:ID:...`) where the words do not say who it is."""

    role: Role
    words: str
    id: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """`words` of the document; the rest from the gazetteer, empty where unresolved. Coordinates in degrees (WGS 84)."""

    words: str
    span: Span | None = None
    name: str = ""
    id: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: LocationPrecision = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Full ISO days, both inclusive; an open end is "". `words` is the expression it was read from ("" when inherited from
    the publication date alone), `timex` its TIMEX3 value."""

    start: str
    end: str
    precision: DatePrecision
    words: str = ""
    span: Span | None = None
    timex: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people. `low`/`high` null where the words leave that side open; both null and `word` for vague words.
    `who` are the words that name who is counted. See the guidelines for qualifier and scope in docs/glossary.md."""

    harm: Harm
    low: int | None
    high: int | None
    qualifier: Qualifier
    word: str = ""
    who: str = ""
    scope: Scope = "incident"

    @property
    def number(self) -> int | None:
        """The number as the words give it, whatever side they leave open; null for vague words."""
        return self.high if self.low is None else self.low


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion. `chain` runs from the outlet to the origin; with one link only, the outlet speaks in its own voice.
    `actual` is false for the planned, feared, hypothetical. `event` is a PLOVER type and `verb` the lemma behind it.
    `about` (of positions) is who is blamed or what is denied; `against` the key of the claim that is denied.
    `part_of` is the key of the figure a sub-count belongs to. `sentence` is the context to show around `span`.
    `headline` is true when the claim was read from a title."""

    key: str
    document: str
    span: Span
    sentence: Span
    kind: ClaimKind
    chain: tuple[Link, ...]
    connection: Connection
    manner: Manner
    producer: Producer
    actual: bool = True
    headline: bool = False
    event: str = ""
    verb: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    when: Period | None = None
    as_of: str = ""
    figure: Figure | None = None
    part_of: str = ""
    about: str = ""
    against: str = ""

    @property
    def origin(self) -> Link | None:
        """Whom the information comes from, or null when the outlet states it in its own voice."""
        last = self.chain[-1] if self.chain else None
        return last if last is not None and last.role == "origin" else None

    @property
    def relay(self) -> Link | None:
        """Who passed it on, if the text says so."""
        return next((link for link in self.chain if link.role == "relay"), None)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A named person harmed or held, as one document tells it."""

    key: str
    document: str
    span: Span
    name: str
    status: PersonStatus
    age: int | None = None
    sex: Sex = ""
    role: str = ""
    place: Place | None = None
    when: Period | None = None
    chain: tuple[Link, ...] = ()
    connection: Connection = "outlet"
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, whether or not a figure or an event is in it. `source` is empty when the speaker is not named there;
    `origin` is the resolved name."""

    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    origin: str
    manner: Manner = "asserted"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place, time, person or organisation named in a text. Of times `period` carries the value, of places `place`."""

    span: Span
    type: str
    resolved: str = ""
    place: Place | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one document."""

    document: str
    claims: tuple[Claim, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
