"""Whose account a figure is: one of those who speak near it, or the outlet."""

from collections.abc import Iterator

from onrecord.extract import account, origins, voice
from training.pairing import alike, paired
from training.recipe import Recipe
from training.reports import Report
from training.softmax import Choice


def choices(report: Report) -> Iterator[Choice]:
    """The candidate speakers of each figure that is found, but for those whose headline names its source."""
    _, voices = report.heard()
    found, rows = paired(report)
    for row, number in rows:
        n, at = found[number].n, found[number].count.number.core
        voice.voice_at(voices, n, at)
        if (n, at) in voices.accounts:
            told = account.candidates(voices, n, at)
            links = [one.said.origin if one.said is not None else None for one in told]
            names = [origins.named_later(voices.cast, link).words if link is not None else "" for link in links]
            yield Choice([one.signs for one in told], [alike(row.origin, name) for name in names])


RECIPE = Recipe(
    vocab="accounts",
    head="How much each sign speaks for one candidate where it is asked whose account a passage is (extract/account.py).",
    choices=choices,
    penalty=2.0,
    rarest=8,
    forget=account.weights.cache_clear,
)
