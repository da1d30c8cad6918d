"""DOCX: paragraphs and the rows of tables, in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from onrecord import limits
from onrecord.clean.page import Page
from onrecord.clean.unreadable import Unreadable, told

TITLES = ("title", "heading 1")
# Paragraphs among which the title is looked for.
FIRST = 3


def docx(content: bytes) -> Page:
    """The report in a Word document. When it was written and by whom its program thinks is left alone. Raises Unreadable."""
    from docx import Document

    _check(content)
    try:
        document = Document(io.BytesIO(content))
        found = list(_blocks(document))
    except Unreadable:
        raise
    # The library trusts a document to be whole, and raises whatever its own code runs into where it is not.
    except Exception as error:
        raise Unreadable(
            f"This Word document is damaged and cannot be read ({told(error)}). Save it anew, or as .txt."
        ) from error
    title = next((text for text, style in found[:FIRST] if style in TITLES), "")
    body = tuple(" ".join(text.split()) for text, _ in found)
    if not body:
        raise Unreadable("This Word document holds no text. Save its text as .txt.")
    return Page(body[1:] if title and found[0][0] == title else body, title=" ".join(title.split()))


def _check(content: bytes) -> None:
    """Raises Unreadable for a document whose parts unfold to far more than a report."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(f"This Word document is damaged ({error}). Save it anew, or as .txt.") from error
    if size > limits.DOCX_UNFOLDED:
        most = limits.DOCX_UNFOLDED // 1_000_000
        raise Unreadable(f"This Word document unfolds to more than {most} MB, far more than a report. Save its text as .txt.")


def _blocks(document: Any) -> Iterator[tuple[str, str]]:
    """(text, name of its style) of each paragraph and each row of a table that holds text. Only of the first is the style
    looked for, which takes long."""
    length = n = 0
    for block in document.iter_inner_content():
        for text in _texts(block):
            if text.strip():
                length, n = length + len(text), n + 1
                if length > limits.TEXT:
                    raise Unreadable(
                        f"Its text has more than {limits.TEXT:,} characters, the most that a report may. Split it."
                    )
                yield text, _style(block) if n <= FIRST else ""


def _style(block: Any) -> str:
    style = getattr(block, "style", None)
    return str(style.name or "").lower() if style is not None else ""


def _texts(block: Any) -> Iterator[str]:
    if not hasattr(block, "rows"):
        yield block.text
        return
    for row in block.rows:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        yield " | ".join(cell for cell in dict.fromkeys(cells) if cell)
