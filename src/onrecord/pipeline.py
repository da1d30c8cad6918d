"""The whole program on one page: captures -> documents -> readings -> incidents -> findings, saved after every step.

A build that is killed leaves whole steps behind, and the next one does what is missing. What is derived from all readings
together is replaced in one go at the end, and only when something that it depends on has changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord import config, gazetteers, workers
from onrecord.changes import Change, Snapshot, changes
from onrecord.errors import InputError
from onrecord.intake import Progress, take_in
from onrecord.model import Decision, Document, Hints, Issue, Reading
from onrecord.store import Record, View

if TYPE_CHECKING:
    pass

NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a record holds after a build, and what the build did. `passed_over`: (reason, number of documents)."""

    record: str
    added: int
    read: int
    changed: bool
    documents: int
    claims: int
    persons: int
    incidents: int
    tolls: int
    contradictions: int
    issues: int
    passed_over: tuple[tuple[str, int], ...] = ()


def build(
    paths: Sequence[str],
    output: str | Path,
    *,
    hints: Hints = NO_HINTS,
    everything: bool = False,
    gazetteer: Sequence[str | Path] = (),
    profile: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Brings the documents below `paths` into the record `output` (made if it is not there) and recomputes what they touch.
    Gazetteers that were added for good are used after those given here. Without a `profile` a record keeps the one it has.

    Raises, before anything is written, InputError for paths that do not exist, a date or a gazetteer that cannot be read,
    VocabError for a profile that is not there, RecordError when `output` cannot be written or is not a record."""
    from onrecord.ingest import captures

    tell = progress or _silent
    settings = config.settings(everything, (*gazetteer, *gazetteers.installed()), profile or config.Settings().profile)
    _check(hints, settings)
    found = captures(paths, hints=hints, stdin=stdin)
    with Record(output) as record:
        settings = replace(settings, profile=profile or _profile(record))
        added = take_in(record, found, tell)
        read = read_missing(record, settings, config.default_jobs() if jobs is None else jobs, tell)
        derived = rederive(record, settings, tell)
    return _summary(Path(output), added, read, bool(added or read or derived))


def _check(hints: Hints, settings: config.Settings) -> None:
    from onrecord.clean.dates import published
    from onrecord.weigh import profile

    profile(settings.profile)
    if settings.gazetteer:
        from onrecord.extract.where import Gazetteer

        Gazetteer.load(settings.gazetteer)
    if hints.published and not published(hints.published, "metadata").date:
        raise InputError(f"The publication date {hints.published!r} cannot be read. Write it as 2011-04-28.")


def read_missing(record: Record, settings: config.Settings, jobs: int, tell: Progress) -> int:
    """Reads every document that has no reading by this code and gazetteer, chunk by chunk; answers how many it read."""
    made_by = settings.made_by()
    total = record.count_unread(made_by, settings.everything)
    if not total:
        return 0
    asked: list[tuple[Document, ...]] = []

    def wanted() -> Iterator[tuple[Document, ...]]:
        for chunk in record.unread(made_by, settings.everything, config.CHUNK):
            asked.append(chunk)
            yield tuple(d for d in chunk if not passed_over(d, settings.everything))

    done = read = 0
    tell("extract", 0, total)
    for answer in workers.read(wanted(), settings, jobs if total > config.MANY else 1):
        chunk = asked.pop(0)
        readings = [item for item in answer if isinstance(item, Reading)]
        issues = [item for item in answer if isinstance(item, Issue)]
        names = {reading.document for reading in readings}
        why = {d.id: passed_over(d, settings.everything) or "reading failed" for d in chunk if d.id not in names}
        record.save_readings(readings, why, issues, made_by, settings.everything)
        done, read = done + len(chunk), read + len(readings)
        tell("extract", done, total)
    return read


def passed_over(document: Document, everything: bool) -> str:
    """Why a document is stored and not read for claims; "" when it is read."""
    if document.language not in ("", "en"):
        return f"language {document.language}"
    return "" if document.relevant or everything else "not about harm, force or protest"


def rederive(record: Record, settings: config.Settings, tell: Progress) -> bool:
    """Recomputes what depends on decisions or the profile; nothing is read anew. Answers whether anything did."""
    from onrecord.deriving import derive

    return derive(record, settings, tell)


def judge(path: Path, decisions: Sequence[Decision], progress: Progress | None = None) -> tuple[Change, ...]:
    """Appends decisions to the record at `path`, recomputes what depends on them and answers what changed."""
    with Record(path) as record:
        return _again(record, _profile(record), decisions, progress or _silent)


def reweigh(path: Path, profile: str, progress: Progress | None = None) -> tuple[Change, ...]:
    """Weighs the record at `path` under another coding profile and answers what changed. Raises VocabError when there is none
    of that name, RecordError when there is no record."""
    from onrecord.weigh import profile as known

    known(profile)
    View.open(path).close()
    with Record(path) as record:
        return _again(record, profile, (), progress or _silent)


def _profile(record: Record) -> str:
    """The coding profile that a record has, or gets."""
    return record.meta().get("profile", config.Settings().profile)


def _again(record: Record, profile: str, decisions: Sequence[Decision], tell: Progress) -> tuple[Change, ...]:
    """Appends, recomputes, and compares what was there before with what is there after."""
    with View.open(record.path) as view:
        before = Snapshot.of(view)
    record.judge(decisions)
    rederive(record, config.Settings(profile=profile), tell)
    with View.open(record.path) as view:
        return changes(before, Snapshot.of(view))


def _silent(stage: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


def _summary(path: Path, added: int, read: int, changed: bool) -> Summary:
    with View.open(path) as view:
        counts = view.counts()
        reasons = Counter(view.passed_over().values())
    return Summary(str(path), added, read, changed, **counts, passed_over=tuple(sorted(reasons.items())))
