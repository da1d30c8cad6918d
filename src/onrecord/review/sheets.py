"""One incident or toll as its page shows it: numbers with reasons, who says how many, claims by origin, what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import HARMS, Claim, Document, Finding
from onrecord.model.corrected import Correction
from onrecord.model.decision_states import State
from onrecord.model.judged_words import beside
from onrecord.report import words
from onrecord.review.passages import Piece, paragraph
from onrecord.review.reads import About

POSITIONS = ("blame", "denial", "claim_of_responsibility")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its passage in the paragraph it stands in. `judged` is what people decided on it; `rejected` and `accepted`
    what holds of that; `aside` why a number does not rest on it."""

    claim: Claim
    what: str
    chain: tuple[str, ...]
    outlet: str
    published: str
    place: str
    when: str
    copy_of: str
    pieces: tuple[Piece, ...]
    before: bool
    behind: bool
    judged: tuple[str, ...]
    accepted: bool
    rejected: bool
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that one origin says. `name` is what a discount names it by; `own` where outlets speak for themselves."""

    id: str
    name: str
    connection: str
    own: bool
    claims: tuple[Said, ...]

    @property
    def shown(self) -> str:
        """The name as a heading."""
        return f"{self.name}, in its own voice" if self.own else self.name


@dataclass(frozen=True, slots=True)
class Cell:
    """One reconciled number; `aside` are (why, claims), `yes` the decision that accepted it, `lapsed` one that no more does."""

    finding: Finding
    harm: str
    aside: tuple[tuple[str, tuple[Said, ...]], ...]
    yes: State | None
    lapsed: State | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole page's data."""

    about: About
    title: str
    place: str
    when: str
    kind: str
    cells: tuple[Cell, ...]
    remarks: tuple[Finding, ...]
    harms: tuple[str, ...]
    matrix: tuple[tuple[Voice, tuple[tuple[Said, ...], ...]], ...]
    positions: tuple[Said, ...]
    voices: tuple[Voice, ...]
    clashes: tuple[tuple[str, str, tuple[Said, ...]], ...]
    yes: State | None
    lapsed: State | None
    said: Mapping[str, Said]


def sheet(about: About, corrections: Mapping[str, Sequence[Correction]]) -> Sheet:
    """Of one incident or toll; `corrections` of its claims, by claim."""
    subject, own = about.subject, [s for s in about.states if s.decision.subject[:2] in ("i-", "t-")]
    aside = {a.claim: a.why for f in about.findings for a in f.set_aside}
    on: dict[str, list[State]] = defaultdict(list)
    for state in about.states:
        on[state.decision.subject].append(state)
    told = {c.key: said(c, about.documents, corrections.get(c.key, ()), on[c.key], aside.get(c.key, "")) for c in about.claims}
    spoken = voices(about.claims, told, about.documents)
    harms = tuple(h for h in HARMS if any(c.figure and c.figure.harm == h for c in about.claims))
    rows = [
        (v, tuple(tuple(s for s in v.claims if s.claim.figure and s.claim.figure.harm == h) for h in harms)) for v in spoken
    ]
    numeric = [f for f in about.findings if (f.low, f.best, f.high) != (None, None, None)]
    return Sheet(
        about=about,
        title=words.title(subject),
        place=words.place(subject.place),
        when=words.period(subject.when),
        kind=getattr(subject, "kind", "running toll").replace("_", " "),
        cells=tuple(_cell(f, told, own) for f in sorted(numeric, key=_order)),
        remarks=tuple(f for f in about.findings if f not in numeric and f.rationale),
        harms=harms,
        matrix=tuple(r for r in rows if any(r[1])),
        positions=tuple(told[c.key] for c in about.claims if c.kind in POSITIONS),
        voices=spoken,
        clashes=tuple((c.kind, c.about, (told[c.a], told[c.b])) for c in about.contradictions if c.a in told and c.b in told),
        yes=_yes(own, "", "standing"),
        lapsed=_yes(own, "", "lapsed"),
        said=told,
    )


def said(
    claim: Claim, documents: Mapping[str, Document], corrections: Iterable[Correction], states: Sequence[State], aside: str = ""
) -> Said:
    """A claim ready to be shown."""
    document = documents.get(claim.document)
    pieces, before, behind = paragraph(claim, document)
    held = [s.decision.verdict for s in states if s.word == "standing" and s.decision.verdict in ("accept", "reject")]
    return Said(
        claim, words.said(claim), words.chain(claim.chain) or (_outlet(document),), _outlet(document),
        words.day(document.published.date) if document else "",
        (claim.place.words or claim.place.name) if claim.place else "", words.period(claim.when),
        document.copy_of if document else "", pieces, before, behind, tuple(beside(claim.key, corrections, states)),
        held[-1:] == ["accept"], held[-1:] == ["reject"], aside,
    )  # fmt: skip


def _outlet(document: Document | None) -> str:
    return (document.outlet or document.id) if document else "unknown outlet"


def voices(claims: Sequence[Claim], told: Mapping[str, Said], documents: Mapping[str, Document]) -> tuple[Voice, ...]:
    """Claims by origin: who gives figures first, outlets in their own voice last."""
    groups: dict[tuple[bool, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_who(claim, documents)].append(claim)
    order = sorted(groups, key=lambda g: (g[0], -sum(c.figure is not None for c in groups[g]), -len(groups[g]), g[1]))
    made = []
    for own, id in order:
        group = sorted(groups[own, id], key=lambda c: (told[c.key].published == "", c.document, c.span.start, c.key))
        name = _outlet(documents.get(group[0].document)) if own else max((c.origin.words for c in group if c.origin), key=len)
        connections = dict.fromkeys(words.CONNECTION.get(c.connection, c.connection) for c in group)
        made.append(Voice(id, name, " / ".join(connections), own, tuple(told[c.key] for c in group)))
    return tuple(made)


def _who(claim: Claim, documents: Mapping[str, Document]) -> tuple[bool, str]:
    document = documents.get(claim.document)
    if claim.origin is None:
        return True, _outlet(document)
    id = claim.origin.id or f"words:{claim.origin.words.casefold()}"
    local = f"doc:{claim.document}:"
    if document and document.copy_of and id.startswith(local):
        id = f"doc:{document.copy_of}:{id.removeprefix(local)}"
    return False, id


def _order(finding: Finding) -> tuple[int, str]:
    head = finding.field.partition("_")[0]
    known = [str(h) for h in HARMS]
    return known.index(head) if head in known else len(known), finding.field


def _cell(finding: Finding, told: Mapping[str, Said], states: Sequence[State]) -> Cell:
    aside: dict[str, list[Said]] = defaultdict(list)
    for one in finding.set_aside:
        if one.claim in told:
            aside[one.why].append(told[one.claim])
    held = tuple((why, tuple(found)) for why, found in aside.items())
    return Cell(
        finding, words.harm(finding.field), held, _yes(states, finding.field, "standing"),
        _yes(states, finding.field, "lapsed"),
    )  # fmt: skip


def _yes(states: Sequence[State], field: str, word: str) -> State | None:
    """The latest yes to a cell ("" to the whole) that is in this state; of lapsed ones only where no other holds."""
    yes = [s for s in states if s.decision.verdict == "accept" and s.decision.other == field]
    if word != "standing" and any(s.word == "standing" for s in yes):
        return None
    return next((s for s in reversed(yes) if s.word == word), None)
