"""Harm told by turns of phrase and numbers that leave out what they count, on invented sentences."""

import pytest

from tests.extract.reader import figures, told


@pytest.mark.parametrize(
    ("text", "harm", "low"),
    [
        ("Twelve people have choked to death in the tunnel.", "killed", 12),
        ("Some 31 people starved to death in the siege.", "killed", 31),
        ("Twelve tourists were swept away by the river.", "killed", 12),
        ("Fourteen mourners fell to sniper fire.", "killed", 14),
        ("A guard lost an arm.", "injured", 1),
        ("Nine marchers had broken ribs.", "injured", 9),
        ("Six people were taken to hospital.", "injured", 6),
        ("Doctors operated on 12 people during the night.", "injured", 12),
        ("Officers hauled away 14 students.", "detained", 14),
        ("Fifty-eight people were still behind bars on Friday.", "detained", 58),
        ("The number in custody now stands at 58.", "detained", 58),
        ("Masked men seized two nurses.", "abducted", 2),
        ("Police seized two nurses.", "detained", 2),
        ("The rebels still hold 40 girls.", "abducted", 40),
        ("Eighty villagers had not been found by nightfall.", "missing", 80),
        ("Rescuers are searching for seven fishermen.", "missing", 7),
        ("Some 6,500 people have lost their homes.", "displaced", 6500),
        ("Around 3,000 villagers are camped by the road.", "displaced", 3000),
        ("The rebels let 12 sailors go.", "released", 12),
        ("The two sides exchanged 86 prisoners.", "released", 86),
        ("Nineteen detainees walked out of the prison on Sunday.", "released", 19),
        ("Four deputies walked out of parliament for good.", "resigned", 4),
        ("Two ministers gave up their posts.", "resigned", 2),
        ("A third minister has stepped down.", "resigned", 1),
        ("A column of 14 officers crossed into Kelmara.", "defected", 14),
        ("Among the dead were 12 children.", "killed", 12),
        ("The wounded included four nurses.", "injured", 4),
    ],
)
def test_a_turn_of_phrase(text: str, harm: str, low: int) -> None:
    assert [told(c)[:2] for c in figures(text)] == [(harm, low)]


@pytest.mark.parametrize(
    "text",
    [
        "The camp can hold 6,000 people.",
        "Two girls came home from school.",
        "The coach let three players rest.",
        "Police are looking for two men.",
        "Four of the shells hit a field.",
        "A man handed over his coat.",
        "The visit took place as two envoys waited.",
        "The party won 12 seats and has 40.",
        "A delegation of six people arrived at the hotel.",
        "About 2,000 people marched through the town.",
    ],
)
def test_what_is_told_of_things_or_in_peace(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The ministry said 14 people had died; the opposition says 140.", [14, 140]),
        ("The government counts 14 dead. The monitors speak of 90.", [14, 90]),
        ("The council put the dead at 33, the army at 12.", [33, 12]),
        ("On Friday 20 people were killed: 11 in Oldport, seven in Harwick and two in Dunmere.", [20, 11, 7, 2]),
        ("The clashes killed 41 people, including 23 civilians, 11 soldiers and seven rebels.", [41, 23, 11, 7]),
        ("He said 96 people had been killed. Of these, 60 were civilians.", [96, 60]),
        ("The fire killed nine men. Three were firemen.", [9, 3]),
        ("Some 63 farmers have been killed since Friday, 12 of them women.", [63, 12]),
        ("Eleven bodies have been recovered, and six more were found on Monday.", [11, 6]),
        ("Seven hundred people have been slain, against 640 a month earlier.", [700, 640]),
    ],
)
def test_a_number_alone_takes_the_harm_told_before(text: str, values: list[int]) -> None:
    assert [told(c)[:2] for c in figures(text)] == [("killed", value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed nine men. The monitors put the number of attackers at 300.",
        "The raid killed nine men. The village has 300 houses.",
        "The raid killed nine men. One of them, Danek Orlo, led the council.",
        "The raid killed nine men and a girl of three was found asleep.",
    ],
)
def test_another_number_takes_no_harm(text: str) -> None:
    assert [c.figure.low for c in figures(text) if c.figure and c.figure.harm == "killed"] in ([9], [9, 1])


def test_people_found_shot_are_not_told_dead() -> None:
    assert [told(c)[0] for c in figures("Four men were found shot in a car park in Harwick.")] == ["injured"]
    assert [told(c)[0] for c in figures("Four men were found fatally shot in a car park in Harwick.")] == ["killed"]
