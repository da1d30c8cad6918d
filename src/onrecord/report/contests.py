"""Where accounts differ most: a few incidents and tolls, the numbers of each harm side by side with those who say them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import HARMS, Claim, Contradiction, Figure, Incident, Toll
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.matrix import ANYBODY
from onrecord.report.speakers import OWN, Speaker, speakers, who

MOST = 6  # incidents and tolls that are told
NUMBERS, HARM_LINES = 4, 2  # told at once, of a harm and of an incident; the rest is folded
NAMES, FEW = 2, 6  # who say a number are named; with their reports where so few are named of a harm
Subject = Incident | Toll
Said = tuple[str, str]  # a number, and who say it


@dataclass(frozen=True, slots=True)
class Contest:
    """An incident or toll: `figures` are (harm, its numbers), `more` those that are folded; `positions` are denials and
    accusations, each with its two sides (who, what)."""

    id: str
    title: str
    figures: tuple[tuple[str, tuple[Said, ...]], ...]
    more: tuple[tuple[str, tuple[Said, ...]], ...]
    positions: tuple[tuple[Said, ...], ...]

    @property
    def folded(self) -> int:
        """How many numbers are folded."""
        return sum(len(told) for _, told in self.more)


def contests(index: Index, subjects: Sequence[Subject]) -> tuple[Contest, ...]:
    """Those with the most contradictions, counted by who contradicts whom, since ten copies are one quarrel; after them those
    of which merely different numbers are told."""

    def heat(subject: Subject) -> tuple[int, int, str]:
        found = index.clashes_in[subject.id]
        pairs = {tuple(sorted(who(index.claims[k], index.documents)[0] for k in (c.a, c.b))) for c in found}
        return -len(pairs), -len(found), subject.id

    hot = sorted((s for s in subjects if s.id in index.clashes_in), key=heat)[:MOST]
    if len(hot) < MOST:
        hot += sorted((s for s in subjects if s not in hot and _differ(s, index)), key=lambda s: (-_differ(s, index), s.id))
    return tuple(_contest(s, index.clashes_in.get(s.id, ()), index) for s in hot[:MOST])


def _differ(subject: Subject, index: Index) -> int:
    """How many more numbers than one are told of some harm, by more than one."""
    told: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in filter(_whole, index.members(subject)):
        if claim.figure:
            group = told[claim.figure.harm, _group(claim.figure)]
            group[words.number(claim.figure)].add(who(claim, index.documents)[0])
    return max((len(said) - 1 for said in told.values() if len(set().union(*said.values())) > 1), default=0)


def _group(figure: Figure) -> str:
    """Whom a figure counts, where it does not count everybody."""
    return "" if figure.who.lower() in ANYBODY else words.clipped(figure.who, 30)


def _whole(claim: Claim) -> bool:
    return claim.figure is not None and claim.figure.scope != "sub_count"


def _contest(subject: Subject, found: Sequence[Contradiction], index: Index) -> Contest:
    members = index.members(subject)
    by = speakers(members, index)
    clashing = {key for c in found if c.kind == "number" for key in (c.a, c.b)}
    claims = {c.key: c for c in members if _whole(c)} | {key: index.claims[key] for key in sorted(clashing)}
    shown: list[tuple[str, tuple[Said, ...]]] = []
    folded: list[tuple[str, tuple[Said, ...]]] = []
    for harm in HARMS:
        told = [c for c in claims.values() if c.figure and c.figure.harm == harm]
        texts = _texts(told, clashing)
        numbers = _numbers(told, texts, by, index)
        if len(numbers) < 2:
            continue
        loud = _loud(told, texts, clashing) if len(shown) < HARM_LINES else ()
        here, rest = [n for n in numbers if n[0] in loud], [n for n in numbers if n[0] not in loud]
        shown += [(words.harm(harm), tuple(here))] if here else []
        folded += [(words.harm(harm), tuple(rest))] if rest else []
    return Contest(subject.id, words.title(subject), tuple(shown), tuple(folded), _positions(found, by, index))


def _texts(told: Sequence[Claim], clashing: set[str]) -> dict[str, str]:
    """The number of each claim; where it counts a group, and is not held against another number, with that group."""
    bare = {c.key: words.number(c.figure) for c in told if c.figure}
    against = {bare[key] for key in clashing & bare.keys()}
    grouped = {c.key: group for c in told if c.figure and (group := _group(c.figure)) and bare[c.key] not in against}
    return {key: f"{number} {grouped.get(key, '')}".strip() for key, number in bare.items()}


def _numbers(told: Sequence[Claim], texts: Mapping[str, str], by: Mapping[str, Speaker], index: Index) -> list[Said]:
    """Each different number with who say it; who says two is told with the report of each."""
    said: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(told, key=_size):
        said[texts[claim.key]].setdefault(_speaker(claim, by, index)[1], claim)
    all_names = [name for names in said.values() for name in names]
    again = {name for name in all_names if all_names.count(name) > 1} if len(all_names) <= FEW else set()
    told_by = {n: sorted(names.items(), key=lambda pair: pair[1].origin is None) for n, names in said.items()}
    return [(n, words.few((_name(name, c, index, name in again) for name, c in some), NAMES)) for n, some in told_by.items()]


def _name(name: str, claim: Claim, index: Index, dated: bool) -> str:
    """The name, an outlet's in short; with the report where it says two numbers."""
    document = index.documents.get(claim.document)
    where = words.report(document) if claim.origin else words.day(document.published.date) if document else ""
    own = [] if claim.origin else ["own voice"]
    beside = ", ".join([*own, *([where] if dated and where and (own or "(" not in name) else [])])
    bare = name if claim.origin else name.replace(OWN, "")
    if beside and bare.endswith(")"):
        return f"{bare[:-1]}, {beside})"
    return f"{bare} ({beside})" if beside else bare


def _size(claim: Claim) -> tuple[bool, int, str]:
    figure = claim.figure
    number = figure.number if figure else None
    return number is None, number or 0, claim.key


def _loud(told: Sequence[Claim], by_key: Mapping[str, str], clashing: set[str]) -> tuple[str, ...]:
    """The numbers to tell at once: the least and the most that contradict one another, then those that most claims give."""
    ordered = sorted(told, key=_size)
    texts = [by_key[c.key] for c in ordered]
    against = [by_key[c.key] for c in ordered if c.key in clashing] or texts
    often = sorted(dict.fromkeys(texts), key=lambda t: (t not in against, -texts.count(t)))
    return tuple(dict.fromkeys([against[0], against[-1], *often]))[:NUMBERS]


def _positions(found: Sequence[Contradiction], by: Mapping[str, Speaker], index: Index) -> tuple[tuple[Said, ...], ...]:
    """The first denial or accusation that stands against something, with both sides."""
    pairs = ((index.claims[c.a], index.claims[c.b]) for c in found if c.kind != "number")
    sides = dict.fromkeys(tuple((_speaker(c, by, index)[1], words.said(c)) for c in pair) for pair in pairs)
    return tuple(sides)[:1]


def _speaker(claim: Claim, by: Mapping[str, Speaker], index: Index) -> Speaker:
    return by.get(claim.key) or who(claim, index.documents)
