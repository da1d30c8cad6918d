"""Help for tests: what is derived of a record, written as it is given, without linking or weighing."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import Linkage
from onrecord.store import Account, Record, Weighed


def put_derived(
    record: Record, linkage: Linkage, found: Any, kin: Mapping[str, tuple[str, str, str]], meta: Mapping[str, str]
) -> None:
    """Writes it in the linkage's order. `found` has findings, contradictions and standings."""

    def of(things: Sequence[Any], subject: str) -> list[Any]:
        return [thing for thing in things if thing.subject == subject]

    subjects = [*enumerate(linkage.incidents), *enumerate(linkage.tolls, len(linkage.incidents))]
    with record.derivation() as work:
        work.put_kin(kin)
        work.put_chief(linkage.main, ())
        work.put_persons(linkage.same_persons, ())
        work.put_subjects(
            Weighed(
                f"{n:06d}", s, of(found.findings, s.id), of(found.contradictions, s.id),
                next(iter(of(found.standings, s.id)), None),
            )
            for n, s in subjects
        )  # fmt: skip
        seqs = work.homes_of(key for s in (*linkage.incidents, *linkage.tolls) for key in s.claims)
        work.ledger.keep(
            Account(key, s.id[:1], seqs[key], key, s.id)
            for s in (*linkage.incidents, *linkage.tolls) for key in s.claims if key in seqs
        )  # fmt: skip
        work.put_meta(meta)
