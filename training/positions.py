"""Whether a deed that is told is a blame, a claim of responsibility or neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract import positions
from onrecord.extract.positions import judging
from training.pairing import overlap
from training.recipe import Case, Recipe, Score, Shape
from training.reports import Range, Report
from training.softmax import Choice, Weights, against, among

KINDS = ("none", "blame", "claim_of_responsibility")
ASIDE = 0.3  # how much a character weighs that only the deed holds, against one that both hold
Marked = list[tuple[Range, str]]


@dataclass(frozen=True)
class Deed(Choice):
    """A deed among the kinds of position, with its candidate and its place in the text."""

    candidate: positions.Candidate
    span: Range


def choices(report: Report) -> Iterator[Deed]:
    """The deeds of a report."""
    blocks = report.parsed.blocks
    found = list(positions.candidates(*report.heard()))
    told = [blocks[one.block].over(one.deed.start, one.deed.end) for one in found]
    spans = [(span.start, span.end) for span in told]
    for one, span, kind in zip(found, spans, kinds(marked(report), spans), strict=True):
        choice = among(KINDS, one.features, kind)
        yield Deed(choice.signs, choice.right, one, span)


def marked(report: Report) -> Marked:
    """The marked positions that are learned here."""
    return [(row.span(report.text), row.kind) for row in report.positions if row.kind in KINDS]


def kinds(wanted: Marked, spans: Sequence[Range]) -> list[str | None]:
    """What each deed is: of the deeds that overlap a marked position the nearest one is it, and the others teach nothing."""
    out: list[str | None] = ["none"] * len(spans)
    for span, kind in wanted:
        near = [k for k, deed in enumerate(spans) if overlap(span, deed) and out[k] in ("none", None)]
        best = max(near, key=lambda k: nearness(span, spans[k]), default=None)
        for k in near:
            out[k] = kind if k == best else None
    return out


def nearness(wanted: Range, deed: Range) -> float:
    """What both hold, less a part of what only one holds."""
    both = overlap(wanted, deed)
    return both - ASIDE * abs(deed[1] - deed[0] - both)


def shape(weights: Weights) -> Shape:
    """Kind: feature: weight."""
    return against("none", KINDS[1:], weights)


def score(case: Case, weights: Weights) -> Score:
    """How many of the positions that the program would tell of are marked ones of their kind."""
    deeds = [choice for choice in case.choices if isinstance(choice, Deed)]
    spans = {id(deed.candidate): deed.span for deed in deeds}
    said = positions.likely([deed.candidate for deed in deeds], against("none", KINDS[1:], weights))
    left = marked(case.report)
    everything, right = len(left), 0
    for kind, candidate in said:
        span = spans[id(candidate)]
        fitting = [one for one in left if one[1] == kind and overlap(one[0], span)]
        if fitting:
            right += 1
            left.remove(max(fitting, key=lambda one: overlap(one[0], span)))
    return Score(right, len(said), everything)


RECIPE = Recipe(
    vocab="position_weights",
    head="Weights of the features by which positions are judged (extract/positions/judging.py).",
    choices=choices,
    penalty=3.0,
    rarest=4,
    forget=judging.weights.cache_clear,
    score=score,
    shape=shape,
)
