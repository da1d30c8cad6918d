"""Happenings into incidents, totals into tolls: new accounts, those they may concern, and what hangs together with both."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.deriving.judged import Verdicts
from onrecord.deriving.touched import Touched
from onrecord.link import founders, groups, incident_of, names_of, toll_of, tolls
from onrecord.link.block import blocks, candidates, keys
from onrecord.link.decided import Decided
from onrecord.link.groups import Grouped
from onrecord.link.shelf import Shelf
from onrecord.model import hexes
from onrecord.store import Account, Derivation, Weighed
from onrecord.store.ledger import NOTHING, steps

Thing = Any  # a Sketch or a Total: both have key, document, order and claims
PORTION = 500  # incidents that are built and written together


@dataclass(frozen=True)
class Kind:
    """How accounts of one kind are found in a document, by what others are found, which pairs speak for being one, and how all
    that hangs together is grouped."""

    things: Callable[[Shelf, str], Sequence[Thing]]
    keys: Callable[[Thing], tuple[str, ...]]
    linked: Callable[[Sequence[Thing], int], Iterable[int]]
    grouped: Callable[[Sequence[Thing], Decided], Grouped]


def _near_sketches(things: Sequence[Thing], fresh: int) -> Iterable[int]:
    pairs = [pair for pair in candidates(things) if (pair[0] < fresh) != (pair[1] < fresh)]
    return {b for (_, b), points in groups.scored(things, pairs).items() if points > groups.THRESHOLD}


def _near_totals(things: Sequence[Thing], fresh: int) -> Iterable[int]:
    return {b for (a, b), points in tolls.scored(things).items() if a < fresh <= b and points > groups.THRESHOLD}


KINDS = {
    "i": Kind(Shelf.sketches, keys, _near_sketches, groups.grouped),
    "t": Kind(Shelf.totals, tolls.keys, _near_totals, tolls.grouped),
}


def group_accounts(work: Derivation, touched: Touched, verdicts: Verdicts) -> None:
    """Puts incidents and tolls in the place of those that are touched, and touches what follows from it."""
    shelf = Shelf(work.document, lambda name: verdicts.corrected(work.reading(name)), verdicts.decided)
    fresh: dict[str, list[Thing]] = {kind: [] for kind in KINDS}
    for name in touched.read(work):
        for kind, how in KINDS.items():
            fresh[kind] += how.things(shelf, name)
    for kind in KINDS:
        _group(kind, work, touched, verdicts, shelf, fresh.pop(kind))


def _group(
    kind: str, work: Derivation, touched: Touched, verdicts: Verdicts, shelf: Shelf, fresh: Sequence[Thing]
) -> None:  # fmt: skip
    how, ledger = KINDS[kind], work.ledger
    old = ledger.of_documents(kind, touched.documents)
    others = [] if touched.everything else _others(kind, work, touched, verdicts, shelf, fresh, old)
    things = sorted([*fresh, *_things(how, work, shelf, others)], key=lambda t: (t.order, t.key))
    found = how.grouped(things, verdicts.decided)
    names = {a.subject for a in (*old, *others)}
    before = {} if touched.everything else {s.id: s for s in work.subjects(kind, names)}
    subject_of = _built(kind, work, touched, verdicts, shelf, things, found, before)
    part_of = {things[i].key: things[part[0]].key for part in found.parts for i in part}
    numbers = {t.key: blocks(how.keys(t)) for t in fresh}
    noted = [
        Account(t.key, kind, work.places[t.document], part_of[t.key], subject_of[t.key], numbers.get(t.key, NOTHING))
        for t in things
    ]
    ledger.drop(old)
    ledger.keep(a for a in noted if a.key in numbers)
    ledger.rename(a for a in noted if a.key not in numbers)


def _things(how: Kind, work: Derivation, shelf: Shelf, accounts: Sequence[Account]) -> list[Thing]:
    wanted = {a.key for a in accounts}
    return [t for seq in sorted({a.seq for a in accounts}) for t in how.things(shelf, work.names[seq]) if t.key in wanted]


def _others(
    kind: str,
    work: Derivation,
    touched: Touched,
    verdicts: Verdicts,
    shelf: Shelf,
    fresh: Sequence[Thing],
    old: Sequence[Account],
) -> list[Account]:
    """The accounts of other documents that hang together with the fresh ones, or did so with the old ones."""
    how, ledger = KINDS[kind], work.ledger
    mates = [a for a in ledger.mates(kind, {k for t in fresh for k in blocks(how.keys(t))}) if a.seq not in touched.documents]
    by_key = {a.key: a for a in mates}
    seen = _things(how, work, shelf, mates)
    near = [seen[i - len(fresh)] for i in how.linked([*fresh, *seen], len(fresh))]
    parts = {a.part for a in old} | {by_key[t.key].part for t in near}
    partners = set(work.homes_of(verdicts.partners(c for t in fresh for c in t.claims)).values())
    kin = {work.places[k[1]] for k in work.kin({t.document for t in fresh}).values() if k[1]}
    parts |= {a.part for a in ledger.of_documents(kind, (partners | kin) - touched.documents)}
    while True:
        others = [a for a in ledger.of_parts(kind, parts) if a.seq not in touched.documents]
        named = {f"{kind}-{hexes(claim)}" for t in fresh for claim in t.claims}
        taken = {a.part for a in ledger.of_subjects(kind, named)} - parts
        if not taken:
            return others
        parts |= taken  # an incident that is named after a claim that has come back


def _built(
    kind: str, work: Derivation, touched: Touched, verdicts: Verdicts, shelf: Shelf,
    things: Sequence[Thing], found: Grouped, before: dict[str, Any],
) -> dict[str, str]:  # fmt: skip
    """Writes the incidents or tolls of the groups; answers the id that each account belongs to."""
    founded = touched.founded | {claim: s.id for s in before.values() for claim in s.claims}
    subject_of: dict[str, str] = {}
    chief: dict[str, str] = {}
    now: set[str] = set()
    members = [[things[i] for i in group] for group in found.groups]
    claims = [founders(group) if kind == "i" else [key for t in group for key in t.claims] for group in members]
    names = names_of(kind, claims, things, founded)
    for some in steps(list(zip(members, names, strict=True)), PORTION):
        weighed = []
        for group, name in some:
            subject = incident_of(group, name, shelf) if kind == "i" else toll_of(group, name)
            subject_of.update({t.key: subject.id for t in group})
            now.add(subject.id)
            if kind == "i":
                chief.update({t.document: subject.id for t in group if t.lead})
            if before.get(subject.id) != subject or any(work.places[d] in touched.documents for d in subject.documents):
                touched.weigh.add(subject.id)
                touched.people |= {work.places[d] for d in subject.documents}
                weighed.append(Weighed(sort_of(kind, group[0]), subject))
        work.put_subjects(weighed)
    gone = before.keys() - now
    touched.people |= {work.places[d] for name in gone for d in before[name].documents}
    touched.weigh -= gone
    work.take_away(gone)
    if kind == "i":
        work.put_chief(chief, {work.names[seq] for seq in touched.documents} | {t.document for t in things if t.lead})
    return subject_of


def sort_of(kind: str, first: Thing) -> str:
    """By what an incident or toll is sorted: its first account's date, document and place in it."""
    published, document, number = first.order
    return f"{kind}\t{published}\t{document}\t{number:06d}"
