"""Reports, outlets and independent origins of an incident or toll, and its grade by transparent rules."""

from collections.abc import Sequence

from onrecord.model import Contradiction, Standing
from onrecord.weigh import positions
from onrecord.weigh.evidence import Entry
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
    return Standing(
        subject=subject, reports=len(documents), outlets=len(outlets), independent_origins=len(origins),
        origins=tuple(sorted(e.name for e in origins.values())), own_voice=own,
        perhaps_same=_perhaps_same(list(origins.values())), accused=positions.accused(entries), contested=contested,
        disputed=any(c.kind == "number" for c in contradictions), grade=grade(entries, contested, len(origins), len(outlets)),
    )  # fmt: skip


def givers(entries: Sequence[Entry]) -> list[Entry]:
    """Claims of the independent origins of the happening: those who give a figure for it; where nobody does, those who give a
    part, else those who tell of it at all. Who only denies is no origin; an outlet's own voice is none."""
    able = [e for e in entries if not e.own and not e.aside and e.claim.manner != "denied" and e.claim.kind != "denial"]
    figures = [e for e in able if e.claim.figure is not None and e.claim.actual]
    whole = [e for e in figures if e.claim.figure and e.claim.figure.scope != "sub_count"]
    return whole or figures or able


def is_contested(entries: Sequence[Entry], contradictions: Sequence[Contradiction]) -> bool:
    """True where somebody denies it or a figure of it, or blames another side than another one blames."""
    denied = positions.denials(entries) or [e for e in entries if e.claim.manner == "denied" and not e.aside]
    return bool(denied) or any(c.kind == "blame" for c in contradictions)


def grade(entries: Sequence[Entry], contested: bool, origins: int, outlets: int) -> str:
    """denied (somebody denies that it happened), contested (denies having done it, or another side is blamed), discounted (a
    person set every origin aside), corroborated by n independent origins, single-source, or no origin named (outlets only)."""
    words = standing_words().involvement
    outright = [
        e for e in positions.denials(entries)
        if not {*content(positions.denied_words(e))} & words
    ]  # fmt: skip
    if outright:
        return "denied"
    if contested:
        return "contested"
    if entries and all(e.aside for e in entries):
        return "discounted"
    if origins > 1:
        return f"corroborated by {origins} independent origins"
    return "single-source" if origins == 1 or outlets <= 1 else f"{outlets} outlets, no origin named"


def _perhaps_same(origins: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """Unnamed monitors beside named ones: shown as possibly one origin, counted apart."""
    kinds = standing_words().continued
    unnamed = [e for e in origins if e.origin.startswith("doc:") and e.claim.connection in kinds]
    named = [e for e in origins if e.named and e.claim.connection in kinds]
    return tuple(sorted({(u.name, n.name) for u in unnamed for n in named}))
