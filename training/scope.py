"""Over what a figure reaches: one happening, many, or a part of another figure."""

from collections.abc import Iterator

from onrecord.extract import scoping
from training.pairing import paired
from training.recipe import Recipe, Shape
from training.reports import Report
from training.softmax import Choice, Weights, against, among

SCOPES = ("incident", "cumulative", "sub_count")


def choices(report: Report) -> Iterator[Choice]:
    """The scopes of each figure that is found."""
    found, rows = paired(report)
    signs = scoping.features(found)
    for row, number in rows:
        yield among(SCOPES, sorted(signs[number]), row.scope)


def shape(weights: Weights) -> Shape:
    """Feature: [cumulative, sub_count]."""
    many, part = against("incident", SCOPES[1:], weights).values()
    return {sign: [many[sign], part[sign]] for sign in many}


RECIPE = Recipe(
    vocab="scope_weights",
    head="feature: [cumulative, sub_count] against incident (extract/scoping.py).",
    choices=choices,
    penalty=20.0,
    rarest=10,
    forget=scoping.weights.cache_clear,
    shape=shape,
)
