"""A record that was decided upon step by step is the record built afresh from the same documents and decisions."""

import contextlib
import random
from pathlib import Path

import kelmara
import pytest

from onrecord import pipeline
from onrecord.deciding import Asked, Desk, make
from onrecord.errors import InputError
from onrecord.model import Decision
from onrecord.store import View

STEPS, AT_ONCE, CHECKS = 1000, 5, 10
VALUES = (
    "number=5", "number=40", "harm=injured", "scope=cumulative", "scope=incident", "place=Olmet", "place=Varda", "place=",
    "start=2031-05-02", "start=2031-05-20", "manner=denied", "manner=asserted", "origin=the army", "origin=", "actual=no",
    "qualifier=at_least", "who=women", "connection=official", "about=the guards",
)  # fmt: skip
OF_INCIDENTS = ("kind=clash", "kind=bombing", "place=Olmet", "place=Varda", "start=2031-05-03", "description=Told otherwise")
WEIGHTS = {
    "merge": 2, "split": 5, "same": 3, "different": 6, "correct": 5, "reject": 2, "accept": 1, "discount-origin": 1, "undo": 16,
}  # fmt: skip


def wanted(desk: Desk, dice: random.Random) -> Asked:
    """Something that a person might decide on the record as it stands; not all of it can be meant."""
    verdict = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    claims, persons, subjects = sorted(desk.claims), sorted(desk.persons), sorted(desk.world.subjects)
    within, things = "", [dice.choice(subjects), dice.choice(subjects)]
    if verdict == "split":
        members = desk.world.subjects[things[0]].claims
        things = [things[0], *dice.sample(members, dice.randint(1, min(3, len(members))))]
    elif verdict in ("same", "different"):
        pool = dice.choice((claims, claims, persons, subjects))
        things = [dice.choice(pool), dice.choice(pool)]
    elif verdict == "correct":
        on_incident = dice.random() < 0.3
        things = [things[0], dice.choice(OF_INCIDENTS)] if on_incident else [dice.choice(claims), dice.choice(VALUES)]
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
    pipeline.judge(path, list(made.values()))
    return list(made.values())


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
