"""Which mentions name one person: certain, likely or possible.

Whether two mentions are paired depends on these two alone. A person record is a group that pairs connect, less what people set
apart and what cannot be one person. So a build that brings in a few documents may take the mentions that share a block key with
the new ones, those that share one with these, and so on, and group them anew: the rest keeps its records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.link import places
from onrecord.link.decided import Decided
from onrecord.link.happening import apart, interval
from onrecord.link.name_forms import NEARLY, SAME, WITHIN, likeness, name_form
from onrecord.model import PersonMention
from onrecord.model.words import PersonStatus

CERTAIN, LIKELY, POSSIBLE = 0, 1, 2
CERTAINTIES = ("certain", "likely", "possible")
ENDED: frozenset[PersonStatus] = frozenset({"killed", "injured"})
DAYS = 30  # between two days on which one person is not both times killed, or hurt
WEEK = 7
Pair = tuple[str, str]


def block_keys(mention: PersonMention, incident: str) -> tuple[str, ...]:
    """What mentions of one person share: first and last name by their skeletons, anywhere; a single one of them within one
    document or one incident ("" where there is none). Without a key in common two mentions are not one person."""
    bones = name_form(mention.name).bones
    pair = [f"name:{bones[0]} {bones[-1]}"] if len(bones) > 1 else []
    near = [f"{room}:{bone}" for room in (mention.document, incident) if room for bone in sorted(set(bones))]
    return tuple(dict.fromkeys([*pair, *near]))


def same_persons(
    mentions: Iterable[PersonMention],
    incident_of: Mapping[str, str],
    decided: Decided,
    dates: Mapping[str, str] | None = None,
) -> dict[str, tuple[str, str]]:
    """Each mention's key with the key of the first mention of that person and how certain that is, for any set of mentions, in
    whatever order. `incident_of`: mention key -> incident; `dates`: document -> day of publication. The first mention is the
    one published first, then by document and place in it."""
    told = sorted(mentions, key=lambda m: _order(m, dates or {}))
    rank = {m.key: n for n, m in enumerate(told)}
    barred = frozenset(frozenset(pair) for pair in decided.apart)
    edges = {pair: g for pair, g in paired(told, incident_of).items() if frozenset(pair) not in barred}
    groups = _Groups(told, incident_of, barred)
    for a, b in sorted(_ranked(p, rank) for p in decided.together if p[0] in rank and p[1] in rank):
        groups.join(a, b, judged=True)
    levels = []
    for grade in (CERTAIN, LIKELY, POSSIBLE):
        for a, b in sorted(_ranked(pair, rank) for pair, g in edges.items() if g == grade):
            groups.join(a, b)
        levels.append(groups.homes())
    answer: dict[str, tuple[str, str]] = {}
    for n, mention in enumerate(told):
        first = levels[-1][n]
        level = next(i for i, homes in enumerate(levels) if homes[n] == homes[first])
        answer[mention.key] = told[first].key, CERTAINTIES[level]
    return answer


def paired(mentions: Sequence[PersonMention], incident_of: Mapping[str, str]) -> dict[Pair, int]:
    """The pairs that may be one person, with how certainly; a single name that fits several people there fits none."""
    blocks: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in mentions:
        for key in block_keys(mention, incident_of.get(mention.key, "")):
            blocks[key].append(mention)
    found: dict[Pair, int] = {}
    seen: set[Pair] = set()
    for block in blocks.values():
        for a, b in combinations(block, 2):
            pair = (min(a.key, b.key), max(a.key, b.key))
            if pair not in seen:
                seen.add(pair)
                grade = graded(a, b, incident_of.get(a.key, ""), incident_of.get(b.key, ""))
                if grade is not None:
                    found[pair] = grade
    return _without_ambiguous(found, {m.key: m for m in mentions})


def _without_ambiguous(found: Mapping[Pair, int], by_key: Mapping[str, PersonMention]) -> dict[Pair, int]:
    """Without the pairs of a single name with full names that are not alike themselves ("Kell": Adam Kell or Mira Kell)."""
    full: dict[str, list[str]] = defaultdict(list)
    for pair in found:
        for one, other in (pair, pair[::-1]):
            if name_form(by_key[one].name).single and not name_form(by_key[other].name).single:
                full[one].append(other)
    unsure = {
        one for one, others in full.items()
        if any(likeness(name_form(by_key[a].name), name_form(by_key[b].name)) is None for a, b in combinations(others, 2))
    }  # fmt: skip
    return {
        pair: grade for pair, grade in found.items()
        if not any(one in unsure and other in full[one] for one, other in (pair, pair[::-1]))
    }  # fmt: skip


def graded(a: PersonMention, b: PersonMention, home_a: str, home_b: str) -> int | None:
    """CERTAIN, LIKELY or POSSIBLE; null for two people. `home_a` and `home_b` are their incidents ("" where there is none)."""
    alike = likeness(name_form(a.name), name_form(b.name))
    if alike is None or (a.sex and b.sex and a.sex != b.sex):
        return None
    shared = a.document == b.document or (bool(home_a) and home_a == home_b)
    if a.age is not None and b.age is not None and abs(a.age - b.age) > 1:
        return POSSIBLE if shared and alike == SAME and abs(a.age - b.age) <= 5 else None
    if alike == NEARLY:  # a document keeps to one spelling: two near ones in it are two people
        return LIKELY if shared and a.document != b.document else None
    if shared:
        return CERTAIN if alike == SAME else LIKELY
    if alike == WITHIN or _contrary(a, b):
        return None
    signs = _signs(a, b)
    if alike == SAME:
        return CERTAIN if signs > 1 else LIKELY if signs else POSSIBLE
    return LIKELY if signs > 1 else POSSIBLE if signs else None


def _signs(a: PersonMention, b: PersonMention) -> int:
    """How much beside the name speaks for one person: age, place, day, role."""
    x, y = interval(a.when), interval(b.when)
    roles = (set(a.role.lower().split()) & set(b.role.lower().split())) - {"a", "an", "the", "of", "in", "and"}
    return sum((
        2 * (a.age is not None and a.age == b.age),
        places.relation(a.place, b.place) in (places.SAME, places.NEAR),
        x is not None and y is not None and apart(x, y) <= WEEK,
        bool(roles),
    ))  # fmt: skip


def _contrary(a: PersonMention, b: PersonMention) -> bool:
    """Whether place or day speak against one person: nobody dies twice, or comes to harm after death."""
    x, y = interval(a.when), interval(b.when)
    if places.relation(a.place, b.place) == places.APART:
        return True
    if x is None or y is None:
        return False
    if a.status == b.status and a.status in ENDED:
        return apart(x, y) > DAYS
    (first, end), (second, start) = ((a, x[1]), (b, y[0])) if x[0] <= y[0] else ((b, y[1]), (a, x[0]))
    return first.status == "killed" and second.status != "killed" and start - end > 1


def _order(mention: PersonMention, dates: Mapping[str, str]) -> tuple[str, str, bool, int, str]:
    at = mention.span
    return dates.get(mention.document) or "9999", mention.document, at.field != "title", at.start, mention.key


def _ranked(pair: Pair, rank: Mapping[str, int]) -> tuple[int, int]:
    a, b = rank[pair[0]], rank[pair[1]]
    return min(a, b), max(a, b)


class _Groups:
    """Mentions by number, joined step by step; the least number stands for a group."""

    def __init__(
        self, mentions: Sequence[PersonMention], incident_of: Mapping[str, str], barred: frozenset[frozenset[str]]
    ) -> None:
        self.mentions, self.incident_of, self.barred = mentions, incident_of, barred
        self.home = list(range(len(mentions)))
        self.members = {n: [n] for n in self.home}

    def homes(self) -> list[int]:
        """The number that stands for each mention's group now."""
        return list(self.home)

    def join(self, a: int, b: int, judged: bool = False) -> None:
        """Puts two groups together unless somebody set two of them apart, or two cannot be one (which people may overrule)."""
        one, other = sorted((self.home[a], self.home[b]))
        if one == other or any(self._apart(x, y, judged) for x, y in self._across(one, other)):
            return
        for n in self.members[other]:
            self.home[n] = one
        self.members[one] += self.members.pop(other)

    def _across(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        return ((x, y) for x in self.members[one] for y in self.members[other])

    def _apart(self, x: int, y: int, judged: bool) -> bool:
        a, b = self.mentions[x], self.mentions[y]
        if frozenset((a.key, b.key)) in self.barred:
            return True
        return not judged and _unlike(a, b)


def _unlike(a: PersonMention, b: PersonMention) -> bool:
    """Whether two mentions cannot be one person, whatever a third says."""
    years = a.age is not None and b.age is not None and abs(a.age - b.age) > 5
    sexes = bool(a.sex and b.sex and a.sex != b.sex)
    alike = likeness(name_form(a.name), name_form(b.name))
    return years or sexes or alike is None or (alike == NEARLY and a.document == b.document)
