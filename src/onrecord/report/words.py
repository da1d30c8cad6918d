"""How values read on the page: figures, periods, places and names in plain English. An unknown is empty, never a guess."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from onrecord.model import Claim, Document, Figure, Finding, Incident, Link, Period, Place, Toll

HARM = {"casualties": "killed or injured"}
CONNECTION = {
    "official": "official", "armed_group": "armed group", "opposition": "opposition", "monitor": "monitor",
    "witness": "witness", "medical": "medical", "foreign_official": "foreign official", "international": "international body",
    "media": "other media", "unnamed": "unnamed", "outlet": "outlet’s own voice",
}  # fmt: skip
QUALIFIER = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "approximately": "about "}
POSITION = {"blame": "blames", "denial": "denies", "claim_of_responsibility": "claims responsibility for"}


def harm(field: str) -> str:
    """`killed_children` as "killed, children"."""
    head, _, group = field.partition("_")
    return f"{HARM.get(head, head)}, {group.replace('_', ' ')}" if group else HARM.get(head, head)


def number(figure: Figure) -> str:
    """The number with its qualifier: "more than 200", "70 to 90", "dozens"."""
    if figure.number is None:
        return figure.word or "an unknown number"
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{figure.low:,} to {figure.high:,}"
    return f"{QUALIFIER.get(figure.qualifier, '')}{figure.number:,}"


def said(claim: Claim) -> str:
    """What a claim says, in a few words of ours."""
    if claim.figure:
        of_them = "of them " if claim.figure.scope == "sub_count" else ""
        who = f" ({clipped(claim.figure.who, 80)})" if claim.figure.who else ""
        return f"{of_them}{number(claim.figure)} {harm(claim.figure.harm)}{who}"
    if claim.kind in POSITION:
        return f"{POSITION[claim.kind]} {claim.about}".strip()
    return f"tells of: {claim.verb or claim.event.replace('_', ' ')}"


def clipped(text: str, most: int) -> str:
    """`text` in at most about `most` characters, cut after a word where there is one."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rpartition(" ")[0] or head) + "…"


def span_of(finding: Finding) -> str:
    """Low to high of a finding: "42–43", "7", "200 or more"; a number word before what the profile reads it as."""
    low, high = finding.low, finding.high
    text = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else ""
    single = high if low is None else low
    text = text or ("" if single is None else f"{single:,}")
    text = f"{text} or more" if finding.open and text else text
    return f"{finding.value}: {text}" if finding.value and finding.best is None else text


def day(iso: str) -> str:
    """An ISO day, month or year as people write it; anything else as it stands."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {when:%b} {when.year}"


def period(when: Period | None) -> str:
    """A period as far as it is known; an open end stays open."""
    if when is None or not (when.start or when.end):
        return ""
    if when.precision == "year" and when.start[:4] == when.end[:4]:
        return when.start[:4]
    if when.precision == "month" and when.start[:7] == when.end[:7]:
        return day(when.start).split(" ", 1)[1]
    if when.start == when.end:
        return day(when.start)
    if not when.end:
        return f"since {day(when.start)}"
    return f"until {day(when.end)}" if not when.start else f"{_without_end(when)} to {day(when.end)}"


def _without_end(when: Period) -> str:
    """The start, without the year or month that the end repeats."""
    start, end = day(when.start).split(" "), day(when.end).split(" ")
    while len(start) > 1 and start[-1] == end[-1] and start[1:] == end[1:]:
        return start[0]
    return " ".join(start[:-1]) if start[-1] == end[-1] else " ".join(start)


def place(where: Place | None) -> str:
    """The place with the parts above it, each once."""
    if where is None:
        return ""
    parts = [where.name or where.words, where.admin1, country(where.country)]
    return ", ".join(dict.fromkeys(p for p in parts if p))


@cache
def country(code: str) -> str:
    """The English name of an ISO country code; a code that is nobody's stays as it is."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def title(subject: Incident | Toll) -> str:
    """A heading for an incident or a toll."""
    if isinstance(subject, Toll):
        where = f"in {place(subject.place)}" if subject.place else ""
        told = " ".join(p for p in (subject.who or "people", harm(subject.harm), where) if p)
        return ", ".join(p for p in (told[:1].upper() + told[1:], period(subject.when)) if p)
    return subject.description or ", ".join(p for p in (subject.kind.replace("_", " "), place(subject.place)) if p)


def chain(links: Iterable[Link]) -> tuple[str, ...]:
    """The source chain as names, outlet first; a link that repeats its neighbour is told once."""
    names: list[str] = []
    for link in links:
        if link.words and (not names or names[-1] != link.words):
            names.append(link.words)
    return tuple(names)


HASH = re.compile(r"[0-9a-f]{16,}")


def short(id: str) -> str:
    """A document's id as one can read it: the beginning of a long one, four characters of a checksum."""
    return f"{id[:4]}…" if HASH.fullmatch(id) else clipped(id, 20)


def outlet(document: Document | None) -> str:
    """The outlet; where nobody is known to have published it, that, with the document's own name to tell it from others."""
    if document is None:
        return "unknown outlet"
    return document.outlet or f"unknown outlet ({short(document.id)})"


def report(document: Document | None) -> str:
    """The outlet and day of a report."""
    return ", ".join(part for part in (outlet(document), day(document.published.date) if document else "") if part)


def few(some: Iterable[str], most: int = 3) -> str:
    """The first of some names, and how many more there are."""
    names = list(some)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


RELATION = {
    "exact": "Word for word", "near": "Edited version of", "wire": "Of one agency report with", "update": "Later version of",
    "excerpt": "The shorter text is an excerpt: see",
}  # fmt: skip
"""What a text is to the earlier one that it repeats."""
