"""The Python door: the same as the command line, with a record to ask questions of as the answer."""

import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord import pipeline
from onrecord.changes import Change
from onrecord.intake import Progress
from onrecord.model import Decision, Hints
from onrecord.store import View

if TYPE_CHECKING:
    from onrecord.deciding.agreement import Agreement
    from onrecord.deriving import Derived

Names = str | PathLike[str] | Sequence[str | PathLike[str]]


def build(
    paths: Names,
    output: str | PathLike[str] | None = None,
    *,
    hints: Hints = pipeline.NO_HINTS,
    everything: bool = False,
    gazetteer: Sequence[str | Path] = (),
    outlets: str | Path = "",
    profile: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    contact: str = "",
    allow_private: bool = False,
) -> View:
    """The record of the documents below `paths` (files, folders, globs, `-`, addresses of pages and feeds), open for reading.

    `output` is the record's file; a file that is there is continued. Without it the record is a temporary one that goes
    when the answer does. `hints` fill what documents do not say of themselves; `everything` reads documents that are not
    about harm, force or protest; `gazetteer` are files of further places; `outlets` is a file of your own outlets; `profile`
    is the coding profile (else the one that the record has, else ucdp); `jobs` the number of processes that read; `progress`
    is called as (stage, done, total). `contact` is sent to those whose addresses are fetched; `allow_private` lifts the ban
    on addresses of private networks.

    Raises InputError for paths that do not exist, RecordError when `output` cannot be used."""
    names = [fspath(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    scratch = None if output is not None else tempfile.TemporaryDirectory(prefix="onrecord-")
    where = Path(fspath(output)) if output is not None else Path(scratch.name if scratch else "") / "temporary.record"
    manners = None
    if contact or allow_private:
        from onrecord.ingest.web import Manners

        manners = Manners.of(contact, allow_private)
    pipeline.build(
        names, where, hints=hints, everything=everything, gazetteer=gazetteer, outlets=outlets, profile=profile,
        jobs=jobs, progress=progress, stdin=stdin, manners=manners,
    )  # fmt: skip
    view = View.open(where)
    if scratch is not None:
        weakref.finalize(view, scratch.cleanup)
    return view


def open_record(path: str | PathLike[str]) -> View:
    """The record in the file `path`, open for reading. Raises RecordError when there is none or it cannot be read."""
    return View.open(fspath(path))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision did: the decision as it was kept (null for a change of profile), what changed in the record, and the
    decision's `state` with a `note` on why it is no other ("standing" and "" when it holds). `written` are the incidents and
    tolls that were put or taken away for it, whether or not they say something else; null for all of them."""

    decision: Decision | None
    changes: tuple[Change, ...]
    state: str = "standing"
    note: str = ""
    written: frozenset[str] | None = frozenset()


def _written(derived: "Derived | None") -> frozenset[str] | None:
    return frozenset() if derived is None else None if derived.everything else derived.subjects


def decide(
    record: str | PathLike[str],
    verdict: str,
    *things: str,
    why: str,
    by: str,
    at: str = "",
    within: str = "",
    gazetteer: Sequence[str | Path] = (),
    expected: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Appends one decision to `record` and works out anew what depends on it: what the command `onrecord decide` does.

        onrecord.decide("x.record", "merge", "i-935c", "i-8307", why="one march", by="Ana", at="2031-06-01T09:00:00+00:00")
        onrecord.decide("x.record", "correct", "c-51f0", "number=12", why="a slip of the pen", by="Ana")

    `verdict` is merge, split, same, different, accept, reject, correct, add, discount-origin or undo; `things` are ids (or
    their beginnings), names and FIELD=VALUE, as on the command line; `within` is the one incident to discount an origin in.
    `at` is an ISO time that is kept and orders nothing. `gazetteer` are files in which the name of a place is looked up.

    `expected` maps claims, incidents, tolls and mentions to what `View.marks` said of them when the person who decides looked
    at them; where that is no longer so, nothing is written.

    Raises InputError, before anything is written, for what is not in the record or cannot be meant, ConflictError when what
    was expected has changed, RecordError when another program keeps writing to the record."""
    from onrecord.deciding import Asked, Desk, make, unmoved

    extra = [Path(path) for path in gazetteer]

    def deciding(view: View) -> list[Decision]:
        unmoved(view, expected or {})
        return [make(Desk(view), Asked(verdict, things, why, by, at, within), extra)]

    (decision,), changes, derived = pipeline.judge(Path(fspath(record)), deciding, progress)
    with View.open(fspath(record)) as view:
        state = next(s for s in view.states_on([decision.key]) if s.decision.key == decision.key)
    return Outcome(decision, changes, state.word, state.why, _written(derived))


def settle(
    record: str | PathLike[str],
    coding: str,
    *,
    why: str,
    by: str,
    at: str = "",
    expected: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Makes what a coder said count: writes the accept, reject, correct or add that it stands for. `coding` is the id of the
    coding, or its beginning. Raises InputError, ConflictError and RecordError as `decide` does."""
    from onrecord.deciding import Asked, Desk, finish, settlement, unmoved

    def deciding(view: View) -> list[Decision]:
        unmoved(view, expected or {})
        desk = Desk(view)
        return [finish(settlement(desk, coding), Asked("", (), why, by, at), desk)]

    (decision,), changes, derived = pipeline.judge(Path(fspath(record)), deciding, progress)
    with View.open(fspath(record)) as view:
        state = next(s for s in view.states_on([decision.key]) if s.decision.key == decision.key)
    return Outcome(decision, changes, state.word, state.why, _written(derived))


def agreement(record: str | PathLike[str]) -> "Agreement":
    """How far those who coded the same documents agree, field by field, and where they differ."""
    from onrecord.deciding.agreement import agreement_of

    with View.open(fspath(record)) as view:
        return agreement_of(view)


def import_decisions(
    record: str | PathLike[str],
    lines: Iterable[str],
    name: str,
    *,
    by: str,
    at: str = "",
    gazetteer: Sequence[str | Path] = (),
    progress: Progress | None = None,
) -> tuple[int, int, tuple[Change, ...]]:
    """Appends the decisions in `lines` (JSON, as `onrecord decisions --export` writes them or as typed) that the record does
    not hold: (how many were new, how many were there, what changed). `name` is what errors call the file.

    Raises InputError for the first line that cannot be meant; then nothing is imported."""
    from onrecord.deciding import Desk, imported

    every = list(lines)

    def deciding(view: View) -> list[Decision]:
        return imported(every, name, Desk(view), by, at, [Path(path) for path in gazetteer])

    new, changes, _ = pipeline.judge(Path(fspath(record)), deciding, progress)
    return len(new), len([line for line in every if line.strip()]) - len(new), changes


def undo(
    record: str | PathLike[str], decision: str, *, why: str, by: str, at: str = "", progress: Progress | None = None
) -> Outcome:
    """Takes a decision back. Undoing an undo brings the decision back. Raises InputError when there is none of that id."""
    return decide(record, "undo", decision, why=why, by=by, at=at, progress=progress)


def reweigh(record: str | PathLike[str], profile: str, progress: Progress | None = None) -> Outcome:
    """Weighs `record` under another coding profile, which it keeps; nothing else changes. Raises VocabError when there is no
    such profile."""
    return Outcome(None, pipeline.reweigh(Path(fspath(record)), profile, progress))
