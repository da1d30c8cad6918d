"""What people decided, as far as a derivation needs it, and what of it has changed since the last one."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from onrecord.link.decided import Decided, decided
from onrecord.model import Decision, Incident, Issue, Reading, Toll, hexes
from onrecord.model.corrected import corrected
from onrecord.model.decision_states import unfit
from onrecord.model.homes import Homes, is_subject
from onrecord.model.pointing import Texts
from onrecord.model.standing_decisions import standing
from onrecord.store import Derivation, named_by, world_of
from onrecord.weigh import Judged, judged

JOINING = ("same", "different", "merge", "split")
SET_ASIDE = ("discount-origin",)
EVERYWHERE = "*"  # in the place of a claim or an incident: what may concern any


@dataclass(frozen=True)
class Verdicts:
    """`decided` is what they say of sameness; `about` what each standing decision on one thing says, for telling changes."""

    decisions: tuple[Decision, ...]
    decided: Decided
    about: Mapping[str, Sequence[str]]
    texts: Texts | None = None

    @classmethod
    def of(cls, work: Derivation) -> "Verdicts":
        """The decisions of a record. Only what they name is looked up."""
        decisions = work.decisions()
        joining = [d for d in decisions if d.verdict in JOINING]
        named = _named(joining)
        held = {
            claim: s.id for kind in ("i", "t") for s in work.subjects(kind, filter(is_subject, named)) for claim in s.claims
        }
        loose = {hexes(n) for d in joining for n in named_by(d) if is_subject(n) and not (d.claims or d.others)}
        keys = set(work.homes_of({*named, *held})) | work.ending(loose)
        return cls(decisions, decided(decisions, keys, held), _about(decisions), work.look.text_of)

    @property
    def mark(self) -> str:
        """A digest of them."""
        return sha256(self.text.encode()).hexdigest()[:16]

    @cached_property
    def text(self) -> str:
        """What is remembered of them until the next derivation."""
        d = self.decided
        return json.dumps([d.together, d.apart, d.merged, sorted(d.taken_out), self.about])

    def changed(self, before: str) -> tuple[set[str], set[str]]:
        """What was decided otherwise when `before` was noted: (claims and mentions to be linked anew, claims and incidents to
        be weighed anew, EVERYWHERE for all)."""
        then = json.loads(before) if before else [[], [], [], [], {}]
        now = json.loads(self.text)
        keys: set[str] = set()
        for was, told in zip(then[:3], now[:3], strict=True):
            keys.update(key for pair in _apart(was, told) for key in pair)
        keys |= set(then[3]) ^ set(now[3])
        weighed: set[str] = set()
        for name in {*then[4], *now[4]}:
            if then[4].get(name) != now[4].get(name):
                kind, _, key = name.partition(" ")
                (keys if kind in ("add", "correct") and not is_subject(key) else weighed).add(key)
        return keys, weighed

    def corrected(self, reading: Reading) -> Reading:
        """The reading with what people corrected in it."""
        return corrected([reading], self._corrections, self.texts)[0][0] if self._corrections else reading

    @cached_property
    def _corrections(self) -> tuple[Decision, ...]:
        """Those decisions that correct a claim, without what has been undone."""
        return tuple(d for d in standing(self.decisions) if d.verdict == "correct" and not is_subject(d.subject))

    def partners(self, claims: Iterable[str]) -> set[str]:
        """Claims that people put together with these."""
        d, found = self.decided, set[str]()
        for claim in claims:
            found |= d.friends.get(claim, frozenset())
            found.update(key for n in d.wholes.get(claim, ()) for key in d.merged[n])
        return found

    def homes(self, work: Derivation, decisions: Sequence[Decision]) -> tuple[Homes, list[Incident | Toll]]:
        """The incidents and tolls that some decisions speak of."""
        if not decisions:
            return Homes(), []
        named = set(filter(is_subject, _named(decisions)))
        seqs = set(work.homes_of(_named(decisions)).values()) | set(
            work.homes_of(work.ending({hexes(n) for n in named})).values()
        )
        found: list[Incident | Toll] = []
        for kind in ("t", "i"):
            ids = {a.subject for a in work.ledger.of_documents(kind, seqs)} | named | work.swallowing(kind, named)
            found += work.subjects(kind, ids)
        return Homes.among(found), found

    def weighing(self, homes: Homes) -> Judged:
        """What they say of claims and origins."""
        return judged(self.decisions, homes)

    def on(self, names: Collection[str]) -> list[Decision]:
        """The decisions of which one of these is the subject or the other."""
        return [d for d in self.decisions if d.subject in names or d.other in names]

    @cached_property
    def of_incidents(self) -> tuple[Decision, ...]:
        """Those that weighing has to look up incidents for: corrections of incidents, and what discounts an origin in one."""
        kept = standing(self.decisions)
        return tuple(
            d for d in kept if (d.verdict == "correct" and is_subject(d.subject)) or (d.verdict in SET_ASIDE and d.other)
        )

    def issues(self, work: Derivation, about: Sequence[Decision]) -> Iterable[Issue]:
        """Those of these decisions that fit nothing now."""
        kept = {d.key for d in standing(self.decisions)}
        wanted = [d for d in about if d.key in kept]
        return unfit(wanted, world_of(work.look, wanted)) if wanted else ()

    def concerned(self, work: Derivation, count: int) -> list[Decision]:
        """The decisions whose fit may have changed although no document has: those after the first `count`, what they take back
        or bring back, and all that speak of the same things or of what was linked or weighed anew."""
        place = {d.key: d for d in self.decisions}
        fresh = list(self.decisions[count:])
        for decision in fresh:
            if decision.verdict == "undo" and decision.subject in place:
                fresh.append(place[decision.subject])
        things = {d.subject for d in fresh} | work.written
        things |= {c for s in work.look.raw_subjects(work.written) for c in s.claims}
        origins = SET_ASIDE if any(d.verdict in ("correct", "add") for d in fresh) else ()
        keys = {d.key for d in fresh}
        return [
            d for d in self.decisions
            if d.key in keys or d.verdict in origins or not things.isdisjoint(named_by(d))
        ]  # fmt: skip


def _named(decisions: Sequence[Decision]) -> set[str]:
    """Every claim, mention, incident and toll that decisions name."""
    return {name for d in decisions for name in named_by(d)}


def _about(decisions: Sequence[Decision]) -> dict[str, list[str]]:
    """What stands decided on single claims, incidents and origins, in order."""
    found: dict[str, list[str]] = {}
    for d in standing(decisions):
        if d.verdict == "correct":
            found.setdefault(f"correct {d.subject}", []).append(d.value)
        elif d.verdict in ("reject", "accept") and not is_subject(d.subject):
            found.setdefault(f"claim {d.subject}", []).append(f"{d.verdict} {d.by} {d.why}")
        elif d.verdict == "add":
            found.setdefault(f"add {d.subject}", []).append(f"{d.other} {d.by} {d.value}")
        elif d.verdict == "discount-origin":
            found.setdefault(f"origin {d.other or EVERYWHERE}", []).append(f"{d.subject} {d.by} {d.why}")
    return found


def _apart(was: Sequence[Sequence[str]], told: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """What stands in one of two lists only; all of both when only their order differs, for the later comes first."""
    a, b = [tuple(x) for x in was], [tuple(x) for x in told]
    if a == b:
        return []
    kept_a, kept_b = [x for x in a if x in set(b)], [x for x in b if x in set(a)]
    return sorted(set(a) ^ set(b)) if kept_a == kept_b else [*a, *b]
