"""Odd and hostile files: a table of name -> (bytes, what is to come of them)."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from dataclasses import dataclass

from evals import samples
from evals.samples import PAGE, REPORT, TEXT, docx, eml, html, pdf, tarred, zipped, zstd
from tests.hostile.make import (
    EVIL,
    GDELT,
    GKG,
    LAUGHS,
    MB,
    NEWS_PLEASE,
    OUT,
    PIXEL,
    SEEN,
    WORDS,
    bomb_pdf,
    climbing,
    crawl,
    csv_of,
    cyrillic_page,
    external_docx,
    feed,
    forwarded,
    laughing_docx,
    links,
    locked,
    locked_pdf,
    looping_pdf,
    many_paragraphs,
    many_parts,
    nested,
    odd_head,
    one_bad,
    overlapping,
    parts,
    stream_pdf,
    tree_of_zips,
    with_part,
    word_part,
    zeros,
)


@dataclass(frozen=True)
class Odd:
    """A file. `documents` are the ids of what is read of it, `says` words of each Issue, in order; `never` must not be in any
    text."""

    content: Callable[[], bytes]
    documents: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: str = "\x00"


ODD: dict[str, Odd] = {
    # Encodings
    "western.txt": Odd(lambda: f"{WORDS} Café déjà “vu”.".encode("cp1252"), ("western",), never="Ã"),
    "wide-le.txt": Odd(lambda: b"\xff\xfe" + WORDS.encode("utf-16-le"), ("wide-le",)),
    "wide-be.txt": Odd(lambda: b"\xfe\xff" + WORDS.encode("utf-16-be"), ("wide-be",)),
    "wide-unmarked.txt": Odd(lambda: WORDS.encode("utf-16-le"), ("wide-unmarked",)),
    "wide-unmarked-be.html": Odd(lambda: html().decode().encode("utf-16-be"), ("wide-unmarked-be",)),
    "widest.txt": Odd(lambda: b"\xff\xfe\x00\x00" + WORDS.encode("utf-32-le"), ("widest",)),
    "seven.txt": Odd(lambda: f"{WORDS} +AGEAYgBj-".encode(), ("seven",)),
    "mixed.txt": Odd(lambda: f"“Café” {WORDS} ".encode() + "Dévrin".encode("cp1252"), ("mixed",), never="\ufffd"),
    "cut-character.txt": Odd(lambda: f"{WORDS} — “so” ‘it’ went…".encode()[:-1], ("cut-character",), ("broken",)),
    "wrongly-declared.html": Odd(
        lambda: html((*REPORT, "Café déjà")).decode().replace("<head>", "<head><meta charset=utf-8>").encode("cp1252"),
        ("wrongly-declared",), never="\ufffd",
    ),
    "declared.html": Odd(cyrillic_page, ("declared",), never="Ä"),
    "nonsense-declared.html": Odd(
        lambda: html((*REPORT, "Café")).decode().replace("<head>", "<head><meta charset=klingon-8>").encode("cp1252"),
        ("nonsense-declared",),
    ),
    # Texts
    "empty.txt": Odd(lambda: b"", says=("empty",)),
    "blank.txt": Odd(lambda: b" \r\n\t\n" * 99, says=("empty",)),
    "nul.txt": Odd(lambda: TEXT.replace(b"two", b"t\x00o"), says=("NUL",)),
    "control.txt": Odd(lambda: bytes(range(1, 32)) * 99, says=("control characters",)),
    "one-line.txt": Odd(lambda: b"Two were killed. " * (6 * MB), says=("more than 20 MB",)),
    "million.txt": Odd(lambda: b"Two were killed. " * 90_000, says=("Split it",)),
    "picture.txt": Odd(lambda: PIXEL, says=("PNG picture",)),
    "REPORT": Odd(lambda: TEXT, ("REPORT",)),
    "notes.xyz": Odd(lambda: TEXT, says=("ending in .xyz",)),
    "turned\u202etxt.exe.txt": Odd(lambda: TEXT + b" 1", ("turned_txt.exe",)),
    "two\nlines.txt": Odd(lambda: TEXT + b" 2", ("two_lines",)),
    "old.doc": Odd(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, says=("old Office document",)),
    "rich.rtf": Odd(lambda: b"{\\rtf1 Two dead}", says=("Rich Text",)),
    # Pages
    "evil.html": Odd(lambda: EVIL.encode(), ("evil",), never="steal"),
    "named-text.txt": Odd(html, ("named-text",), never="<p>"),
    "deep.html": Odd(lambda: b"<html><body>" + b"<div>" * 20_000 + TEXT, says=("No report was found",)),
    "somewhat-deep.html": Odd(lambda: b"<html><body>" + b"<div>" * 100 + html(), ("somewhat-deep",)),
    "huge-table.html": Odd(lambda: b"<html><body><table>" + b"<tr><td>1</td></tr>" * 50_000, says=("far too large",)),
    "no-report.html": Odd(lambda: b"<html><body><script>let a = 1</script></body></html>", says=("No report was found",)),
    "unclosed.html": Odd(lambda: html().replace(b"</p>", b"").replace(b"</article>", b""), ("unclosed",)),
    "open-comment.html": Odd(lambda: b"<html><body><!-- " + html(), says=("No report was found",)),
    "odd-entities.html": Odd(lambda: html((*REPORT, "A&#0;B&#xD800;C&#x1F;D&#99999999;")), ("odd-entities",)),
    "long-attribute.html": Odd(
        lambda: html().replace(b"<article>", b'<article data-x="' + b"x" * 5 * MB + b'">'), ("long-attribute",),
    ),
    "nul.html": Odd(lambda: html().replace(b"two", b"t\x00o"), says=("NUL",)),
    # PDF
    "fine.pdf": Odd(pdf, ("fine",)),
    "pdf-named.txt": Odd(lambda: pdf(((*REPORT, "Third."),)), ("pdf-named",)),
    "scanned.pdf": Odd(lambda: pdf(((),)), says=("pictures, as of a scan",)),
    "locked.pdf": Odd(locked_pdf, says=("locked with a password",)),
    "garbage.pdf": Odd(lambda: b"%PDF-1.4\n" + bytes(range(256)) * 9, says=("damaged",)),
    "looping.pdf": Odd(looping_pdf, says=("PDF",)),
    "bomb.pdf": Odd(bomb_pdf, says=("PDF",)),
    "pieces.pdf": Odd(lambda: stream_pdf(b"BT /F1 9 Tf " + b"(a) Tj " * 200_000 + b"ET"), says=("far more pieces",)),
    "long.pdf": Odd(lambda: pdf(((REPORT[0],),) * 1_001), says=("1,001 pages",)),
    # Word
    "fine.docx": Odd(lambda: docx((*REPORT, "Third.")), ("fine.docx",)),
    "bomb.docx": Odd(lambda: with_part("word/document.xml", b" " * (150 * MB)), says=("unfolds to more than",)),
    "laughs.docx": Odd(laughing_docx, ("laughs",), never="hahahaha"),
    "external.docx": Odd(external_docx, ("external",)),
    "broken.docx": Odd(lambda: with_part("word/document.xml", word_part()[:-99]), says=("damaged",)),
    "no-text.docx": Odd(
        lambda: with_part("word/document.xml", word_part().replace(b"<w:t>", b"<w:x>").replace(b"</w:t>", b"</w:x>")),
        says=("holds no text",),
    ),
    "cut.docx": Odd(lambda: docx()[:-200], says=("cannot be read",)),
    "sheet.xlsx": Odd(lambda: zipped([("xl/workbook.xml", b"<x/>")]), says=("spreadsheet",)),
    "text.odt": Odd(lambda: zipped([("mimetype", b"x"), ("content.xml", b"<x/>")]), says=("OpenDocument",)),
    # Mail
    "fine.eml": Odd(eml, ("fine.eml",)),
    "attached.eml": Odd(
        lambda: eml((REPORT[1],), [("statement.pdf", pdf(((REPORT[0],),))), ("../../x.bin", b"\x00\x01\x02")]),
        ("attached", "statement"), ("of no kind that is read: x.bin",),
    ),
    "parts.eml": Odd(lambda: parts(3_000), says=("too deep",)),
    "many-parts.eml": Odd(lambda: many_parts(200_000), says=("more than 5,000 parts",)),
    "forwarded.eml": Odd(lambda: forwarded(5_000), says=("too deep",)),
    "no-text.eml": Odd(lambda: eml(("",), [("p.png", PIXEL)]), says=("of no kind that is read", "no text of its own")),
    "odd-head.eml": Odd(odd_head, ("odd-head",)),
    "long-head.eml": Odd(lambda: eml().replace(b"To: ", b"To: " + b"a@b.example, " * 300_000), ("long-head",)),
    "cut.mbox": Odd(lambda: samples.mbox(3)[:-40], ("cut-1", "cut-2", "cut-3")),
    # Feeds
    "laughs.xml": Odd(lambda: feed("&c; Two were killed.", LAUGHS), ("laughs-1",), ("undefined entity",), "hahahaha"),
    "outside.xml": Odd(lambda: feed("&out; Two were killed in Quarnel.", OUT), ("outside-1",), ("undefined entity",), "root:"),
    "endless.xml": Odd(lambda: feed("x" * 21 * MB), says=("20 MB",)),
    "long-broken.xml": Odd(
        lambda: samples.FEED.replace(b"</channel>", b"<a>" + b"x" * 1_200_000).replace(b"two-dead", b"three-dead"),
        ("three-dead", "long-broken-2"), ("long feed", "not well"),
    ),
    "many-paragraphs.docx": Odd(many_paragraphs, ("many-paragraphs",)),
    "cut.xml": Odd(lambda: samples.FEED[:-60], ("two-dead", "cut-2"), ("not well-formed",)),
    "no-feed.xml": Odd(lambda: b"<?xml version='1.0'?><book><p>Two dead</p></book>", says=("no RSS or Atom",)),
    "evil-feed.xml": Odd(
        lambda: feed("&lt;script&gt;steal()&lt;/script&gt;&lt;p&gt;Two dead.&lt;/p&gt;"), ("evil-feed-1",), never="steal",
    ),
    # Packed files and archives
    "bomb.txt.gz": Odd(lambda: zeros(300 * MB), says=("20 MB",)),
    "bomb.jsonl.zst": Odd(lambda: zstd(b'{"text": "' + b" " * (300 * MB)), says=("unfolds to far more",)),
    "bomb.txt.bz2": Odd(lambda: bz2.compress(b" " * (50 * MB)), says=("20 MB",)),
    "bomb.txt.xz": Odd(lambda: lzma.compress(b" " * (50 * MB)), says=("20 MB",)),
    "nested.txt.gz.gz.gz": Odd(lambda: nested(3), ("nested",)),
    "too-nested.gz": Odd(lambda: nested(9), says=("archives deep",)),
    "tree.zip": Odd(tree_of_zips, says=("...", "unfolds to far more")),
    "overlapping.zip": Odd(overlapping, ("a",)),
    "climbing.zip": Odd(climbing, ("climbed", "rooted", "drive")),
    "turned.zip": Odd(lambda: zipped([("a\u202egpj.txt", TEXT + b"6")]), ("a_gpj",)),
    "locked.zip": Odd(locked, says=("password",)),
    "one-bad.zip": Odd(one_bad, ("g0", "g1", "g3", "g4"), ("CRC",)),
    "cut.zip": Odd(lambda: zipped([("a.txt", TEXT)])[:-30], says=("cannot be read",)),
    "empty.zip": Odd(lambda: zipped([]), says=("no file in it",)),
    "links.tar": Odd(links, ("inside",), ("3 links",)),
    "cut.tar.gz": Odd(lambda: gzip.compress(tarred([("t1.txt", TEXT + b"7"), ("t2.txt", TEXT + b"8")]))[:-20], ("t1", "t2")),
    "cut.txt.gz": Odd(lambda: gzip.compress(TEXT)[:-12], says=("cut off",)),
    "not-packed.txt.gz": Odd(lambda: TEXT + b" 9", says=("cannot be read",)),
    "wild.zst": Odd(lambda: b"\x28\xb5\x2f\xfd\x00\xff" + b"\x00" * 99, says=("cannot be read",)),
    "many-bad.zip": Odd(lambda: zipped([(f"{n}.bin", b"\x00\x01") for n in range(99)]), says=(*("",) * 20, "79 more parts")),
    # Tables and lists
    "deep.json": Odd(lambda: b'{"text":' + b"[" * 500_000, says=("nested too deeply",)),
    "deep.jsonl": Odd(
        lambda: b'{"text":' + b"[" * 500_000 + b"\n" + json.dumps({"id": "dj", "text": WORDS}).encode(), ("dj",), ("nested",),
    ),
    "settings.json": Odd(lambda: b'{"name": "x", "version": 1}', says=("without an article",)),
    "wide-field.csv": Odd(lambda: csv_of(["id", "text"], ["w1", "x" * 21 * MB], ["w2", WORDS]), ("w2",), ("20 MB",)),
    "no-columns.csv": Odd(lambda: csv_of(["a", "b"], ["1", "2"]), says=("no table of articles",)),
    "open-quote.csv": Odd(lambda: b'id,text\noq1,"' + TEXT.replace(b'"', b""), ("oq1",)),
    "wide.csv": Odd(lambda: csv_of(["id", "text"], ["wc1", WORDS], encoding="utf-16"), ("wc1",)),
    "gdelt.csv": Odd(lambda: csv_of(GDELT, SEEN, SEEN), says=("2 rows name an article and hold no text",)),
    "20240306.gkg.csv": Odd(lambda: (GKG * 3).encode(), says=("3 rows name an article",)),
    "news-please.json": Odd(lambda: json.dumps(NEWS_PLEASE).encode(), ("news-please",)),
    "multi.jsonl": Odd(
        lambda: json.dumps({"document": " ||||| ".join(REPORT), "summary": "Dead."}).encode(), ("multi-1-1", "multi-1-2"),
    ),
    # Crawls
    "fine.warc": Odd(lambda: crawl(PAGE + b"<!--1-->", PAGE + b"<!--2-->"), ("1", "2")),
    "wrong-length.warc": Odd(
        lambda: crawl(html((REPORT[0],)), html((REPORT[1],))).replace(b"Content-Length: 4", b"Content-Length: 9"),
        ("1", "2"), ("...", "cut off"),
    ),
    "cut.warc": Odd(lambda: crawl(html(("Cut. " + REPORT[0],)))[:-90], ("1",), ("cut off",)),
    "endless-length.warc": Odd(
        lambda: crawl(html(("Endless. " + REPORT[0],))).replace(b"Content-Length: ", b"Content-Length: 9999999999"),
        says=("...", "more than 20 MB"),
    ),
    "no-warc.warc": Odd(lambda: TEXT, says=("no WARC record",)),
}  # fmt: skip
