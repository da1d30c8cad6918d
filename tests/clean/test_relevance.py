"""Which reports are worth the close reading."""

import pytest

from onrecord.clean.relevance import relevant


@pytest.mark.parametrize(
    "text",
    [
        "More than 200 members of the ruling party resigned on Wednesday to protest against the crackdown in the south.",
        "A woman was fatally shot and two men were wounded outside a bar in Karo early on Sunday, police said.",
        "About 1,500 people fled across the border from gunfire in the town, witnesses said.",
        "Security forces arrested forty students after a sit-in at the university.",
        "The monitor said a barrel bomb killed nine people in the village.",
        "A guard shoots himself in the hand at the gate of the mint in Tarsil. Police say he will keep it.",
        "Over 90 people have died of fever in the hills this rainy season, the health office said; hospitals are full.",
    ],
)
def test_conflict_is_relevant(text: str) -> None:
    assert relevant("", text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "United suffered a heavy defeat as the striker shot wide twice; the coach said his defenders fought to the last minute "
        "of the match and attacked well in the second half of a long season.",
        "The ministry has published the results of the spring wheat harvest, up by four per cent, and a new price for bread.",
        "Shares of the bank fell sharply after quarterly earnings missed forecasts, and investors fear the sector is bleeding.",
        "The band will play twelve dates this summer; tickets go on sale on Friday.",
    ],
)
def test_sport_and_business_are_passed_over(text: str) -> None:
    assert not relevant("", text, "en")


def test_the_title_counts_twice_and_other_languages_stay() -> None:
    assert relevant("Three people killed in Tarsil", "We have sent you a message. Please check your inbox.", "en")
    assert relevant("", "Drei Tore in der zweiten Halbzeit", "de")
