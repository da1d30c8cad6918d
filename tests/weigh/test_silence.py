"""Silence about the dead is zero only where reports tell of the injured, or of a shooting, and none has a word for a death."""

import pytest
from weigh_invented import MONITOR, cell, person, report, told, weighed

from onrecord.model import Claim, Document

A = report("a", "2031-05-03", text="Five were hurt at the market, two of them critically.")
B = report("b", "2031-05-04", "Lamp", text="Five were hurt.")


def hurt(doc: Document, number: int, at: int = 10, words: str = "", **more: object) -> Claim:
    said = words or f"{number} were hurt"
    return told(doc, said, at, MONITOR, harm="injured", low=number, high=number, **more)  # type: ignore[arg-type]


def fields(*documents: Document, profile: str = "ucdp") -> set[str]:
    return {f.field for f in weighed(documents, [hurt(d, 5) for d in documents], profile).findings}


def test_nobody_told_dead_is_zero_with_the_reason() -> None:
    found = cell(weighed([A, B], [hurt(A, 5), hurt(B, 5)]))
    assert (found.low, found.best, found.high, found.rule) == (0, 0, 0, "nobody told dead")
    assert found.rationale.startswith(
        "No report tells of anybody killed; 2 reports count the injured: “5 were hurt” (Qarsia Post"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A guard died in the same street.",
        "He is charged with murder.",
        "The dead were carried away.",
        "It was the 30th homicide of 2031.",
        "A fatal shot was heard.",
    ],
)
def test_a_word_for_a_death_in_a_report_leaves_it_blank(text: str) -> None:
    assert "killed" not in fields(report("c", text=f"Five were hurt. {text}"))
    assert "killed" not in fields(report("d", text="Five were hurt.", title=text))


@pytest.mark.parametrize(
    "text",
    [
        "He is held for assault with a deadly weapon.",
        "She is charged with attempted first-degree murder.",
        "Homicide detectives came to the market.",
        "They could easily have been killed.",
        "Nobody was hurt badly or killed.",
        "The wound was not fatal.",
        "They left him for dead.",
        "A guard was killed there in 2028.",
        "Two boys were killed nearby last year.",
        "A guard died at the gate in January.",
        "A vendor died in another shooting.",
    ],
)
def test_words_that_tell_of_nobodys_death_here_do_not_count(text: str) -> None:
    assert "killed" in fields(report("c", text=f"Five were hurt. {text}"))


def test_deaths_read_as_those_of_another_incident_do_not_count() -> None:
    doc = report("c", text="Five were hurt. Two men were killed in Sanna.")
    other = told(doc, "Two men were killed in Sanna.", 16, low=2, high=2)
    found = weighed([doc], [told(doc, "Five were hurt", 0, MONITOR, harm="injured", low=5, high=5)], others=[other])
    assert cell(found).best == 0


def test_a_shooting_that_nobody_is_told_to_have_been_hit_in_has_no_dead() -> None:
    doc = report("c", text="Shots were fired at the market.")
    shots = told(doc, "Shots were fired at the market", 0, kind="event")
    found = cell(weighed([doc], [shots], kind="shooting"))
    assert (found.low, found.best, found.high) == (0, 0, 0)
    assert found.rationale.startswith("No report tells of anybody killed or hurt; 1 report tells of the deed: “Shots were")
    for kind in ("bombing", "air_strike", "clash", "chemical_attack", "attack", "arrest"):
        assert not [f for f in weighed([doc], [shots], kind=kind).findings if f.field == "killed"]


def test_reports_of_arrests_alone_say_nothing_of_the_dead() -> None:
    claim = told(A, "40 were arrested", 10, MONITOR, harm="detained", low=40, high=40)
    assert not [f for f in weighed([A], [claim]).findings if f.field == "killed"]


def test_the_profile_says_what_silence_means() -> None:
    assert "killed" in fields(A, profile="acled")
    assert "killed" not in fields(A, profile="ibc") and "killed" not in fields(A, profile="every-casualty")


def test_a_name_among_the_dead_does_not_outweigh_reports_without_a_word_for_death() -> None:
    doc = report("c", text="Ana Boyd was shot. Five were hurt.")
    name = person(doc, "Ana Boyd", "killed")
    assert cell(weighed([doc], [hurt(doc, 5)], persons=[name])).best == 0
    dead = report("d", text="Ana Boyd died. Five were hurt.")
    name = person(dead, "Ana Boyd", "killed")
    assert cell(weighed([dead], [hurt(dead, 5)], persons=[name])).best == 1
