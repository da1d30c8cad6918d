"""From bytes to text, without changing a character: every offset of the record counts from here."""

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.I)
WESTERN = "cp1252"
# Encodings of names and of programs, which no text is in; some take time that grows with the square of its length.
NO_TEXTS = frozenset({"idna", "punycode", "utf-7", "unicode_escape", "unicode-escape", "raw_unicode_escape", "undefined"})
LATIN = frozenset(
    {"hp_roman8", "latin_1", "mac_roman", "mac_latin2", "mac_iceland", "mac_turkish"}
    | {f"cp{n}" for n in (437, 775, 850, 852, 858, 1250, 1252, 1254, 1257, 1258)}
    | {f"iso8859_{n}" for n in (2, 3, 4, 9, 10, 13, 14, 15, 16)}
)
# How much is looked at to find an encoding out; the rest is decoded with the answer.
SAMPLE = 200_000
# Whole characters beyond ASCII for each broken one, in a text that is still taken for UTF-8.
BROKEN_SHARE = 10


def decode(content: bytes, page: bool = False, declared: str = "") -> str | None:
    """The text of `content`: by its byte order mark (which is no part of the text), else UTF-8, else what its carrier
    `declared`, else (of a page) what it declares itself, else what fits its bytes best. Line ends stay as they are; broken
    characters of a text that is UTF-8 otherwise become U+FFFD. Null when no encoding fits."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if declared.startswith("utf-16-"):
        return content.decode(declared, "replace")
    text = _strict(content, "utf-8") or _mostly_utf8(content) or _mixed(content)
    if text is None and declared:
        text = _strict(content, _meant(declared))
    if text is None and page:
        text = _declared(content)
    return text if text is not None else _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if codecs.lookup(encoding).name not in NO_TEXTS else None
    except (ValueError, LookupError):
        return None


def _mostly_utf8(content: bytes) -> str | None:
    """A UTF-8 text with a few broken characters, such as one that was cut off."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if ord(c) > 127) - broken
    return text if whole > BROKEN_SHARE * broken else None


def _mixed(content: bytes) -> str | None:
    """A text put together of pieces in UTF-8 and in the Western encoding, each read as it is; null where less than half of
    its characters beyond ASCII are UTF-8. What is neither becomes U+FFFD."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(1 for c in text if ord(c) > 127) < max(2 * broken, 3):
        return None
    codecs.register_error("onrecord.western", _western)
    return content.decode("utf-8", "onrecord.western")


def _western(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8, as Western; of a character of several bytes that was cut off, a sign that it is broken."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    part = error.object[error.start : error.end]
    cut_off = len(part) > 1 or error.reason == "unexpected end of data"
    return ("\ufffd" if cut_off else part.decode(WESTERN, "replace")), error.end


def _declared(content: bytes) -> str | None:
    said = XML_DECLARED.search(content[:200]) or DECLARED.search(content[:4096])
    if said is None:
        return None
    name = said.group(1).decode("ascii").lower()
    return _strict(content, _meant(name))


def _meant(name: str) -> str:
    """The encoding that is meant by what is declared: who declares Latin-1 means Windows-1252, and browsers read it so."""
    return WESTERN if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


def _guessed(content: bytes) -> str | None:
    """What fits the bytes best. The encodings of the Latin alphabet cannot be told apart by their few accents and curly
    quotes (a French text passes for Baltic), so the Western one that most such files are in goes before its neighbours."""
    best = from_bytes(content[:SAMPLE].rsplit(b" ", 1)[0]).best()
    guess = best.encoding if best is not None else WESTERN
    text = _strict(content, WESTERN) if guess in LATIN else None
    return text if text is not None else (_strict(content, guess) or _strict(content, WESTERN))
