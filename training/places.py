"""Where a figure's happening was: one of the namings of places in its report, or none of them."""

from collections.abc import Iterator

from onrecord.extract import figures, scoping, voice
from onrecord.extract.placing import places, signs
from onrecord.extract.placing.sightings import kinds
from training.pairing import alike, paired
from training.recipe import Recipe
from training.reports import Report
from training.softmax import Choice


def choices(report: Report) -> Iterator[Choice]:
    """The namings of places, and none, for each figure that is found."""
    scene, voices = report.heard()
    found, rows = paired(report)
    scopes = scoping.scopes(found)
    for row, number in rows:
        one = found[number]
        told = figures.told(one, voice.voice_at(voices, one.n, one.count.number.core), scopes[number])
        listed = list(signs.signs(scene, told))
        yield Choice(
            [dict.fromkeys([*(seen.signs if seen else ()), *more], 1.0) for seen, more in listed],
            [alike(row.place, seen.place.words if seen else "") for seen, _ in listed],
        )


RECIPE = Recipe(
    vocab="placing_weights",
    head="What each sign for or against a place weighs in choosing where a happening was (extract/placing).",
    choices=choices,
    penalty=20.0,
    rarest=12,
    forget=places.weights.cache_clear,
    given=kinds().given,
)
