"""What some bytes are: by the bytes first, by what their carrier calls them next, by the ending of their name last."""

import json
import re
from pathlib import PurePosixPath

from onrecord.ingest.packed import bare

HTML, TEXT, PDF, MAIL, FEED = "text/html", "text/plain", "application/pdf", "message/rfc822", "application/rss+xml"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROWS, JSON, TABLE, MBOX, WARC, ZIP, TAR = (
    "application/x-ndjson", "application/json", "text/csv", "application/mbox", "application/warc", "application/zip",
    "application/x-tar",
)  # fmt: skip
# Endings of files, and what they hold. A new format is one line here and one in clean.documents (or in ingest.unfold, where
# it holds more than one document).
MEDIA = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML, ".mhtml": MAIL, ".mht": MAIL,
    ".txt": TEXT, ".text": TEXT, ".asc": TEXT, ".md": TEXT, "": TEXT,
    ".pdf": PDF, ".docx": DOCX, ".eml": MAIL, ".mbox": MBOX, ".mbx": MBOX,
    ".rss": FEED, ".atom": FEED, ".rdf": FEED, ".xml": FEED,
    ".jsonl": ROWS, ".ndjson": ROWS, ".json": JSON, ".csv": TABLE, ".tsv": TABLE, ".tab": TABLE,
    ".warc": WARC, ".wet": WARC, ".zip": ZIP, ".wacz": ZIP, ".tar": TAR,
    ".gz": "application/gzip", ".bz2": "application/x-bzip2", ".xz": "application/x-xz", ".zst": "application/zstd",
}  # fmt: skip
# What carriers call the same things.
CALLED = {
    "application/xhtml+xml": HTML, "application/atom+xml": FEED, "application/rdf+xml": FEED, "application/feed+json": JSON,
    "text/xml": FEED, "application/xml": FEED, "application/x-pdf": PDF, "application/jsonl": ROWS, "text/markdown": TEXT,
    "text/tab-separated-values": TABLE, "application/gzip": "application/gzip", "application/x-gzip": "application/gzip",
    "application/x-zip-compressed": ZIP,
}  # fmt: skip
# First bytes that say at once what follows them.
STARTS = (
    (b"\x1f\x8b", "application/gzip"), (b"\xfd7zXZ\x00", "application/x-xz"), (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"PK\x03\x04", ZIP), (b"PK\x05\x06", ZIP), (b"WARC/1.", WARC), (b"WARC/0.", WARC), (b"%PDF-", PDF),
)  # fmt: skip
# First bytes of files that are often found among reports and hold no text, and what to tell people of them.
BINARY = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"), (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"OggS", "sound or film"), (b"ID3", "sound"), (b"{\\rtf", "a Rich Text file"), (b"%!PS", "a PostScript file"),
)  # fmt: skip
PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
FEED_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?:<!--.{0,2000}?-->|<\?xml-[^>]{0,500}>|<!doctype[^\[>]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>)\s*){0,9}"
    rb"<(?:rss|feed|rdf:rdf|channel)\b", re.I | re.S
)  # fmt: skip
MBOX_START = re.compile(rb"From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n(?:>?[A-Za-z-]{2,40}:|>From )")
HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
CARRIED = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"}
WRITTEN = {b"from", b"to", b"date", b"subject"}
JSON_START = re.compile(rb'[\[{]\s*(?:\{\s*)?"[^"\n]{1,60}"\s*:')
FEWEST_HEADERS = 3
BOM = b"\xef\xbb\xbf"
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HEAD = 4096


def kind(head: bytes, name: str, media: str | None = None) -> str:
    """The media type of what begins with `head`; "" when it is nothing that is known. `media` is what the carrier of the
    bytes calls them, null where there is none: then the name's ending tells what the bytes do not."""
    found = by_bytes(head)
    if found == JSON and MEDIA.get(PurePosixPath(name).suffix.lower()) == ROWS:
        return ROWS
    if found:
        return found
    if media is not None:
        told = media.partition(";")[0].strip().lower()
        return CALLED.get(told, told if told in set(MEDIA.values()) else "")
    return MEDIA.get(PurePosixPath(name).suffix.lower(), "")


def by_bytes(head: bytes) -> str:
    """What the bytes alone say; "" when they are some text, or unknown."""
    for start, media in STARTS:
        if head.startswith(start):
            return media
    if head[:3] == b"BZh" and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return "application/x-bzip2"
    if head[257:262] == b"ustar":
        return TAR
    bare_head = head.removeprefix(BOM)
    if b"%PDF-" in bare_head[:1024] and b"\x00" not in bare_head[:4] and bare_head.lstrip().startswith(b"%PDF-"):
        return PDF
    if PAGE_START.match(bare_head):
        return HTML
    if FEED_START.match(bare_head):
        return FEED
    if MBOX_START.match(bare_head):
        return MBOX
    return MAIL if _mail(bare_head) else _json(bare_head)


def _mail(head: bytes) -> bool:
    """A head of header lines, of which one is such as only carriers of mail write."""
    names: set[bytes] = set()
    at = 0
    while match := HEADER_LINE.match(head, at):
        names.add(match[1].lower())
        at = match.end()
    return len(names) >= FEWEST_HEADERS and bool(names & CARRIED) and len(names & WRITTEN) > 1


def _json(head: bytes) -> str:
    """Rows where the first line is a whole object and the next one begins another; else JSON where it begins like some."""
    first, _, rest = head.strip().partition(b"\n")
    if looks_like_row(first) and rest.strip().startswith(b"{"):
        return ROWS
    return JSON if JSON_START.match(first + b"\n" + rest[:HEAD]) else ""


def looks_like_row(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    bare_line = line.removeprefix(BOM).strip()
    if not (bare_line.startswith(b"{") and bare_line.endswith(b"}") and b'"' in bare_line):
        return False
    try:
        return isinstance(json.loads(bare_line.decode("utf-8", "replace")), dict)
    except (ValueError, RecursionError):
        return False


def wide(content: bytes) -> str:
    """The encoding of a text of two bytes a character that does not say so itself; "" when it is none."""
    sample = content[: HEAD - HEAD % 2]
    if len(sample) < 8 or content.startswith(WIDE_BOMS):
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 3 < len(sample) // 2:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def problem(text: str) -> str:
    """What is wrong with decoded text that no report would hold, or ""."""
    if "\x00" in text:
        return "It holds NUL characters: a binary or damaged file. Save the report as UTF-8 text or HTML."
    if len(CONTROL.findall(text)) > max(2, len(text) // 20):
        return "It is full of control characters, so it is a binary or damaged file. Export the report as text or HTML."
    return ""


def no_text(content: bytes) -> str:
    """Why bytes that should be text or a page are none, or ""."""
    for start, what in BINARY:
        if content.startswith(start):
            return f"It is {what}, which holds no text to read. Export the report as .txt, .html or .pdf."
    if content.startswith(WIDE_BOMS) or wide(content):
        return ""
    if b"\x00" in content:
        return problem("\x00")
    return problem(content[:HEAD].decode("latin-1"))


def ending(name: str) -> str:
    """The ending of a file's name without that of its packing."""
    return PurePosixPath(bare(name)).suffix.lower()
