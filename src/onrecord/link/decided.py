"""What people decided about sameness, as keys of claims (or person mentions) to keep together or apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import Literal

from onrecord.model import Decision, hexes
from onrecord.model.homes import is_subject
from onrecord.model.standing_decisions import standing

Pair = tuple[str, str]
Verdict = Literal["together", "apart", "kept from"]
"""Of two claims: judged to be one; judged not to be; kept from each other as members of what was split or set apart. A claim
that is put with another later joins all that this one is with, unless it was itself judged apart from some of them."""
LOOSE: tuple[Verdict, ...] = ("kept from",)
PARTED: tuple[Verdict, ...] = ("apart", "kept from")
NOBODY: frozenset[str] = frozenset()
MANY = 50  # claims taken out at once, of which every pair is remembered; of more only the neighbours


@dataclass(frozen=True)
class Decided:
    """Keys of one record. `together` are pairs that tell of one thing, `apart` pairs that do not; no pair is in both.
    `merged` are claims of whole incidents or tolls, which join with all that belongs to them. Of what joins, the later
    decision comes first. `taken_out` are claims that people took out of an incident: each tells of a happening by itself."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    merged: tuple[tuple[str, ...], ...] = ()
    taken_out: frozenset[str] = NOBODY

    @cached_property
    def foes(self) -> Mapping[str, frozenset[str]]:
        """Each key with those it is kept apart from."""
        return _neighbours(self.apart)

    @cached_property
    def friends(self) -> Mapping[str, frozenset[str]]:
        """Each key with those it is held together with."""
        return _neighbours(self.together)

    @cached_property
    def wholes(self) -> Mapping[str, frozenset[int]]:
        """Each claim with the numbers of the merges that it is part of."""
        found: dict[str, set[int]] = {}
        for n, keys in enumerate(self.merged):
            for key in keys:
                found.setdefault(key, set()).add(n)
        return {key: frozenset(numbers) for key, numbers in found.items()}

    def opposed(self, key: str, others: Collection[str]) -> bool:
        """Whether `key` is kept apart from one of `others`."""
        return not self.foes.get(key, NOBODY).isdisjoint(others)


def _neighbours(pairs: Sequence[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {key: frozenset(others) for key, others in found.items()}


class _Verdicts:
    """Decisions taken up one after the other; a later one takes away what it contradicts."""

    def __init__(self, keys: Collection[str], founders: Mapping[str, str]) -> None:
        self.keys, self.founders = keys, founders
        self.pairs: dict[Pair, Verdict] = {}
        self.merged: list[tuple[str, ...]] = []
        self.taken_out: dict[str, None] = {}

    def claims(self, name: str, recorded: Sequence[str]) -> list[str]:
        """The claims (or the mention) that a name stood for when the decision was taken, those that are still there."""
        if not is_subject(name):
            return [name] if name in self.keys else []
        founder = self.founders.get(name, "")
        if recorded and hexes(founder) != hexes(name):
            founder = ""  # what the earlier state called so says nothing where the claims themselves are known
        return [key for key in dict.fromkeys((founder, *recorded)) if key in self.keys]

    def set(self, a: str, b: str, verdict: Verdict) -> None:
        if a != b:
            pair = (min(a, b), max(a, b))
            self.pairs.pop(pair, None)
            self.pairs[pair] = verdict

    def lift(self, some: Collection[str], others: Collection[str], verdicts: Collection[Verdict]) -> None:
        """Takes away what kept `some` from `others`."""
        a, b = set(some), set(others)
        for pair in [p for p, verdict in self.pairs.items() if verdict in verdicts]:
            if (pair[0] in a and pair[1] in b) or (pair[0] in b and pair[1] in a):
                del self.pairs[pair]

    def join(self, d: Decision) -> None:
        a, b = self.claims(d.subject, d.claims), self.claims(d.other, d.others)
        if d.subject in self.keys and d.other in self.keys:
            self.lift(a, d.others, LOOSE)
            self.lift(d.claims, b, LOOSE)
            self.set(d.subject, d.other, "together")
        elif a and b:
            self.lift(a, b, PARTED)
            self.merged.append(tuple(dict.fromkeys((*a, *b))))

    def part(self, some: Sequence[str], others: Sequence[str], verdict: Verdict) -> None:
        for a in some:
            for b in others:
                self.set(a, b, verdict)

    def split(self, d: Decision) -> None:
        """What left stays one; it is kept from all that stayed."""
        left = [c for c in dict.fromkeys(d.claims or d.other.split()) if c in self.keys]
        stayed = [c for c in d.value.split() if c in self.keys and c not in left]
        founder = [self.founders[d.subject]] if d.subject in self.founders else []
        self.part(left, stayed if d.value else founder, "kept from")
        for a, b in combinations(left, 2) if len(left) <= MANY else pairwise(left):
            self.set(a, b, "together")
        self.taken_out.update(dict.fromkeys(left))


def decided(decisions: Sequence[Decision], keys: Collection[str], founded: Mapping[str, str]) -> Decided:
    """The verdicts that hold now: undone ones are passed over, and of two that contradict each other the later holds.
    Verdicts about things that are not in the record are passed over here. `founded` maps claims to the ids of the earlier
    state, and helps only decisions that do not say which claims they stand for."""
    verdicts = _Verdicts(keys, _founders(keys, founded))
    for d in standing(decisions):
        if d.verdict in ("same", "merge"):
            verdicts.join(d)
        elif d.verdict == "different":
            verdict: Verdict = "kept from" if is_subject(d.subject) else "apart"
            verdicts.part(verdicts.claims(d.subject, d.claims), verdicts.claims(d.other, d.others), verdict)
        elif d.verdict == "split":
            verdicts.split(d)
    told = verdicts.pairs.items()
    return Decided(
        tuple(pair for pair, verdict in reversed(told) if verdict == "together"),
        tuple(sorted(pair for pair, verdict in told if verdict != "together")),
        tuple(reversed(verdicts.merged)),
        frozenset(verdicts.taken_out),
    )


def _founders(keys: Collection[str], founded: Mapping[str, str]) -> dict[str, str]:
    """The claim that each incident or toll id stands for: the one it is named after, else one that it held."""
    found = {f"{sort}-{hexes(claim)}": claim for claim in sorted(keys) for sort in "it"}
    for claim in sorted(k for k in founded if k in keys):
        found.setdefault(founded[claim], claim)
    return found
