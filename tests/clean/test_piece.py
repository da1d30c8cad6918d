"""Pieces of HTML: every paragraph, and nothing that no reader sees."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.page import page
from onrecord.clean.piece import piece
from onrecord.clean.tongue import code


def test_blocks_are_paragraphs() -> None:
    source = "Two <b>dead</b> in\nQuarnel<p onclick='steal()'>The <i>ministry</i> denied it.<br>More.<script>steal()</script>"
    assert piece(source) == ("Two dead in Quarnel", "The ministry denied it.", "More.")
    assert piece("<table><tr><td>Killed</td><td>2</td></tr><tr><td>Hurt</td><td>9</td></tr></table>") == ("Killed 2", "Hurt 9")
    assert piece("<<<>>>") == piece("") == piece("<!-- a -->") == ()


def test_a_teaser_is_a_page_however_short() -> None:
    found = page("<p>Two dead.</p>")
    assert found is not None and found.paragraphs == ("Two dead.",)


@given(st.text() | st.text("<>/&;#x0apdivscript \"'=!-"))
def test_any_text_is_read_or_not_and_never_raises(source: str) -> None:
    assert piece(source) == piece(source)


def test_names_of_languages() -> None:
    assert [code(said) for said in ("English", "eng", "en-GB", "EN", "Arabic", "zh-Hans", "klingon", "")] == [
        "en", "en", "en", "en", "ar", "zh", "", "",
    ]  # fmt: skip
