"""One claim or incident with fields corrected. The document's own words stay where they are: only values change."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from onrecord.model import words
from onrecord.model.claim import Claim, Figure, Link, Period, Place
from onrecord.model.days import whole
from onrecord.model.headline import headed
from onrecord.model.incident import Incident
from onrecord.model.pointing import AT, span_of
from onrecord.model.span import Span

Fields = Mapping[str, Any]
Spans = Mapping[str, Span]
NOWHERE: Spans = {}

FIGURE_FIELDS = ("harm", "number", "low", "high", "qualifier", "word", "who", "scope")
CLAIM_FIELDS = (*FIGURE_FIELDS, "origin", "relay", "connection", "manner", "actual", "place", "start", "end", "about")
INCIDENT_FIELDS = ("kind", "place", "start", "end", "description")
CLOSED: dict[str, tuple[str, ...]] = {
    "harm": get_args(words.Harm), "qualifier": get_args(words.Qualifier), "scope": get_args(words.Scope),
    "connection": get_args(words.Connection), "manner": get_args(words.Manner), "kind": get_args(words.IncidentKind),
}  # fmt: skip
"""The fields that take one word of a closed list, and the list."""
POINTABLE = ("number", "low", "high", "word", "who", "origin", "relay", "place", "start", "end", "about")
"""The fields of a claim whose words a person can point at in the text."""
POSITIONS = ("blame", "denial", "claim_of_responsibility")


def corrected_claim(claim: Claim, fields: Fields, text: str | None = None) -> Claim:
    """`claim` with `fields` in the place of what was read. In `text`, that of its document, the words that a person pointed at
    are looked for. Raises ValueError, in words, for a field that it cannot have."""
    spans = {name: span_of(claim.document, told, text) for name, told in fields.get(AT, {}).items()}
    _check(fields, CLAIM_FIELDS, "a claim")
    if any(f in fields for f in FIGURE_FIELDS) and claim.figure is None:
        name = next(f for f in FIGURE_FIELDS if f in fields)
        raise ValueError(f"{claim.key} counts nobody (it is of kind {claim.kind}), so it has no {name}")
    if "about" in fields and claim.kind not in POSITIONS:
        raise ValueError(f"{claim.key} is of kind {claim.kind}: only a blame or denial is about somebody or something")
    chain = _chain(claim, fields, spans)
    given = {name: fields[name] for name in ("manner", "actual", "about") if name in fields}
    figure = _figure(claim.figure, fields) if claim.figure else None
    whole_now = figure is not None and "scope" in fields and figure.scope != "sub_count"
    return replace(
        claim, **given, figure=figure, chain=chain, connection=_connection(claim, chain, fields), part_of="" if whole_now else
        claim.part_of, place=_place(claim.place, fields, spans), when=_period(claim.when, fields, spans),
    )  # fmt: skip


def corrected_incident(incident: Incident, fields: Fields) -> Incident:
    """`incident` with `fields` in the place of what was derived; its line follows its kind, place and day. Raises ValueError,
    in words, for a field that it cannot have."""
    _check(fields, INCIDENT_FIELDS, "an incident")
    place, when = _place(incident.place, fields), _period(incident.when, fields)
    kind = fields.get("kind", incident.kind)
    line = headed(incident, kind, place, when) if "description" not in fields else str(fields["description"])
    return replace(incident, kind=kind, place=place, when=when, description=line)


def _check(fields: Fields, known: tuple[str, ...], what: str) -> None:
    for name, value in fields.items():
        if name == AT:
            continue
        if name not in known:
            raise ValueError(f"{name!r} of {what} cannot be corrected. These can: {', '.join(known)}")
        if name in CLOSED and value not in CLOSED[name]:
            raise ValueError(f"{name} cannot be {value!r}. Choose one of: {', '.join(CLOSED[name])}")


def _figure(figure: Figure, fields: Fields) -> Figure:
    """The figure with its two ends following number and qualifier, and its qualifier following its ends."""
    plain = {name: fields[name] for name in ("harm", "who", "scope", "word") if name in fields}
    qualifier = fields.get("qualifier", figure.qualifier)
    low, high = figure.low, figure.high
    if "number" in fields or "qualifier" in fields:
        number = fields.get("number", figure.number)
        if "number" in fields and qualifier in ("vague", "range") and "qualifier" not in fields:
            qualifier = "exact"
        if qualifier != "range" or "number" in fields:
            low = None if qualifier in ("at_most", "vague") else number
            high = None if qualifier in ("at_least", "more_than", "vague") else number
    if "low" in fields or "high" in fields:
        low, high = fields.get("low", low), fields.get("high", high)
        qualifier = fields.get("qualifier") or _qualifier(low, high, figure.qualifier)
    word = plain.pop("word", "" if qualifier != "vague" else figure.word)
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low} lies above high {high}: give both, low=... high=...")
    if low is None and high is None and not word:
        raise ValueError("nothing would be left of the number: give the word that stands for it, such as word=dozens")
    return replace(figure, **plain, word=word, low=low, high=high, qualifier=qualifier)


def _qualifier(low: int | None, high: int | None, was: words.Qualifier) -> words.Qualifier:
    """How firm two ends are, keeping what was read where it still holds."""
    if low is None:
        return "vague" if high is None else "at_most"
    if high is None:
        return "more_than" if was == "more_than" else "at_least"
    return was if was == "approximately" else "exact" if low == high else "range"


def _chain(claim: Claim, fields: Fields, spans: Spans) -> tuple[Link, ...]:
    """The way the claim took, with another relay or origin; an empty one is taken out."""
    kept = [link for link in claim.chain if link.role not in ("relay", "origin")]
    for role in ("relay", "origin"):
        kept += [_link(role, fields[role], spans.get(role))] if fields.get(role) else []
        kept += [link for link in claim.chain if link.role == role] if role not in fields else []
    return tuple(kept)


def _link(role: words.Role, told: Any, span: Span | None) -> Link:
    said = told if isinstance(told, Mapping) else {"words": str(told)}
    return Link(role, said["words"], said.get("id") or f"doc:corrected:{said['words'].casefold()}", span)


def _connection(claim: Claim, chain: tuple[Link, ...], fields: Fields) -> words.Connection:
    """As corrected; an outlet in its own voice has the outlet's, and one that was no outlet's is not known to be another's."""
    told: words.Connection | None = fields.get("connection")
    voiced = any(link.role == "origin" for link in chain)
    if told or "origin" not in fields:
        return told or claim.connection
    return "outlet" if not voiced else "unnamed" if claim.connection == "outlet" else claim.connection


