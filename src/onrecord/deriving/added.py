"""Claims that people added, put into the readings of their documents before these are linked, and taken out when the decision
is undone. A document that was read anew gets them again."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from onrecord.model import Claim, Decision
from onrecord.model.adding import added_claim
from onrecord.model.standing_decisions import standing
from onrecord.store import Derivation


def enter_added(work: Derivation, before: str) -> tuple[set[int], str]:
    """Brings added claims up to date. `before` is what the last derivation noted of them. Answers the places of the documents
    in which something has changed, and what to note now."""
    wanted: dict[int, list[Decision]] = {}
    for decision in standing(work.decisions()):
        if decision.verdict == "add" and decision.other in work.places:
            wanted.setdefault(work.places[decision.other], []).append(decision)
    then: dict[str, list[str]] = json.loads(before) if before else {}
    seqs = {*wanted, *map(int, then)}
    stamps = work.stamps_of(seqs) if seqs else {}
    now: dict[str, list[str]] = {}
    changed: set[int] = set()
    for seq in sorted(seqs):
        decisions = wanted.get(seq, [])
        mark, held = _mark(stamps.get(seq, ""), decisions), then.get(str(seq), [""])
        if held[0] != mark or work.look.there(held[1:]) != frozenset(held[1:]):
            claims = _claims(work, seq, decisions) if not stamps.get(seq, "-").endswith("-") else []
            changed |= {seq} if work.put_added(seq, claims) else set()
            held = [mark, *(claim.key for claim in claims)]
        if decisions:
            now[str(seq)] = held
    return changed, json.dumps(now, sort_keys=True) if now else ""


def _mark(stamp: str, decisions: Iterable[Decision]) -> str:
    """What the added claims of a document depend on."""
    return sha256("\n".join([stamp, *(f"{d.key} {d.subject} {d.by} {d.value}" for d in decisions)]).encode()).hexdigest()[:16]


def _claims(work: Derivation, seq: int, decisions: Sequence[Decision]) -> list[Claim]:
    """The claims that can be made, in the order of their passages; of one key the later decision holds."""
    document = work.unrelated(work.names[seq])
    beside = work.read_claims(seq)
    found: dict[str, Claim] = {}
    for decision in decisions:
        try:
            found[decision.subject] = added_claim(decision, document, beside)
        except ValueError:  # told as an Issue: this decision fits nothing now
            found.pop(decision.subject, None)
    return sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.key))
