"""A record that was decided upon step by step is the record built afresh from the same documents and decisions."""

import contextlib
import random
from pathlib import Path

import kelmara
import pytest

from onrecord import pipeline
from onrecord.changes import Snapshot, changes
from onrecord.deciding import Asked, Desk, make
from onrecord.errors import InputError
from onrecord.model import Decision
from onrecord.model.decision_states import World, states
from onrecord.store import View

STEPS, AT_ONCE, CHECKS, LOOKED_UP = 800, 5, 8, 0.1
VALUES = (
    "number=5", "number=40", "harm=injured", "scope=cumulative", "scope=incident", "place=Olmet", "place=Varda", "place=",
    "start=2031-05-02", "start=2031-05-20", "manner=denied", "manner=asserted", "origin=the army", "origin=", "actual=no",
    "qualifier=at_least", "who=women", "connection=official", "about=the guards",
)  # fmt: skip
ADDED = ("start=2031-05-02", "place=Olmet", "scope=cumulative", "who=guards")
OF_INCIDENTS = ("kind=clash", "kind=bombing", "place=Olmet", "place=Varda", "start=2031-05-03", "description=Told otherwise")
WEIGHTS = {
    "merge": 2, "split": 5, "same": 3, "different": 6, "correct": 5, "add": 3, "reject": 2, "accept": 1,
    "discount-origin": 1, "undo": 16,
}  # fmt: skip


def wanted(desk: Desk, dice: random.Random) -> Asked:
    """Something that a person might decide on the record as it stands; not all of it can be meant."""
    verdict = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    claims, persons = sorted(desk.view.ids("claim")), sorted(desk.view.ids("person"))
    subjects = sorted([*desk.view.ids("incident"), *desk.view.ids("toll")])
    within, things = "", [dice.choice(subjects), dice.choice(subjects)]
    if verdict == "split":
        members = desk.subject(things[0]).claims
        things = [things[0], *dice.sample(members, dice.randint(1, min(3, len(members))))]
    elif verdict in ("same", "different"):
        pool = dice.choice((claims, claims, persons, subjects))
        things = [dice.choice(pool), dice.choice(pool)]
    elif verdict == "correct":
        on_incident = dice.random() < 0.3
        things = [things[0], dice.choice(OF_INCIDENTS)] if on_incident else [dice.choice(claims), dice.choice(VALUES)]
    elif verdict == "add":
        start = dice.randint(0, 60)
        things = [
            dice.choice(desk.view.ids("document")),
            f"@{start}:{start + 30}",
            dice.choice(ADDED),
            "harm=killed",
            "number=9",
        ]
    elif verdict in ("reject", "accept"):
        things = [dice.choice(claims)]
    elif verdict == "discount-origin":
        things, within = (
            [dice.choice(("the army", "the Varda Monitor", "Ilmo Trask", "Qarsia Post"))],
            dice.choice(("", things[0])),
        )
    elif verdict == "undo":
        things = [dice.choice(sorted(desk.decisions) or ["d-none"])]
    return Asked(verdict, tuple(things), "because", "Ana", "2031-07-01T00:00:00+00:00", within)


def some(path: Path, dice: random.Random) -> list[Decision]:
    """A few decisions on the record as it stands, appended and taken account of together."""
    made: dict[str, Decision] = {}
    with View.open(path) as view:
        desk = Desk(view)
        for _ in range(AT_ONCE):
            with contextlib.suppress(InputError):
                decision = make(desk, wanted(desk, dice))
                made[decision.key] = decision
        found = pipeline.judge(path, lambda now: list(made.values()))[1]
        with View.open(path) as after:
            assert found == changes(Snapshot.of(view), Snapshot.of(after))
            if dice.random() < LOOKED_UP:
                same_when_looked_up(after)
    return list(made.values())


def same_when_looked_up(view: View) -> None:
    """What is looked up by key is what is read of the whole record."""
    linkage, every = view.linkage(), view.decisions()
    claims, subjects = view.claims(), {s.id: s for s in (*linkage.incidents, *linkage.tolls)}
    world = World.of(claims, [p.key for p in view.persons()], linkage, view.findings())
    assert view.decision_states() == (told := states(every, world))
    assert view.subjects_by(subjects) == subjects and view.claims_by(c.key for c in claims) == {c.key: c for c in claims}
    assert all(view.subjects_by([id]) == {id: subject} for id, subject in subjects.items())
    assert [c for d in view.documents() for c in view.claims_of(d.id)] == list(claims)
    assert view.homes_of(c.key for c in claims) == dict(sorted(world.homes.of.items())) | world.homes.of
    for one in (claims[len(every) % len(claims)].key, *sorted(subjects)[:2], *(d.key for d in every[-2:])):
        on = view.states_on([one])
        assert set(on) <= set(told) and {s.decision.key for s in told if one in (s.decision.subject, s.decision.key)} <= {
            s.decision.key for s in on
        }


def test_any_sequence_of_decisions_leaves_what_a_fresh_record_would_say(tmp_path: Path) -> None:
    dice, told = random.Random(7), kelmara.reports()
    path = kelmara.write(tmp_path / "x.record", told)
    made: list[Decision] = []
    rounds = STEPS // AT_ONCE
    for n in range(1, rounds + 1):
        made += some(path, dice)
        if n % (rounds // CHECKS) == 0:
            fresh = kelmara.write(tmp_path / f"fresh-{n}.record", kelmara.shuffled(told, n), made)
            assert kelmara.state(path) == kelmara.state(fresh), f"after {n} rounds"
    assert len(made) > STEPS // 2 and {d.verdict for d in made} == set(WEIGHTS)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_documents_come_changes_nothing(tmp_path: Path, seed: int) -> None:
    told = kelmara.reports()
    whole = kelmara.state(kelmara.write(tmp_path / "whole.record", told))
    for one in kelmara.shuffled(told, seed):
        kelmara.write(tmp_path / "slow.record", [one])
    assert kelmara.state(tmp_path / "slow.record") == whole
    assert kelmara.state(kelmara.write(tmp_path / "other.record", kelmara.shuffled(told, seed + 10))) == whole
