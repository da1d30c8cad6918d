"""What lies before a person who decides: whatever of a record can be named, and what each thing is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from onrecord.errors import InputError
from onrecord.model import Claim, Decision, Incident, Toll
from onrecord.model.decision_states import State, World
from onrecord.store import View, world_of

SHOWN = 8  # candidates that an error lists
LINE = 76


SORTS = ("incident", "toll", "claim", "person", "decision")


@dataclass(frozen=True)
class Desk:
    """One record; what is asked for is looked up in it, and the rest is not read."""

    view: View

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Decisions by key, oldest first."""
        return {d.key: d for d in self.view.decisions()}

    @cached_property
    def states(self) -> dict[str, State]:
        """What has become of every decision."""
        return {s.decision.key: s for s in self.view.decision_states()}

    def claim(self, key: str) -> Claim:
        """A claim that was found, corrections applied."""
        return self.view.claims_by([key])[key]

    def subject(self, id: str) -> Incident | Toll:
        """An incident or toll that was found, corrections applied."""
        return self.view.subjects_by([id])[id]

    def home(self, key: str) -> str:
        """The person, incident or toll that the mention or claim belongs to, or ""."""
        return self.view.same_persons([key]).get(key, ("", ""))[0] or self.view.homes_of([key]).get(key, "")

    def world(self, *keys: str) -> World:
        """These things as decisions speak of them."""
        return world_of(self.view, (), keys)

    def find(self, typed: str, *sorts: str) -> tuple[str, str]:
        """(sort, id) of what `typed` names: an id, or the beginning of one or of its digits, of the first of `sorts` that has
        one. Raises InputError that lists what fits when there are several, and the nearest ids when there is none."""
        begun = {sort: self.view.begun(sort, typed) for sort in sorts}
        for sort in sorts:
            if typed in begun[sort]:
                return sort, typed
        for sort in sorts:
            if len(begun[sort]) == 1:
                return sort, begun[sort][0]
            if begun[sort]:
                raise InputError(
                    f"{typed!r} begins the ids of {len(begun[sort])} {sort}s:\n{self.listed(begun[sort])}\nType more of it."
                )
        if {"incident", "toll"} & set(sorts):
            swallowed = self.view.swallowed()
            merged = sorted(gone for gone in swallowed if typed and (gone.startswith(typed) or gone[2:].startswith(typed)))
            if merged:
                now = swallowed[merged[0]]
                return ("incident" if now.startswith("i-") else "toll"), now
        raise InputError(self._unknown(typed, sorts))

    @cached_property
    def _short(self) -> dict[str, str]:
        """Every id by its shortest beginning (of six characters or more) that is unique in its sort."""
        found: dict[str, str] = {}
        for sort in SORTS:
            ids = sorted(set(self.view.ids(sort)))
            for n, id in enumerate(ids):
                beside = (*ids[max(0, n - 1) : n], *ids[n + 1 : n + 2])
                same = max((shared(id, other) for other in beside), default=0)
                found[id] = id[: max(6, same + 1)]
        return found

    def short(self, id: str) -> str:
        """An id as a screen shows it."""
        return self._short.get(id, id[:6] if id[1:2] == "-" else id)

    def _unknown(self, typed: str, sorts: Sequence[str]) -> str:
        wanted = " or ".join(sorts)
        other = next((s for s in SORTS if s not in sorts and self._has(typed, s)), "")
        if other:
            article = "an" if other[0] in "aeiou" else "a"
            return f"{typed!r} is {article} {other}; here {wanted} is meant. {HINTS[sorts[0]]}"
        ids = [id for sort in sorts for id in self.view.ids(sort)]
        near = get_close_matches(typed, ids, n=3, cutoff=0.0)
        if not near:
            return f"There is no {wanted} {typed!r}: the record holds none. {HINTS[sorts[0]]}"
        return f"There is no {wanted} {typed!r}. The nearest ids:\n{self.listed(near)}\n{HINTS[sorts[0]]}"

    def _has(self, typed: str, sort: str) -> bool:
        return not typed or any(id.startswith(typed) for id in self.view.begun(sort, typed))

    def listed(self, ids: Iterable[str]) -> str:
        """Ids, each with what it names, one a line; of many the first."""
        every = list(ids)
        lines = [cut(f"  {id}  {self.label(id)}") for id in islice(every, SHOWN)]
        return "\n".join([*lines, *([f"  and {len(every) - SHOWN} more"] if len(every) > SHOWN else [])])

    def label(self, id: str) -> str:
        """A few words for anything that has an id."""
        claim = self.view.claim(id)
        if claim is not None:
            return f"“{' '.join(claim.span.words.split())}” ({claim.document})"
        person = self.view.persons_by([id]).get(id)
        if person is not None:
            return f"{person.name}, {person.status} ({person.document})"
        decision = next((d for d in self.view.decisions_on([id]) if d.key == id), None)
        if decision is not None:
            return f"{decision.verdict} {decision.subject}: {decision.why}"
        document = self.view.document(id)
        if document is not None:
            return document.title or document.outlet
        subject = self.view.subject(id)
        if isinstance(subject, Incident):
            return subject.description
        place = (subject.place.name or subject.place.words) if subject and subject.place else ""
        return f"running toll: {subject.who} {subject.harm} {place}".rstrip() if subject else ""


HINTS = {
    "incident": "All of them: onrecord show RECORD",
    "toll": "All of them: onrecord show RECORD --tolls",
    "claim": "The page of an incident gives the ids of its claims: onrecord show RECORD INCIDENT",
    "person": "All of them: onrecord show RECORD --persons",
    "decision": "All of them: onrecord decisions RECORD",
    "document": "All of them: onrecord show RECORD --documents",
}


def shared(a: str, b: str) -> int:
    """How many characters two ids have in common from their beginning."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def cut(line: str) -> str:
    """A line that fits a terminal."""
    return line if len(line) <= LINE else f"{line[: LINE - 3].rstrip()}..."
