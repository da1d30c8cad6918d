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
    text = "The men shot on Sunday were identified as Tor Benn, 34, of Oldport; Frank Delo, 33; and Terry Jons, 23."
    assert [(p.name, p.status, p.age) for p in reading(text).persons] == [
        ("Tor Benn", "injured", 34),
        ("Frank Delo", "injured", 33),
        ("Terry Jons", "injured", 23),
    ]


def test_the_victim_identified_in_the_next_sentence() -> None:
    (person,) = reading("A man was killed on Friday. The victim was identified as Jannel Monro.").persons
    assert (person.name, person.status) == ("Jannel Monro", "killed")


def kinds(text: str) -> list[tuple[str, str, str]]:
    """(kind, who, about) of every position."""
    return [(c.kind, c.origin.words if c.origin else "", c.about) for c in positions(text)]


def test_an_account_of_a_deed_by_a_side_is_blame_by_whoever_gives_it() -> None:
    (claim,) = positions(
        "Rebels fired rockets on the Oldport neighborhood, killing four civilians, the Kelmar Observatory said."
    )
    assert claim.kind == "blame" and claim.origin is not None
    assert (claim.origin.words, claim.about) == ("the Kelmar Observatory", "Rebels")


def test_a_passive_and_a_noun_name_the_side_too() -> None:
    for text in (
        "At least 12 civilians were killed in regime air strikes on Oldport, the Kelmar Observatory said.",
        "At least 12 civilians were killed by government forces in Oldport, the Kelmar Observatory said.",
    ):
        assert [(k, who) for k, who, _ in kinds(text)] == [("blame", "the Kelmar Observatory")], text


def test_those_killed_are_not_blamed() -> None:
    assert positions("Four militants died on Sunday, a doctor said.") == []


def test_an_attack_claimed_by_a_group() -> None:
    found = kinds("Ten people died on Monday when a bomb went off in an assault claimed by the Islamic State group.")
    assert ("claim_of_responsibility", "Islamic State") in {(k, who) for k, who, _ in found}


def test_nobody_takes_no_position() -> None:
    found = kinds("Nobody claimed responsibility for the attack. No one said that rebels shelled the town.")
    assert not {who for _, who, _ in found} & {"Nobody", "No one"}


def test_each_accuses_the_other() -> None:
    found = kinds("The government and the rebels accused each other of shelling the village.")
    assert found == [
        ("blame", "The government", "the rebels"),
        ("blame", "the rebels", "The government"),
    ]


def test_a_denial_answers_the_blame_before_it() -> None:
    found = positions("The opposition accused the army of shelling the hospital. The army denied the accusation.")
    blame, denial = found
    assert (blame.kind, denial.kind) == ("blame", "denial")
    assert denial.against == blame.key


def test_who_says_his_own_side_did_not_do_it_denies_it() -> None:
    found = kinds("The army said it had not shelled the village.")
    assert [(k, who) for k, who, _ in found] == [("denial", "The army")]


def test_denying_somebody_something_is_no_denial() -> None:
    assert positions("The strikes were carried out to deny the fighters a safe haven.") == []


def test_a_participle_after_the_speaker_is_his() -> None:
    found = kinds('Two bombs went off in Oldport, state television said, blaming "terrorists" for the attack.')
    assert [(k, who) for k, who, _ in found] == [("blame", "state television")]


def test_a_denial_ends_before_the_clause_that_only_describes() -> None:
    (claim,) = [
        c for c in positions("The brigade denied any part in the bombing, which killed ten people.") if c.kind == "denial"
    ]
    assert claim.span.words == "The brigade denied any part in the bombing"


def test_a_deed_is_told_wherever_the_side_stands() -> None:
    for text, accused in (
        ("The opposition said hundreds of villagers were killed at the hands of the regime.", "regime"),
        ("The opposition said 12 civilians died in an attack which was carried out by regime forces.", "regime forces"),
        ("The opposition said the town came under a brutal onslaught against civilians by the regime.", "regime"),
    ):
        (claim,) = [c for c in positions(text) if c.kind == "blame"]
        assert accused in claim.about, text


def test_a_charge_of_no_harm_is_no_position() -> None:
    assert positions("The rebels blamed the delay on the government.") == []
    assert positions("The prisoners accused him of betrayal.") == []
    assert [c.kind for c in positions("The rebels blamed the attack on the government.")] == ["blame"]


def test_who_is_accused_ends_before_what_is_told_of_him() -> None:
    text = (
        "More than 200 members have quit to protest at President Orlan Vesk's brutal crackdown on opponents, an activist says."
    )
    assert all(not about.endswith("brutal") and "'s" not in about for kind, _, about in kinds(text) if kind == "blame")
