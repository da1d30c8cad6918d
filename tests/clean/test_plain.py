"""Plain page text: every character marked, the report kept, the page's furniture marked as clutter."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import plain
from onrecord.clean.lines import furniture, lines
from onrecord.clean.when import weigh

ARTICLE = """Dozens held after march in Tarsil

Security forces detained dozens of people in Tarsil on Monday after a march against the price of bread, residents said.

At least 14 people were injured when police fired tear gas, said Omar Dabe, a doctor at the town's hospital.

"They came into the houses at night," one resident told the Coastal Courier by telephone.

No arrests have been confirmed.

The dead were named as:
Lina Sabe, 31
Yusuf Karo, 6
"""
TAIL = """
Suggested Topics
Start your day with the Courier, sign up for daily news emails
Courier Dating

Recruitment Stars: Office Junior

£18000 per annum: Recruitment Stars: This is a fantastic opp...

Forty dead trees felled in royal park

How forty trees became a scandal

The park's keeper says nobody asked him before the saws arrived, and he has a list of names
Nine lessons of the winter sales

Ten things we learnt
"""


def parts(text: str, kind: str, title: str = "") -> str:
    marks, _ = plain.mark(text, title)
    return "".join(text[m.start : m.end] for m in marks if m.mark == kind)


@given(st.text(alphabet=st.sampled_from('ab .\n\r\t"(—-|:1@A©'), max_size=400), st.text(max_size=30))
def test_marks_cover_the_text_in_order(text: str, title: str) -> None:
    marks, _ = plain.mark(text, title)
    assert all(a.end == b.start for a, b in itertools.pairwise(marks))
    assert all(m.start < m.end for m in marks)
    if text.strip():
        assert (marks[0].start, marks[-1].end) == (0, len(text))


def test_the_tail_is_clutter_and_nothing_of_the_report_is() -> None:
    marks, _ = plain.mark(ARTICLE + TAIL)
    clutter = [m for m in marks if m.mark == "clutter"]
    assert clutter and all(m.reason for m in clutter)
    assert min(m.start for m in clutter) >= len(ARTICLE)
    assert parts(ARTICLE + TAIL, "body").strip().endswith("Yusuf Karo, 6")
    assert "trees" in parts(ARTICLE + TAIL, "clutter") and "Ten things" in parts(ARTICLE + TAIL, "clutter")


def test_a_report_without_clutter_has_none() -> None:
    assert parts(ARTICLE, "clutter") == ""


def test_one_long_line_stays_whole() -> None:
    text = "2 May 2031 Twelve people were killed in Tarsil a monitor said It said two boys were among those killed " * 5
    assert parts(text, "clutter") == ""
    assert parts(text, "dateline").strip() == "2 May 2031"


def test_text_without_punctuation_stays_whole() -> None:
    text = "\n".join(["Twelve people were killed on Monday in the town of Tarsil the monitor said"] * 12)
    assert parts(text, "clutter") == ""


def test_links_in_the_middle_are_marked_and_the_report_goes_on() -> None:
    text = ARTICLE.replace("At least 14", "RELATED: Nine dead in Karo\n\nADVERTISEMENT\n\nAt least 14")
    assert "Nine dead" in parts(text, "clutter") and "ADVERTISEMENT" in parts(text, "clutter")
    assert "At least 14 people" in parts(text, "body") and "Nine dead" not in parts(text, "body")


def test_a_sentence_that_mentions_a_cue_is_no_clutter() -> None:
    for text in (
        "He said volunteers had asked people to sign up for a newsletter before the soldiers came.",
        "The minister wrote on Monday that nobody had been killed, in a message he later took down on Twitter.",
        "'Follow us,' a soldier told the boys.",
        "Read the names of the dead aloud, the crowd shouted as the coffins passed through the gate.",
    ):
        (line,) = lines(text)
        assert furniture(line) == ""


def test_the_first_short_line_is_the_title() -> None:
    assert parts(ARTICLE, "title").strip() == "Dozens held after march in Tarsil"


def test_a_known_title_that_runs_into_the_text_is_cut_out() -> None:
    text = "Sun 4 May 2031 Blast in Tarsil kills 12 Monitor At least 12 people were killed on Sunday a monitor said."
    assert parts(text, "title", "Blast in Tarsil kills 12 - Monitor").strip() == "Blast in Tarsil kills 12 Monitor"
    assert parts(text, "dateline", "Blast in Tarsil kills 12 - Monitor").strip() == "Sun 4 May 2031"


def test_a_first_sentence_that_begins_like_the_title_is_not_cut() -> None:
    text = "A blast in Tarsil killed 12 people and wounded 30 others, a monitor said on Sunday."
    assert parts(text, "title", "A blast in Tarsil killed 12 people") == ""


def test_datelines() -> None:
    for text, dateline in (
        ("TARSIL, Ardania (AP) — Three people were killed.", "TARSIL, Ardania (AP) —"),
        ("TARSIL, May 2 (Reuters) - Three people were killed.", "TARSIL, May 2 (Reuters) -"),
        ("(CNN) -- Three people were killed.", "(CNN) --"),
        ("TARSIL/KARO, 2 May (KPA) - Three people were killed.", "TARSIL/KARO, 2 May (KPA) -"),
        ("TARSIL, Sept. 2 /KPA/. Three people were killed.", "TARSIL, Sept. 2 /KPA/."),
        ("TARSIL AND KARO, Ardania — Three people were killed.", "TARSIL AND KARO, Ardania —"),
        ("May 2 (KPA) -- Three people were killed.", "May 2 (KPA) --"),
        ("May 2 - Three people were killed.", ""),
        ("Crowds gather again Tarsil, Ardania (CNN) -- Three people were killed.", "Tarsil, Ardania (CNN) --"),
        ("Three people - all men - were killed.", ""),
    ):
        assert parts(text, "dateline").strip() == dateline


def test_bylines_captions_and_dates_at_the_head() -> None:
    text = "By Dana Reef\n\nMay 2, 2031 7:18 PM\n\nA street in Tarsil (Photo: Ana Bel)\n\n" + ARTICLE.split("\n\n", 1)[1]
    _, head = plain.mark(text)
    assert head.authors == ("Dana Reef",)
    published = weigh(head.dates).published
    assert (published.date, published.read_from) == ("2031-05-02", "text")
    assert parts(text, "caption").strip() == "A street in Tarsil (Photo: Ana Bel)"
    assert parts(text, "clutter").strip() == "By Dana Reef"


def test_a_date_inside_a_sentence_is_not_the_publication_date() -> None:
    _, head = plain.mark("The war that began on May 2, 2031 has killed 40 people in Tarsil, a monitor said.")
    assert head.dates == ()


def test_a_dateline_with_a_year_dates_the_report() -> None:
    body = " Soldiers opened fire on a crowd in Tarsil on Friday, residents said, and four people were killed."
    for filed, day in (("TARSIL, May 2, 2031 (KPA) --", "2031-05-02"), ("TARSIL, May 2 (KPA) --", "")):
        published = weigh(plain.mark(filed + body)[1].dates).published
        assert published.date == day and published.read_from == ("dateline" if day else "")


def test_the_foot_of_a_page_without_line_ends_is_clutter() -> None:
    report = " ".join(["Shells fell on the harbour at noon and killed two fishermen, the doctor said."] * 6)
    foot = "Related Army Kills 22 in Oldport Tags harbour Comment via Facebook"
    marks = plain.mark(f"{report} {foot}\n")[0]
    assert [(m.mark, m.start) for m in marks] == [("body", 0), ("clutter", len(report) + 1)]
    assert {m.mark for m in plain.mark(f"{report} A related shell fell near the gate of the town")[0]} == {"body"}
