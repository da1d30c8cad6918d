"""PDF: the text of the pages, without what repeats on each of them, its lines joined to paragraphs."""

import io
import logging
import re
from collections import Counter
from typing import Any

from onrecord import limits
from onrecord.clean.page import Page
from onrecord.clean.unreadable import Unreadable, told
from onrecord.clean.unwrap import paragraphs

SCANNED = "This PDF holds no text: its pages are pictures, as of a scan. Run text recognition (OCR) over it, or type its text."
LOCKED = "This PDF is locked with a password. Save it without one, or save its text as .txt."
DAMAGED = "This PDF is damaged and cannot be read ({why}). Download it again, or save its text as .txt."
NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
DRAWN = "The pages of this PDF are drawn of far more pieces than those of a report. Save its text as .txt."
SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
DIGITS = re.compile(r"\d+")
# Lines at either end of a page that may be its running head; one that stands on so great a share of the pages is.
EDGE, SHARE, FEWEST = 2, 0.5, 3


def pdf(content: bytes) -> Page:
    """The report in a PDF. Its own metadata tells of the program that wrote it, and is left alone. Raises Unreadable."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages = _pages(content)
    heads = Counter(_alike(line) for page in pages for line in set(_edges(page)))
    most = max(FEWEST, SHARE * len(pages))
    lines = [line for page in pages for line in _without(page, {line for line, n in heads.items() if n >= most})]
    found = paragraphs(lines) or paragraphs(line for page in pages for line in page)
    if not found:
        raise Unreadable(SCANNED)
    return Page(found)


def _pages(content: bytes) -> list[list[str]]:
    """The lines of each page."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(LOCKED)
        count = len(reader.pages)
        if count > limits.PDF_PAGES:
            raise Unreadable(f"This PDF has {count:,} pages; a report may have {limits.PDF_PAGES:,}. Split it.")
        return _texts(reader)
    except (Unreadable, MemoryError):
        raise
    # There is no end to how a PDF may be broken, and pypdf raises whatever its own code runs into.
    except Exception as error:
        if type(error).__name__ == "DependencyError":
            raise Unreadable(LOCKED) from error
        raise Unreadable(DAMAGED.format(why=told(error))) from error


def _texts(reader: Any) -> list[list[str]]:
    pages: list[list[str]] = []
    meter = _Meter()
    for page in reader.pages:
        meter.turn(page)
        text = page.extract_text(visitor_operand_before=meter.step).replace("\x00", "")
        meter.length += len(text)
        if meter.length > limits.TEXT:
            raise Unreadable(f"Its text has more than {limits.TEXT:,} characters, the most that a report may. Split it.")
        pages.append([line for line in text.split("\n") if line.strip()])
    return pages


class _Meter:
    """Counts what the pages of one PDF ask for, and raises Unreadable when it is more than any report does."""

    def __init__(self) -> None:
        self.length = self._drawn = self._steps = self._strokes = self._before = 0

    def turn(self, page: Any) -> None:
        """A new page."""
        content = page.get_contents()
        self._drawn += len(content.get_data()) if content is not None else 0
        self._before += self._strokes**2
        self._strokes = 0
        if self._drawn > limits.PDF_DRAWN:
            raise Unreadable(DRAWN)

    def step(self, operator: bytes, *rest: object) -> None:
        """One instruction of the page."""
        self._steps += 1
        self._strokes += operator in SHOWING
        if self._steps > limits.PDF_STEPS or self._before + self._strokes**2 > limits.PDF_STROKES:
            raise Unreadable(DRAWN)


def _edges(page: list[str]) -> list[str]:
    return [_alike(line) for line in (page[:EDGE] + page[-EDGE:])]


def _alike(line: str) -> str:
    return DIGITS.sub("#", " ".join(line.split()))


def _without(page: list[str], heads: set[str]) -> list[str]:
    """A page without its running head, its foot and its number."""
    edge = {*range(EDGE), *range(len(page) - EDGE, len(page))}
    return [
        line for i, line in enumerate(page) if i not in edge or not (_alike(line) in heads or NUMBER.fullmatch(line.strip()))
    ]
