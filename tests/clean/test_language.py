"""Languages: by the text, with a certainty; mixed texts are read as far as they are English."""

import pytest

from onrecord.clean import body_text, clean
from onrecord.clean.language import language
from onrecord.model import Document
from tests.clean.test_documents import capture, page

ENGLISH = "Security forces killed three people in Tarsil on Monday and detained dozens of others, residents of the town said. "
GERMAN = "Sicherheitskräfte töteten am Montag drei Menschen in Tarsil und nahmen Dutzende fest, sagten Bewohner der Stadt. "
ARABIC = "قتلت قوات الأمن ثلاثة أشخاص في طرسيل يوم الاثنين واعتقلت عشرات آخرين، كما قال سكان البلدة لوكالة الأنباء. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"), (ENGLISH.upper(), "en"), (GERMAN, "de"), (ARABIC, "ar"), (ARABIC * 30, "ar"),
        ("Las fuerzas de seguridad mataron a tres personas el lunes en la ciudad, dijeron los vecinos.", "es"),
        ("Силы безопасности убили трёх человек в понедельник, сообщили жители города.", "ru"),
        ("治安部隊は月曜日に三人を殺害し、数十人を拘束したと住民が述べた。町の医師も同じことを語った。", "ja"),
        ("Tarsil", ""), ("", ""), ("12 34 56 78 90", ""), ("Ahmad Karo, Omar Dabe, Lina Sabe, Yusuf Haddo", ""),
    ],
)  # fmt: skip
def test_language(text: str, code: str) -> None:
    assert language(text) == code


def test_what_most_of_a_mixed_text_is_in() -> None:
    assert language((GERMAN + "\n") * 20 + ENGLISH) == "de"
    assert language((GERMAN + "\n") * 12 + (ENGLISH + "\n") * 8) == "en"


def test_the_english_part_of_a_bilingual_text_is_read() -> None:
    text = "\n\n".join([GERMAN.strip()] * 7 + [ENGLISH.strip()] * 7)
    (found,) = clean([capture(text)], {})
    assert isinstance(found, Document)
    assert found.language == "en" and found.text == text
    assert "Sicherheit" not in body_text(found) and body_text(found).count("Security forces") == 7
    set_aside = [m for m in found.marks if m.mark == "clutter"]
    assert [m.reason for m in set_aside] == ["in another language (de)"]
    assert "Sicherheitskräfte" in text[set_aside[0].start : set_aside[0].end]
    assert found.marks[0].start == 0 and found.marks[-1].end == len(text)


def test_a_foreign_sentence_in_an_english_report_stays() -> None:
    (found,) = clean([capture("\n\n".join([ENGLISH * 6, GERMAN, ENGLISH * 6]))], {})
    assert isinstance(found, Document) and found.language == "en" and "Sicherheit" in body_text(found)


def test_the_text_is_believed_before_the_page() -> None:
    assert page().language == "en"
    content = f"<html lang='de'><body><article><p>{ENGLISH * 3}</p><p>{ENGLISH * 3}</p></article></body></html>"
    (found,) = clean([capture(content, media="text/html")], {})
    assert isinstance(found, Document) and found.language == "en"
