"""A small invented record to decide on: two towns, four happenings, two running tolls, copies, denials and named people."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from link_invented import COUNTRY, OLMET, VARDA, claim, day, document, person

from onrecord import config, pipeline
from onrecord.model import Claim, Decision, Document, Link, Place, Reading
from onrecord.store import Record, View

Told = tuple[Document, Reading]
MONITOR = Link("origin", "the Varda Monitor", "org:varda-monitor")
DOCTOR = Link("origin", "Ilmo Trask", "person:ilmo-trask")
ARMY = Link("origin", "the army", "org:army")
KESH = Place("Kesh", None, "Kesh", "pl:kesh", "XQ", "South", lat=4.0, lon=14.0, precision="exact")
BOMB = (
    "A car bomb killed {0} people in {3} on Monday, the Varda Monitor said. Four children were among the dead. "
    "The army denied any part in it. {4}, 30, was killed. Since March at least {1} people have been killed in Qarsia. {2}"
)
RAID = (
    "Gunmen raided a farm near {3} and shot dead {0} men, Ilmo Trask said. {1} people were wounded in the raid. "
    "Rebels were blamed for the raid. {2}"
)


def by(one: Claim, link: Link, connection: str = "monitor", **more: object) -> Claim:
    """The claim with an origin."""
    return replace(one, chain=(*one.chain, link), connection=connection, **more)  # type: ignore[arg-type]


def bombing(name: str, dead: int, toll: int, on: str, words: str, outlet: str, place: Place = VARDA) -> Told:
    """A report of a bombing that also gives a running toll."""
    who = "Sen Ordel" if place is VARDA else "Tal Berrin"
    text = BOMB.format(dead, toll, words, place.words, who)
    doc = replace(document(name, text, on, f"Bomb kills {dead} in {place.words}"), outlet=outlet)
    whole = by(claim(doc, f"killed {dead} people", "killed", dead, place=place, when=day(on)), MONITOR)
    since = day("2031-03-01", on, "Since March")
    claims = (
        whole,
        claim(doc, "Four children", "killed", 4, scope="sub_count", who="children", part_of=whole.key),
        by(
            claim(doc, "denied any part", kind="denial", against=whole.key, about="the bombing"),
            ARMY,
            "official",
            manner="denied",
        ),
        by(claim(doc, f"at least {toll} people", "killed", toll, scope="cumulative", place=COUNTRY, when=since), MONITOR),
    )
    return doc, Reading(doc.id, claims, (person(doc, who, 30, claim=whole.key, place=place),))


def raid(name: str, dead: int, hurt: int, on: str, words: str, outlet: str, place: Place = OLMET) -> Told:
    """A report of a raid."""
    text = RAID.format(dead, hurt, words, place.words)
    doc = replace(document(name, text, on, f"{dead} shot near {place.words}"), outlet=outlet)
    claims = (
        by(claim(doc, f"shot dead {dead} men", "killed", dead, who="men", place=place, when=day(on)), DOCTOR, "witness"),
        by(claim(doc, f"{hurt} people were wounded", "injured", hurt, place=place, when=day(on)), DOCTOR, "witness"),
        claim(doc, "Rebels were blamed", kind="blame", about="Rebels"),
    )
    return doc, Reading(doc.id, claims)


def reports() -> list[Told]:
    """Nine reports."""
    copied = bombing("b2", 14, 150, "2031-05-03", "Shops stayed shut all day in the old town.", "Olmet Echo")
    copy = bombing("b3", 14, 150, "2031-05-03", "Shops stayed shut all day in the old town.", "Harbour Wire")
    copy = replace(copy[0], id="b3", copy_of="b2", family="b2"), copy[1]
    return [
        bombing("b1", 12, 140, "2031-05-02", "The market was full of shoppers.", "Qarsia Post"),
        (replace(copied[0], family="b2"), copied[1]),
        copy,
        bombing("b4", 29, 160, "2031-05-24", "A school stands nearby.", "Qarsia Post", OLMET),
        bombing("b5", 31, 165, "2031-05-24", "A school stands nearby, in the east.", "Olmet Echo", OLMET),
        raid("r1", 3, 6, "2031-05-10", "The farm belongs to a cooperative.", "Qarsia Post"),
        raid("r2", 4, 6, "2031-05-11", "The cooperative lost its barn.", "Harbour Wire"),
        raid("r3", 7, 2, "2031-06-01", "The river was in flood.", "Qarsia Post", KESH),
        raid("r4", 7, 3, "2031-06-02", "The river had flooded the road.", "Olmet Echo", KESH),
    ]


def write(path: Path, told: Sequence[Told], decisions: Sequence[Decision] = ()) -> Path:
    """Makes the record, or adds to it."""
    with Record(path) as record:
        add(record, told)
        record.judge(decisions)
        pipeline.rederive(record, config.Settings(), lambda *step: None)
    return path


def add(record: Record, told: Iterable[Told]) -> None:
    """Takes documents and their readings in."""
    every = list(told)
    record.save([], [d for d, _ in every], [])
    record.save_readings([r for _, r in every], {}, [], "stand-in", False)


def shuffled(told: list[Told], seed: int) -> list[Told]:
    """The same in another order."""
    order = list(told)
    random.Random(seed).shuffle(order)
    return order


def state(path: Path) -> dict[str, object]:
    """Everything a record says, but for what incidents and tolls are called and the order documents came in."""
    with View.open(path) as view:
        linkage = view.linkage()
        named = {s.id: s.claims for s in (*linkage.incidents, *linkage.tolls)}

        def bare(things: Iterable[object], attribute: str) -> list[object]:
            ids = [(named[getattr(t, attribute)], t) for t in things if getattr(t, attribute) in named]
            return sorted((repr((claims, replace(t, **{attribute: ""}))) for claims, t in ids))  # type: ignore[type-var]

        return {
            "incidents": sorted(repr(replace(i, id="", replaces=())) for i in linkage.incidents),
            "tolls": sorted(repr(replace(t, id="", replaces=())) for t in linkage.tolls),
            "main": sorted((d, named[i]) for d, i in linkage.main.items()),
            "persons": sorted(linkage.same_persons.items()),
            "findings": bare(view.findings(), "subject"),
            "contradictions": bare(view.contradictions(), "subject"),
            "standings": bare(view.standings(), "subject"),
            "claims": sorted(map(repr, view.claims())),
            "corrections": sorted((c.field, c.was, c.now) for told in view.corrections().values() for c in told),
            "issues": sorted((i.stage, i.subject) for i in view.issues() if i.stage == "decide"),
            "states": [(s.decision.key, s.word) for s in view.decision_states()],
        }
