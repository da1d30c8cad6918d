"""Texts in pieces: offsets are code points, whatever stands in the text."""

import html
from dataclasses import replace

from link_invented import claim, document

from onrecord.model import Mark
from onrecord.review.passages import exact, paragraph, whole

TEXT = "\U0001f600\U0001d54f \x00 mark\r\nIn Varda 12 people were killed <b>\U0001f4a3</b>, \u202eit said\u202c.\nShare this."


def test_pieces_give_back_the_text_and_their_starts_are_code_points() -> None:
    doc = document("d", TEXT, "2031-05-02", "T")
    one = claim(doc, "12 people were killed", "killed", 12)
    inner = claim(doc, "killed", kind="event", event="ASSAULT")
    pieces = whole(replace(doc, marks=(Mark(TEXT.index("Share"), len(TEXT), "clutter", "sharing"),)), (one, inner), one)
    assert "".join(p.text for p in pieces) == TEXT
    assert all(TEXT[p.start : p.start + len(p.text)] == p.text for p in pieces)
    marked = [p for p in pieces if one.key in p.claims]
    assert "".join(p.text for p in marked) == "12 people were killed" and marked[0].first
    assert [p.claims for p in marked] == [(one.key,), (inner.key, one.key)]
    assert pieces[-1].classes == "clutter"


def test_a_browser_counts_the_characters_of_a_piece_as_the_record_does() -> None:
    for text in (TEXT, "\r\r\n", "\x00", "a&lt;&amp;<\"'", "\ud800 alone"):
        read = html.unescape(str(exact(text)).replace("\r\n", "\n"))
        assert len(read) == len(text) and "<" not in str(exact(text)) and "\r" not in str(exact(text))


def test_a_passage_stands_in_its_paragraph() -> None:
    doc = document("d", TEXT, "2031-05-02", "T")
    one = claim(doc, "12 people were killed", "killed", 12)
    pieces, before, behind = paragraph(one, doc)
    assert "".join(p.text for p in pieces).startswith("In Varda 12") and not before and not behind
    assert [p.text for p in pieces if "passage" in p.classes] == ["12 people were killed"]
    long = document("l", "word " * 300 + "12 people were killed" + " word" * 300, "2031-05-02", "T")
    pieces, before, behind = paragraph(claim(long, "12 people were killed", "killed", 12), long)
    assert before and behind and len("".join(p.text for p in pieces)) < 700


def test_a_passage_that_the_text_no_longer_holds_is_shown_in_its_sentence() -> None:
    doc = document("d", TEXT, "2031-05-02", "T")
    one = claim(doc, "12 people were killed", "killed", 12)
    pieces, _, _ = paragraph(one, replace(doc, text="Another text."))
    assert "12 people were killed" in "".join(p.text for p in pieces)
