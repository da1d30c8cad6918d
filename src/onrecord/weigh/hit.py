"""Whom a figure counts: those who were hit are not all wounded, and by some profiles dead attackers do not count."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Finding, SetAside
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import counts_the_hit, groups_of
from onrecord.weigh.profile import Profile


def survivors(entries: Sequence[Entry], killed: Finding | None) -> tuple[list[Entry], list[SetAside]]:
    """The claims with figures of the injured that count everybody hit ("four men were shot") less the dead, and those set aside
    because all who were hit died. `killed` is the finding on the dead of the same incident."""
    dead = (killed.best or killed.low or 0) if killed is not None else 0
    if not dead:
        return list(entries), []
    kept: list[Entry] = []
    asides: list[SetAside] = []
    for e in entries:
        figure = e.claim.figure
        if figure is None or figure.harm != "injured" or not figure.number or not counts_the_hit(e.claim):
            kept.append(e)
        elif figure.number <= dead:
            asides.append(SetAside(e.claim.key, "those hit are counted among the dead"))
        else:
            less = replace(figure, low=_less(figure.low, dead), high=_less(figure.high, dead))
            kept.append(replace(e, claim=replace(e.claim, figure=less), less=dead))
    return kept, asides


def _less(number: int | None, dead: int) -> int | None:
    return None if number is None else max(number - dead, 0)


def victims(entries: Sequence[Entry], harm: str, profile: Profile) -> tuple[list[Entry], list[SetAside]]:
    """The claims that count for `harm` under a profile, and those set aside because it does not count attackers who died."""
    if profile.attackers_count or harm != "killed":
        return list(entries), []
    apart = [
        e for e in entries if e.claim.figure and e.claim.figure.harm == harm and "attackers" in groups_of(e.claim.figure.who)
    ]
    keys = {e.claim.key for e in apart}
    why = f"attackers who died are given apart by the profile {profile.name}"
    return [e for e in entries if e.claim.key not in keys], [SetAside(k, why) for k in sorted(keys)]
