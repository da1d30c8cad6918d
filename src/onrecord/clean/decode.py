"""From bytes to text, without changing a character: every offset of the record counts from here."""

import re

from charset_normalizer import from_bytes

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.I)
# How much is looked at to find an encoding out; the rest is decoded with the answer.
SAMPLE = 200_000


def decode(content: bytes, page: bool = False) -> str | None:
    """The text of `content`: by its byte order mark (which is no part of the text), else UTF-8, else (of a page) what it
    declares, else what fits its bytes best. Line ends stay as they are. Null when no encoding fits."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    text = _strict(content, "utf-8")
    if text is None and page:
        text = _declared(content)
    return text if text is not None else _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes) -> str | None:
    said = XML_DECLARED.search(content[:200]) or DECLARED.search(content[:4096])
    if said is None:
        return None
    name = said.group(1).decode("ascii").lower()
    if name in ("utf-8", "utf8"):
        return content.decode("utf-8", "replace") if _nearly_utf8(content) else None
    # Pages that declare Latin-1 mean Windows-1252: browsers read them so.
    return _strict(content, "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name)


def _nearly_utf8(content: bytes) -> bool:
    broken = content.decode("utf-8", "replace").count("\ufffd")
    return broken * 200 < len(content)


def _guessed(content: bytes) -> str | None:
    best = from_bytes(content[:SAMPLE]).best()
    text = _strict(content, best.encoding) if best is not None else None
    return text if text is not None else _strict(content, "cp1252")
