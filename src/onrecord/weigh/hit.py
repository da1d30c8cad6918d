"""Whom a figure counts: those who were hit are not all wounded, and by some profiles dead attackers do not count."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Finding, SetAside
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import age_of, counts_the_hit, groups_of, is_added, is_single, sex_of, takes_own_life, tells_others
from onrecord.weigh.latest import later
from onrecord.weigh.profile import Profile

DIED = "the same person is told to have died"
PERHAPS = "no report counts both these and the dead, so they may be the same people"


def survivors(entries: Sequence[Entry], killed: Finding | None) -> tuple[list[Entry], list[SetAside]]:
    """The claims with figures of the injured that count everybody hit ("four men were shot") less the dead, and those set aside
    because all who were hit died. `killed` is the finding on the dead of the same incident."""
    dead = (killed.best or killed.low or 0) if killed is not None else 0
    if not dead:
        return list(entries), []
    since = _died_since(entries)
    why = DIED if since else PERHAPS
    since = since or _perhaps_dead(entries, dead)
    kept: list[Entry] = []
    asides: list[SetAside] = [SetAside(e.claim.key, why) for e in since]
    for e in entries:
        if e in since:
            continue
        figure = e.claim.figure
        hit = figure is not None and figure.harm == "injured" and bool(figure.number)
        if figure is None or not hit or not (counts_the_hit(e.claim) or _with_the_dead(e, entries, dead)):
            kept.append(e)
        elif (figure.number or 0) <= dead:
            asides.append(SetAside(e.claim.key, "those hit are counted among the dead"))
        else:
            less = replace(figure, low=_less(figure.low, dead), high=_less(figure.high, dead))
            kept.append(replace(e, claim=replace(e.claim, figure=less), less=dead))
    return kept, asides


def _with_the_dead(e: Entry, entries: Sequence[Entry], dead: int) -> bool:
    """Whether a figure of the injured is another one of its report and the dead taken together ("four people suffered wounds",
    where "two died and two were hurt")."""
    figure = e.claim.figure
    if figure is None or figure.number is None or tells_others(e.claim) or is_added(e.claim):
        return False
    own = [
        o.claim for o in entries if o.claim.document == e.claim.document and _counts(o, "injured") and not is_single(o.claim)
    ]
    rest = [c.figure.number for c in own if c.figure and c.figure.scope == "incident"]
    return figure.number - dead in rest


def _died_since(entries: Sequence[Entry]) -> list[Entry]:
    """The claims of single wounded persons who, as other claims tell, have died: all are told one by one, and each is a dead
    person's like in age, or stands in a report of its own that is no later and tells of nobody killed."""
    hurt = [e for e in entries if _counts(e, "injured")]
    killed = [e for e in entries if _counts(e, "killed")]
    if not killed or any(not is_single(e.claim) or tells_others(e.claim) or is_added(e.claim) for e in hurt):
        return []
    telling = {e.claim.document for e in killed}
    last = max(e.published for e in killed)
    apart = all(e.claim.document not in telling and not later(e.published, last) for e in hurt)
    return [e for e in hurt if any(_like(e, k, apart) for k in killed)]


def _perhaps_dead(entries: Sequence[Entry], dead: int) -> list[Entry]:
    """The claims with figures of the injured, where they count no more people than the `dead`, no others beside somebody and
    nobody of another age or sex, and stand in reports that are no later than those of the dead and count none."""
    hurt = [e for e in entries if _counts(e, "injured")]
    killed = [e for e in entries if _counts(e, "killed")]
    telling = {e.claim.document for e in killed}
    last = max((e.published for e in killed), default="")
    for e in hurt:
        few = e.claim.figure is not None and (e.claim.figure.number or 0) <= dead
        beside = tells_others(e.claim) or is_added(e.claim) or bool(killed and all(_unlike(e, k) for k in killed))
        if not few or beside or e.claim.document in telling or later(e.published, last):
            return []
    return hurt


def _unlike(hurt: Entry, dead: Entry) -> bool:
    """Whether two claims plainly tell of different persons: their ages differ, or their sexes, or one is a child."""
    ages = {age_of(e.claim.span.words) for e in (hurt, dead)} - {""}
    people = [e.claim.figure.who for e in (hurt, dead) if e.claim.figure]
    sexes = {sex_of(who) for who in people} - {""}
    young = ["children" in groups_of(who) for who in people if sex_of(who) or "children" in groups_of(who)]
    return len(ages) > 1 or len(sexes) > 1 or len(set(young)) > 1


def _counts(e: Entry, harm: str) -> bool:
    figure = e.claim.figure
    told = figure is not None and figure.harm == harm and bool(figure.number) and figure.scope != "cumulative"
    return told and e.claim.actual and e.claim.manner != "denied" and not e.aside


def _like(hurt: Entry, dead: Entry, apart: bool) -> bool:
    """Whether a wounded person may be the dead one: of one age, or else in a report of its own and not plainly another."""
    old, aged = age_of(hurt.claim.span.words), age_of(dead.claim.span.words)
    if old and aged:
        return old == aged
    return apart and not _unlike(hurt, dead) and is_single(dead.claim)


def _less(number: int | None, dead: int) -> int | None:
    return None if number is None else max(number - dead, 0)


def victims(entries: Sequence[Entry], harm: str, profile: Profile) -> tuple[list[Entry], list[SetAside]]:
    """The claims that count for `harm` under a profile, and those set aside because it does not count attackers who died. Where
    it does, one who killed others and then himself is added to them."""
    if harm != "killed":
        return list(entries), []
    if profile.attackers_count:
        return [_with_himself(e) for e in entries], []
    apart = [
        e for e in entries if e.claim.figure and e.claim.figure.harm == harm and "attackers" in groups_of(e.claim.figure.who)
    ]
    keys = {e.claim.key for e in apart}
    why = f"attackers who died are given apart by the profile {profile.name}"
    return [e for e in entries if e.claim.key not in keys], [SetAside(k, why) for k in sorted(keys)]


def _with_himself(e: Entry) -> Entry:
    """The entry with one more where its sentence goes on to tell that whoever killed them then killed himself."""
    figure = e.claim.figure
    if figure is None or figure.scope != "incident" or not _counts(e, "killed") or not takes_own_life(e.claim):
        return e
    more = replace(figure, low=_less(figure.low, -1), high=_less(figure.high, -1))
    return replace(e, claim=replace(e.claim, figure=more), less=-1)
