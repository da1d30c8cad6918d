"""Mentions of people into persons: those of new documents and changed incidents, and all that share a name with them."""

from array import array
from collections.abc import Mapping

from onrecord.deriving.judged import Verdicts
from onrecord.deriving.touched import Touched
from onrecord.link.block import blocks
from onrecord.link.components import components
from onrecord.link.persons import block_keys, same_persons
from onrecord.model import PersonMention
from onrecord.model.belonging import homes
from onrecord.store import Account, Derivation

KIND = "p"


def group_people(work: Derivation, touched: Touched, verdicts: Verdicts) -> None:
    """Puts persons in the place of those that are touched; incidents and tolls of their documents are to be weighed anew."""
    ledger, places = work.ledger, work.places
    seqs = touched.people | touched.documents
    read = {places[name] for name in touched.read(work)} | (touched.people - touched.documents)
    own: dict[str, str] = {}
    fresh = [(m, home) for seq in sorted(read) for m, home in _mentions(work, verdicts, seq, own)]
    held = {m.key: blocks(block_keys(m, home)) for m, home in fresh}
    old = ledger.of_documents(KIND, seqs)
    others: list[Account] = []
    if not touched.everything:
        mates = ledger.mates(KIND, {block for own in held.values() for block in own})
        parts = {a.part for a in (*old, *mates)}
        others = [a for a in ledger.of_parts(KIND, parts) if a.seq not in seqs]
    wanted = {a.key for a in others}
    more = [
        (m, home)
        for seq in sorted({a.seq for a in others})
        for m, home in _mentions(work, verdicts, seq, own)
        if m.key in wanted
    ]
    held |= {m.key: blocks(block_keys(m, home)) for m, home in more}
    mentions = [m for m, _ in (*fresh, *more)]
    dates = {name: work.document(name).published.date for name in sorted({m.document for m in mentions})}
    at = {m.key: home for m, home in (*fresh, *more) if home}
    same = same_persons(mentions, at, verdicts.decided, dates)
    before = {} if touched.everything else work.persons({a.key for a in (*old, *others)} | same.keys())
    part = hanging(held)
    ledger.drop(old)
    ledger.keep(Account(m.key, KIND, places[m.document], part[m.key], own[m.key], held[m.key]) for m, _ in fresh)
    ledger.rename(Account(m.key, KIND, places[m.document], part[m.key], own[m.key]) for m, _ in more)
    work.put_persons(same, before)
    was = {a.key: a.subject for a in old}
    documents = {m.document for m in mentions if before.get(m.key) != same[m.key] or was.get(m.key, own[m.key]) != own[m.key]}
    if not touched.everything:
        changed = {places[name] for name in documents}
        touched.weigh |= {a.subject for kind in ("i", "t") for a in ledger.of_documents(kind, changed)}


def _mentions(work: Derivation, verdicts: Verdicts, seq: int, own: dict[str, str]) -> list[tuple[PersonMention, str]]:
    """The mentions of a document, each with the incident that it or its document is about ("" for none). The incidents of those
    that have one of their own are put into `own`, "" for the others."""
    name = work.names[seq]
    reading = verdicts.corrected(work.reading(name))
    if not reading.persons:
        return []
    incidents = work.subjects("i", {a.subject for a in work.ledger.of_documents("i", [seq])})
    chief = work.chief([name])
    found = homes(reading.persons, {c.key: c for c in reading.claims}, incidents, chief)
    own.update({m.key: found.get(m.key, "") for m in reading.persons})
    return [(m, found.get(m.key) or chief.get(name, "")) for m in reading.persons]


def hanging(held: Mapping[str, "array[int]"]) -> dict[str, str]:
    """For each mention the least key of those that it hangs together with by shared blocks."""
    order = sorted(held)
    first: dict[int, int] = {}
    pairs = [(i, first.setdefault(block, i)) for i, key in enumerate(order) for block in held[key]]
    return {order[i]: order[part[0]] for part in components(len(order), pairs) for i in part}
