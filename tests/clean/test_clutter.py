"""Whole page texts: the report found among menus, teasers and comments; lists, mail and captions kept."""

import textwrap

from onrecord.clean import plain
from onrecord.clean.clutter import AFTER, BEFORE, BETWEEN, REPORT, best_way, clutter, paragraphs
from onrecord.clean.lines import lines
from onrecord.clean.signs import signs

MENU = "Home\nNews\nWorld\nSport\nCulture\nWeather\nJobs\nCars\nContact Us\n"
HEAD = "Market bomb in Brennock kills nine\nBy Dana Reef\nMay 4, 2031 7:18 pm\nShare\nTweet\nEmail\n"
REPORT_TEXT = """A bomb hidden in a fruit cart killed nine people at the market in Brennock on Sunday, the town's hospital said.
Another 23 people were wounded, five of them children, according to Lina Sabe, a surgeon who had treated them.
"We heard one bang and then nothing at all," said Omar Dabe, who sells shoes at the edge of the square.
The army said it had sealed off the roads out of Brennock and was looking for two men in a white van.
Nobody has said that they laid the bomb, and the governor of Brennock asked people to stay at home.
"""
TAIL = """Most Read
Ferry company puts up fares for the third time
Nine lessons of the winter sales
3 Comments
seadog42 says:
May 4, 2031 at 9:12 pm
Why does nobody write that fifty people died there? My cousin saw them.
Reply
Anna K says:
May 4, 2031 at 9:40 pm
It was only a matter of time. Nobody listens until it is too late.
Reply
About Us
Privacy Policy
© 2031 Harbour Post. All rights reserved.
"""
PAGE = MENU + HEAD + REPORT_TEXT + TAIL


def kept(text: str) -> str:
    marks, _ = plain.mark(text)
    return "".join(text[m.start : m.end] for m in marks if m.mark != "clutter")


def test_the_report_is_found_on_its_page() -> None:
    read = kept(PAGE)
    assert all(line in read for line in REPORT_TEXT.strip().split("\n"))
    assert "fifty people died" not in read and "Ferry company" not in read and "Weather" not in read
    reasons = set(clutter(list(lines(PAGE))).values())
    assert {"before the report begins", "after the end of the report", "copyright"} <= reasons


def test_mail_with_broken_lines_and_a_list_of_the_dead_stay_whole() -> None:
    broken = "\n".join(line for part in REPORT_TEXT.split("\n") for line in textwrap.wrap(part, 62))
    assert kept(broken) == broken
    named = REPORT_TEXT + "The dead were named as:\nLina Sabe, 31\nYusuf Karo, 6\nAna Bel, 44\n"
    assert kept(named) == named


def test_lines_of_one_sentence_are_joined() -> None:
    found = list(lines("A bomb hidden in a fruit cart killed nine\npeople in Brennock on Sunday.\nHome\nnews\n"))
    assert [count for _, count in paragraphs(found)] == [2, 1, 1]


def test_a_credit_alone_is_clutter_and_a_caption_is_kept() -> None:
    text = REPORT_TEXT.replace(
        "Another", "(Photo: Ana Bel)\nNine coffins stand in the yard of the hospital. (Photo: Ana Bel)\nAnother"
    )
    marks, _ = plain.mark(text)
    assert [(m.mark, m.reason) for m in marks if m.mark != "body"] == [
        ("title", ""), ("clutter", "photo credit"), ("caption", ""),
    ][-2:]  # fmt: skip


def test_films_of_a_player_and_teasers_shown_by_turns_are_no_report() -> None:
    player = "1:17 Farmers rush to help Pause\n1:46 The man with a dead man's phone\n0:51 Bus driver held\n"
    assert "phone" not in kept(player + REPORT_TEXT)
    slides = "".join(f"{said}\n" * 2 for said in ("A jury has found a man guilty of killing his brother.",
                                                  "Police look for two men who broke into a house in Karo."))  # fmt: skip
    assert "jury" not in kept(slides + REPORT_TEXT) and "broke into" not in kept(slides + REPORT_TEXT)


def test_a_page_without_a_report_is_clutter_and_a_list_of_headlines_is_kept() -> None:
    assert kept("Thank you for registering!\nSign up for our newsletter\n") == ""
    listed = "Latest\nNine dead in Brennock market blast\nForty held in Karo\n"
    assert kept(listed) == listed


def test_the_way_is_begun_once_and_comes_back_only_for_much() -> None:
    assert best_way([-5.0, 9.0, 9.0, -5.0]) == [BEFORE, REPORT, REPORT, AFTER]
    assert best_way([50.0, -5.0, 50.0]) == [REPORT, REPORT, REPORT]
    assert best_way([90.0, -99.0, 90.0]) == [REPORT, BETWEEN, REPORT]
    assert best_way([-1.0]) == [REPORT]


def test_every_line_has_signs() -> None:
    found = list(lines(PAGE))
    told = list(signs(found))
    assert len(told) == len(found) and all(told)
    assert "list of day" in list(signs(list(lines("May 3 – Karo\nMay 4 – Brennock\nMay 5 – Tarsil\n"))))[1]


def test_a_report_of_which_each_paragraph_came_twice_stays() -> None:
    twice = "".join(f"{line}\n{line}\n" for line in REPORT_TEXT.splitlines() if line.strip())
    assert kept(twice).count(REPORT_TEXT.splitlines()[-1][:40]) == 2


def test_a_numbered_list_of_the_most_read_is_clutter_and_numbered_victims_are_not() -> None:
    links = "Most read\n1. Storm kills nine on the northern coast: what we know\n2. The story of the trawler\n"
    assert "Storm" not in kept(f"{REPORT_TEXT}\n{links}")
    named = "The dead:\n1. Lina Sabe, 31\n2. Yusuf Karo, 6\n"
    assert "Lina Sabe" in kept(f"{REPORT_TEXT}\n{named}")
