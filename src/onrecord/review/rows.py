"""An incident, toll, person or text in one light row: all that lists, the queue and suggestions need, held in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import HARMS, Claim, Document, Finding, Incident, PersonMention, Standing, Toll
from onrecord.model.normal_name import normal_name, other_names
from onrecord.model.worth import minor
from onrecord.report import words

Subject = Incident | Toll
CERTAIN = ("", "certain")


@dataclass(frozen=True, slots=True)
class Number:
    """One reconciled number: a harm with its group ("killed_children"), its ends, and how it reads."""

    field: str
    low: int | None
    best: int | None
    high: int | None
    open: bool
    text: str

    @property
    def most(self) -> int:
        """The highest end that is told."""
        return max((n for n in (self.low, self.best, self.high) if n is not None), default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """An incident or a toll. `doubt` says why joining its reports was a close call, "" where it was none;
    `contest` who denies it or blames whom, "" where nobody does."""

    id: str
    title: str
    kind: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    start: str
    end: str
    when: str
    numbers: tuple[Number, ...]
    standing: Standing
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    claims: int
    doubt: str = ""
    contest: str = ""
    minor: bool = False

    @property
    def toll(self) -> bool:
        """Whether it is a running figure over many happenings."""
        return self.id.startswith("t-")

    @property
    def harms(self) -> tuple[str, ...]:
        """The harms that have a number, groups left out."""
        return tuple(n.field for n in self.numbers if n.field in HARMS)

    @property
    def weight(self) -> int:
        """How many people it tells of as harmed: the dead count ten times, so that they come first."""
        return sum(n.most * (10 if n.field == "killed" else 1) for n in self.numbers if n.field in HARMS)


@dataclass(frozen=True, slots=True)
class Human:
    """A person record: the first mention's key, the name it goes by, and all its mentions (key, document, name, certainty)."""

    id: str
    name: str
    spellings: tuple[str, ...]
    status: str
    age: str
    mentions: tuple[tuple[str, str, str, str], ...]
    incident: str = ""
    place: str = ""

    @property
    def certainty(self) -> str:
        """The least certain of the joins, "" where there is nothing to doubt."""
        told = {c for _, _, _, c in self.mentions}
        return next((c for c in ("possible", "likely") if c in told), "")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in a list. `read` is how many characters of it are read for claims, `passed` why it was not read."""

    id: str
    title: str
    outlet: str
    published: str
    claims: int
    read: int
    passed: str = ""
    copy_of: str = ""


def row(
    subject: Subject,
    findings: Iterable[Finding],
    standing: Standing | None,
    claims: Sequence[Claim],
    outlets: Mapping[str, str],
) -> Row:
    """The row of one incident or toll; `outlets` names the outlet of each of its documents."""
    found = list(findings)
    held = standing or Standing(subject.id, 0, 0, 0)
    where, when = subject.place, subject.when
    return Row(
        id=subject.id,
        title=words.title(subject),
        kind=subject.kind if isinstance(subject, Incident) else "toll",
        place=words.place(where),
        place_id=where.id if where else "",
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        start=when.start if when else "",
        end=when.end if when else "",
        when=words.period(when),
        numbers=numbers(found),
        standing=held,
        outlets=tuple(dict.fromkeys(outlets.get(d) or d for d in subject.documents)),
        documents=subject.documents,
        claims=len(subject.claims),
        doubt=doubt(subject.why) if isinstance(subject, Incident) else "",
        contest=next((f.rationale for f in found if f.field == "contested" and held.contested), ""),
        minor=isinstance(subject, Incident) and minor(found, held, claims),
    )


def numbers(findings: Iterable[Finding]) -> tuple[Number, ...]:
    """The cells with a number, harm by harm, each whole before its groups."""
    order = {h: n for n, h in enumerate(HARMS)}
    held = [f for f in findings if f.field.partition("_")[0] in order and (f.low, f.best, f.high) != (None, None, None)]
    held.sort(key=lambda f: (order[f.field.partition("_")[0]], f.field))  # type: ignore[index]
    return tuple(Number(f.field, f.low, f.best, f.high, f.open, reads(f)) for f in held)


def reads(finding: Finding) -> str:
    """ "17 (4–20 or more)", "5", "200 or more": the best number first, its range where there is one."""
    low, high = finding.low, finding.high
    ends = sorted({n for n in (low, high) if n is not None})
    text = "–".join(f"{n:,}" for n in ends) + (" or more" if finding.open and ends else "")
    if finding.best is None:
        return f"{finding.value}: {text}" if finding.value and text else text or finding.value
    return text if low == high else f"{finding.best:,} ({text})"


def doubt(why: Sequence[str]) -> str:
    """Of the reasons for which reports were joined: whether as many speak against it as for it, in words."""
    told = [w for w in why if w.startswith(("for: ", "against: "))]
    against = [w.removeprefix("against: ") for w in told if w.startswith("against: ")]
    return f"{len(against)} reasons against, {len(told) - len(against)} for" if 2 * len(against) >= len(told) > 1 else ""


def human(first: str, mentions: Sequence[PersonMention], same: Mapping[str, tuple[str, str]], incident: str = "") -> Human:
    """The person whose first mention is `first`."""
    told = [(m.name, same.get(m.key, ("", ""))[1]) for m in mentions]
    return Human(
        id=first,
        name=normal_name(told),
        spellings=other_names(told),
        status=", then ".join(dict.fromkeys(m.status for m in mentions)),
        age=" / ".join(dict.fromkeys(str(m.age) for m in mentions if m.age is not None)),
        mentions=tuple((m.key, m.document, m.name, c) for m, (_, c) in zip(mentions, told, strict=True)),
        incident=incident,
        place=next((p for m in mentions if (p := words.place(m.place))), ""),
    )


def paper(document: Document, claims: int, passed: str = "") -> Paper:
    """The row of one document."""
    read = sum(end - start for start, end in document.body()) if document.marks else len(document.text)
    return Paper(document.id, document.title, document.outlet, document.published.date, claims, read, passed, document.copy_of)
