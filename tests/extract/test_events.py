"""Events without figures: who does what to whom, one test a construction."""

import pytest

from onrecord.model import Claim
from tests.extract.reader import reading


def events(text: str) -> list[Claim]:
    return [c for c in reading(text).claims if c.kind == "event"]


def told(text: str) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(type, who, whom) of every event."""
    return {(c.event, c.actors, c.recipients) for c in events(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("France summoned the Kelmaran ambassador on Tuesday.", ("consult", ("France",), ("the Kelmaran ambassador",))),
        ("Norland, Sweden and Ireland condemned the raid.", ("accuse", ("Norland", "Sweden", "Ireland"), ("the raid",))),
        ("The resolution was blocked by Russia, China and Cuba.", ("reject", ("Russia", "China", "Cuba"), ("The resolution",))),
        ("Norway said Kelmara should free the men.", ("request", ("Norway",), ("Kelmara",))),
        ("Norway called on the government to free the men.", ("request", ("Norway",), ("the government",))),
        ("Norway urged the rebels to leave the town.", ("request", ("Norway",), ("the rebels",))),
        ("The minister said London had drawn up sanctions against General Tarn.", ("sanction", ("London",), ("General Tarn",))),
        ("Kelmara has expelled foreign reporters.", ("coerce", ("Kelmara",), ("foreign reporters",))),
        ("Soldiers opened fire on marchers.", ("assault", ("Soldiers",), ("marchers",))),
        ("Talks between the government and the rebels failed.", ("consult", ("the government", "the rebels"), ())),
        ("The government imposed a blockade on Oldport.", ("coerce", ("The government",), ("Oldport",))),
        ("The president blamed the riots on foreign agents.", ("accuse", ("The president",), ("foreign agents",))),
        ("The mayor blamed the army for the raid.", ("accuse", ("The mayor",), ("the army",))),
    ],
)  # fmt: skip
def test_the_parties_of(text: str, event: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert event in told(text)


def test_what_failed_has_not_happened() -> None:
    (claim,) = [c for c in events("The council failed to agree on a statement.") if c.event == "agree"]
    assert claim.actors == ("The council",) and not claim.actual


def test_who_was_opposed() -> None:
    assert ("reject", ("Several members",), ()) in told("Several members indicated they were opposed.")


def test_deeds_and_things_are_no_parties() -> None:
    assert told("The shelling killed a doctor.") == {("assault", (), ("a doctor",))}
    assert told("An epidemic has killed a doctor.") == {("assault", (), ("a doctor",))}
    assert ("assault", ("Government",), ("a doctor",)) in told("Government shelling killed a doctor in Oldport.")


def test_the_wounded_of_a_bare_clause_did_nothing() -> None:
    assert all(not c.actors for c in events("The blast left five dead and 22 wounded, a medic said."))


def test_a_participle_after_a_speaker_is_not_his() -> None:
    found = told("Families crossed the border on Thursday, witnesses said, fleeing the shelling.")
    assert all("witnesses" not in actors for _, actors, _ in found)


def test_to_demonstrate_something_is_no_protest() -> None:
    assert not [c for c in events("These figures demonstrate a disregard for life.") if c.event == "protest"]
