"""What a record remembers of how it was last linked, so that the next derivation looks only at what new reports may concern.

An account is what one document says of one thing: a happening (`i`), a running total (`t`), a person (`p`). Others that may
tell of the same are found by its blocks; it belongs to a part (what hangs together and is grouped as a whole); its subject is
the incident, toll or person that it was grouped into."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, text

from onrecord.store import rows

STEP, PORTION = 500, 20_000  # values of one IN (...); rows that are written together
NOTHING = array("q")


@dataclass(frozen=True, slots=True)
class Account:
    """`key` is that of its first claim (of a mention: its own), `blocks` are numbers that others are found by."""

    key: str
    kind: str
    seq: int
    part: str
    subject: str
    blocks: "array[int]" = field(default_factory=lambda: array("q"))


class Ledger:
    """The accounts of a record on its connection; whoever opened that decides when what is written counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamps(self) -> dict[int, str]:
        """What every document was when it was last linked, by its place in the record."""
        return {r.seq: r.stamp for r in self._connection.execute(select(rows.LINKED))}

    def stamp(self, stamps: Mapping[int, str]) -> None:
        """Notes what documents are now; "" forgets one."""
        self._delete(rows.LINKED, rows.LINKED.c.seq, list(stamps))
        self._insert(rows.LINKED, [{"seq": seq, "stamp": stamp} for seq, stamp in stamps.items() if stamp])

    def of_documents(self, kind: str, seqs: Iterable[int]) -> list[Account]:
        """The accounts of documents."""
        return self._where(kind, rows.ACCOUNTS.c.seq, seqs)

    def of_parts(self, kind: str, parts: Iterable[str]) -> list[Account]:
        """All accounts of these parts."""
        return self._where(kind, rows.ACCOUNTS.c.part, parts)

    def of_subjects(self, kind: str, subjects: Iterable[str]) -> list[Account]:
        """All accounts of these incidents, tolls or persons."""
        return self._where(kind, rows.ACCOUNTS.c.subject, subjects)

    def mates(self, kind: str, blocks: Iterable[int]) -> list[Account]:
        """Accounts that share a block with these."""
        found: set[int] = set()
        table = rows.BLOCKS
        for some in steps(sorted(set(blocks))):
            found.update(self._connection.execute(select(table.c.account).where(table.c.block.in_(some))).scalars())
        return self._where(kind, rows.ACCOUNTS.c.n, found)

    def drop(self, accounts: Collection[Account]) -> None:
        """Forgets accounts and what they are found by."""
        table = rows.ACCOUNTS
        for kind in sorted({a.kind for a in accounts}):
            for some in steps([a.key for a in accounts if a.kind == kind]):
                these = and_(table.c.key.in_(some), table.c.kind == kind)
                found = self._connection.execute(select(table.c.n, table.c.blocks).where(these)).all()
                gone = [{"a": row.n, "b": block} for row in found for block in _unpacked(row.blocks)]
                if gone:
                    self._connection.execute(text("DELETE FROM blocks WHERE block = :b AND account = :a"), gone)
                self._connection.execute(delete(table).where(these))

    def keep(self, accounts: Iterable[Account]) -> None:
        """Notes accounts; a key that is there must have been dropped before."""
        import numpy as np

        table = rows.ACCOUNTS
        n = self._connection.execute(select(func.coalesce(func.max(table.c.n), 0))).scalar_one()
        blocks, owners, full = array("q"), array("q"), list[dict[str, Any]]()
        for account in accounts:
            n += 1
            told = {"key": account.key, "kind": account.kind, "seq": account.seq, "part": account.part}
            full.append({"n": n, **told, "subject": account.subject, "blocks": account.blocks.tobytes()})
            blocks.extend(account.blocks)
            owners.extend([n] * len(account.blocks))
            if len(full) == PORTION:
                self._insert(table, full)
                full.clear()
        self._insert(table, full)
        # In the order of the table, which makes a large one several times as fast.
        every, owner = np.frombuffer(blocks, dtype=np.int64), np.frombuffer(owners, dtype=np.int64)
        order = np.lexsort((owner, every))
        for some in steps(order, PORTION):
            pairs = list(zip(every[some].tolist(), owner[some].tolist(), strict=True))
            self._connection.exec_driver_sql("INSERT OR IGNORE INTO blocks (block, account) VALUES (?, ?)", pairs)

    def rename(self, accounts: Iterable[Account]) -> None:
        """Notes another part and subject of accounts whose blocks stay."""
        told = [{"k": a.key, "i": a.kind, "p": a.part, "s": a.subject} for a in accounts]
        if told:
            self._connection.execute(text("UPDATE accounts SET part = :p, subject = :s WHERE key = :k AND kind = :i"), told)

    def clear(self) -> None:
        """Forgets everything."""
        for table in (rows.ACCOUNTS, rows.BLOCKS, rows.LINKED):
            self._connection.execute(delete(table))

    def _where(self, kind: str, column: Any, values: Iterable[Any]) -> list[Account]:
        table = rows.ACCOUNTS
        found = []
        for some in steps(sorted(set(values))):
            query = select(table).where(column.in_(some), table.c.kind == kind)
            found += [Account(r.key, r.kind, r.seq, r.part, r.subject) for r in self._connection.execute(query)]
        return found

    def _delete(self, table: Any, column: Any, values: Sequence[Any]) -> None:
        for some in steps(values):
            self._connection.execute(delete(table).where(column.in_(some)))

    def _insert(self, table: Any, full: Sequence[Mapping[str, Any]]) -> None:
        for some in steps(full, PORTION):
            self._connection.execute(insert(table), list(some))


def steps(values: Any, size: int = STEP) -> Iterator[Any]:
    """A sequence in portions."""
    return (values[at : at + size] for at in range(0, len(values), size))


def _unpacked(blob: bytes) -> "array[int]":
    held = array("q")
    held.frombytes(blob)
    return held
