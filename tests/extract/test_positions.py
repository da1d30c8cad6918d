"""Denial, blame, claims of responsibility, and named persons."""

from onrecord.model import Claim
from tests.extract.reader import reading


def positions(text: str) -> list[Claim]:
    return [c for c in reading(text).claims if c.kind in ("blame", "denial", "claim_of_responsibility")]


def test_a_denial_has_its_holder_and_what_is_denied() -> None:
    (claim,) = positions("The army denied that there had been any defections.")
    assert claim.kind == "denial" and claim.origin is not None
    assert (claim.origin.words, claim.connection) == ("The army", "official")
    assert "defections" in claim.about


def test_blame_names_the_accused() -> None:
    (claim,) = positions("The government blamed the rebels for the attack.")
    assert claim.kind == "blame" and claim.origin is not None
    assert (claim.origin.words, claim.about) == ("The government", "the rebels")


def test_a_claim_of_responsibility() -> None:
    (claim,) = positions("The Red Dawn Brigade claimed responsibility for the bombing.")
    assert claim.kind == "claim_of_responsibility" and claim.origin is not None
    assert claim.origin.words == "The Red Dawn Brigade"


def test_denying_a_rumour_about_trade_is_no_position() -> None:
    assert positions("The minister rejected the trade proposal.") == []


def test_the_accused_denies() -> None:
    found = positions("The government accused politicians in the south of arming the rebels, allegations they denied.")
    denial = next(c for c in found if c.kind == "denial")
    assert denial.origin is not None and "politicians" in denial.origin.words


def test_named_persons_harmed_or_held() -> None:
    text = (
        "The dead include six-year-old girl Mira Holt, hit by a sniper. "
        "Police detained Joren Falk, a member of the bar association."
    )
    found = {p.name: (p.status, p.age, p.sex) for p in reading(text).persons}
    assert found["Mira Holt"] == ("killed", 6, "female")
    assert found["Joren Falk"][0] == "detained"


def test_a_speaker_is_no_victim() -> None:
    assert reading("Shells killed 12 people, said Mira Holt, a resident.").persons == ()


def test_a_pronoun_that_denies_is_the_speaker_before_it_not_after() -> None:
    text = (
        "The ministry's spokesman, Colonel Tarn Hollick, said calm had returned. He denied reports of killings. "
        "The governor, Maxim Thorle, blamed agitators for the attack."
    )
    denial = next(c for c in positions(text) if c.kind == "denial")
    assert denial.origin is not None and "Hollick" in denial.origin.words
    assert denial.connection == "official"


def test_one_of_the_dead_is_dead() -> None:
    (person,) = reading("One of the dead was nine-year-old Mila Sorren, who was shot near her school.").persons
    assert (person.name, person.status, person.age) == ("Mila Sorren", "killed", 9)


def test_a_list_of_names_shares_what_befell_its_first() -> None:
    text = "The men who were shot have been identified as Tor Benn, 34, of Oldport; Frank Delo, 33; and Terry Jons, 23."
    assert [(p.name, p.status, p.age) for p in reading(text).persons] == [
        ("Tor Benn", "injured", 34),
        ("Frank Delo", "injured", 33),
        ("Terry Jons", "injured", 23),
    ]


def test_the_victim_identified_in_the_next_sentence() -> None:
    (person,) = reading("A man was killed on Friday. The victim was identified as Jannel Monro.").persons
    assert (person.name, person.status) == ("Jannel Monro", "killed")
