"""Who says how many: every form of attribution that news prose uses, and the outlet's own voice where nobody is named."""

import pytest

from onrecord.model import Claim
from tests.extract.reader import figures, told


def origin(claim: Claim) -> str:
    return told(claim)[3]


@pytest.mark.parametrize(
    ("text", "words", "connection"),
    [
        ("Twelve people were killed in Oldport, a doctor said.", "a doctor", "medical"),
        ("According to the interior ministry, 12 people were killed.", "the interior ministry", "official"),
        ("Residents said that 12 people were killed.", "Residents", "witness"),
        ("Shelling killed 12 people on Friday said the Northern Rights Monitor.", "the Northern Rights Monitor", "monitor"),
        ("Shelling in the old quarter killed 12 people a monitoring group said on Friday.", "a monitoring group", "monitor"),
        ("State television reported that 12 soldiers had died.", "State television", "official"),
        ("The rebels claimed they had killed 12 soldiers.", "The rebels", "armed_group"),
        ("Twelve people were killed.", "", "outlet"),
        ("It was a siege that a rights group said on Friday had killed 300 people.", "a rights group", "monitor"),
        ("The interior ministry lowered its count of the dead to 19.", "The interior ministry", "official"),
    ],
)
def test_origin_and_connection(text: str, words: str, connection: str) -> None:
    (claim,) = figures(text)
    assert (origin(claim), claim.connection) == (words, connection)


def test_an_account_runs_on_over_sentences() -> None:
    text = "Harbour resident Tomas Keld said shells hit the school. He added that 12 pupils had died."
    (claim,) = figures(text)
    assert origin(claim) == "Tomas Keld"
    assert claim.connection == "witness"


def test_the_group_is_the_one_named_before() -> None:
    text = "The Northern Rights Monitor said shells hit the school. The group said 12 pupils had died."
    (claim,) = figures(text)
    assert claim.origin is not None and claim.origin.id == "org:northern-rights-monitor"


def test_an_observatory_of_another_country_is_not_the_syrian_one() -> None:
    (claim,) = figures("The Kelmaran Observatory for Rights said 12 people died in Oldport.")
    assert claim.origin is not None and claim.origin.id == "org:kelmaran-observatory-for-rights"


def test_a_chain_keeps_its_relay() -> None:
    (claim,) = figures("A hospital official told Reuters that 12 people had died.")
    assert [link.role for link in claim.chain] == ["outlet", "relay", "origin"]
    assert claim.relay is not None and claim.relay.words == "Reuters"


def test_the_quoted_one_is_the_origin() -> None:
    (claim,) = figures("State radio quoted a military source as saying that 12 rebels had died.")
    assert origin(claim) == "a military source"


def test_a_headline_names_its_source_at_the_end() -> None:
    (claim,) = figures("Shells kill 12 in Oldport: monitor")
    assert origin(claim) == "monitor"


def test_those_killed_are_no_origin() -> None:
    (claim,) = figures("Twelve people were reported killed in Oldport.")
    assert origin(claim) == ""


def test_an_activist_named_in_the_next_sentence_is_one_origin() -> None:
    text = (
        "More than 200 members have quit the party, a rights activist says.\n\nIlse Marn said another 30 resigned in Oldport."
    )
    first, second = figures(text)
    assert first.origin is not None and second.origin is not None
    assert first.origin.id == second.origin.id == "person:ilse-marn"
    assert second.connection == "monitor"


def test_the_monitor_named_next_is_the_one_left_unnamed() -> None:
    text = (
        "Shelling killed 12 people in Oldport, a monitor said. "
        "The Northern Rights Observatory said four children were among the dead."
    )
    first, second = figures(text)
    assert first.origin is not None and second.origin is not None
    assert first.origin.words == "a monitor"
    assert first.origin.id == second.origin.id == "org:northern-rights-observatory"


def test_a_name_before_its_role_is_the_name_alone() -> None:
    (claim,) = figures("Twelve people died said Tomas Keld director of the harbour hospital.")
    assert origin(claim) == "Tomas Keld"


def test_a_clause_that_only_describes_what_is_denied_is_not_denied() -> None:
    (claim,) = figures("The Front denied any part in the bombing, which killed ten people.")
    assert (origin(claim), claim.manner) == ("", "asserted")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Director of Ostrel Harbour Hospital Dr. Farin al-Ostray told reporters that 12 people had died.", "Farin al-Ostray"),
        ("An activist identified as Abu Maren said 12 people had died.", "Abu Maren"),
        ("Shelling killed 12 people in northern Ostrel on Thursday state television said.", "state television"),
        ("The main opposition party, the Kelmaran Union, said that 12 people had been arrested.", "the Kelmaran Union"),
        (
            "Harbour officials in Ostrel tell Reuters that 14 dockers have died.",
            "Harbour officials in Ostrel",
        ),
        ("The harbour service said that the two raids had killed 19 people.", "The harbour service"),
    ],
)
def test_a_naming_is_cut_to_the_one_who_speaks(text: str, words: str) -> None:
    assert {origin(claim) for claim in figures(text)} == {words}


@pytest.mark.parametrize(
    ("text", "connection"),
    [
        ("A source at Ostrel Police Command said that 12 people had died.", "official"),
        ("The health ministry said that 12 people had died.", "official"),
        ("The US-led coalition said that 12 people had died.", "foreign_official"),
        ("The Kelmaran opposition coalition said that 12 people had died.", "opposition"),
        ("Dr. Ilse Marn said that 12 people had died.", "medical"),
        ("Ilse Marn, an envoy for fisheries with the United Nations, said that 12 people had died.", "international"),
        ("The U.N. said that 12 people had died.", "international"),
    ],
)
def test_the_connection_follows_the_office(text: str, connection: str) -> None:
    (claim,) = figures(text)
    assert claim.connection == connection


def test_the_source_is_as_official_as_when_it_was_introduced() -> None:
    text = "A source at Ostrel Police Command said shells hit a school. The source added that 12 people had died."
    (claim,) = figures(text)
    assert claim.connection == "official"


def test_an_office_stands_for_the_one_who_holds_it() -> None:
    text = "Mayor Tomas Keld said shells hit the school. The mayor said that 12 people had died."
    (claim,) = figures(text)
    assert origin(claim) == "Tomas Keld"


def test_an_announced_statement_is_by_the_one_announced() -> None:
    text = "Foreign Minister Tomas Keld said:\n\nThis was a terrible attack, with at least 12 people killed.\n"
    (claim,) = figures(text)
    assert origin(claim) == "Tomas Keld"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Shelling killed 12 people in Ostrel, local media reported, citing a military source.",
            ["local media", "a military source"],
        ),
        ("State television, citing a military source, said 12 gunmen had died.", ["State television", "a military source"]),
        ("The news agency quoted a surgeon as saying 12 people had died.", ["The news agency", "a surgeon"]),
        ("State television, which named no source, said 12 gunmen had died.", ["State television"]),
    ],
)
def test_whom_an_outlet_cites_is_the_origin(text: str, chain: list[str]) -> None:
    (claim,) = figures(text)
    assert [link.words for link in claim.chain[1:]] == chain


def test_an_attack_that_is_only_claimed_is_told_by_the_outlet() -> None:
    (claim,) = figures("The Red Brigade claimed a bomb attack on Friday that killed 12 people.")
    assert claim.connection == "outlet"


def test_a_new_day_in_the_outlets_words_ends_an_account() -> None:
    text = "A monitoring group said shells hit the school. The conflict has killed 3,000 people since March 2011."
    (claim,) = figures(text)
    assert claim.connection == "outlet"
