"""The read side of a record: everything that export, report and the command line show comes from here."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Select, func, select

from onrecord.model import (
    Claim,
    Contradiction,
    Decision,
    Document,
    Finding,
    Incident,
    Issue,
    Linkage,
    Mention,
    PersonMention,
    Reading,
    Relation,
    Standing,
    Statement,
    Toll,
    digest,
)  # fmt: skip
from onrecord.model.corrected import (
    Correction,
    corrected,
    corrected_claims,
    corrected_incidents,
    corrections_by_subject,
    differences,
)
from onrecord.model.decision_states import State, states
from onrecord.model.homes import Homes, is_subject
from onrecord.model.said import claim_digest, subject_digest
from onrecord.store import rows
from onrecord.store.captures import Arrival
from onrecord.store.codec import decode
from onrecord.store.database import explained, reader
from onrecord.store.lookups import Lookups
from onrecord.store.worlds import world_of

T = TypeVar("T")


class View(Lookups):
    """A record as it stood when it was opened; it can be read and not changed.

    Methods answer with tuples of the model's types, always in the same order: documents as they were brought in, their
    parts in reading order, incidents and what is derived from them as the link and weigh stages gave them. Corrections that
    people made are applied; `corrections` tells what the program had. Nothing is kept between calls. Use as a context
    manager, or call `close`."""

    def __init__(self, connection: Connection, path: Path) -> None:
        super().__init__(connection)
        self.path = path

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The record in the file `path`. Raises RecordError when there is none, or it is damaged, newer or not a record."""
        where = Path(path)
        engine = reader(where)
        with explained(where):
            connection = engine.connect()
            connection.begin()  # one transaction for the whole life of the view: a build beside it changes nothing here
            connection.exec_driver_sql("SELECT count(*) FROM meta")
        return cls(connection, where)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # What was brought in
    def documents(self) -> tuple[Document, ...]:
        """Every document with its text, in the order they were brought in."""
        return tuple(self.each_document())

    def each_document(self) -> Iterator[Document]:
        """The same one after the other, for records that are larger than memory."""
        with explained(self.path):
            for row in self._connection.execute(documents_query()):
                yield rows.related(row)

    def document(self, id: str) -> Document | None:
        """The document called `id`, or null."""
        found = self._rows(documents_query().where(rows.DOCUMENTS.c.id == id))
        return rows.related(found[0]) if found else None

    def captures(self) -> tuple[tuple[str, str], ...]:
        """(path, sha256) of all bytes that came in; they lie in the folder beside the record."""
        table = rows.CAPTURES
        return tuple((r.path, r.sha256) for r in self._rows(select(table.c.path, table.c.sha256).order_by(table.c.seq)))

    def arrivals(self, document: str) -> tuple[Arrival, ...]:
        """How a document came in, once for each capture that became it. The archive files of `archived` lie in the folder `web`
        among the captures."""
        t = rows.CAPTURES
        columns = (t.c.path, t.c.sha256, t.c.retrieved_at, t.c.archived)
        query = select(*columns).where(t.c.document == document).order_by(t.c.seq)
        return tuple(Arrival(*row) for row in self._rows(query))

    def passed_over(self) -> dict[str, str]:
        """Documents that were stored and not read for claims: id -> why."""
        d, r = rows.DOCUMENTS, rows.READINGS
        query = select(d.c.id, r.c.passed).join(r, r.c.seq == d.c.seq).where(r.c.passed != "").order_by(d.c.seq)
        return {row.id: row.passed for row in self._rows(query)}

    # What was read
    def readings(self) -> tuple[Reading, ...]:
        """One reading per document that was read, in the order of the documents."""
        d, r = rows.DOCUMENTS, rows.READINGS
        query = select(d.c.seq, d.c.id).join(r, r.c.seq == d.c.seq).where(r.c.passed == "").order_by(d.c.seq)
        names = {row.seq: row.id for row in self._rows(query)}
        parts: dict[int, dict[str, list[Any]]] = {seq: {} for seq in names}
        for name, shape in rows.PARTS.items():
            for row in self._rows(_part(name)):
                parts[row.seq].setdefault(name, []).append(decode(shape, row.body))
        read = (Reading(names[seq], **{n: tuple(found) for n, found in lists.items()}) for seq, lists in parts.items())
        return corrected(read, self.decisions(), self.text_of)[0]

    def claims(self) -> tuple[Claim, ...]:
        """Every claim, document by document, in reading order."""
        return corrected_claims(self._parts("claims", Claim), self.decisions(), self.text_of)

    def claim(self, key: str) -> Claim | None:
        """The claim with this key, or null."""
        return self.claims_by([key]).get(key)

    def persons(self) -> tuple[PersonMention, ...]:
        """Every mention of a person named as harmed or held."""
        return self._parts("persons", PersonMention)

    def statements(self) -> tuple[Statement, ...]:
        """Who said what, with or without a figure."""
        return self._parts("statements", Statement)

    def mentions(self) -> tuple[Mention, ...]:
        """Places, times, persons and organisations named in the texts."""
        return self._parts("mentions", Mention)

    # What is derived
    def linkage(self) -> Linkage:
        """Incidents, tolls, what each document is chiefly about, and which persons are the same."""
        people = self._rows(select(rows.SAME_PERSONS).order_by(rows.SAME_PERSONS.c.person))
        main = self._rows(select(rows.MAIN).order_by(rows.MAIN.c.document))
        return Linkage(
            incidents=self.incidents(),
            tolls=self.tolls(),
            main={r.document: r.incident for r in main},
            same_persons={r.person: (r.first, r.certainty) for r in people},
        )

    def incidents(self) -> tuple[Incident, ...]:
        """Happenings, each with the keys of its claims."""
        return corrected_incidents(self._derived("incidents", Incident), self.decisions())[0]

    def tolls(self) -> tuple[Toll, ...]:
        """Running figures over many happenings; never added to an incident."""
        return self._derived("tolls", Toll)

    def findings(self) -> tuple[Finding, ...]:
        """The reconciled cells and the reason behind each."""
        return self._derived("findings", Finding)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pairs of claims that cannot both hold."""
        return self._derived("contradictions", Contradiction)

    def standings(self) -> tuple[Standing, ...]:
        """Reports, outlets and independent origins behind each incident and toll."""
        return self._derived("standings", Standing)

    # What was judged, met and noted
    def relations(self) -> tuple[Relation, ...]:
        """How copies come from the texts that they repeat, by the copies' ids."""
        table = rows.RELATIONS
        return tuple(decode(Relation, r.body) for r in self._rows(select(table.c.body).order_by(table.c.document)))

    def decisions(self) -> tuple[Decision, ...]:
        """Every judgement, oldest first; a later one outweighs an earlier one."""
        table = rows.DECISIONS
        return tuple(decode(Decision, r.body) for r in self._rows(select(table.c.body).order_by(table.c.seq)))

    def decision_states(self) -> tuple[State, ...]:
        """Every judgement with what has become of it: standing, undone, outweighed, lapsed, or about what is gone."""
        every = self.decisions()
        return states(every, world_of(self, every)) if every else ()

    def states_on(self, keys: Iterable[str]) -> tuple[State, ...]:
        """The judgements on these claims, mentions, incidents, tolls or decisions, with what has become of them."""
        wanted = self.decisions_on(keys)
        about = [d for d in wanted if d.verdict != "undo"]
        beside = self.decisions_on({d.subject for d in about})  # what may outweigh them
        order = {d.key: d for d in (*wanted, *beside)}
        every = [order[key] for key in self.in_order(order)]
        here = {d.key for d in wanted}
        return tuple(s for s in states(every, world_of(self, every)) if s.decision.key in here)

    def decisions_since(self, count: int) -> tuple[Decision, ...]:
        """The judgements after the first `count`, oldest first."""
        table = rows.DECISIONS
        found = self._rows(select(table.c.body).where(table.c.seq > count).order_by(table.c.seq))
        return tuple(decode(Decision, r.body) for r in found)

    def marks(self, keys: Iterable[str]) -> dict[str, str]:
        """What these claims, mentions, incidents, tolls, decisions and documents are now, in a mark each: it moves when what
        they say does, and with every decision on them but codings, which coders keep from one another. In front stands how many
        decisions there were. "" of what nothing is known of."""
        count = self.version().partition(".")[0]
        wanted = list(dict.fromkeys(keys))
        told = self._told(wanted)
        on = self._on(wanted)
        return {key: f"{count}-{digest([told[key], on[key]])[:16]}" if told[key] or on[key] else "" for key in wanted}

    def _on(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """The decisions on each of these, by their keys: one look at all of them, and one more at those that are named."""
        every = self.decisions_on([key for key in keys if not is_subject(key)])
        named = {n for d in every for n in (d.key, d.subject, *d.other.split(), *d.claims, *d.others, *d.value.split())}
        wanted = {key for key in keys if is_subject(key) or key in named}
        return {key: [d.key for d in _open(self.decisions_on([key]))] if key in wanted else [] for key in keys}

    def _told(self, keys: Sequence[str]) -> dict[str, list[Any]]:
        claims, subjects, same = self.claims_by(keys), self.subjects_by(keys), self.same_persons(keys)
        found: dict[str, list[Any]] = {key: [] for key in keys}
        for key, claim in claims.items():
            found[key] = [claim_digest(claim)]
        for key, subject in subjects.items():
            found[key] = [subject_digest(subject, self.findings_of([key])), getattr(subject, "description", "")]
        for key in same:
            found[key] = list(same[key])
        return found

    def version(self) -> str:
        """A mark of the record's state: it moves with every decision and every derivation."""
        latest = self._rows(select(func.coalesce(func.max(rows.DECISIONS.c.seq), 0)))[0][0]
        return f"{latest}.{self.meta().get('derived', '0')}"

    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        """What people corrected, by claim or incident: field by field what the program had and what it says now."""
        decisions, incidents = self.decisions(), self._derived("incidents", Incident)
        about = corrections_by_subject(decisions, Homes.among(incidents))
        table = rows.PART["claims"]
        raw = self._rows(select(table.c.body).where(table.c.key.in_(list(about)))) if about else []
        claims = [decode(Claim, row.body) for row in raw]
        pairs: list[tuple[str, Claim | Incident, Claim | Incident]] = [
            *((was.key, was, now) for was, now in zip(claims, corrected_claims(claims, decisions, self.text_of), strict=True)),
            *((was.id, was, now) for was, now in zip(incidents, corrected_incidents(incidents, decisions)[0], strict=True)),
        ]
        found = {key: differences(was, now, about[key]) for key, was, now in pairs if key in about}
        return {key: told for key, told in found.items() if told}

    def issues(self) -> tuple[Issue, ...]:
        """What was met and not understood, by stage and subject."""
        table = rows.ISSUES
        found = self._rows(select(table).order_by(table.c.stage, table.c.subject, table.c.problem))
        return tuple(Issue(r.stage, r.subject, r.problem) for r in found)

    def meta(self) -> dict[str, str]:
        """What the record says of itself: `onrecord` (version that last wrote it), `profile` (the coding profile)."""
        return {r.name: r.value for r in self._rows(select(rows.META).order_by(rows.META.c.name))}

    def counts(self) -> dict[str, int]:
        """How many documents, claims, persons, incidents, tolls, contradictions and issues there are."""
        tables = {name: rows.PART[name] for name in ("claims", "persons")}
        tables |= {name: rows.DERIVED_TABLE[name] for name in ("incidents", "tolls", "contradictions")}
        tables = {"documents": rows.DOCUMENTS, **tables, "issues": rows.ISSUES}
        return {name: self._rows(select(func.count()).select_from(table))[0][0] for name, table in tables.items()}

    def _parts(self, name: str, shape: type[T]) -> tuple[T, ...]:
        return tuple(decode(shape, r.body) for r in self._rows(_part(name)))

    def _derived(self, name: str, shape: type[T]) -> tuple[T, ...]:
        table = rows.DERIVED_TABLE[name]
        return tuple(
            decode(shape, r.body) for r in self._rows(select(table.c.body).order_by(table.c.sort, table.c.subject, table.c.n))
        )

    def _rows(self, query: Select[Any]) -> list[Any]:
        with explained(self.path):
            return list(self._connection.execute(query))


def _open(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Decisions without codings and what undoes those."""
    hidden: set[str] = set()
    for decision in decisions:
        if decision.verdict == "code" or (decision.verdict == "undo" and decision.subject in hidden):
            hidden.add(decision.key)
        else:
            yield decision


def documents_query() -> Select[Any]:
    """Documents in order, with their kin where copies were looked for."""
    d, k = rows.DOCUMENTS, rows.KIN
    joined = d.outerjoin(k, k.c.document == d.c.id)
    return select(d.c.text, d.c.body, k.c.family, k.c.copy_of, k.c.wire).select_from(joined).order_by(d.c.seq)


def _part(name: str) -> Select[Any]:
    """Rows of one part of the readings, document by document, in reading order."""
    part = rows.PART[name]
    return select(part.c.seq, part.c.body).order_by(part.c.seq, part.c.n)
