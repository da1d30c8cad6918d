"""One incident or toll on a page: numbers with their reasons, claims under their origins, disagreements, people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.commands.show import judged, passages
from onrecord.commands.show.find import label
from onrecord.commands.show.lists.base import Shown, voice
from onrecord.commands.show.screen import ALARM, DIM, STRONG, Screen
from onrecord.commands.show.words import counted, days, number
from onrecord.model import HARMS, Claim, Contradiction, Finding, Incident, PersonMention, Toll

KEY = re.compile(r"\b[a-z]+-[0-9a-f]{16}\b")


@dataclass(frozen=True)
class Page:
    """One incident or toll of a record. Claims are numbered in the order they are shown."""

    subject: Incident | Toll
    shown: Shown
    screen: Screen

    @cached_property
    def groups(self) -> list[list[Claim]]:
        """Its claims, those of one origin together."""
        index = self.shown.index
        return passages.by_origin([index.claims[key] for key in self.subject.claims if key in index.claims])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number by which the page cites a claim."""
        keys = (claim.key for group in self.groups for claim in group)
        return {key: n for n, key in enumerate(keys, 1)}

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Disagreements within it, and those of its claims with claims elsewhere."""
        pairs = self.shown.index.view.contradictions()
        return [p for p in pairs if p.subject == self.subject.id or p.a in self.numbers or p.b in self.numbers]

    @cached_property
    def people(self) -> list[PersonMention]:
        """The people named in it, once each."""
        return [
            self.shown.index.persons[key]
            for key in self.shown.index.people_in(self.subject.id)
            if key in self.shown.index.persons
        ]

    def cite(self, keys: Iterable[str]) -> str:
        """Claims by their numbers; by their keys where they are not on the page."""
        return " ".join(f"[{self.numbers[key]}]" if key in self.numbers else key for key in keys)

    def reads(self, rationale: str) -> str:
        """A rationale with the numbers of the page in place of keys."""
        return KEY.sub(lambda match: self.cite([match[0]]), rationale)

    def show(self) -> None:
        """Writes the whole page."""
        self.head()
        judged.show(self.subject.id, self.shown.index, self.screen, indent=0)
        self.findings()
        self.claims()
        self.linking()
        self.disagreements()
        self.persons()
        judged.of_incident(self.subject.id, self.shown.index, self.screen)

    def head(self) -> None:
        """What it is, and who stands behind it."""
        subject, standing = self.subject, self.shown.index.standing(self.subject.id)
        self.screen.line((label(subject.id, self.shown.index), STRONG))
        when = days(subject.when.start, subject.when.end) if subject.when else "date unknown"
        kind = subject.kind.replace("_", " ") if isinstance(subject, Incident) else "running toll"
        self.screen.line((f"{subject.id}; {kind}; {self.place()}; {when}", DIM))
        named = "; ".join(standing.origins) or "none named"
        reports, outlets = counted(standing.reports, "report"), counted(standing.outlets, "outlet")
        origins = counted(standing.independent_origins, "independent origin")
        self.screen.line(f"{reports}, {outlets}, {origins}: {named}")
        for a, b in standing.perhaps_same:
            self.screen.line(f"Perhaps the same origin: {a} and {b}")
        for who, by in standing.accused:
            self.screen.line(("Alleged perpetrator: ", ALARM), f"{who}, blamed by {by}")
        words = [w for w in ("contested", "disputed") if getattr(standing, w)]
        if words or standing.grade:
            self.screen.line(
                (", ".join(words), ALARM),
                ("; " if words and standing.grade else ""),
                f"grade: {standing.grade}" * bool(standing.grade),
            )

    def place(self) -> str:
        """The place with the divisions and the country it lies in."""
        place = self.subject.place
        if place is None:
            return "place unknown"
        parts = [place.name or place.words, place.admin2, place.admin1, place.country]
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def findings(self) -> None:
        """Every cell with its reason and the claims it rests on."""
        found = self.shown.index.findings.get(self.subject.id, {})
        counted_first = sorted(found.values(), key=lambda f: (f.field.split("_")[0] not in HARMS, f.field not in HARMS))
        if counted_first:
            self.screen.heading("Numbers and their reasons")
        for finding in counted_first:
            self.finding(finding)

    def finding(self, finding: Finding) -> None:
        """One cell."""
        if finding.low is finding.best is finding.high is None:
            value = {"true": "yes", "false": "no", "": "none named"}.get(finding.value, finding.value)
        else:
            ends = (number(finding.low), number(finding.best), number(finding.high, finding.open))
            value = "low {}, best {}, high {}".format(*ends) + (f" ({finding.value})" if finding.value else "")
        self.screen.line((f"{finding.field.replace('_', ' ')}: ", STRONG), value, indent=2)
        if finding.rationale:
            self.screen.line(self.reads(finding.rationale), indent=6)
        rests = {"rests on": finding.supported_by, "disputed by": finding.disputed_by}
        told = "; ".join(f"{words} {self.cite(keys)}" for words, keys in rests.items() if keys)
        if told:
            self.screen.line((told, DIM), indent=6)
        judged.show(finding.subject, self.shown.index, self.screen, field=finding.field)
        by_reason: dict[str, list[str]] = {}
        for aside in finding.set_aside:
            by_reason.setdefault("" if aside.why in finding.rationale else f": {self.reads(aside.why)}", []).append(aside.claim)
        for why, keys in by_reason.items():
            self.screen.line((f"set aside {self.cite(keys)}{why}", DIM), indent=6)

    def claims(self) -> None:
        """All claims under the one they come from."""
        self.screen.heading("Who says so")
        for group in self.groups:
            connection = group[0].connection.replace("_", " ")
            self.screen.line((passages.longest(group), STRONG), f" ({connection})" if group[0].origin else "")
            for claim in group:
                passages.show(claim, self.numbers[claim.key], self.screen)
                judged.show(claim.key, self.shown.index, self.screen)

    def linking(self) -> None:
        """Why several accounts are taken for one incident."""
        why = self.subject.why if isinstance(self.subject, Incident) else ()
        if len(why) > 1:
            self.screen.heading("Why this is one incident")
            for line in why:
                self.screen.line(line, indent=2)

    def disagreements(self) -> None:
        """Pairs that cannot both hold."""
        if self.contradictions:
            self.screen.heading("Disagreements")
        for pair in self.contradictions:
            self.screen.line((f"{pair.kind}: ", STRONG), pair.about, indent=2)
            for key in (pair.a, pair.b):
                claim = self.shown.index.claims[key]
                self.screen.line(f"{self.cite([key])} {voice(claim)}: “{claim.span.words}” ({claim.document})", indent=6)

    def persons(self) -> None:
        """The people named."""
        if self.people:
            self.screen.heading("People")
        for person in self.people:
            documents = dict.fromkeys(other.document for other in self.shown.index.mentions_of(person))
            others = self.shown.index.other_names(person)
            name = self.shown.index.name_of(person) + (f" (also {', '.join(others)})" if others else "")
            about = [name, str(person.age or ""), person.role, person.status, person.when.start if person.when else ""]
            self.screen.line(f"{', '.join(a for a in about if a)} ({', '.join(documents)})", indent=2)

    def data(self, rows: dict[str, Any]) -> dict[str, Any]:
        """The page for programs: the export's rows that belong to it. `rows` holds all rows of the tables by table."""
        subject, claims = self.subject.id, set(self.numbers)
        pairs = {pair.id for pair in self.contradictions}
        table = "incidents" if isinstance(self.subject, Incident) else "tolls"
        return {
            table[:-1]: next(row for row in rows[table] if row["id"] == subject),
            "findings": [row for row in rows["findings"] if row["incident"] == subject],
            "claims": [row for row in rows["claims"] if row["id"] in claims],
            "contradictions": [row for row in rows["contradictions"] if row["id"] in pairs],
            "persons": [row for row in rows["persons"] if row["incident"] == subject],
        }
