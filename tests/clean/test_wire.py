"""The agencies that texts credit, with the whole or with a part."""

import pytest

from onrecord.clean.outlets import Directory, Outlet, directory
from onrecord.clean.wire import credits_in, wire
from onrecord.model import Mark

STORY = "Three people were killed in Karo on Sunday. Residents fled to the harbour.\n"
AP, AFP, REUTERS = "Associated Press", "Agence France-Presse", "Reuters"


def told(text: str) -> list[tuple[str, str, str]]:
    """(agency, role, words) of the credits in a text."""
    return [(c.agency, c.role, text[c.start : c.end]) for c in credits_in(text)]


@pytest.mark.parametrize(
    ("text", "agency", "words"),
    [
        ("KARO (AP) — Three people were killed.", AP, "AP"),
        ("KARO, Kelmara (AP) - Three people were killed.", AP, "AP"),
        ("KARO, May 2 (Xinhua) -- Three people were killed.", "Xinhua", "Xinhua"),
        ("KARO (Reuters) Three people were killed.", REUTERS, "Reuters"),
        ("(Reuters) - Three people were killed.", REUTERS, "Reuters"),
        ("(AFP) Three people were killed.", AFP, "AFP"),
        ("(AP, May 2) — Three people were killed.", AP, "AP, May 2"),
        ("Karo, May 2, IRNA -- Three people were killed.", "IRNA", "IRNA"),
        ("AFP Three people were killed in Karo.", AFP, "AFP"),
        ("Reuters — Three people were killed in Karo.", REUTERS, "Reuters"),
        ("By The Associated Press\n" + STORY, AP, "The Associated Press"),
        ("By ANNA BELO, Associated Press\n" + STORY, AP, "ANNA BELO, Associated Press"),
        ("By Anna Belo and Tom Reyk, AP Writers\n" + STORY, AP, "Anna Belo and Tom Reyk, AP Writers"),
        ("Agence France-Presse in Karo\n" + STORY, AFP, "Agence France-Presse in Karo"),
        ("Karo, AFP\n" + STORY, AFP, "Karo, AFP"),
        ("REUTERS\n" + STORY, REUTERS, "REUTERS"),
        (STORY + "--Reuters", REUTERS, "Reuters"),
        (STORY.strip() + " — AFP", AFP, "AFP"),
        (STORY.strip() + " (Reuters)", REUTERS, "Reuters"),
        (STORY + "Source: Xinhua", "Xinhua", "Xinhua"),
        (STORY + "via AP", AP, "AP"),
        (STORY + "© 2031 AFP", AFP, "© 2031 AFP"),
        (STORY + "© Thomson Reuters 2031. All rights reserved.", REUTERS, "© Thomson Reuters 2031"),
        (STORY + "Copyright 2031 The Associated Press. All rights reserved.", AP, "Copyright 2031 The Associated Press"),
        (STORY + "(Copyright (c) 2031 by AP, all rights reserved)", AP, "Copyright (c) 2031 by AP"),
        (STORY + "--Bay City News, photo via the harbour office", "Bay City News", "Bay City News"),
    ],
)  # fmt: skip
def test_whole(text: str, agency: str, words: str) -> None:
    assert (agency, "source", words) in told(text)
    assert wire(credits_in(text)) == agency


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (STORY + "Reuters contributed to this report.", {REUTERS}),
        (STORY + "The Associated Press and AFP contributed to this story.", {AP, AFP}),
        (STORY + "Associated Press writer Anna Belo in Karo contributed to this report.", {AP}),
        (STORY + "Anna Belo of the Courier and The Associated Press contributed.", {AP}),
        (STORY + "Contributing: Associated Press", {AP}),
        (STORY + "With additional reporting by Reuters.", {REUTERS}),
        (STORY + "Additional reporting by Anna Belo and AFP", {AFP}),
        (STORY + "(With inputs from PTI)", {"Press Trust of India"}),
        (STORY + "With reporting from the Associated Press", {AP}),
        (STORY + "Information from The Associated Press was used in this report.", {AP}),
        (STORY + "An Associated Press report is included.", {AP}),
        (STORY + "With agencies", {""}),
        (STORY + "Source: Courier and agencies", {""}),
        (STORY + "Compiled from wire reports.", {""}),
        ("KARO (Courier/AP) — Three people were killed.", {AP}),
        ("(Courier/AP) KARO - Three people were killed.", {AP}),
        ("By Anna Belo and The Associated Press\n" + STORY, {AP}),
        ("By Staff and AFP\n" + STORY, {AFP}),
        (STORY + "Copyright Associated Press / Karo 7", {AP}),
        (STORY + "(Copyright 2031 by Karo 7 and Bay City News. All rights reserved.)", {"Bay City News"}),
        (STORY * 12 + "KARO (AP) — An earlier account said two.\n" + STORY, {AP}),
    ],
)
def test_part(text: str, agencies: set[str]) -> None:
    assert {(c.agency, c.role) for c in credits_in(text)} == {(agency, "part") for agency in agencies}
    assert wire(credits_in(text)) == ""


