"""A claim for the eye: what it says, its words within their sentence, and the way it took."""

from onrecord.commands.show.lists.base import voice
from onrecord.commands.show.screen import DIM, MARKED, STRONG, Part, Screen
from onrecord.commands.show.words import days, given
from onrecord.model import Claim


def quoted(claim: Claim) -> list[Part]:
    """The sentence with the claim's own words marked; the words alone where they do not lie in their sentence."""
    span, sentence = claim.span, claim.sentence
    if span.field != sentence.field or not sentence.start <= span.start <= span.end <= sentence.end:
        return [(span.words, MARKED)]
    begin, end = span.start - sentence.start, span.end - sentence.start
    return [(sentence.words[:begin], ""), (sentence.words[begin:end], MARKED), (sentence.words[end:], "")]


def said(claim: Claim) -> str:
    """What the claim says, in the record's words."""
    figure = claim.figure
    parts = [claim.event.replace("_", " ") or claim.kind.replace("_", " ")]
    if figure:
        who = f" ({figure.who})" if figure.who else ""
        parts = [f"{given(figure.low, figure.high, figure.word, figure.qualifier)} {figure.harm}{who}"]
        parts += [figure.qualifier.replace("_", " ")] if figure.qualifier != "exact" else []
        parts += [
            {"cumulative": "running figure", "sub_count": "part of another figure", "unclear": "reach unclear"}.get(
                figure.scope, ""
            )
        ]
    elif claim.kind == "event":
        parts += [
            f"by {' and '.join(claim.actors)}" if claim.actors else "",
            f"upon {' and '.join(claim.recipients)}" if claim.recipients else "",
        ]
    else:
        parts[0] = f"{claim.kind.replace('_', ' ')}: {claim.about or claim.span.words}"
    place = (claim.place.name or claim.place.words) if claim.place else ""
    when = days(claim.when.start, claim.when.end) if claim.when else ""
    told = [*parts, place, when, claim.manner, "" if claim.actual else "not said to have happened"]
    return "; ".join(part for part in told if part)


def chain(claim: Claim) -> str:
    """The way the claim took, outlet first, origin last."""
    return " <- ".join(
        link.words if link.role in ("outlet", "origin") else f"{link.words} ({link.role})" for link in claim.chain
    )


def where(claim: Claim) -> str:
    """The document, and the characters of its text."""
    place = "title" if claim.span.field == "title" else f"{claim.span.start}-{claim.span.end}"
    return f"{claim.document} [{place}]"


def show(claim: Claim, number: int, screen: Screen) -> None:
    """One claim, numbered as the rest of the page cites it."""
    screen.line((f"[{number}] ", STRONG), (said(claim), ""), indent=2, hang=4)
    screen.line(*quoted(claim), indent=6)
    screen.line((f"{chain(claim)}; {where(claim)}; {claim.key}", DIM), indent=6)


def by_origin(claims: list[Claim]) -> list[list[Claim]]:
    """Claims in groups of one origin each, in order of first appearance."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.origin.id if claim.origin else f"own:{voice(claim)}", []).append(claim)
    return list(groups.values())


def longest(claims: list[Claim]) -> str:
    """The fullest naming of their origin; an outlet's own voice is said to be one."""
    names = [voice(claim) for claim in claims]
    name = max(names, key=len)
    return name if claims[0].origin else f"{name or 'the outlet'}, in its own voice"
