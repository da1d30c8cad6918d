"""What lies before a person who decides: everything of a record that can be named, and what each thing is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from onrecord.errors import InputError
from onrecord.model import Claim, Decision, Incident, PersonMention, Toll
from onrecord.model.decision_states import State, World, states
from onrecord.store import View

SHOWN = 8  # candidates that an error lists
LINE = 76


@dataclass(frozen=True)
class Desk:
    """One record, read once."""

    view: View

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by key, corrections applied."""
        return {c.key: c for c in self.view.claims()}

    @cached_property
    def persons(self) -> dict[str, PersonMention]:
        """Mentions of people by key."""
        return {p.key: p for p in self.view.persons()}

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Decisions by key, oldest first."""
        return {d.key: d for d in self.view.decisions()}

    @cached_property
    def world(self) -> World:
        """What decisions speak of."""
        return World.of(tuple(self.claims.values()), tuple(self.persons), self.view.linkage(), self.view.findings())

    @cached_property
    def states(self) -> dict[str, State]:
        """What has become of every decision."""
        return {s.decision.key: s for s in states(tuple(self.decisions.values()), self.world)}

    def of_sort(self, sort: str) -> Iterable[str]:
        """The ids of one sort: incident, toll, claim, person or decision."""
        subjects = self.world.subjects.values()
        sorts: dict[str, Callable[[], Iterable[str]]] = {
            "incident": lambda: (s.id for s in subjects if isinstance(s, Incident)),
            "toll": lambda: (s.id for s in subjects if isinstance(s, Toll)),
            "claim": lambda: self.claims,
            "person": lambda: self.persons,
            "decision": lambda: self.decisions,
        }
        return sorts[sort]()

    def find(self, typed: str, *sorts: str) -> tuple[str, str]:
        """(sort, id) of what `typed` names: an id, or the beginning of one or of its digits, of the first of `sorts` that has
        one. Raises InputError that lists what fits when there are several, and the nearest ids when there is none."""
        for sort in sorts:
            ids = list(self.of_sort(sort))
            if typed in ids:
                return sort, typed
        for sort in sorts:
            begun = [
                id for id in self.of_sort(sort) if typed and (id.startswith(typed) or id.partition("-")[2].startswith(typed))
            ]
            if len(begun) == 1:
                return sort, begun[0]
            if begun:
                raise InputError(f"{typed!r} begins the ids of {len(begun)} {sort}s:\n{self.listed(begun)}\nType more of it.")
        merged = sorted(
            gone for gone in self.world.homes.swallowed if typed and (gone.startswith(typed) or gone[2:].startswith(typed))
        )
        if merged and {"incident", "toll"} & set(sorts):
            now = self.world.homes.swallowed[merged[0]]
            return ("incident" if now in set(self.of_sort("incident")) else "toll"), now
        raise InputError(self._unknown(typed, sorts))

    @cached_property
    def _short(self) -> dict[str, str]:
        """Every id by its shortest beginning (of six characters or more) that is unique in its sort."""
        found: dict[str, str] = {}
        for sort in ("incident", "toll", "claim", "person", "decision"):
            ids = sorted(self.of_sort(sort))
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
        other = next(
            (s for s in ("incident", "toll", "claim", "person", "decision") if s not in sorts and self._has(typed, s)), ""
        )
        if other:
            article = "an" if other[0] in "aeiou" else "a"
            return f"{typed!r} is {article} {other}; here {wanted} is meant. {HINTS[sorts[0]]}"
        ids = [id for sort in sorts for id in self.of_sort(sort)]
        near = get_close_matches(typed, ids, n=3, cutoff=0.0)
        if not near:
            return f"There is no {wanted} {typed!r}: the record holds none. {HINTS[sorts[0]]}"
        return f"There is no {wanted} {typed!r}. The nearest ids:\n{self.listed(near)}\n{HINTS[sorts[0]]}"

    def _has(self, typed: str, sort: str) -> bool:
        return any(id.startswith(typed) for id in self.of_sort(sort))

    def listed(self, ids: Iterable[str]) -> str:
        """Ids, each with what it names, one a line; of many the first."""
        every = list(ids)
        lines = [cut(f"  {id}  {self.label(id)}") for id in islice(every, SHOWN)]
        return "\n".join([*lines, *([f"  and {len(every) - SHOWN} more"] if len(every) > SHOWN else [])])

    def label(self, id: str) -> str:
        """A few words for anything that has an id."""
        if id in self.claims:
            claim = self.claims[id]
            return f"“{' '.join(claim.span.words.split())}” ({claim.document})"
        if id in self.persons:
            person = self.persons[id]
            return f"{person.name}, {person.status} ({person.document})"
        if id in self.decisions:
            decision = self.decisions[id]
            return f"{decision.verdict} {decision.subject}: {decision.why}"
        subject = self.world.subjects.get(id)
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
}


def shared(a: str, b: str) -> int:
    """How many characters two ids have in common from their beginning."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def cut(line: str) -> str:
    """A line that fits a terminal."""
    return line if len(line) <= LINE else f"{line[: LINE - 3].rstrip()}..."