@pytest.mark.parametrize("text", ["Agencies\n" + STORY, "From our wire services\n" + STORY, STORY + "Source: Agencies"])
def test_agencies_without_a_name(text: str) -> None:
    assert {(agency, role) for agency, role, _ in told(text)} == {("", "source")}
    assert wire(credits_in(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 were killed, according to figures compiled by Reuters.",
        "Three people were killed, a resident told Reuters by telephone.",
        "Three people were killed, Reuters reported.\n" + STORY,
        "The state agency SANA - which rarely gives figures - said three had died.",
        "Three people were killed, the Associated Press said, citing police.",
        "According to an Associated Press report, three people were killed.",
        "Law enforcement agencies contributed officers to the search.",
        "A spa in Karo - closed since May - was hit. He ran the pa system (aa).",
        "HARRISTON, PA - Three people were killed.",
        STORY + "Photo: Reuters",
        STORY + "AP Photo/Anna Belo",
        "Mourners in Karo. (AP Photo/Anna Belo)\n" + STORY,
        "Mourners gather in Karo. (Anna Belo/AP)\n" + STORY,
        "Image copyright AFP\n" + STORY,
        "File picture (Reuters)\n" + STORY,
        "Karo Police/AP\n" + STORY,
        "Three people were shot, police said. (CNN Affiliate Karo 7)\n" + STORY,
        "Karo (Courier) - Three people were killed.",
        STORY + "Copyright 2031 Karo 7. All rights reserved.",
        "The Associated Press building in Karo was hit. " + STORY,
    ],
)
def test_no_credit(text: str) -> None:
    assert told(text) == []


def test_letters_that_several_agencies_use_name_none() -> None:
    assert told("DAKAR (APS) - Three people were killed.") == []


def test_a_title_and_a_caption_are_no_credit() -> None:
    text = "Karo, AFP\nMourners in Karo (AP) - Sunday\n" + STORY
    marks = (Mark(0, 10, "title"), Mark(10, 41, "caption"), Mark(41, len(text), "body"))
    assert credits_in(text, marks) == ()
    assert [c.agency for c in credits_in(text)] == [AFP, AP]


def test_a_credit_under_the_report_counts_and_one_far_below_does_not() -> None:
    note = "Copyright 2031 The Associated Press. All rights reserved.\n"
    text = STORY + note + "Sign up\n" * 80 + "KARO NEWS: AFP\n"
    marks = (Mark(0, len(STORY), "body"), Mark(len(STORY), len(text), "clutter", "after the end of the report"))
    assert [(c.agency, c.role) for c in credits_in(text, marks)] == [(AP, "source")]


def test_the_byline_of_the_metadata() -> None:
    assert wire((), ("The Associated Press",)) == AP
    assert wire((), ("Anna Belo, Associated Press",)) == AP
    assert wire((), ("Anna Belo", "The Associated Press")) == ""
    assert wire((), ("Anna Belo",)) == ""


def test_an_agency_of_the_users_own() -> None:
    own = Outlet("Karo News Agency", "Karo News Agency", "FR", "agency", "its own page", credits=("KNX",))
    known = Directory((*directory().outlets, own))
    text = "KARO (KNX) — Three people were killed."
    assert [c.agency for c in credits_in(text, known=known)] == ["Karo News Agency"] and credits_in(text) == ()
