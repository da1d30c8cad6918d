"""What some bytes are: a page, a text, rows, or nothing that holds a report."""

import hashlib
import re
from pathlib import Path

from onrecord.model import Capture, Hints, Issue

# Endings of files that hold one document each, and what they hold. A new format is one line here and one in clean.documents.
MEDIA = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".shtml": "text/html",
    ".txt": "text/plain", ".text": "text/plain", ".asc": "text/plain", ".md": "text/plain", "": "text/plain",
}  # fmt: skip
ROWS = frozenset({".jsonl", ".ndjson"})
# First bytes of files that are often found among reports, and what to tell people of them.
BINARY = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an Office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"SQLite format 3", "a SQLite database"), (b"\x7fELF", "a program"),
)  # fmt: skip
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
PAGE_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HEAD = 4096


def is_rows(name: str) -> bool:
    """Whether a file of this name holds one document a line."""
    return Path(name).suffix.lower() in ROWS


def looks_like_row(line: bytes) -> bool:
    """Whether the first line of unnamed bytes is a JSON object."""
    bare = line.removeprefix(b"\xef\xbb\xbf").strip()
    return bare.startswith(b"{") and bare.endswith(b"}") and b'"' in bare


def document(content: bytes, name: str, shown: str, file_name: str, own: Hints, fallback: Hints) -> Capture | Issue:
    """The capture of one file's bytes, or the Issue that says why they are no document."""
    suffix = Path(file_name).suffix.lower()
    if suffix not in MEDIA:
        return Issue(
            "ingest", shown, f"Files ending in {suffix} are not read. Save the report as .txt, .html or a row of a .jsonl file."
        )
    if not content.strip():
        return Issue("ingest", shown, "It is empty: there is no text to read.")
    wrong = _binary(content)
    if wrong:
        return Issue("ingest", shown, wrong)
    page = PAGE_START.match(content[:HEAD].removeprefix(b"\xef\xbb\xbf")) is not None
    return capture(content, name, shown, "text/html" if page else MEDIA[suffix], own, fallback)


def capture(content: bytes, name: str, shown: str, media: str, own: Hints, fallback: Hints) -> Capture:
    """Bytes with their hash and hints."""
    return Capture(hashlib.sha256(content).hexdigest(), name, shown, media, content, own, fallback=fallback)


def problem(text: str) -> str:
    """What is wrong with decoded text that no report would hold, or ""."""
    if "\x00" in text:
        return "It holds NUL characters: a binary or damaged file, or unmarked UTF-16. Save the report as UTF-8 text or HTML."
    if len(CONTROL.findall(text)) > max(2, len(text) // 20):
        return "It is full of control characters, so it is a binary or damaged file. Export the report as text or HTML."
    return ""


def _binary(content: bytes) -> str:
    for start, what in BINARY:
        if content.startswith(start):
            return f"It is {what}, not text or HTML. Export the report as .txt or .html."
    if content.startswith(WIDE_BOMS):
        return ""
    if b"\x00" in content:
        return problem("\x00")
    return problem(content[:HEAD].decode("latin-1"))
