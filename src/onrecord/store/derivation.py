"""What a derivation reads and writes of a record: documents with their readings one at a time, and what it replaces."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, delete, insert, select, true

from onrecord.model import (
    Claim,
    Contradiction,
    Decision,
    Document,
    Finding,
    Incident,
    Issue,
    Reading,
    Relation,
    Standing,
    Toll,
)
from onrecord.store import rows
from onrecord.store.codec import decode, encode
from onrecord.store.ledger import Ledger, steps
from onrecord.store.lookups import Lookups
from onrecord.store.shelf import Shelf

HELD = 1024  # documents, and readings, that are kept at hand
TOLD = ("claims", "persons", "mentions")  # the parts of a reading that linking and weighing look at
Kin = tuple[str, str, str]
Subject = TypeVar("Subject", Incident, Toll)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is derived of one incident or toll, and by what it is sorted among the others."""

    sort: str
    subject: Incident | Toll
    findings: Sequence[Finding] = ()
    contradictions: Sequence[Contradiction] = ()
    standing: Standing | None = None


class Derivation:
    """A record while it is derived, within one transaction: it becomes what is written here, or stays as it was."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.ledger = Ledger(connection)
        self.shelf = Shelf(connection)
        table = rows.DOCUMENTS
        found = connection.execute(select(table.c.seq, table.c.id).order_by(table.c.seq))
        self.names: dict[int, str] = {r.seq: r.id for r in found}
        self.places: dict[str, int] = {name: seq for seq, name in self.names.items()}
        self.look = Lookups(connection)
        self.written: set[str] = set()  # incidents and tolls that were put or taken away
        self.regrouped: set[str] = set()  # mentions of people that were put into persons
        self.document = lru_cache(maxsize=HELD)(self._document)
        self.reading = lru_cache(maxsize=HELD)(self._reading)

    # What there is
    def stamps(self) -> dict[int, str]:
        """What each document is now, by place; one that was not read ends in "-"."""
        return self._stamps(true())

    def _stamps(self, which: Any) -> dict[int, str]:
        d, r = rows.DOCUMENTS, rows.READINGS
        query = select(d.c.seq, d.c.digest, r.c.made_by, r.c.passed).outerjoin(r, r.c.seq == d.c.seq).where(which)
        return {
            row.seq: f"{row.digest[:16]} {row.made_by if row.made_by is not None and row.passed == '' else '-'}"
            for row in self._connection.execute(query)
        }  # fmt: skip

    def stamps_of(self, seqs: Collection[int]) -> dict[int, str]:
        """The same of some."""
        return {
            seq: stamp for some in steps(sorted(seqs)) for seq, stamp in self._stamps(rows.DOCUMENTS.c.seq.in_(some)).items()
        }

    def _document(self, name: str) -> Document:
        d, k = rows.DOCUMENTS, rows.KIN
        query = select(d.c.text, d.c.body, k.c.family, k.c.copy_of, k.c.wire).select_from(
            d.outerjoin(k, k.c.document == d.c.id)
        )
        return rows.related(self._connection.execute(query.where(d.c.seq == self.places[name])).one())

    def unrelated(self, name: str) -> Document:
        """A document as it came, without what is noted of its kin."""
        d = rows.DOCUMENTS
        query = select(d.c.text, d.c.body).where(d.c.seq == self.places[name])
        found: Any = self._connection.execute(query).one()
        return rows.document_of(found)

    def _reading(self, name: str) -> Reading:
        parts = {part: self._part(part, self.places[name]) for part in TOLD}
        return Reading(name, **parts)

    def _part(self, name: str, seq: int) -> tuple[Any, ...]:
        table, shape = rows.PART[name], rows.PARTS[name]
        query = select(table.c.body).where(table.c.seq == seq).order_by(table.c.n)
        return tuple(decode(shape, row.body) for row in self._connection.execute(query))

    def homes_of(self, keys: Iterable[str]) -> dict[str, int]:
        """Places of the documents that hold these claims or mentions of persons."""
        found: dict[str, int] = {}
        for part in ("claims", "persons"):
            table = rows.PART[part]
            for some in steps(sorted(set(keys))):
                query = select(table.c.key, table.c.seq).where(table.c.key.in_(some))
                found.update({row.key: row.seq for row in self._connection.execute(query)})
        return found

    def subjects(self, kind: str, names: Iterable[str]) -> list[Any]:
        """The incidents (`i`) or tolls (`t`) with these ids, as they were linked."""
        table = "incidents" if kind == "i" else "tolls"
        shape, held = rows.DERIVED[table][0], rows.DERIVED_TABLE[table]
        found = []
        for some in steps(sorted(set(names))):
            query = select(held.c.body).where(held.c.subject.in_(some)).order_by(held.c.sort)
            found += [decode(shape, row.body) for row in self._connection.execute(query)]
        return found

    def founded(self) -> dict[str, str]:
        """Claims -> the incident or toll that they are part of; an incident where a claim is in both."""
        owner: dict[str, str] = {}
        for name in ("tolls", "incidents"):
            shape, table = rows.DERIVED[name][0], rows.DERIVED_TABLE[name]
            for row in self._connection.execute(select(table.c.body).order_by(table.c.sort)):
                thing = decode(shape, row.body)
                owner.update(dict.fromkeys(thing.claims, thing.id))
        return owner

    def every(self, kind: str) -> list[tuple[str, str]]:
        """(sort, id) of all incidents or tolls."""
        held = rows.DERIVED_TABLE["incidents" if kind == "i" else "tolls"]
        query = select(held.c.sort, held.c.subject).order_by(held.c.sort)
        return [(row.sort, row.subject) for row in self._connection.execute(query)]

    def decisions(self) -> tuple[Decision, ...]:
        """Every judgement, oldest first."""
        table = rows.DECISIONS
        query = select(table.c.body).order_by(table.c.seq)
        return tuple(decode(Decision, row.body) for row in self._connection.execute(query))

    def ending(self, hexes: Collection[str]) -> set[str]:
        """Claims whose keys end with these: what an incident or toll is named after."""
        found = self.look.there(f"c-{digits}" for digits in hexes)
        missing = set(hexes) - {key.rsplit("-", 1)[-1] for key in found}
        every = self._connection.execute(select(rows.PART["claims"].c.key)).scalars() if missing else ()
        return {*found, *(key for key in every if key.rsplit("-", 1)[-1] in missing)}

    def swallowing(self, kind: str, names: set[str]) -> set[str]:
        """The incidents or tolls that replaced these."""
        return {s.id for s in self.look.swallowing(names) if s.id[:1] == kind}

    def copies_of(self, names: Iterable[str]) -> list[str]:
        """The documents that repeat these."""
        found: list[str] = []
        for some in steps(sorted(set(names))):
            query = select(rows.RELATIONS.c.document).where(rows.RELATIONS.c.copy_of.in_(some))
            found += self._connection.execute(query).scalars()
        return found

    def family(self, names: Iterable[str]) -> list[str]:
        """The documents of these families."""
        found: list[str] = []
        for some in steps(sorted(set(names) - {""})):
            query = select(rows.KIN.c.document).where(rows.KIN.c.family.in_(some))
            found += self._connection.execute(query).scalars()
        return found

    def kin(self, names: Iterable[str]) -> dict[str, Kin]:
        """What is noted of documents' kin."""
        found: dict[str, Kin] = {}
        for some in steps(sorted(set(names))):
            for r in self._connection.execute(select(rows.KIN).where(rows.KIN.c.document.in_(some))):
                found[r.document] = (r.family, r.copy_of, r.wire)
        return found

    def chief(self, names: Iterable[str]) -> dict[str, str]:
        """The incident that each document is chiefly about."""
        found: dict[str, str] = {}
        for some in steps(sorted(set(names))):
            for r in self._connection.execute(select(rows.MAIN).where(rows.MAIN.c.document.in_(some))):
                found[r.document] = r.incident
        return found

    def persons(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """(first mention, certainty) of mentions."""
        found: dict[str, tuple[str, str]] = {}
        for some in steps(sorted(set(keys))):
            for r in self._connection.execute(select(rows.SAME_PERSONS).where(rows.SAME_PERSONS.c.person.in_(some))):
                found[r.person] = (r.first, r.certainty)
        return found

    def read_claims(self, seq: int) -> list[Claim]:
        """The claims that the program read in a document, without those that people added."""
        table = rows.PART["claims"]
        query = select(table.c.body).where(table.c.seq == seq, table.c.n < rows.FIRST_ADDED).order_by(table.c.n)
        return [decode(Claim, row.body) for row in self._connection.execute(query)]

    # What is written
    def put_added(self, seq: int, claims: Sequence[Claim]) -> bool:
        """Has these and no others be the claims that people added to a document that was read; answers whether that changes
        anything."""
        table = rows.PART["claims"]
        added = and_(table.c.seq == seq, table.c.n >= rows.FIRST_ADDED)
        now = [{"seq": seq, "n": rows.FIRST_ADDED + n, "key": c.key, "body": encode(c)} for n, c in enumerate(claims)]
        held = self._connection.execute(select(table).where(added).order_by(table.c.n)).mappings()
        if [dict(row) for row in held] == now:
            return False
        self._connection.execute(delete(table).where(added))
        if now:
            self._connection.execute(insert(table), now)
        self.reading.cache_clear()
        return True

    def put_kin(self, kin: Mapping[str, Kin]) -> None:
        """Notes the kin of documents in the place of what was noted."""
        self._replace(rows.KIN, "document", kin, lambda d, k: {"family": k[0], "copy_of": k[1], "wire": k[2]})
        self.document.cache_clear()

    def put_relations(self, found: Mapping[str, Relation | None]) -> None:
        """Notes what documents come from; None: from nothing."""
        table = rows.RELATIONS
        for some in steps(sorted(found)):
            self._connection.execute(delete(table).where(table.c.document.in_(some)))
        full = [{"document": name, "copy_of": one.copy_of, "body": encode(one)} for name, one in sorted(found.items()) if one]
        if full:
            self._connection.execute(insert(table), full)

    def put_chief(self, chief: Mapping[str, str], of: Iterable[str]) -> None:
        """Notes what documents are chiefly about; one of them that is not in `chief` is about nothing."""
        self._replace(rows.MAIN, "document", chief, lambda _, incident: {"incident": incident}, of)

    def put_persons(self, same: Mapping[str, tuple[str, str]], of: Iterable[str]) -> None:
        """Notes which mentions name one person."""
        self.regrouped.update(same)
        self._replace(rows.SAME_PERSONS, "person", same, lambda _, t: {"first": t[0], "certainty": t[1]}, of)

    def take_away(self, subjects: Iterable[str]) -> None:
        """Takes away incidents and tolls with all that was derived of them."""
        wanted = set(subjects)
        self.written |= wanted
        for some in steps(sorted(wanted)):
            for table in rows.DERIVED_TABLE.values():
                self._connection.execute(delete(table).where(table.c.subject.in_(some)))

    def put_subjects(self, weighed: Iterable[Weighed]) -> None:
        """Puts incidents and tolls, with all that is derived of them, in the place of those that have their id."""
        for some in steps(list(weighed), 200):
            self.take_away(w.subject.id for w in some)
            for name in rows.DERIVED:
                full = [row for w in some for row in _rows(name, w)]
                if full:
                    self._connection.execute(insert(rows.DERIVED_TABLE[name]), full)

    def put_issues(self, stage: str, issues: Iterable[Issue], about: Collection[str] | None = None) -> None:
        """Puts the issues of a stage in the place of its earlier ones; of those with these subjects only, if given."""
        mine = rows.ISSUES.c.stage == stage
        for some in [None] if about is None else steps(sorted(about)):
            which = mine if some is None else and_(mine, rows.ISSUES.c.subject.in_(some))
            self._connection.execute(delete(rows.ISSUES).where(which))
        full = [{"stage": i.stage, "subject": i.subject, "problem": i.problem, "capture": ""} for i in dict.fromkeys(issues)]
        if full:
            self._connection.execute(insert(rows.ISSUES), full)

    def put_meta(self, meta: Mapping[str, str]) -> None:
        """Notes what the record says of itself; what it says under other names stays."""
        self._connection.execute(delete(rows.META).where(rows.META.c.name.in_(list(meta))))
        self._connection.execute(insert(rows.META), [{"name": n, "value": v} for n, v in meta.items()])

    def clear(self) -> None:
        """Takes away all that was ever derived."""
        for table in (*rows.DERIVED_TABLE.values(), rows.KIN, rows.MAIN, rows.SAME_PERSONS):
            self._connection.execute(delete(table))
        self.ledger.clear()
        self.shelf.clear()

    def _replace(self, table: Any, key: str, told: Mapping[str, Any], row: Any, of: Iterable[str] = ()) -> None:
        for some in steps(sorted({*told, *of})):
            self._connection.execute(delete(table).where(table.c[key].in_(some)))
        for part in steps([{key: name, **row(name, value)} for name, value in told.items()], 20_000):
            self._connection.execute(insert(table), list(part))


def _rows(name: str, weighed: Weighed) -> Iterator[dict[str, Any]]:
    """The rows of one table on one incident or toll."""
    kind = "incidents" if isinstance(weighed.subject, Incident) else "tolls"
    held: Mapping[str, Sequence[Any]] = {
        kind: [weighed.subject], "findings": weighed.findings, "contradictions": weighed.contradictions,
        "standings": [weighed.standing] if weighed.standing is not None else [],
    }  # fmt: skip
    for n, thing in enumerate(held.get(name, ())):
        yield {"sort": weighed.sort, "subject": weighed.subject.id, "n": n, "body": encode(thing)}