def _place(place: Place | None, fields: Fields, spans: Spans = NOWHERE) -> Place | None:
    if "place" not in fields:
        return place
    now, span = Place(**fields["place"]) if fields["place"] else None, spans.get("place")
    return replace(now, words=" ".join(span.words.split()), span=span) if now and span else now


def _period(when: Period | None, fields: Fields, spans: Spans = NOWHERE) -> Period | None:
    """The period with another start, end or both. One day moves as a whole when only its start is corrected."""
    if "start" not in fields and "end" not in fields:
        return when
    old = when or Period("", "", "")
    start, end = fields.get("start", old.start), fields.get("end", old.end)
    if "end" not in fields and start and (old.start == old.end or (end and end < whole(start)[0])):
        end = start
    first, last = whole(start) if start else ("", "", ""), whole(end) if end else ("", "", "")
    if not first[0] and not last[0]:
        return None
    if first[0] and last[1] and first[0] > last[1]:
        raise ValueError(f"the end {last[1]} lies before the start {first[0]}: give both, start=... end=...")
    precision = first[2] if start == end else "range"
    said = " to ".join(dict.fromkeys(part for part in (start, end) if part))
    return Period(first[0], last[1], "day" if first[0] == last[1] else precision, *_told_by(old, said, spans))


def _told_by(old: Period, said: str, spans: Spans) -> tuple[str, Span | None]:
    """The words that a period rests on, and where: those that a person pointed at, else those that were read."""
    span = spans.get("start") or spans.get("end")
    return (" ".join(span.words.split()), span) if span else (old.words or said, old.span)
