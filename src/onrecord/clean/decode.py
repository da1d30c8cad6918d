"""From bytes to text, without changing a character: every offset of the record counts from here."""

import re

from charset_normalizer import from_bytes

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.I)
WESTERN = "cp1252"
LATIN = frozenset(
    {"hp_roman8", "latin_1", "mac_roman", "mac_latin2", "mac_iceland", "mac_turkish"}
    | {f"cp{n}" for n in (437, 775, 850, 852, 858, 1250, 1252, 1254, 1257, 1258)}
    | {f"iso8859_{n}" for n in (2, 3, 4, 9, 10, 13, 14, 15, 16)}
)
# How much is looked at to find an encoding out; the rest is decoded with the answer.
SAMPLE = 200_000
# Whole characters beyond ASCII for each broken one, in a text that is still taken for UTF-8.
BROKEN_SHARE = 10


def decode(content: bytes, page: bool = False) -> str | None:
    """The text of `content`: by its byte order mark (which is no part of the text), else UTF-8, else (of a page) what it
    declares, else what fits its bytes best. Line ends stay as they are; broken characters of a text that is UTF-8
    otherwise become U+FFFD. Null when no encoding fits."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    text = _strict(content, "utf-8") or _mostly_utf8(content)
    if text is None and page:
        text = _declared(content)
    return text if text is not None else _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(content: bytes) -> str | None:
    """A UTF-8 text with a few broken characters, such as one that was cut off."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if ord(c) > 127) - broken
    return text if whole > BROKEN_SHARE * broken else None


def _declared(content: bytes) -> str | None:
    said = XML_DECLARED.search(content[:200]) or DECLARED.search(content[:4096])
    if said is None:
        return None
    name = said.group(1).decode("ascii").lower()
    # Pages that declare Latin-1 mean Windows-1252: browsers read them so.
    return _strict(content, "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name)


def _guessed(content: bytes) -> str | None:
    """What fits the bytes best. The encodings of the Latin alphabet cannot be told apart by their few accents and curly
    quotes (a French text passes for Baltic), so the Western one that most such files are in goes before its neighbours."""
    best = from_bytes(content[:SAMPLE].rsplit(b" ", 1)[0]).best()
    guess = best.encoding if best is not None else WESTERN
    text = _strict(content, WESTERN) if guess in LATIN else None
    return text if text is not None else (_strict(content, guess) or _strict(content, WESTERN))
