"""The record of the invented reports as plain rows, one list a stage: no keys, all words, for people who read diffs."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.model import Claim, Incident, Period, PersonMention, Place, Toll
from onrecord.store import View

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
Row = dict[str, Any]


def build(folder: Path) -> Path:
    """The record of `examples/reports`, made in `folder`."""
    from onrecord.pipeline import build

    path = folder / "examples.record"
    build([str(EXAMPLES / "reports")], path, gazetteer=(EXAMPLES / "places.tsv",))
    return path


def stages(view: View) -> dict[str, list[Row]]:
    """Rows by the name of their file."""
    return {"documents": documents(view), "claims": claims(view), "linkage": linkage(view), "findings": findings(view)}


def documents(view: View) -> list[Row]:
    """What ingest and clean made: each mark with its length and first words."""
    passed = view.passed_over()
    return [
        _row(
            id=d.id, title=d.title, outlet=d.outlet, published=d.published.date, read_from=d.published.read_from,
            language=d.language, copy_of=d.copy_of, passed_over=passed.get(d.id, ""),
            marks=[f"{m.mark} {m.reason} {m.end - m.start}: {d.text[m.start : m.end].strip()[:40]}" for m in d.marks],
        )
        for d in view.documents()
    ]  # fmt: skip


def claims(view: View) -> list[Row]:
    """What extract read, claims first, then people."""
    return [*map(_claim, view.claims()), *map(_person, view.persons())]


def _claim(claim: Claim) -> Row:
    figure = claim.figure
    return _row(
        document=claim.document, passage=claim.span.words, kind=claim.kind, about=claim.about,
        harm=figure.harm if figure else "", low=figure.low if figure else None, high=figure.high if figure else None,
        qualifier=figure.qualifier if figure else "", who=figure.who if figure else "", scope=figure.scope if figure else "",
        origin=claim.origin.words if claim.origin else "", relay=claim.relay.words if claim.relay else "",
        connection=claim.connection, manner=claim.manner, planned=not claim.actual, verb=claim.verb,
        place=_place(claim.place), when=_when(claim.when),
    )  # fmt: skip


def _person(person: PersonMention) -> Row:
    return _row(document=person.document, name=person.name, age=person.age, status=person.status, place=_place(person.place),
                when=_when(person.when), origin=person.chain[-1].words if person.chain else "")  # fmt: skip


def linkage(view: View) -> list[Row]:
    """What link put together: each incident and toll with its claims in words."""
    said = {c.key: f"{c.document}: {c.span.words}" for c in view.claims()}
    said |= {p.key: f"{p.document}: {p.name}" for p in view.persons()}
    found = view.linkage()
    things: Iterable[Incident | Toll] = (*found.incidents, *found.tolls)
    return [
        _row(what=_name(t), place=_place(t.place), when=_when(t.when), claims=[said.get(k, k) for k in t.claims])
        for t in things
    ]


def findings(view: View) -> list[Row]:
    """What weigh concluded, with who stands behind it."""
    found = view.linkage()
    names = {t.id: f"{_name(t)}, {_place(t.place)}, {_when(t.when)}" for t in (*found.incidents, *found.tolls)}
    cells = [
        _row(of=names.get(f.subject, f.subject), field=f.field, low=f.low, best=f.best, high=f.high, open=f.open, value=f.value)
        for f in view.findings()
    ]
    stands = [
        _row(
            of=names.get(s.subject, s.subject),
            reports=s.reports,
            outlets=s.outlets,
            origins=list(s.origins),
            contested=s.contested,
        )
        for s in view.standings()
    ]
    said = {c.key: f"{c.document}: {c.span.words}" for c in view.claims()}
    clashes = [_row(kind=c.kind, about=c.about, a=said.get(c.a, c.a), b=said.get(c.b, c.b)) for c in view.contradictions()]
    return [*cells, *stands, *clashes]


def _name(thing: Incident | Toll) -> str:
    return thing.kind if isinstance(thing, Incident) else f"toll of {thing.harm} {thing.who}".strip()


def _place(place: Place | None) -> str:
    return (place.name or place.words) if place else ""


def _when(when: Period | None) -> str:
    return f"{when.start}..{when.end}" if when else ""


def _row(**fields: Any) -> Row:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, False, [])}


def dump(rows: Iterable[Any]) -> str:
    """One row a line: short diffs."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
