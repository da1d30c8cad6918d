"""The main points of examples/EXPECTED.md as checks, and the list of those that the program does not find yet."""

import json
from collections.abc import Callable
from pathlib import Path

from onrecord.store import View

GAPS = Path(__file__).parent / "gaps.json"

# document, harm, low, high, words of the origin ("" is the outlet's own voice), scope ("" where two readings hold)
FIGURES = [
    ("20240304-dovreth-shooting", "killed", 7, None, "residents", "incident"),
    ("20240304-dovreth-shooting", "injured", 3, 3, "interior ministry", "incident"),
    ("20240305-dovreth-toll", "killed", 12, 12, "Observatory", "incident"),
    ("20240305-dovreth-toll", "injured", 34, 34, "Lena Marrit", "incident"),
    ("20240305-dovreth-toll", "killed", 4, 4, "Tarn Hollick", "incident"),
    ("20240306-army-enters-dovreth", "killed", 19, 19, "Observatory", "incident"),
    ("20240306-army-enters-dovreth", "killed", 5, 5, "Pavo Kestrin", "incident"),
    ("20240306-army-enters-dovreth", "killed", 1, 1, "army", "incident"),
    ("observatory-corrects", "killed", 17, 17, "Observatory", "incident"),
    ("20240305-evening", "killed", 12, 12, "Observatory", "incident"),
    ("20240305-evening", "killed", 20, None, "Pavo Kestrin", "incident"),
    ("dovreth-curfew", "killed", 4, 4, "interior ministry", "incident"),
    ("dovreth-curfew", "detained", 52, 52, "Hollick", "incident"),
    ("army-restores-order", "killed", 13, 13, "general staff", "incident"),
    ("20240308-quarnel-blast", "killed", 9, 9, "police", "incident"),
    ("20240308-quarnel-blast", "injured", 23, 23, "police", "incident"),
    ("fish-market-bomb", "killed", 10, 10, "hospital", "incident"),
    ("fish-market-bomb", "injured", 26, 26, "hospital", "incident"),
    ("20240311-weekend", "killed", 26, 26, "Observatory", "cumulative"),
    ("20240311-weekend", "killed", 6, 6, "Observatory", "incident"),
    ("20240311-weekend", "killed", 4, 4, "witnesses", "incident"),
    ("20240311-weekend", "killed", 71, 71, "Observatory", "cumulative"),
    ("20240311-weekend", "killed", 38, 38, "Tarn Hollick", "cumulative"),
    ("councillors-quit", "resigned", 40, None, "activist", ""),
    ("councillors-quit", "resigned", 12, 12, "Nils Varga", "incident"),
    ("party-says-few-left", "resigned", 15, 15, "Ottilie Crane", "incident"),
    ("20240312-officers", "defected", 6, None, "relatives", "incident"),
    ("20240312-officers", "defected", 30, 30, "Activists", "incident"),
    ("20240313-lomnath-raids", "detained", 60, None, "Lawyers' Committee", "incident"),
    ("20240313-lomnath-raids", "detained", 25, 25, "interior ministry", "incident"),
    ("thirty-one-released", "released", 31, 31, "prosecutor", "incident"),
    ("helkuth-flight", "displaced", 3200, 3200, "ministry", ""),
    ("helkuth-flight", "killed", 8, 8, "residents", "incident"),
    ("20240317-fortnight", "killed", 163, None, "Observatory", "cumulative"),
    ("20240317-fortnight", "killed", 74, 74, "interior ministry", "cumulative"),
    ("20240317-fortnight", "displaced", 9000, None, "International Relief Council", "cumulative"),
]
PERSONS = [
    ("Mila Sorren", 9, "killed"), ("Danek Orlo", 41, "killed"), ("Bertil Quist", 55, "killed"), ("Wanda Sligh", 38, "killed"),
    ("Jonna Velt", 23, "injured"), ("Marda Sennik", 34, "detained"),
    ("Ilo Brasten", 19, "detained"), ("Ilo Brasten", 19, "released"),
    ("Rasko Temmin", 58, "detained"), ("Corin Attley", 29, "missing"), ("Henrik Stolva", 44, "defected"),
    ("Anselm Dray", None, "resigned"), ("Petra Lunde", None, "resigned"),
]  # fmt: skip
DENIALS = [
    ("20240305-dovreth-toll", "ministry"), ("20240311-weekend", "army"), ("20240312-officers", "general staff"),
    ("20240309-shield-denies", "Southern Shield"), ("dovreth-curfew", "Hollick"),
]  # fmt: skip
# place, day, killed: low and high that the record may not go beyond, and who must be among the origins
INCIDENTS = [
    ("Dovreth", "2024-03-04", 4, 20), ("Quarnel", "2024-03-08", 9, 11), ("Tal Mirnath", "2024-03-09", 6, 6),
    ("Thessik", "2024-03-10", 4, 4), ("Helkuth", "2024-03-13", 8, 8),
]  # fmt: skip


def figure(view: View, document: str, harm: str, low: int, high: int, origin: str, scope: str) -> bool:
    """Whether the number is read, with the one who says it and its reach."""
    wanted = (document, harm, low, high)
    found = [c for c in view.claims() if (f := c.figure) and (c.document, f.harm, f.low, f.high) == wanted]
    said = [(c.origin.words if c.origin else "", c.figure.scope) for c in found]
    return any((origin in words if origin else not words) and scope in (reach, "") for words, reach in said)


def person(view: View, name: str, age: int | None, status: str) -> bool:
    """Whether the person is named with this status, and somewhere with this age."""
    said = [(p.age, p.status) for p in view.persons() if p.name == name]
    return any(s == status for _, s in said) and (age is None or age in {a for a, _ in said})


def denial(view: View, document: str, origin: str) -> bool:
    """Whether the document has a denial of this origin's."""
    return any(c.kind == "denial" and c.origin and origin in c.origin.words for c in view.claims() if c.document == document)


def incident(view: View, place: str, day: str, low: int, high: int) -> bool:
    """Whether an incident of this place and day has a number of killed within these bounds."""
    here = {i.id for i in view.incidents() if i.place and i.place.name == place and i.when and i.when.start == day}
    cells = [(f.low, f.high) for f in view.findings() if f.field == "killed" and f.subject in here]
    return any(low <= (a or 0) and (b or 0) <= high for a, b in cells)


CHECKS: dict[str, tuple[Callable[..., bool], list[tuple]]] = {
    "figure": (figure, FIGURES), "person": (person, PERSONS), "denial": (denial, DENIALS), "incident": (incident, INCIDENTS),
}  # fmt: skip
CASES = [(kind, *case) for kind, (_, cases) in CHECKS.items() for case in cases]


def holds(view: View, kind: str, *case: object) -> bool:
    """Whether the record says what a careful reader finds."""
    return CHECKS[kind][0](view, *case)


def gaps() -> set[tuple]:
    """The cases that are known not to hold; the list should only shrink."""
    return {tuple(case) for case in json.loads(GAPS.read_text(encoding="utf-8"))}
