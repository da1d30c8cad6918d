"""Reports, outlets and independent origins of an incident or toll, and its grade by transparent rules."""

from collections.abc import Sequence

from onrecord.model import Contradiction, Standing
from onrecord.weigh import positions
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import is_single
from onrecord.weigh.names import content, standing_words


def standing(
    subject: str, documents: Sequence[str], entries: Sequence[Entry], contradictions: Sequence[Contradiction]
) -> Standing:
    """Who stands behind `subject`. `documents` are the ids of the reports; copies are counted among them."""
    voices = {e.origin: e for e in entries}
    origins = {e.origin: e for e in givers(entries)}
    contested = is_contested(entries, contradictions)
    outlets = {e.outlet for e in entries}
    own = tuple(sorted({e.name for e in voices.values() if e.own}))
    perhaps = _perhaps_same(list(origins.values()))
    return Standing(
        subject=subject, reports=len(documents), outlets=len(outlets), independent_origins=len(origins),
        origins=tuple(sorted(e.name for e in origins.values())), own_voice=own,
        perhaps_same=perhaps, accused=positions.accused(entries), contested=contested,
        disputed=any(c.kind == "number" for c in contradictions),
        grade=grade(entries, contested, len(origins), len(outlets), len({u for u, _ in perhaps})),
    )  # fmt: skip


def givers(entries: Sequence[Entry]) -> list[Entry]:
    """Claims of the independent origins of the happening: those who give a figure for it; where nobody does, those who give a
    part or tell of one person, else those who tell of it at all. Who only denies is none, nor is an outlet in its own voice."""
    able = [e for e in entries if not e.own and not e.aside and e.claim.manner != "denied" and e.claim.kind != "denial"]
    figures = [e for e in able if e.claim.figure is not None and e.claim.actual]
    whole = [e for e in figures if e.claim.figure and e.claim.figure.scope != "sub_count" and not is_single(e.claim)]
    return whole or figures or able


def is_contested(entries: Sequence[Entry], contradictions: Sequence[Contradiction]) -> bool:
    """True where somebody denies it or a figure of it, or blames another side than another one blames."""
    denied = positions.denials(entries) or [e for e in entries if e.claim.manner == "denied" and not e.aside]
    return bool(denied) or any(c.kind == "blame" for c in contradictions)


def grade(entries: Sequence[Entry], contested: bool, origins: int, outlets: int, unsure: int = 0) -> str:
    """denied (somebody denies that it happened), contested (denies having done it or a part of it, or another side is blamed),
    discounted (a person set every origin aside), corroborated by n independent origins, perhaps corroborated (`unsure` of the
    origins may be one of the others), single-source, or no origin named (outlets only)."""
    if _outright(entries):
        return "denied"
    if contested:
        return "contested"
    if entries and all(e.aside for e in entries):
        return "discounted"
    if 1 < origins <= 1 + unsure:
        return f"perhaps corroborated: {origins} origins that may be one"
    if origins > 1:
        return f"corroborated by {origins} independent origins"
    return "single-source" if origins == 1 or outlets <= 1 else f"{outlets} outlets, no origin named"


def _outright(entries: Sequence[Entry]) -> bool:
    """Whether somebody denies that it happened: no mere denial of a part in it, nor of a detail by one who counts the dead."""
    words = standing_words().involvement
    counting = {e.origin for e in entries if e.claim.figure and e.claim.figure.number and e.claim.manner != "denied"}
    return any(
        e.origin not in counting and not positions.points_back(e) and not {*content(positions.denied_words(e))} & words
        for e in positions.denials(entries)
    )


def _perhaps_same(origins: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """Unnamed monitors beside named ones: shown as possibly one origin, counted apart."""
    kinds = standing_words().continued
    unnamed = [e for e in origins if e.origin.startswith("doc:") and e.claim.connection in kinds]
    named = [e for e in origins if e.named and e.claim.connection in kinds]
    return tuple(sorted({(u.name, n.name) for u in unnamed for n in named}))
