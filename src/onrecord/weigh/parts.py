"""Whole or part: where a figure stands among the others of its text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.words import Scope
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import groups_of, kind_of

OF_THEM = re.compile(r"\b(?:them|whom|those|the (?:victims|men|women|people|injured|wounded))\b")
HURT = re.compile(r"\bthe (?:injured|wounded)\b")


def placed(told: Sequence[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """`told` (one harm of one subject) with scopes put right by the rest of each text: a part of another harm's figure is the
    whole of its own harm; one person, or a group, beside a larger figure of anybody is a part of it. `entries` are all claims
    of the subject."""
    harms = {e.claim.key: e.claim.figure.harm for e in entries if e.claim.figure}
    by_document: dict[str, list[Entry]] = {}
    for e in told:
        by_document.setdefault(e.claim.document, []).append(e)
    return [_placed(e, by_document[e.claim.document], harms.get(e.claim.part_of, "")) for e in told]


def _placed(entry: Entry, beside: Sequence[Entry], whole_harm: str) -> Entry:
    figure = entry.claim.figure
    if figure is None:
        return entry
    if figure.scope == "sub_count":
        counted = any(e.claim.figure and e.claim.figure.scope != "sub_count" for e in beside)
        other = bool(whole_harm) and whole_harm != figure.harm
        words = f"{entry.claim.span.words} {figure.who}".lower()
        them = not counted and OF_THEM.search(words) and not (figure.harm == "injured" and HURT.search(words))
        return _scoped(entry, "incident") if other or them else entry
    number = figure.number or 0
    if figure.scope == "incident" and number and (number == 1 or kind_of(figure.who)) and _larger(entry, number, beside):
        return _scoped(entry, "sub_count")
    return entry


def _larger(entry: Entry, number: int, beside: Sequence[Entry]) -> bool:
    """Whether the same text counts more people in general as one whole. Another origin's number for people called otherwise
    ("25 suspects" against "60 people") is no whole of them, but a rival count, unless they are a group by their nature."""
    figure = entry.claim.figure
    hurt = figure is not None and figure.harm in ("killed", "injured", "casualties") and groups_of(figure.who)
    by_nature = number == 1 or bool(hurt)
    return any(
        e.claim.figure and e.claim.figure.scope == "incident" and not kind_of(e.claim.figure.who)
        and (e.claim.figure.number or 0) > max(number, 1) and (by_nature or entry.own or e.own or e.origin == entry.origin)
        for e in beside
    )  # fmt: skip


def _scoped(entry: Entry, scope: Scope) -> Entry:
    if entry.claim.figure is None:
        return entry
    return replace(entry, claim=replace(entry.claim, figure=replace(entry.claim.figure, scope=scope)))
