"""Every way in which bytes become text; no character is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.decode import decode

FRENCH = "Des témoins ont été arrêtés à Tarsil, a déclaré le préfet, évoquant une « enquête » déjà ouverte. " * 4


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp1252"])
def test_encodings_are_found_out(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_cyrillic_without_a_mark() -> None:
    text = "В понедельник в городе Тарсил были задержаны сорок два человека, сообщил местный житель. " * 3
    assert decode(text.encode("cp1251")) == text


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_a_page_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1254"></head><body>' + "Işık, İstanbul’da gözaltına alındı" + "</body></html>"
    assert decode(page.encode("cp1254"), page=True) == page


def test_a_text_that_was_cut_off_is_still_utf8() -> None:
    text = decode((FRENCH + "é").encode()[:-1])
    assert text is not None and text.endswith("\ufffd") and text[:-1] == FRENCH
