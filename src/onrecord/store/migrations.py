"""The shape of a record file, step by step. Append to MIGRATIONS, never edit a step: records in the field have run it.

`PRAGMA user_version` counts the steps a file has run. Rows hold their dataclass as JSON in `body`; beside it stand only the
columns that something is looked up or ordered by. `seq` (of documents: as they came in) and `n` give a stable order."""

from dataclasses import dataclass

# Marks a SQLite file as ours ("ONRC"), so that no other program's database is ever written to.
APPLICATION_ID = 0x4F4E5243


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: why it was needed, and its statements, run in one transaction with those of the other missing steps."""

    why: str
    statements: tuple[str, ...]


def _frozen(table: str, columns: str = "") -> tuple[str, ...]:
    """Triggers that forbid taking rows out of `table` and changing its `columns` (all of them when none is named)."""
    changes = f"UPDATE OF {columns}" if columns else "UPDATE"
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.split()[0].lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are appended, never edited'); END"
        for verb in (changes, "DELETE")
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "What was brought in and what was read from it. A document stays for good; when more is told of it (a sidecar added "
        "later), it is cleaned anew under its name and its reading goes, because all offsets refer to its text. A reading is "
        "replaced as a whole when the code or the gazetteer that made it changes.",
        (
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE captures (seq INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, "
            "path TEXT NOT NULL, media_type TEXT NOT NULL, retrieved_at TEXT NOT NULL, size INTEGER NOT NULL, "
            "hints TEXT NOT NULL, fallback TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (source, name, sha256))",
            "CREATE TABLE documents (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, "
            "sha256 TEXT NOT NULL, digest TEXT NOT NULL, text BLOB NOT NULL, body TEXT NOT NULL)",
            *_frozen("documents", "seq, id, key, sha256"),
            "CREATE TABLE readings (seq INTEGER PRIMARY KEY REFERENCES documents (seq), made_by TEXT NOT NULL, "
            "passed TEXT NOT NULL, everything INTEGER NOT NULL)",
            *(
                f"CREATE TABLE {part} (seq INTEGER NOT NULL REFERENCES readings (seq) ON DELETE CASCADE, n INTEGER NOT NULL, "
                "key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (seq, n))"
                for part in ("claims", "persons", "statements", "mentions")
            ),
            "CREATE INDEX claims_key ON claims (key)",
            "CREATE INDEX persons_key ON persons (key)",
            "CREATE TABLE issues (stage TEXT NOT NULL, subject TEXT NOT NULL, problem TEXT NOT NULL, "
            "PRIMARY KEY (stage, subject, problem)) WITHOUT ROWID",
        ),
    ),
    Migration(
        "What is derived from all readings together. Replaced as a whole in one transaction.",
        (
            "CREATE TABLE kin (document TEXT PRIMARY KEY, family TEXT NOT NULL, copy_of TEXT NOT NULL, wire TEXT NOT NULL) "
            "WITHOUT ROWID",
            "CREATE TABLE main (document TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE same_persons (person TEXT PRIMARY KEY, first TEXT NOT NULL, certainty TEXT NOT NULL) WITHOUT ROWID",
            *(
                f"CREATE TABLE {table} (n INTEGER PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL)"
                for table in ("incidents", "tolls", "findings", "contradictions", "standings")
            ),
            "CREATE INDEX findings_subject ON findings (subject)",
        ),
    ),
    Migration(
        "What people and the program judged. Nobody edits or takes back a judgement; a later one outweighs it.",
        (
            "CREATE TABLE decisions (seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, "
            "other TEXT NOT NULL, body TEXT NOT NULL)",
            "CREATE INDEX decisions_subject ON decisions (subject)",
            *_frozen("decisions"),
        ),
    ),
    Migration(
        "An issue of cleaning stands as long as the bytes that it was met in do: it remembers them, so that it goes when the "
        "file was repaired, and stays when the file comes again as it was and is not cleaned anew.",
        ("ALTER TABLE issues ADD COLUMN capture TEXT NOT NULL DEFAULT ''",),
    ),
    Migration(
        "New reports change only what they may concern: rows of one incident or toll are replaced, not all of them, so they "
        "are ordered by what they tell of and not by a running number; and a record remembers by what its accounts are found.",
        (
            *(f"DROP TABLE {name}" for name in ("incidents", "tolls", "findings", "contradictions", "standings")),
            *(
                f"CREATE TABLE {name} (sort TEXT NOT NULL, subject TEXT NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL, "
                "PRIMARY KEY (sort, subject, n)) WITHOUT ROWID"
                for name in ("incidents", "tolls", "findings", "contradictions", "standings")
            ),
            *(
                f"CREATE INDEX {name}_subject ON {name} (subject)"
                for name in ("incidents", "tolls", "findings", "contradictions", "standings")
            ),
            "CREATE TABLE accounts (n INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, "
            "part TEXT NOT NULL, subject TEXT NOT NULL, blocks BLOB NOT NULL, UNIQUE (key, kind))",
            "CREATE INDEX accounts_seq ON accounts (seq)",
            "CREATE INDEX accounts_part ON accounts (part)",
            "CREATE INDEX accounts_subject ON accounts (subject)",
            "CREATE TABLE blocks (block INTEGER NOT NULL, account INTEGER NOT NULL, PRIMARY KEY (block, account)) "
            "WITHOUT ROWID",
            "CREATE TABLE bands (band INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (band, seq)) WITHOUT ROWID",
            "CREATE INDEX bands_seq ON bands (seq)",
            "CREATE TABLE linked (seq INTEGER PRIMARY KEY, stamp TEXT NOT NULL)",
            "DELETE FROM meta WHERE name = 'state'",
        ),
    ),
    Migration(
        "What was fetched can be shown years later: a capture says where the answer of the server lies in the archive.",
        ("ALTER TABLE captures ADD COLUMN archived TEXT NOT NULL DEFAULT ''",),
    ),
    Migration(
        "Copies are told by runs of words and no more by a sketch of the whole text: a mark of a text leads to the first texts "
        "that carry it, in an order that does not depend on how they came. Every record is looked through anew.",
        (
            "DROP TABLE bands",
            "CREATE TABLE marks (mark INTEGER NOT NULL, rank INTEGER NOT NULL, seq INTEGER NOT NULL, "
            "PRIMARY KEY (mark, rank, seq)) WITHOUT ROWID",
            "CREATE TABLE sketches (seq INTEGER PRIMARY KEY, rank INTEGER NOT NULL, size INTEGER NOT NULL, wire TEXT NOT NULL, "
            "marks BLOB NOT NULL)",
            "CREATE TABLE relations (document TEXT PRIMARY KEY, copy_of TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID",
            "CREATE INDEX relations_copy_of ON relations (copy_of)",
            "CREATE INDEX kin_family ON kin (family) WHERE family <> ''",
            "DELETE FROM meta WHERE name = 'linked_by'",
        ),
    ),
)
