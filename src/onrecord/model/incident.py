"""What is derived from claims: happenings, running tolls, and the reason behind every number."""

from dataclasses import dataclass

from onrecord.model.claim import Period, Place
from onrecord.model.words import IncidentKind


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening. `id` is the key of its founding claim and never moves; `replaces` names incidents merged into it.
    `claims` are keys in reading order; `documents` ids of those that report it; `why` says in words what joined them."""

    id: str
    kind: IncidentKind
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    place: Place | None = None
    when: Period | None = None
    description: str = ""
    replaces: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """A running figure over many happenings: one harm, one group of people, one reach in place and time."""

    id: str
    harm: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    who: str = ""
    place: Place | None = None
    when: Period | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linkage:
    """The answer of the link stage over a whole record. `main` maps a document's id to the incident it is chiefly about.
    `same_persons` maps a person mention's key to (key of the first mention of that person, certainty)."""

    incidents: tuple[Incident, ...]
    tolls: tuple[Toll, ...]
    main: dict[str, str]
    same_persons: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that a finding does not rest on, and why, in plain words."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell and its reason. `subject` is an incident or a toll; `field` a harm, a group of the dead (`killed_children`), or
    a name such as `grade`, `contested`, `origins`. Numbers in low/best/high, else `value`. `open` is true where the high
    end is a number that its words leave open."""

    subject: str
    field: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    open: bool = False
    value: str = ""
    supported_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    rule: str = ""
    rationale: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims (keys) that cannot both hold as stated. `subject` is the incident or toll they speak of, or ""."""

    id: str
    kind: str
    a: str
    b: str
    about: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind an incident or toll: counts that are always shown together, and the names.
    `origins` are the independent origins' names in one normal form each; `perhaps_same` pairs that may be one."""

    subject: str
    reports: int
    outlets: int
    independent_origins: int
    origins: tuple[str, ...] = ()
    own_voice: tuple[str, ...] = ()
    perhaps_same: tuple[tuple[str, str], ...] = ()
    accused: tuple[tuple[str, str], ...] = ()
    contested: bool = False
    disputed: bool = False
    grade: str = ""
