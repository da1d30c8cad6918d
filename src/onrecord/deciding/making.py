"""A decision made from what was typed, checked against the record as it is. Nothing is written here."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import count
from pathlib import Path

from onrecord.deciding.adding import addition
from onrecord.deciding.asked import Asked
from onrecord.deciding.coding import WRITE, coding
from onrecord.deciding.desk import Desk
from onrecord.deciding.fields import last, parsed
from onrecord.deciding.going import going_with
from onrecord.errors import InputError
from onrecord.model import VERDICTS, Claim, Decision, Incident, Toll, key
from onrecord.model.correcting import corrected_claim, corrected_incident
from onrecord.model.decision_states import seen, spelt
from onrecord.model.standing_decisions import undone

MISREAD = "If the reach of a claim was misread, correct that: correct CLAIM scope=incident (or cumulative)"
USE = {
    "merge": "merge A B (two incidents, or two tolls)",
    "split": "split INCIDENT CLAIM...",
    "same": "same A B (two claims, two incidents or two persons)",
    "different": "different A B (two claims, two incidents or two persons)",
    "accept": "accept CLAIM, accept INCIDENT, or accept INCIDENT FIELD",
    "reject": "reject CLAIM",
    "correct": "correct CLAIM_OR_INCIDENT FIELD=VALUE...",
    "add": "add DOCUMENT @START:END kind=figure harm=killed number=12 ...",
    "code": WRITE.removeprefix("Write: "),
    "discount-origin": "discount-origin NAME [--in INCIDENT]",
    "undo": "undo DECISION",
}


def make(desk: Desk, asked: Asked, extra: Sequence[Path] = ()) -> Decision:
    """The decision, with a key of its own. `extra` are files of further places.

    Raises InputError, which names the thing, the likely cause and the next step, for anything that cannot be meant."""
    if asked.verdict not in VERDICTS:
        near = get_close_matches(asked.verdict, VERDICTS, n=1)
        perhaps = f" Did you mean {near[0]}?" if near else ""
        raise InputError(f"There is no verdict {asked.verdict!r}.{perhaps} Choose one of: {', '.join(VERDICTS)}.")
    if asked.within and asked.verdict != "discount-origin":
        raise InputError(f"--in belongs to discount-origin, not to {asked.verdict}. Leave it out.")
    least, most = COUNTS[asked.verdict]
    if not least <= len(asked.things) <= most:
        raise InputError(f"{asked.verdict} was given {len(asked.things)} things. Write: {USE[asked.verdict]}")
    made = MAKERS[asked.verdict](desk, asked, extra)
    return finish(made, asked, desk)


def finish(made: Decision, asked: Asked, desk: Desk) -> Decision:
    """The decision with who, when and why, under a key of its own. Raises InputError when nobody says why."""
    if not asked.why.strip() and made.verdict != "code":
        raise InputError('Every decision needs its reason, for those who read it later. Add: --why "..."')
    return named(replace(made, by=asked.by, at=asked.at, why=" ".join(asked.why.split())), desk)


def named(decision: Decision, desk: Desk) -> Decision:
    """The decision under a key that no other has."""
    parts = (decision.verdict, decision.subject, decision.other, decision.value, decision.by, decision.at, decision.why)
    keys = (key("d", *parts, *([n] if n else [])) for n in count())
    return replace(decision, key=next(k for k in keys if k not in desk.view.begun("decision", k)))


def _merge(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    (sort, a), (other_sort, b) = (desk.find(typed, "incident", "toll") for typed in asked.things)
    one, other = desk.subject(a), desk.subject(b)
    if a == b:
        raise InputError(f"{asked.things[0]} and {asked.things[1]} are one already: {a}. Name two that differ.")
    if sort != other_sort:
        toll, incident = (a, b) if sort == "toll" else (b, a)
        raise InputError(f"{toll} is a running toll and {incident} an incident: a count over many happenings is never added to "
                         f"one. {MISREAD}")  # fmt: skip
    if isinstance(one, Toll) and isinstance(other, Toll) and one.harm != other.harm:
        raise InputError(f"{a} counts people {one.harm}, {b} people {other.harm}: they are two tolls. If the harm of a claim "
                         "was misread, correct that: correct CLAIM harm=...")  # fmt: skip
    return Decision("", a, "merge", "", "", other=b, claims=one.claims, others=other.claims)


def _split(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    _, subject = desk.find(asked.things[0], "incident", "toll")
    whole = desk.subject(subject)
    named = [desk.find(typed, "claim")[1] for typed in asked.things[1:]]
    for claim in named:
        if claim not in whole.claims:
            home = desk.home(claim)
            where = f"it is in {home}" if home else "it is in no incident"
            raise InputError(f"{claim} is not in {subject}: {where}. The claims of {subject}: onrecord show RECORD {subject}")
    claims = desk.view.claims_by(whole.claims)
    left = going_with(named, [claims[k] for k in whole.claims if k in claims])
    stayed = [k for k in whole.claims if k not in left]
    if not stayed:
        raise InputError(f"Nothing would stay in {subject}: all {len(left)} of its claims would go. Name fewer of them.")
    return Decision("", subject, "split", "", "", other=" ".join(named), value=" ".join(stayed), claims=left)


def _pair(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    sort, a = desk.find(asked.things[0], *_sorts(asked.things[0]))
    _, b = desk.find(asked.things[1], *(("incident", "toll") if sort in ("incident", "toll") else (sort,)))
    if a == b:
        raise InputError(f"{asked.things[0]} and {asked.things[1]} name one {sort}: {a}. Name two that differ.")
    if sort in ("incident", "toll"):
        if asked.verdict == "same":
            return replace(_merge(desk, asked, extra), verdict="same")
        one, other = desk.subject(a).claims, desk.subject(b).claims
        return Decision("", a, "different", "", "", other=b, claims=one, others=other)
    homes = [desk.home(k) for k in (a, b)]
    if asked.verdict == "same" and sort == "claim" and {h[:2] for h in homes if h} == {"i-", "t-"}:
        raise InputError(f"{a} is counted in {homes[0]} and {b} in {homes[1]}: a running toll and an incident are never one. "
                         f"{MISREAD}")  # fmt: skip
    beside = [tuple(k for k in _company(desk, sort, home) if home) for home in homes]
    return Decision("", a, asked.verdict, "", "", other=b, claims=beside[0], others=beside[1])


def _sorts(typed: str) -> tuple[str, ...]:
    """What a beginning of an id may mean, by its letter."""
    return {"c-": ("claim",), "p-": ("person",)}.get(typed[:2], ("incident", "toll", "claim", "person"))


def _company(desk: Desk, sort: str, home: str) -> Sequence[str]:
    if sort == "claim":
        return desk.subject(home).claims if home else ()
    return desk.view.mentions_of_person(home)


def _accept(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    sort, subject = desk.find(asked.things[0], *_sorts(asked.things[0])[:3])
    field = asked.things[1] if len(asked.things) > 1 else ""
    claims: tuple[str, ...] = ()
    if sort == "claim" and field:
        raise InputError(f"{subject} is a claim and has no findings. Accept it whole: accept {subject}")
    if sort != "claim":
        claims = desk.subject(subject).claims
        known = [f.field for f in desk.view.findings_of([subject])]
        if field and field not in known:
            raise InputError(f"{subject} has no finding {field!r}. It has: {', '.join(known)}.")
    digest = seen(subject, field, desk.world(subject), claims)
    return Decision("", subject, "accept", "", "", other=field, seen=(digest,), claims=claims)


def _reject(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    _, claim = desk.find(asked.things[0], "claim")
    return Decision("", claim, "reject", "", "", seen=(seen(claim, "", desk.world(claim)),))


def _correct(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    sort, subject = desk.find(asked.things[0], *_sorts(asked.things[0])[:3])
    if sort == "toll":
        raise InputError(
            f"{subject} is a running toll, made of claims: correct one of those. See: onrecord show RECORD {subject}"
        )
    thing: Claim | Incident | Toll = desk.claim(subject) if sort == "claim" else desk.subject(subject)
    text = desk.view.text_of(thing.document) if isinstance(thing, Claim) else None
    fields = parsed(asked.things[1:], sort == "incident", desk.view, extra, text)
    now: Claim | Incident | None = None
    try:
        if isinstance(thing, Claim):
            now = corrected_claim(thing, fields, text)
        elif isinstance(thing, Incident):
            now = corrected_incident(thing, fields)
    except ValueError as error:
        raise InputError(f"This cannot be corrected: {error}.") from error
    if now == thing:
        raise InputError(f"{subject} says so already: {' '.join(asked.things[1:])}. Nothing was written.")
    claims = thing.claims if isinstance(thing, Incident) else ()
    value = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return Decision("", subject, "correct", "", "", value=value, claims=claims)


def _discount(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    name = " ".join(asked.things[0].split())
    names = _origins(desk)
    if spelt(name) not in map(spelt, names):
        near = get_close_matches(spelt(name), list(map(spelt, names)), n=3, cutoff=0.4)
        shown = "; ".join(n for n in names if spelt(n) in near) or "none"
        raise InputError(f"No claim comes from an origin {name!r}. The nearest: {shown}. The origins of an incident stand on "
                         "its page: onrecord show RECORD INCIDENT")  # fmt: skip
    if not asked.within:
        return Decision("", name, "discount-origin", "", "")
    _, where = desk.find(asked.within, "incident", "toll")
    return Decision("", name, "discount-origin", "", "", other=where, others=desk.subject(where).claims)


def _origins(desk: Desk) -> list[str]:
    """Every name and id of those whom claims come from, outlets' own voices included, and their normal forms."""
    told = (*desk.view.used_origins(), *(link for c in desk.view.corrected_ones() for link in last(c)))
    standings = desk.view.standings()
    normal = [n.removesuffix(")").partition(" (")[0] for s in standings for n in (*s.origins, *s.own_voice)]
    full = [n for s in standings for n in s.origins]
    return sorted({*(w for words, id, *_ in told for w in (words, id)), *normal, *full} - {""})


def _undo(desk: Desk, asked: Asked, extra: Sequence[Path]) -> Decision:
    _, gone = desk.find(asked.things[0], "decision")
    back = undone(desk.view.decisions_on([gone])).get(gone)
    if back is not None:
        raise InputError(f"{gone} is undone already, by {back.by} ({back.key}). To bring it back, undo that: "
                         f"onrecord undo RECORD {back.key}")  # fmt: skip
    return Decision("", gone, "undo", "", "")


Maker = Callable[[Desk, Asked, Sequence[Path]], Decision]
MAKERS: dict[str, Maker] = {
    "merge": _merge, "split": _split, "same": _pair, "different": _pair, "accept": _accept, "reject": _reject,
    "correct": _correct, "add": addition, "code": coding, "discount-origin": _discount, "undo": _undo,
}  # fmt: skip
COUNTS = {
    "merge": (2, 2), "split": (2, 9999), "same": (2, 2), "different": (2, 2), "accept": (1, 2), "reject": (1, 1),
    "correct": (2, 999), "add": (3, 999), "code": (2, 999), "discount-origin": (1, 1), "undo": (1, 1),
}  # fmt: skip
