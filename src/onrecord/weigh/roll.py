"""The roll of names against the toll: who is named as killed, hurt or held, how many of those counted have no name, and how
many names there are beyond the count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import HARMS, Finding, Incident, PersonMention, Toll
from onrecord.model.normal_name import normal_name
from onrecord.weigh.evidence import Library
from onrecord.weigh.rationale import several

Same = Mapping[str, tuple[str, str]]  # mention -> (first mention of that person, certainty)
CERTAINTIES = ("certain", "likely", "possible")
VIOLENT = frozenset({"attack", "air_strike", "chemical_attack", "bombing", "shooting", "clash"})
DONE = {"killed": "killed", "injured": "injured", "casualties": "killed or injured"}


@dataclass(frozen=True, slots=True)
class Entered:
    """One person on the roll: the name of the record, all mentions, and how certainly they are one person's."""

    name: str
    mentions: tuple[PersonMention, ...]
    certainty: str

    @property
    def apart(self) -> int:
        """How many people it may be if what is only possibly the same is not."""
        names = {m.name for m in self.mentions}
        return len(names) if self.certainty == "possible" and len(names) > 1 else 2 if self.certainty == "possible" else 1


def at_home(lib: Library, subject: Incident | Toll, homes: Mapping[str, str]) -> Library:
    """The library with every mention of an incident's people under one of its claims, and none of another incident's there."""
    first: dict[str, str] = {}
    for key in subject.claims:
        if key in lib.claims:
            first.setdefault(lib.claims[key].document, key)
    own, persons = set(subject.claims), dict[str, list[PersonMention]]()
    for key, told in lib.persons.items():
        for m in told:
            here = homes.get(m.key, subject.id if key in own else "") == subject.id
            place = key if here == (key in own) or m.document not in first else first[m.document] if here else ""
            persons.setdefault(place, []).append(m)
    return replace(lib, persons={k: tuple(v) for k, v in persons.items()})


def mentions(subject: Incident | Toll, main: Mapping[str, str], lib: Library) -> list[PersonMention]:
    """The mentions that belong to `subject` through their claim or, without one, through a document that is chiefly about it,
    in reading order."""
    found = [m for k in subject.claims for m in lib.persons.get(k, ())]
    told = {c.figure.harm for k in subject.claims if (c := lib.claims.get(k)) and c.figure}
    violent = isinstance(subject, Incident) and subject.kind in VIOLENT
    found += [
        m for d in subject.documents if main.get(d) == subject.id for m in lib.persons.get(f"main:{d}", ())
        if m.status in told or (violent and m.status in ("killed", "injured"))
    ]  # fmt: skip
    return sorted(found, key=lambda m: (m.document, m.span.start, m.key))


def roll(
    subject: Incident | Toll, cells: Iterable[Finding], main: Mapping[str, str], same: Same, lib: Library
) -> Iterator[Finding]:
    """A finding `named_HARM` for each harm that somebody is named for: how many people the names are, and what that leaves of
    the number in `cells`. Low counts names that may be one person's once, high counts every name."""
    counted = {cell.field: cell for cell in cells if cell.rule != "named persons"}  # names are no count of themselves
    by_harm = _entered(mentions(subject, main, lib), same)
    for harm in HARMS:
        people = by_harm.get(harm, [])
        if people:
            yield _finding(subject.id, harm, people, counted.get(harm), lib)


def _entered(told: Sequence[PersonMention], same: Same) -> dict[str, list[Entered]]:
    """The people by the harm they came to; who died is not among the injured."""
    groups: dict[str, dict[str, list[PersonMention]]] = {}
    for m in told:
        first = same.get(m.key, (m.key, ""))[0]
        groups.setdefault(m.status, {}).setdefault(first, []).append(m)
    dead = groups.get("killed", {})
    injured = {first: found for first, found in groups.get("injured", {}).items() if first not in dead}
    groups["injured"] = injured
    return {harm: [_one(found, same) for found in people.values()] for harm, people in groups.items()}


def _one(found: Sequence[PersonMention], same: Same) -> Entered:
    grades = [same.get(m.key, ("", CERTAINTIES[0]))[1] for m in found]
    name = normal_name((m.name, grade) for m, grade in zip(found, grades, strict=True))
    return Entered(name, tuple(found), max(grades, key=CERTAINTIES.index) if len(found) > 1 else CERTAINTIES[0])


def _finding(subject: str, harm: str, people: Sequence[Entered], toll: Finding | None, lib: Library) -> Finding:
    alike = _alike(people)
    low, high = len(people) - len(alike), sum(p.apart for p in people)
    claims = dict.fromkeys(m.claim for p in people for m in p.mentions if m.claim in lib.claims)
    return Finding(
        subject, f"named_{harm}", low=low, best=low, high=high, value=_against(low, harm, toll), supported_by=tuple(claims),
        rule="names against the toll", rationale=_why(people, alike, harm, toll),
    )  # fmt: skip


def _alike(people: Sequence[Entered]) -> list[tuple[str, str]]:
    """(shorter, longer) names on the roll that may be one person's: all words of one stand in the other."""
    words = [set(p.name.lower().split()) for p in people]
    pairs: list[tuple[str, str]] = []
    for a, one in enumerate(people):
        longer = next(
            (b for b in range(len(people)) if a != b and (words[a] < words[b] or (words[a] == words[b] and b < a))), None
        )
        if longer is not None:
            pairs.append((one.name, people[longer].name))
    return pairs


def _against(named: int, harm: str, toll: Finding | None) -> str:
    """How the number of names stands to the count: "3 of 5 named, 2 without a name"."""
    best = toll.best if toll is not None else None
    if best is None:
        return f"{named} named, and no count of the {DONE.get(harm, harm)}"
    most = toll.high if toll is not None and toll.high is not None and not toll.open else best
    if named > max(best, most):
        return f"{named} named, {named - max(best, most)} more than the {max(best, most):,} counted"
    if named > best:
        return f"{named} named, more than the likeliest count of {best:,} and within the highest of {most:,}"
    if named == best:
        return f"all {best:,} named" if best > 1 else "the one counted is named"
    return f"{named} of {best:,} named, {best - named:,} without a name"


def _why(people: Sequence[Entered], alike: Sequence[tuple[str, str]], harm: str, toll: Finding | None) -> str:
    """Who is named, with what is doubtful about it."""
    listed = "; ".join(f"{p.name} ({_told(p)})" for p in people)
    doubts = [f"{a} may be {b}." for a, b in alike]
    count = ""
    if toll is not None and toll.best is not None:
        ends = dict.fromkeys(f"{n:,}" for n in (toll.low, toll.high) if n is not None)
        best = f", at best {toll.best:,}" if toll.best not in (toll.low, toll.high) else ""
        count = f" The count is {' to '.join(ends)}{' or more' if toll.open else ''}{best}."
    return " ".join([f"Named as {DONE.get(harm, harm)}: {listed}.{count}", *doubts])


def _told(person: Entered) -> str:
    reports = len({m.document for m in person.mentions})
    ages = dict.fromkeys(str(m.age) for m in person.mentions if m.age is not None)
    known = [f"age {' or '.join(ages)}"] if ages else []
    sure = {"likely": ["likely one person"], "possible": ["possibly one person"]}.get(person.certainty, [])
    return ", ".join([*known, several(reports, "report"), *sure])
