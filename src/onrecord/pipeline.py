"""The whole program on one page: captures -> documents -> readings -> incidents -> findings, saved after every step.

A build that is killed leaves whole steps behind, and the next one does what is missing. What is derived from all readings
together is replaced in one go at the end, and only when something that it depends on has changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord import config, gazetteers, workers
from onrecord.changes import Change, Snapshot, changes, compared
from onrecord.errors import InputError
from onrecord.intake import Progress, take_in
from onrecord.model import Capture, Decision, Document, Hints, Issue, Reading
from onrecord.store import Record, View, web
from onrecord.vocab.languages import PASSED

if TYPE_CHECKING:
    from onrecord.deriving import Derived
    from onrecord.ingest.web import Manners

NO_HINTS = Hints()
WAIT = 10.0  # seconds that a decision waits for another writer


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
    outlets: str | Path = "",
    profile: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    manners: "Manners | None" = None,
) -> Summary:
    """Brings the documents below `paths` into the record `output` (made if it is not there) and recomputes what they touch.
    Gazetteers that were added for good are used after those given here. `outlets` is a file of the user's own outlets; without
    it, and without a `profile`, a record keeps those it has. Addresses among the paths are fetched, in the way that `manners`
    say, into the archive beside the record, and read from it.

    Raises, before anything is written, InputError for paths that do not exist, a date, gazetteer or outlets that cannot be
    read, VocabError for a profile that is not there, RecordError when `output` cannot be written or is not a record."""
    from onrecord.ingest import captures, is_address

    tell = progress or _silent
    settings = settled(everything, gazetteer, profile, hints)
    own = _outlets(Path(outlets)) if outlets else None
    asked = [path for path in paths if is_address(path)]
    found = captures([path for path in paths if not is_address(path)], hints=hints, stdin=stdin)
    with _gathered(asked, Path(output), hints, tell, manners) as (fetched, tried):
        return bring_in(Path(output), chain(found, fetched), settings, profile, jobs, tell, tried, own)


def bring_in(
    output: Path,
    found: Iterable[Capture | Issue],
    settings: config.Settings,
    profile: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    tried: Set[str] = frozenset(),
    outlets: str | None = None,
) -> Summary:
    """Brings what was found into the record `output` and recomputes what that touches. `tried` are addresses that were asked:
    what was said of them before and is not said now goes. `outlets` are the user's own, where they were given. Raises
    RecordError when `output` cannot be used."""
    tell = progress or _silent
    with Record(output) as record:
        settings = replace(settings, profile=profile or _profile(record))
        added = take_in(record, found, tell, tried, outlets)
        read = read_missing(record, settings, config.default_jobs() if jobs is None else jobs, tell)
        derived = rederive(record, settings, tell)
    return _summary(output, added, read, bool(added or read or derived))


@contextmanager
def _gathered(
    asked: Sequence[str], output: Path, hints: Hints, tell: Progress, manners: "Manners | None"
) -> Iterator[tuple[Iterator[Capture | Issue], Set[str]]]:
    """What lies in the archive beside the record once the addresses were asked, and which were."""
    if not asked:
        yield iter(()), frozenset()
        return
    from onrecord.ingest.web import Manners, gathering

    Record(output).close()  # the record can be written: before anybody is asked for anything
    with gathering(web(output), manners or Manners.of()) as gatherer:
        for n, _ in enumerate(gatherer.fetch(asked), start=1):
            tell("fetch", n, None)
        yield gatherer.news(hints), gatherer.tried


def settled(
    everything: bool = False, gazetteer: Sequence[str | Path] = (), profile: str = "", hints: Hints = NO_HINTS
) -> config.Settings:
    """Settings that were checked, with the gazetteers that were added for good. Raises InputError and VocabError."""
    settings = config.settings(everything, (*gazetteer, *gazetteers.installed()), profile or config.Settings().profile)
    _check(hints, settings)
    return settings


def _check(hints: Hints, settings: config.Settings) -> None:
    from onrecord.clean.dates import published
    from onrecord.weigh import profile

    profile(settings.profile)
    if settings.gazetteer:
        from onrecord.extract.where import Gazetteer

        Gazetteer.load(settings.gazetteer)
    if hints.published and not published(hints.published, "metadata").date:
        raise InputError(f"The publication date {hints.published!r} cannot be read. Write it as 2011-04-28.")


def _outlets(path: Path) -> str:
    """The checked text of a file of outlets."""
    from onrecord.clean.own_outlets import own_outlets

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"The outlets {path} cannot be read: {why}. Check the path after --outlets.") from error
    own_outlets(text, str(path))
    return text


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
        return f"{PASSED}{document.language}"
    return "" if document.relevant or everything else "not about harm, force or protest"


def rederive(record: Record, settings: config.Settings, tell: Progress) -> "Derived | None":
    """Recomputes what depends on decisions or the profile; nothing is read anew. Answers what was written, null for nothing."""
    from onrecord.deriving import derive

    return derive(record, settings, tell)


Deciding = Callable[[View], Sequence[Decision]]
Judged = tuple[tuple[Decision, ...], tuple[Change, ...], "Derived | None"]


def outdated(path: Path) -> bool:
    """Whether the record at `path` was derived by an earlier version of the program, so that the next to write to it derives
    all of it anew. Raises RecordError when there is no record."""
    with View.open(path) as view:
        told, now = view.meta(), config.Settings()
    return bool(told) and (told.get("linked_by"), told.get("weighed_by")) != (now.linked_by(), now.weighed_by())


def refresh(path: Path, progress: Progress | None = None) -> None:
    """Derives the record at `path` anew where it is outdated: its readings and decisions stay. Raises RecordError when there
    is no record or it cannot be written to."""
    if outdated(path):
        with Record(path, wait=WAIT) as record:
            rederive(record, config.Settings(profile=_profile(record)), progress or _silent)


def warm() -> None:
    """Loads what working out a decision needs, so that the first one does not wait for it."""
    import scipy.sparse  # noqa: F401

    import onrecord.deriving  # noqa: F401


def judge(path: Path, deciding: Deciding, progress: Progress | None = None) -> Judged:
    """Appends what `deciding` makes of the record at `path` as it is now, and recomputes what depends on it, in one step: all
    of it is written or nothing. Answers the decisions, what changed, and what was written anew (null for nothing). While
    another process writes to the record it waits, WAIT seconds at most. Raises RecordError when there is no record or it stays
    busy, and whatever `deciding` raises."""
    View.open(path).close()
    with Record(path, wait=WAIT) as record:
        return _again(record, _profile(record), deciding, progress or _silent)


def reweigh(path: Path, profile: str, progress: Progress | None = None) -> tuple[Change, ...]:
    """Weighs the record at `path` under another coding profile and answers what changed. Raises VocabError when there is none
    of that name, RecordError when there is no record."""
    from onrecord.weigh import profile as known

    known(profile)
    View.open(path).close()
    with Record(path) as record:
        return _again(record, profile, lambda view: (), progress or _silent)[1]


def _profile(record: Record) -> str:
    """The coding profile that a record has, or gets."""
    return record.meta().get("profile", config.Settings().profile)


def _again(record: Record, profile: str, deciding: Deciding, tell: Progress) -> Judged:
    """Appends, recomputes, and compares what was there before with what is there after."""
    with View.open(record.path) as before:
        decisions = tuple(deciding(before))
        with record.together():
            record.judge(decisions)
            derived = rederive(record, config.Settings(profile=profile), tell)
        if derived is None:
            return decisions, (), None
        with View.open(record.path) as after:
            if derived.everything:
                return decisions, changes(Snapshot.of(before), Snapshot.of(after)), derived
            return decisions, compared(before, after, derived.subjects, derived.persons), derived


def _silent(stage: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


def _summary(path: Path, added: int, read: int, changed: bool) -> Summary:
    with View.open(path) as view:
        counts = view.counts()
        reasons = Counter(view.passed_over().values())
    return Summary(str(path), added, read, changed, **counts, passed_over=tuple(sorted(reasons.items())))
