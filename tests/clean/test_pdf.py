"""PDF: pages become paragraphs, without running heads and page numbers; what cannot be read says why."""

import pytest

from evals.samples import pdf as written
from onrecord.clean.pdf import pdf
from onrecord.clean.unreadable import Unreadable

LINES = (
    "Soldiers opened fire on a crowd in the market of Quarnel on",
    "Monday, killing two people and wounding eleven, said a doctor",
    "at the hospital. He spoke of anti-government chants, and of a counter-",
    "attack. An anti-",
    "government group denied it.",
)


def test_lines_are_joined_to_paragraphs_and_broken_words_are_whole() -> None:
    (found,) = pdf(written((LINES,))).paragraphs
    assert "in the market of Quarnel on Monday, killing" in found
    assert "a counterattack. An anti-government group denied it." in found


def test_running_heads_and_page_numbers_are_left_out() -> None:
    said = ("killed", "wounded", "detained", "released", "buried")
    pages = [
        ("Kelmara Relief Weekly", f"In all {word} were the people of", f"Quarnel who were {word} then.", f"Page {n} of 5")
        for n, word in enumerate(said, 1)
    ]
    found = " ".join(pdf(written(pages)).paragraphs)
    assert "Weekly" not in found and "Page" not in found
    assert all(f"In all {word} were the people of Quarnel who were {word} then." in found for word in said)


def test_a_short_text_on_few_pages_keeps_every_line() -> None:
    assert pdf(written((("Two dead in Quarnel",), ("Two dead in Quarnel",)))).paragraphs


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<", written()[:200], b"%PDF-" + bytes(range(256)) * 40])
def test_what_is_broken_says_so(content: bytes) -> None:
    with pytest.raises(Unreadable, match="PDF"):
        pdf(content)


def test_a_form_that_draws_itself_twice_again_and_again_comes_to_an_end() -> None:
    forms = 30
    content = b"".join(
        b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> "
        b"/Font << /F1 3 0 R >> >> /Length 30 >>\nstream\nBT (x) Tj ET /F Do /F Do      \nendstream\nendobj\n" % (n, n + 1)
        for n in range(10, 10 + forms)
    )
    page = (
        written((("x",),))
        .replace(b"/Resources <<", b"/Resources << /XObject << /F 10 0 R >>")
        .replace(b"Tj T* ET", b"Tj /F Do ET")
    )
    with pytest.raises(Unreadable):
        pdf(page[: page.index(b"xref")] + content + b"trailer << /Root 1 0 R >>\n%%EOF")
