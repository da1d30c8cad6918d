"""The write side of a record. Every method is one transaction, so that a build killed anywhere leaves whole steps behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, TableClause, and_, delete, func, insert, or_, select, update

from onrecord.model import Capture, Decision, Document, Hints, Issue, Reading
from onrecord.store import captures, rows
from onrecord.store.codec import decode, encode
from onrecord.store.database import explained, writer
from onrecord.store.derivation import Derivation
from onrecord.store.lock import only_writer


@dataclass(frozen=True, slots=True)
class Known:
    """What was told of a capture when it came in, and the id of the document it became ("" if none)."""

    hints: Hints
    fallback: Hints
    document: str


def identity(capture: Capture) -> tuple[str, str, str]:
    """What makes a capture the same in two builds: the file, the name it wants, its bytes."""
    return rows.source(capture.path), capture.name, capture.sha256


class Record:
    """One record file, open for writing; made if it is not there. Only one process may hold it; another waits for it, `wait`
    seconds at most. A context manager."""

    def __init__(self, path: str | Path, *, wait: float = 0) -> None:
        self.path = Path(path)
        self._stack = ExitStack()
        with explained(self.path), self._stack:
            engine = writer(self.path)
            self._stack.enter_context(only_writer(self.path, captures.folder(self.path), wait))
            self._connection: Connection = self._stack.enter_context(engine.connect())
            self._stack = self._stack.pop_all()

    def close(self) -> None:
        """Lets go of the file; what is in the write-ahead log moves into it."""
        with explained(self.path):
            self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # What comes in
    def taken(self) -> dict[str, str]:
        """Document ids in the record -> sha256 of their bytes."""
        table = rows.DOCUMENTS
        return {r.id: r.sha256 for r in self._rows(select(table.c.id, table.c.sha256).order_by(table.c.seq))}

    def keep(self, capture: Capture) -> None:
        """Puts the bytes of `capture` beside the record, unless they lie there."""
        with explained(self.path):
            captures.keep(self.path, capture)

    def known(self) -> dict[tuple[str, str, str], Known]:
        """What was told of each capture so far, by its `identity`."""
        table = rows.CAPTURES
        return {
            (r.source, r.name, r.sha256): Known(decode(Hints, r.hints), decode(Hints, r.fallback), r.document)
            for r in self._rows(select(table).order_by(table.c.seq))
        }

    def save(
        self,
        taken_in: Sequence[tuple[Capture, str]],
        documents: Sequence[Document],
        issues: Iterable[Issue],
        met_in: Mapping[Issue, Capture] = MappingProxyType({}),
    ) -> None:
        """Adds captures (each with the id of the document it became, or ""), documents, and what was met on the way; `met_in`
        names the capture that an issue was met in.

        What is there already is brought up to date: a document that comes again loses its reading, a capture its issues."""
        issues = list(issues)
        with self._transaction():
            for capture, name in taken_in:
                self._forget(rows.ISSUES.c.capture == rows.named(capture), set(issues))
                self._put(rows.CAPTURES, rows.capture_row(capture, name), ("source", "name", "sha256"))
            for document in documents:
                seq = self._put(rows.DOCUMENTS, rows.document_row(document), ("id",))
                self._connection.execute(delete(rows.READINGS).where(rows.READINGS.c.seq == seq))
            self._add_issues(issues, met_in)

    def settle(self, visited: Set[str], said: Set[Issue], unchanged: Mapping[str, str]) -> None:
        """Takes away what was once met in the files `visited` by a build and is met there no more. `said` is what it did meet;
        `unchanged` maps captures that it did not clean anew (as `rows.named` names them) to where they stand now: what was met
        in them before still holds."""
        table = rows.ISSUES
        with self._transaction():
            for row in self._rows(select(table).where(table.c.stage.in_(("ingest", "clean")))):
                issue = Issue(row.stage, row.subject, row.problem)
                if issue in said or rows.source(row.subject) not in visited or row.subject == unchanged.get(row.capture):
                    continue
                self._connection.execute(delete(table).filter_by(stage=row.stage, subject=row.subject, problem=row.problem))
                if row.capture in unchanged:
                    self._add_issues([Issue(row.stage, unchanged[row.capture], row.problem)], name=row.capture)

    def documents(self) -> Iterator[Document]:
        """Every document as it came in, before copies were looked for."""
        seqs = [r.seq for r in self._rows(select(rows.DOCUMENTS.c.seq).order_by(rows.DOCUMENTS.c.seq))]
        for at in range(0, len(seqs), 64):
            yield from self._documents(seqs[at : at + 64])

    # What is read
    def unread(self, made_by: str, everything: bool, chunk: int) -> Iterator[tuple[Document, ...]]:
        """Documents that have no reading by `made_by` yet (or were passed over, and now everything is to be read).

        They come in chunks that depend on their place in the record alone: a build that goes on after another was killed
        reads them in the same company, and gets the same answer to the last bit."""
        for _, seqs in groupby(self._missing(made_by, everything), key=lambda seq: (seq - 1) // chunk):
            yield self._documents(list(seqs))

    def count_unread(self, made_by: str, everything: bool) -> int:
        """How many documents `unread` will give."""
        return len(self._missing(made_by, everything))

    def save_readings(
        self, read: Sequence[Reading], passed: Mapping[str, str], issues: Iterable[Issue], made_by: str, everything: bool
    ) -> None:
        """Puts readings in the place of earlier ones. `passed` maps ids of documents that were not read to the reason."""
        found = {reading.document: reading for reading in read}
        wanted = [*found, *passed]
        with self._transaction():
            table = rows.DOCUMENTS
            places = {r.id: r.seq for r in self._rows(select(table.c.id, table.c.seq).where(table.c.id.in_(wanted)))}
            self._connection.execute(delete(rows.READINGS).where(rows.READINGS.c.seq.in_(list(places.values()))))
            stale = and_(rows.ISSUES.c.stage == "extract", rows.ISSUES.c.subject.in_(wanted))
            self._connection.execute(delete(rows.ISSUES).where(stale))
            marks = {"made_by": made_by, "everything": int(everything)}
            for name, seq in sorted(places.items(), key=lambda item: item[1]):
                self._insert(rows.READINGS, [{"seq": seq, "passed": passed.get(name, ""), **marks}])
                if name in found:
                    self._add_parts(seq, found[name])
            self._add_issues(issues)

    # What is derived
    @contextmanager
    def derivation(self) -> Iterator[Derivation]:
        """A derivation of this record: all that the block writes becomes of it, or nothing."""
        with self._transaction():
            yield Derivation(self._connection)

    def meta(self) -> dict[str, str]:
        """What the record says of itself."""
        return {r.name: r.value for r in self._rows(select(rows.META))}

    def note(self, name: str, value: str) -> None:
        """Has the record say `value` of itself under `name`."""
        with self._transaction():
            self._connection.execute(delete(rows.META).where(rows.META.c.name == name))
            self._connection.execute(insert(rows.META), {"name": name, "value": value})

    # What is judged
    def judge(self, decisions: Iterable[Decision]) -> None:
        """Appends decisions. One that is there already (the same key) is not appended again."""
        table = rows.DECISIONS
        with self._transaction():
            for decision in decisions:
                if not self._rows(select(table.c.seq).where(table.c.key == decision.key)):
                    row = {"key": decision.key, "subject": decision.subject, "other": decision.other, "body": encode(decision)}
                    self._put(table, row, ("key",))

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that the block writes becomes of the record, or nothing."""
        with self._transaction():
            yield

    # Helpers
    def _rows(self, query: Any) -> list[Any]:
        with self._transaction():
            found = list(self._connection.execute(query))
        return found

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing of what the block writes; within another such block a part of it."""
        with explained(self.path), nullcontext() if self._connection.in_transaction() else self._connection.begin():
            yield

    def _missing(self, made_by: str, everything: bool) -> list[int]:
        documents, readings = rows.DOCUMENTS, rows.READINGS
        current = and_(
            readings.c.seq == documents.c.seq,
            readings.c.made_by == made_by,
            or_(readings.c.passed == "", readings.c.everything >= int(everything)),
        )
        query = select(documents.c.seq).outerjoin(readings, current).where(readings.c.seq.is_(None))
        return [row.seq for row in self._rows(query.order_by(documents.c.seq))]

    def _documents(self, seqs: list[int]) -> tuple[Document, ...]:
        d = rows.DOCUMENTS
        found = self._rows(select(d.c.text, d.c.body).where(d.c.seq.in_(seqs)).order_by(d.c.seq))
        return tuple(rows.document_of(row) for row in found)

    def _insert(self, table: TableClause, full: list[dict[str, Any]]) -> None:
        if full:
            self._connection.execute(insert(table), full)

    def _put(self, table: TableClause, row: dict[str, Any], by: Sequence[str]) -> int:
        """Writes `row` over the one that has the same values in the columns `by`, or at the end; answers its place."""
        same = and_(*(table.c[name] == row[name] for name in by))
        there = self._connection.execute(select(table).where(same)).mappings().first()
        if there is None:
            place = self._connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one() + 1
            self._insert(table, [{"seq": place, **row}])
            return int(place)
        fixed = (*by, "key", "sha256")
        changed = {name: value for name, value in row.items() if name not in fixed and value != there[name]}
        if changed:
            self._connection.execute(update(table).where(table.c.seq == there["seq"]).values(changed))
        return int(there["seq"])

    def _forget(self, which: ColumnElement[bool], said: Set[Issue]) -> None:
        """Takes away issues that are not `said` any more."""
        table = rows.ISSUES
        for row in self._rows(select(table).where(which)):
            if Issue(row.stage, row.subject, row.problem) not in said:
                self._connection.execute(delete(table).filter_by(stage=row.stage, subject=row.subject, problem=row.problem))

    def _add_issues(
        self, issues: Iterable[Issue], met_in: Mapping[Issue, Capture] = MappingProxyType({}), name: str = ""
    ) -> None:
        table = rows.ISSUES
        for issue in issues:
            said = {"stage": issue.stage, "subject": issue.subject, "problem": issue.problem}
            capture = rows.named(met_in[issue]) if issue in met_in else name
            if not self._rows(select(table.c.stage).filter_by(**said, capture=capture)):
                self._connection.execute(delete(table).filter_by(**said))
                self._insert(table, [{**said, "capture": capture}])

    def _add_parts(self, seq: int, reading: Reading) -> None:
        for name in rows.PARTS:
            parts = enumerate(getattr(reading, name))
            full = [{"seq": seq, "n": n, "key": getattr(part, "key", ""), "body": encode(part)} for n, part in parts]
            self._insert(rows.PART[name], full)
