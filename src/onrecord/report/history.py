"""How a toll went: what each origin said on which day, for the charts of incidents and tolls."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import HARMS, Claim, Finding
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.packing import Data
from onrecord.report.speakers import Speaker

# Set aside because the same origin, or the same text, later gave another count.
REVISED = ("replaced by its own", "the same text goes on", "the text itself calls it an earlier", "an early count, overtaken")


def history(subject: str, claims: Sequence[Claim], index: Index, running: bool, by: Mapping[str, Speaker]) -> list[Data]:
    """A chart for each harm that is told with a number: `points` are [day, origin, low, high, number of the claim, state, why].
    The day is that of the report, of a `running` toll that for which the number is given; "" where it is not known. The state
    is "revised" (replaced by its own origin), "clash" (in a contradiction), "aside" (set aside, and why) or ""."""
    asides = _asides(index.findings.get(subject, ()))
    clashing = {key for c in index.clashes_in.get(subject, ()) if c.kind == "number" for key in (c.a, c.b)}
    charts: dict[str, list[list[object]]] = defaultdict(list)
    for n, claim in enumerate(claims):
        figure = claim.figure
        if figure is None or figure.number is None or figure.scope == "sub_count":
            continue
        name, day = by[claim.key][1], _day(claim, index, running)
        state, why = _state(claim.key, asides, clashing)
        charts[figure.harm].append([day, name, figure.low, figure.high, n, state, why])
    return [{"harm": words.harm(h), "points": _sorted(charts[h])} for h in HARMS if h in charts]


def _asides(findings: Iterable[Finding]) -> Mapping[str, str]:
    return {thing.claim: thing.why for f in findings for thing in f.set_aside if f.field in HARMS}


def _state(key: str, asides: Mapping[str, str], clashing: set[str]) -> tuple[str, str]:
    why = asides.get(key, "")
    if why.startswith(REVISED):
        return "revised", why
    return ("clash" if key in clashing else "aside" if why else ""), why


def _sorted(points: list[list[object]]) -> list[list[object]]:
    return sorted(points, key=lambda p: (not p[0], str(p[0]), str(p[1]), p[4]))


def _day(claim: Claim, index: Index, running: bool) -> str:
    document = index.documents.get(claim.document)
    published = document.published.date if document else ""
    told = claim.as_of or (claim.when.end if claim.when else "") if running else ""
    return told or published
