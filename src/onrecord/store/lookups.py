"""Look-ups by key: what a desk shows of one document, one incident, one claim, without reading the rest of the record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, func, or_, select, text

from onrecord.model import (
    Claim,
    Contradiction,
    Decision,
    Finding,
    Incident,
    PersonMention,
    Place,
    Standing,
    Toll,
    hexes,
)
from onrecord.model.corrected import corrected_claims, corrected_incidents
from onrecord.model.decision_states import spelt
from onrecord.model.homes import Homes, is_subject
from onrecord.store import rows
from onrecord.store.codec import decode
from onrecord.store.ledger import steps

T = TypeVar("T")
Subject = Incident | Toll
WORD = re.compile(r"[a-z0-9]+")
CORRECTS = '"verdict":"correct"'
SPLITS = '"verdict":"split"'


class Lookups:
    """Reads of single things on one connection, by the indices of the tables. Corrections are applied to all that is answered;
    the order is the record's. What is not there is left out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, query: Select[Any]) -> list[Any]:
        return list(self._connection.execute(query))

    def _among(self, query: Select[Any], column: Any, values: Iterable[Any]) -> list[Any]:
        """Rows of which `column` is one of `values`, portion by portion."""
        return [row for some in steps(sorted(set(values))) for row in self._rows(query.where(column.in_(some)))]

    def passed_over_of(self, document: str) -> str:
        """Why a document was not read for claims, or ""."""
        d, r = rows.DOCUMENTS, rows.READINGS
        found = self._rows(select(r.c.passed).join(d, d.c.seq == r.c.seq).where(d.c.id == document))
        return str(found[0].passed) if found else "it has not been read yet"

    def text_of(self, document: str) -> str:
        """The text of a document that is there."""
        table = rows.DOCUMENTS
        found = self._rows(select(table.c.id, table.c.text, table.c.body).where(table.c.id == document))
        return rows.document_of(found[0]).text

    # Claims and people
    def claims_by(self, keys: Iterable[str]) -> dict[str, Claim]:
        """Claims by key."""
        raw = self.raw_claims(keys)
        shown = corrected_claims(raw, self.decisions_about([c.key for c in raw]), self.text_of)
        return {claim.key: claim for claim in shown}

    def raw_claims(self, keys: Iterable[str]) -> list[Claim]:
        """The same as they were read, before anybody corrected them."""
        table = rows.PART["claims"]
        found = self._among(select(table.c.seq, table.c.n, table.c.body), table.c.key, keys)
        return [decode(Claim, row.body) for row in sorted(found, key=lambda r: (r.seq, r.n))]

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """The claims of a document, in reading order."""
        raw = [decode(Claim, row.body) for row in self._part("claims", document)]
        return corrected_claims(raw, self.decisions_about([c.key for c in raw]), self.text_of)

    def persons_by(self, keys: Iterable[str]) -> dict[str, PersonMention]:
        """Mentions of people by key."""
        table = rows.PART["persons"]
        found = self._among(select(table.c.seq, table.c.n, table.c.body), table.c.key, keys)
        every = [decode(PersonMention, row.body) for row in sorted(found, key=lambda r: (r.seq, r.n))]
        return {person.key: person for person in every}

    def persons_of(self, document: str) -> tuple[PersonMention, ...]:
        """The mentions of people in a document, in reading order."""
        return tuple(decode(PersonMention, row.body) for row in self._part("persons", document))

    def same_persons(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Mentions -> (the first mention of that person, certainty)."""
        table = rows.SAME_PERSONS
        found = self._among(select(table), table.c.person, keys)
        return {r.person: (r.first, r.certainty) for r in found}

    def mentions_of_person(self, first: str) -> tuple[str, ...]:
        """The mentions of the person whose first mention this is, in reading order."""
        s, p = rows.SAME_PERSONS, rows.PART["persons"]
        query = select(s.c.person).join(p, p.c.key == s.c.person).where(s.c.first == first).order_by(p.c.seq, p.c.n)
        return tuple(dict.fromkeys(row.person for row in self._rows(query)))

    # Incidents and tolls
    def subject(self, id: str) -> Subject | None:
        """The incident or toll with this id, or null."""
        return self.subjects_by([id]).get(id)

    def subjects_by(self, ids: Iterable[str]) -> dict[str, Subject]:
        """Incidents, then tolls, by id."""
        raw = self.raw_subjects(ids)
        incidents = [s for s in raw if isinstance(s, Incident)]
        decisions, homes = self._corrections_of(incidents)
        shown = corrected_incidents(incidents, decisions, homes)[0] if decisions else incidents
        return {s.id: s for s in (*shown, *(s for s in raw if isinstance(s, Toll)))}

    def raw_subjects(self, ids: Iterable[str]) -> list[Subject]:
        """The same as they were linked, before anybody corrected them."""
        wanted = sorted(set(ids))
        return [*self._derived_of("incidents", Incident, wanted), *self._derived_of("tolls", Toll, wanted)]

    def findings_of(self, ids: Iterable[str]) -> tuple[Finding, ...]:
        """The findings on these incidents and tolls."""
        return tuple(self._derived_of("findings", Finding, ids))

    def contradictions_of(self, ids: Iterable[str]) -> tuple[Contradiction, ...]:
        """The contradictions within these incidents and tolls."""
        return tuple(self._derived_of("contradictions", Contradiction, ids))

    def standings_of(self, ids: Iterable[str]) -> tuple[Standing, ...]:
        """Reports, outlets and independent origins behind these incidents and tolls."""
        return tuple(self._derived_of("standings", Standing, ids))

    def homes_of(self, claims: Iterable[str]) -> dict[str, str]:
        """Claims -> the incident that holds them, else the toll; those in none are left out."""
        wanted = set(claims)
        return {c: s.id for s in reversed(self.holding(wanted)) for c in s.claims if c in wanted}

    def subjects_of(self, documents: Iterable[str]) -> dict[str, Subject]:
        """The incidents and tolls that these documents tell of, by id."""
        return self.subjects_by(self._ids_in(row.seq for row in self._places(documents)))

    def chiefs(self, documents: Iterable[str]) -> dict[str, str]:
        """The incident that each of these documents is chiefly about; without those that have none."""
        table = rows.MAIN
        return {r.document: r.incident for r in self._among(select(table), table.c.document, documents)}

    def holding(self, claims: Iterable[str]) -> list[Subject]:
        """The incidents and tolls that hold some of these, as they were linked."""
        table = rows.PART["claims"]
        return self.raw_subjects(
            self._ids_in(row.seq for row in self._among(select(table.c.key, table.c.seq), table.c.key, claims))
        )

    def _ids_in(self, seqs: Iterable[int]) -> set[str]:
        """Incidents and tolls that documents tell of, by the places of these."""
        table = rows.ACCOUNTS
        query = select(table.c.subject).where(table.c.kind.in_(("i", "t")))
        return {row.subject for row in self._among(query, table.c.seq, seqs)}

    # What was decided
    def decisions_on(self, keys: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions on these claims, mentions, incidents, tolls or decisions, oldest first, with the undos of them. Of an
        incident also those taken under names that it once had, and splits of its claims."""
        wanted = set(keys)
        subjects = self.raw_subjects(filter(is_subject, wanted))
        names = {n for s in subjects for n in (*s.replaces, *(f"{s.id[:2]}{hexes(c)}" for c in s.claims))}
        members = {c for s in subjects for c in s.claims} | wanted
        table = rows.DECISIONS
        query = select(table.c.seq, table.c.key, table.c.body)
        found = [
            *self._among(query, table.c.subject, wanted | names), *self._among(query, table.c.other, wanted | names),
            *self._among(query, table.c.key, wanted),
        ]  # fmt: skip
        told = {row.seq: (row.key, decode(Decision, row.body)) for row in found}
        told |= {
            row.seq: (row.key, one) for row in self._rows(query.where(func.instr(table.c.body, SPLITS) > 0))
            for one in [decode(Decision, row.body)] if members & {*one.claims, *one.value.split()}
        }  # fmt: skip
        return self._with_undos(told)

    def in_order(self, decisions: Iterable[str]) -> list[str]:
        """Keys of decisions, the oldest first."""
        table = rows.DECISIONS
        return [
            r.key for r in sorted(self._among(select(table.c.seq, table.c.key), table.c.key, decisions), key=lambda r: r.seq)
        ]

    def decisions_about(self, subjects: Sequence[str]) -> tuple[Decision, ...]:
        """The decisions of which one of these is the subject, oldest first, with the undos of them."""
        table = rows.DECISIONS
        if not self._rows(select(table.c.seq).limit(1)):
            return ()
        found = self._among(select(table.c.seq, table.c.key, table.c.body), table.c.subject, subjects)
        return self._with_undos({row.seq: (row.key, decode(Decision, row.body)) for row in found})

    def _with_undos(self, told: Mapping[int, tuple[str, Decision]]) -> tuple[Decision, ...]:
        """Decisions by place, with what takes them back, and what takes that back, and so on."""
        table, every, fresh = rows.DECISIONS, dict(told), [key for key, _ in told.values()]
        while fresh:
            found = self._among(select(table.c.seq, table.c.key, table.c.body), table.c.subject, fresh)
            new = {r.seq: (r.key, decode(Decision, r.body)) for r in found if r.seq not in every}
            every |= new
            fresh = [key for key, _ in new.values()]
        return tuple(decision for _, (_, decision) in sorted(every.items()))

    def _corrections_of(self, incidents: Sequence[Incident]) -> tuple[tuple[Decision, ...], Homes]:
        """The corrections that may be of these incidents (whatever they were called then), and where their claims are."""
        table = rows.DECISIONS
        query = select(table.c.seq, table.c.key, table.c.body).where(
            and_(table.c.subject >= "i-", table.c.subject < "i.", func.instr(table.c.body, CORRECTS) > 0)
        )
        members = {c for i in incidents for c in i.claims}
        names = {n for i in incidents for n in (i.id, *i.replaces)} | {f"i-{hexes(c)}" for c in members}
        every = [(r.seq, r.key, decode(Decision, r.body)) for r in self._rows(query)] if incidents else []
        near = {seq: (key, d) for seq, key, d in every if d.subject in names or members.intersection(d.claims)}
        if not near:
            return (), Homes()
        claims = {c for _, d in near.values() for c in (f"c-{hexes(d.subject)}", *d.claims)}
        around = {s.id: s for s in (*incidents, *self.holding(claims))}
        return self._with_undos(near), Homes.among([s for s in around.values() if isinstance(s, Incident)])

    # Helpers
    def _places(self, documents: Iterable[str]) -> list[Any]:
        table = rows.DOCUMENTS
        return self._among(select(table.c.seq, table.c.id), table.c.id, documents)

    def _part(self, name: str, document: str) -> list[Any]:
        """The rows of one part of a document's reading."""
        part, documents = rows.PART[name], rows.DOCUMENTS
        query = select(part.c.body).join(documents, documents.c.seq == part.c.seq).where(documents.c.id == document)
        return self._rows(query.order_by(part.c.n))

    def _derived_of(self, name: str, shape: type[T], ids: Iterable[str]) -> list[T]:
        table = rows.DERIVED_TABLE[name]
        found = self._among(select(table), table.c.subject, ids)
        return [decode(shape, row.body) for row in sorted(found, key=lambda r: (r.sort, r.subject, r.n))]

    def swallowing(self, names: Iterable[str]) -> list[Subject]:
        """The incidents and tolls that replaced these, as they were linked."""
        wanted = set(names)
        return [s for s in self._replacing() if not wanted.isdisjoint(s.replaces)] if wanted else []

    def swallowed(self) -> dict[str, str]:
        """Ids of incidents and tolls that were merged away -> what replaced them."""
        return {gone: s.id for s in reversed(self._replacing()) for gone in s.replaces}

    def _replacing(self) -> list[Subject]:
        found = list[Subject]()
        for name in ("incidents", "tolls"):
            table, shape = rows.DERIVED_TABLE[name], rows.DERIVED[name][0]
            query = select(table.c.body).where(func.instr(table.c.body, '"replaces"') > 0).order_by(table.c.sort)
            found += [decode(shape, row.body) for row in self._rows(query)]
        return found

    def names_origin(self, name: str) -> bool:
        """Whether some claim names this origin in its chain, by words or id, whatever the case."""
        table, wanted = rows.PART["claims"], spelt(name)
        core = max(WORD.findall(wanted), key=len, default="")
        read = select(table.c.key).where(func.lower(table.c.body).contains(core, autoescape=True))
        told = select(rows.DECISIONS.c.subject).where(func.instr(rows.DECISIONS.c.body, CORRECTS) > 0)
        return any(
            spelt(said) == wanted
            for query in (read, told) for some in steps([row[0] for row in self._rows(query)], 50)
            for claim in self.claims_by(some).values() for link in claim.chain for said in (link.words, link.id)
        )  # fmt: skip

    def there(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of these that are keys of claims."""
        table = rows.PART["claims"]
        return frozenset(row.key for row in self._among(select(table.c.key), table.c.key, keys))

    def used_places(self) -> tuple[tuple[Place, int], ...]:
        """Places of the gazetteer that claims name, each as the last one names it, with the number of claims."""
        at = text("SELECT json_extract(body, '$.place'), count(*), max(seq * 1000000 + n) FROM claims "
                  "WHERE json_extract(body, '$.place.id') <> '' GROUP BY json_extract(body, '$.place.id')")  # fmt: skip
        return tuple((decode(Place, body), count) for body, count, _ in self._connection.execute(at))

    def used_origins(self) -> tuple[tuple[str, str, str, str], ...]:
        """(words, id, role, connection) of all whom claims come from, the outlets' own voices included."""
        at = text("SELECT DISTINCT json_extract(body, '$.chain[#-1].words'), json_extract(body, '$.chain[#-1].id'), "
                  "json_extract(body, '$.chain[#-1].role'), json_extract(body, '$.connection') FROM claims "
                  "WHERE json_extract(body, '$.chain[#-1].words') IS NOT NULL ORDER BY 1, 2, 3, 4")  # fmt: skip
        return tuple((words, id, role, near) for words, id, role, near in self._connection.execute(at))

    def corrected_ones(self) -> tuple[Claim, ...]:
        """The claims that anybody ever corrected."""
        about = select(rows.DECISIONS.c.subject).where(func.instr(rows.DECISIONS.c.body, CORRECTS) > 0)
        return tuple(self.claims_by(row.subject for row in self._rows(about)).values())

    def begun(self, sort: str, typed: str) -> list[str]:
        """The ids of one sort (incident, toll, claim, person, decision, document) that begin with `typed`, or whose digits
        do."""
        column, order = SORTS[sort]
        wanted = [typed] if sort == "document" else [typed, f"{sort[0]}-{typed}"]
        near = [and_(column >= one, column < one + LAST) for one in wanted] if typed else []
        return [row[0] for row in self._rows(select(column).where(or_(*near)).order_by(*order))] if near else []

    def ids(self, sort: str) -> list[str]:
        """All ids of one sort, in the record's order."""
        column, order = SORTS[sort]
        return [row[0] for row in self._rows(select(column).order_by(*order))]


LAST = "\U0010ffff"


def _sort(table: Any, column: str, *order: str) -> tuple[Any, tuple[Any, ...]]:
    return table.c[column], tuple(table.c[name] for name in order)


SORTS = {
    "incident": _sort(rows.DERIVED_TABLE["incidents"], "subject", "sort", "subject", "n"),
    "toll": _sort(rows.DERIVED_TABLE["tolls"], "subject", "sort", "subject", "n"),
    "claim": _sort(rows.PART["claims"], "key", "seq", "n"),
    "person": _sort(rows.PART["persons"], "key", "seq", "n"),
    "decision": _sort(rows.DECISIONS, "key", "seq"),
    "document": _sort(rows.DOCUMENTS, "id", "seq"),
}
