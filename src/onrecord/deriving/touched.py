"""What has changed in a record since it was last derived, and what follows from it step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.deriving.judged import EVERYWHERE, Verdicts
from onrecord.model.homes import is_subject
from onrecord.store import Derivation


@dataclass
class Touched:
    """`documents` are places of those to be linked anew, `stamps` what they are now ("-" at the end: not read). `weigh` are ids
    of incidents and tolls to be weighed anew; `reweigh` is true where all are. `people` are documents whose people may belong
    to another incident than before. `everything` is true where nothing that was derived before counts
    but the names: `founded` maps claims to the incident or toll that they were part of. `brought_in` is true where documents,
    or claims that people added, came, went or changed."""

    everything: bool
    documents: set[int]
    stamps: dict[int, str]
    anything: bool
    reweigh: bool = False
    weigh: set[str] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    founded: dict[str, str] = field(default_factory=dict)
    brought_in: bool = False

    @classmethod
    def since(cls, work: Derivation, meta: Mapping[str, str], told: Mapping[str, str], verdicts: Verdicts) -> "Touched":
        """What the record holds now against what `meta` says of the last derivation; `told` is what it would say now."""
        then, now = work.ledger.stamps(), work.stamps()
        everything = meta.get("linked_by") != told["linked_by"]
        stamps = now if everything else {seq: stamp for seq, stamp in now.items() if then.get(seq) != stamp}
        same = not everything and not stamps and all(meta.get(name) == value for name, value in told.items())
        touched = cls(everything, set(stamps), dict(stamps), anything=not same, brought_in=bool(stamps))
        touched.reweigh = everything or meta.get("weighed_by") != told["weighed_by"] or meta.get("profile") != told["profile"]
        if not everything and not same:
            touched._decided(work, verdicts, meta.get("decided", ""))
        return touched

    def _decided(self, work: Derivation, verdicts: Verdicts, before: str) -> None:
        linked, weighed = verdicts.changed(before)
        self.documents |= set(work.homes_of(linked).values())
        self.reweigh = self.reweigh or EVERYWHERE in weighed
        self.weigh |= {name for name in weighed if is_subject(name)}
        claims = {key for key in weighed if not is_subject(key)}
        homes = work.homes_of(claims).values()
        self.weigh |= {a.subject for kind in ("i", "t") for a in work.ledger.of_documents(kind, homes)}
        if any(map(is_subject, weighed)):  # an incident that a decision names may have become another since
            self.weigh |= {subject.id for subject in verdicts.homes(work, verdicts.on(weighed))[1]}

    def read(self, work: Derivation) -> list[str]:
        """The documents to be linked anew that were read, by name."""
        now = self.stamps if self.everything else work.stamps_of(self.documents)
        return [work.names[seq] for seq in sorted(self.documents) if not now[seq].endswith("-")]
