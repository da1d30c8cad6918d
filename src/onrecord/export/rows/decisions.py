"""decisions.jsonl: who judged what, when and why, and what has become of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Row
from onrecord.model.decision_states import State, Word
from onrecord.model.decision_words import what


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    """One decision, in the order they were made. `subject` and `other` are ids, an origin's name or a finding's field;
    `incident` is the incident or toll that it speaks of now."""

    id: str
    at: str
    by: str
    verdict: str
    subject: str
    other: str
    value: str
    what: str
    why: str
    state: Word
    state_why: str
    incident: str | None


def row(state: State) -> DecisionRow:
    """The row of one decision."""
    d = state.decision
    return DecisionRow(
        d.key,
        d.at,
        d.by,
        d.verdict,
        d.subject,
        d.other,
        d.value,
        what(d),
        d.why,
        state.word,
        state.why,
        state.home or state.other_home or None,
    )


def rows(index: Index) -> Iterator[DecisionRow]:
    """All decisions, oldest first."""
    return map(row, index.states)
