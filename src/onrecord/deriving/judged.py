"""What people decided, as far as a derivation needs it, and what of it has changed since the last one."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from onrecord.link.decided import Decided, decided
from onrecord.model import Decision, Finding, Incident, Issue, Reading, Toll, hexes
from onrecord.model.corrected import corrected
from onrecord.model.decision_states import World, spelt, unfit
from onrecord.model.homes import Homes, is_subject
from onrecord.model.standing_decisions import standing
from onrecord.store import Derivation
from onrecord.weigh import Judged, judged

EVERYWHERE = "*"  # in the place of a claim or an incident: what may concern any


@dataclass(frozen=True)
class Verdicts:
    """`decided` is what they say of sameness; `about` what each standing decision on one thing says, for telling changes."""

    decisions: tuple[Decision, ...]
    decided: Decided
    about: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, work: Derivation) -> "Verdicts":
        """The decisions of a record. Only what they name is looked up."""
        decisions = work.decisions()
        named = _named(decisions)
        held = {
            claim: s.id for kind in ("i", "t") for s in work.subjects(kind, filter(is_subject, named)) for claim in s.claims
        }
        loose = {hexes(n) for d in decisions for n in (d.subject, d.other) if is_subject(n) and not (d.claims or d.others)}
        keys = set(work.homes_of({*named, *held})) | work.ending(loose)
        return cls(decisions, decided(decisions, keys, held), _about(decisions))

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
                (keys if kind == "correct" and not is_subject(key) else weighed).add(key)
        return keys, weighed

    def corrected(self, reading: Reading) -> Reading:
        """The reading with what people corrected in it."""
        return corrected([reading], self.decisions)[0][0] if self.decisions else reading

    def partners(self, claims: Iterable[str]) -> set[str]:
        """Claims that people put together with these."""
        d, found = self.decided, set[str]()
        for claim in claims:
            found |= d.friends.get(claim, frozenset())
            found.update(key for n in d.wholes.get(claim, ()) for key in d.merged[n])
        return found

    def homes(self, work: Derivation) -> tuple[Homes, list[Incident | Toll]]:
        """The incidents and tolls that the decisions speak of."""
        if not self.decisions:
            return Homes(), []
        named = {n for d in self.decisions for n in (d.subject, d.other) if is_subject(n)}
        seqs = set(work.homes_of(_named(self.decisions)).values()) | set(
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

    def issues(self, work: Derivation) -> Iterable[Issue]:
        """Decisions that fit nothing now."""
        if not self.decisions:
            return ()
        homes, subjects = self.homes(work)
        named = _named(self.decisions)
        names = {work.names[seq] for seq in work.homes_of(named).values()}
        readings = [self.corrected(work.reading(name)) for name in sorted(names)]
        claims = {c.key: c for r in readings for c in r.claims if c.key in named}
        mentions = {p.key for r in readings for p in r.persons if p.key in named}
        same = work.persons(mentions)
        by_subject: dict[str, list[Finding]] = {}
        for finding in work.findings(s.id for s in subjects):
            by_subject.setdefault(finding.subject, []).append(finding)
        origins = {spelt(d.subject) for d in self.decisions if d.verdict == "discount-origin" and work.named(d.subject)}
        world = World(
            claims,
            {p: same.get(p, (p, ""))[0] for p in mentions},
            {s.id: s for s in subjects},
            homes,
            by_subject,
            origins,
        )
        return unfit(self.decisions, world)


def _named(decisions: Sequence[Decision]) -> set[str]:
    """Every claim, mention, incident and toll that decisions name."""
    return {name for d in decisions for name in (d.subject, d.other, *d.claims, *d.others, *d.value.split()) if name}


def _about(decisions: Sequence[Decision]) -> dict[str, list[str]]:
    """What stands decided on single claims, incidents and origins, in order."""
    found: dict[str, list[str]] = {}
    for d in standing(decisions):
        if d.verdict == "correct":
            found.setdefault(f"correct {d.subject}", []).append(d.value)
        elif d.verdict in ("reject", "accept") and not is_subject(d.subject):
            found.setdefault(f"claim {d.subject}", []).append(f"{d.verdict} {d.by} {d.why}")
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
