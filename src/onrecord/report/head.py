"""The top of the page: what the record holds, and where the accounts part."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Incident, Period
from onrecord.report import words
from onrecord.report.contests import Contest, contests
from onrecord.report.index import Index

ADJECTIVES = ("Contested", "Disputed figure")  # what is said of incidents


@dataclass(frozen=True, slots=True)
class Head:
    """What is counted at the top of the page."""

    period: str
    documents: int
    outlets: int
    claims: int
    incidents: int
    contested: int
    disputed: int
    contradictions: int
    contests: tuple[Contest, ...]

    @property
    def sums(self) -> tuple[tuple[str, int], ...]:
        """The counts with the words beside them."""
        counted = (
            ("Document", self.documents), ("Outlet", self.outlets), ("Claim", self.claims), ("Incident", self.incidents),
            ("Contested", self.contested), ("Disputed figure", self.disputed), ("Contradiction", self.contradictions),
        )  # fmt: skip
        return tuple((word if n == 1 or word in ADJECTIVES else word + "s", n) for word, n in counted)


def head(index: Index, incidents: Sequence[Incident]) -> Head:
    """The head of the page over all incidents, in their order."""
    standings = [index.standing(i.id) for i in incidents]
    return Head(
        period=_period(index),
        documents=len(index.documents),
        outlets=len({d.outlet for d in index.documents.values() if d.outlet}),
        claims=len(index.claims),
        incidents=len(incidents),
        contested=sum(s.contested for s in standings),
        disputed=sum(s.disputed for s in standings),
        contradictions=sum(map(len, index.clashes_in.values())),
        contests=contests(index, [*incidents, *index.linkage.tolls]),
    )


def _period(index: Index) -> str:
    days = sorted(d.published.date for d in index.documents.values() if d.published.date)
    return words.period(Period(days[0], days[-1], "range")) if days else ""
