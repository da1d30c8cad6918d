"""Messages: subject, day, sender and text; what is attached is not part of it."""

from email.message import EmailMessage

import pytest

from evals.samples import REPORT, TEXT, eml, html
from onrecord.clean.mail import mail
from onrecord.clean.unreadable import Unreadable


def message(text: str = "", **head: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in head.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    return made


def test_the_head_says_title_day_and_outlet() -> None:
    found = mail(eml(markup=True, attachments=[("statement.txt", TEXT)]))
    assert (found.title, found.site, found.paragraphs) == ("Two dead in Quarnel", "Kelmara Wire", REPORT)
    assert (found.published.date, found.published.read_from) == ("2024-03-05", "mail header")


def test_the_outlet_is_the_organisation_else_a_known_domain_else_the_name() -> None:
    assert mail(message("x y z", From="A <a@b.example>", Organization="The Post").as_bytes()).site == "The Post"
    assert mail(message("x y z", From="Desk <desk@reuters.com>").as_bytes()).site == "Reuters"
    assert mail(message("x y z", From="a@b.example").as_bytes()).site == ""


def test_every_way_to_write_a_sender() -> None:
    for said, outlet in (
        ('"Kelmara Wire" <a@b.example>', "Kelmara Wire"), ("a@b.example (Kelmara Wire)", "Kelmara Wire"),
        ("Kelmara Wire", "Kelmara Wire"),
        ("<a@b.example>", ""), (":" * 5_000, ""), ("(" * 5_000, ""),
    ):  # fmt: skip
        assert mail(f"From: {said}\nSubject: S\n\nTwo dead.\n".encode()).site == outlet


def test_wrapped_lines_are_paragraphs_again() -> None:
    text = (
        "Soldiers opened fire on a crowd in the market of\nQuarnel on Monday, killing two people, said one.\n\nMore follows.\n"
    )
    assert mail(message(text, Subject="S").as_bytes()).paragraphs == (
        "Soldiers opened fire on a crowd in the market of Quarnel on Monday, killing two people, said one.", "More follows.",
    )  # fmt: skip


def test_a_plain_part_that_only_points_at_the_html_gives_way() -> None:
    made = message("Use a better program.", Subject="S")
    made.add_alternative(
        "<html><body>" + "".join(f"<p>{p}</p>" for p in REPORT) + "<script>steal()</script></body></html>", subtype="html"
    )
    assert mail(made.as_bytes()).paragraphs == REPORT


def test_encoded_words_and_encodings() -> None:
    content = b"Subject: =?iso-8859-1?Q?D=E9vrin?= quiet\nContent-Type: text/plain; charset=windows-1251\n\n"
    found = mail(content + "Двое убиты.".encode("cp1251"))
    assert (found.title, found.paragraphs) == ("Dévrin quiet", ("Двое убиты.",))


def test_a_page_saved_as_a_message_is_a_page() -> None:
    head = b"From: <Saved by a browser>\nSnapshot-Content-Location: https://post.example/1\nSubject: S\nMIME-Version: 1.0\n"
    found = mail(head + b"Content-Type: text/html; charset=utf-8\n\n" + html())
    assert found.title == "Two dead in Quarnel" and "2024-03-05" in [one.known.date for one in found.dates]
    assert "Sport" not in " ".join(found.paragraphs)


def test_a_message_without_text_says_so() -> None:
    with pytest.raises(Unreadable, match="no text of its own"):
        mail(b"From: a@b.example\nSubject: S\n\n")


@pytest.mark.parametrize("charset", [b"a\x00b", b"idna", b"punycode", b"hex", b"zip", b"x" * 500, b"unicode_escape"])
def test_encodings_that_are_none(charset: bytes) -> None:
    content = b"Subject: S\nContent-Type: text/plain; charset=" + charset + b"\n\nTwo dead in D\xe9vrin.\n"
    assert mail(content).paragraphs == ("Two dead in Dévrin.",)
