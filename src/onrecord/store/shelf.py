"""Where copies are looked up: the marks of all texts, each leading to the texts that carry it, in the order of their ranks."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete

from onrecord.store import rows
from onrecord.store.ledger import PORTION, steps

SIZES = 1 << 17  # texts of which the number of marks is kept at hand


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: its rank in the order of all, the agency credited by itself, its marks."""

    rank: int
    wire: str
    marks: "array[int]"


class Shelf:
    """The sketches of a record on its connection. Single look-ups go past SQLAlchemy: there are dozens for every text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.size = lru_cache(maxsize=SIZES)(self._size)

    def carriers(self, mark: int, count: int) -> list[tuple[int, int]]:
        """(rank, place in the record) of the first texts that carry a mark; all of them where `count` is -1."""
        return self._all("SELECT rank, seq FROM marks WHERE mark = ? ORDER BY rank, seq LIMIT ?", (mark, count))

    def _size(self, seq: int) -> int:
        """How many marks a text has."""
        return int(self._all("SELECT size FROM sketches WHERE seq = ?", (seq,))[0][0])

    def rank(self, seq: int) -> int:
        """Where a text stands in the order of all."""
        return int(self._all("SELECT rank FROM sketches WHERE seq = ?", (seq,))[0][0])

    def wire(self, seq: int) -> str:
        """The agency that a text credits itself."""
        return str(self._all("SELECT wire FROM sketches WHERE seq = ?", (seq,))[0][0])

    def sketches(self, seqs: Iterable[int]) -> dict[int, Sketch]:
        """The sketches of those of these texts that have one."""
        found: dict[int, Sketch] = {}
        for seq in seqs:
            for rank, wire, blob in self._all("SELECT rank, wire, marks FROM sketches WHERE seq = ?", (seq,)):
                held = array("q")
                held.frombytes(blob)
                found[seq] = Sketch(rank, wire, held)
        return found

    def drop(self, sketches: Mapping[int, Sketch]) -> None:
        """Takes away sketches that were noted."""
        gone = ((mark, own.rank, seq) for seq, own in sketches.items() for mark in own.marks)
        self._cursor().executemany("DELETE FROM marks WHERE mark = ? AND rank = ? AND seq = ?", gone)
        self.size.cache_clear()
        self._cursor().executemany("DELETE FROM sketches WHERE seq = ?", ((seq,) for seq in sketches))

    def put(self, sketches: Mapping[int, Sketch]) -> None:
        """Notes sketches of texts that have none. Marks go in the order of their table, which is several times as fast."""
        self.size.cache_clear()
        full = ((seq, own.rank, len(own.marks), own.wire, own.marks.tobytes()) for seq, own in sketches.items())
        self._cursor().executemany("INSERT INTO sketches (seq, rank, size, wire, marks) VALUES (?, ?, ?, ?, ?)", full)
        self._cursor().executemany("INSERT INTO marks (mark, rank, seq) VALUES (?, ?, ?)", _in_order(sketches))

    def clear(self) -> None:
        """Forgets everything."""
        for table in (rows.MARKS, rows.SKETCHES, rows.RELATIONS):
            self._connection.execute(delete(table))

    def _cursor(self) -> Any:
        return self._connection.connection.cursor()

    def _all(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        return list(self._cursor().execute(query, values).fetchall())


def _in_order(sketches: Mapping[int, Sketch]) -> Iterator[tuple[int, int, int]]:
    """(mark, rank, place) of all marks, sorted."""
    import numpy as np

    seqs = list(sketches)
    sizes = [len(sketches[seq].marks) for seq in seqs]
    marks = np.frombuffer(b"".join(sketches[seq].marks.tobytes() for seq in seqs), dtype=np.int64)
    owners = np.repeat(np.array(seqs, dtype=np.int64), sizes)
    ranks = np.repeat(np.array([sketches[seq].rank for seq in seqs], dtype=np.int64), sizes)
    for some in steps(np.lexsort((owners, ranks, marks)), PORTION):
        yield from zip(marks[some].tolist(), ranks[some].tolist(), owners[some].tolist(), strict=True)
