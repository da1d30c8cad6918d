"""Writes odd and hostile files: bombs, loops, liars, and what was cut off."""

import base64
import csv
import gzip
import io
import struct
import tarfile
import zipfile
import zlib

from evals.samples import REPORT, TEXT, Answer, docx, eml, pdf, warc, zipped

WORDS = "\n\n".join(REPORT)
MB = 1_000_000


def nested(depth: int) -> bytes:
    """A text packed so many times."""
    content = TEXT
    for _ in range(depth):
        content = gzip.compress(content, mtime=0)
    return content


def zeros(size: int) -> bytes:
    """A gzip file of so many spaces, which are harmless and endless."""
    packer, chunk, packed = zlib.compressobj(1, zlib.DEFLATED, 31), b" " * MB, []
    for _ in range(size // MB):
        packed.append(packer.compress(chunk))
    return b"".join([*packed, packer.flush()])


def tree_of_zips() -> bytes:
    """Zips of zips of zips, each member of which is as long as a document may be: petabytes in a few kilobytes."""
    content = zipped([(f"{n}.txt", b" " * (19 * MB)) for n in range(2)])
    for _ in range(4):
        content = zipped([(f"{n}.zip", content) for n in range(16)])
    return content


def overlapping() -> bytes:
    """A zip whose index names one member a hundred times."""
    one = zipped([("a.txt", TEXT)], zipfile.ZIP_STORED)
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry, count = one[start:end], 100
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return one[:start] + entry * count + tail


def locked() -> bytes:
    """A zip that says that its member is encrypted."""
    content = bytearray(zipped([("a.txt", TEXT)]))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + at] |= 1
    return bytes(content)


def one_bad(good: int = 5) -> bytes:
    """A zip in which one member's bytes are damaged."""
    content = bytearray(zipped([(f"g{n}.txt", TEXT + b"%d" % n) for n in range(good)], zipfile.ZIP_STORED))
    content[content.index(b"Soldiers", content.index(b"g2.txt"))] = 0x7A
    return bytes(content)


def links() -> bytes:
    """A tar with links that lead out of it."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, to in (("passwd", "/etc/passwd"), ("up", "../../x"), ("self", "self")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, to
            archive.addfile(info)
        info = tarfile.TarInfo("../../inside.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    return written.getvalue()


def with_part(name: str, content: bytes, source: bytes = b"") -> bytes:
    """A Word document in which one part is another."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source or docx())) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return written.getvalue()


def word_part() -> bytes:
    """The main part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        return archive.read("word/document.xml")


def laughing_docx() -> bytes:
    """A Word document with entities that grow."""
    entities = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    part = word_part().decode().replace("?>", "?>" + entities, 1)
    return with_part("word/document.xml", part.replace("Soldiers", "&b;&c; Soldiers").encode())


def external_docx() -> bytes:
    """A Word document that wants a template from elsewhere."""
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        part = archive.read(name).decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationship Id="rIdX" Type="{kind}" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/>'
    return with_part(name, part.replace("</Relationships>", link + "</Relationships>").encode())


def stream_pdf(stream: bytes, extra: str = "") -> bytes:
    """A PDF whose one page is this stream."""
    whole = pdf(((),)).decode("latin-1")
    start, end = whole.index("5 0 obj"), whole.index("xref")
    body = f"5 0 obj\n<< /Length {len(stream)} {extra} >>\nstream\n".encode() + stream + b"\nendstream\nendobj\n"
    return whole[:start].encode() + body + whole[end:].encode()


def bomb_pdf() -> bytes:
    """A page of half a gigabyte of drawing."""
    return stream_pdf(zlib.compress(b"0 0 m " * (90 * MB), 1), "/Filter /FlateDecode")


def looping_pdf() -> bytes:
    """A tree of pages that is its own branch."""
    return pdf().replace(b"/Kids [4 0 R] /Count 1", b"/Kids [2 0 R] /Count 9")


def parts(count: int) -> bytes:
    """A message of so many parts within parts."""
    head = b"From: Wire <a@wire.example>\nTo: b@post.example\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@x>\n"
    inner = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(count))
    return head + inner + b"Content-Type: text/plain\n\n" + TEXT


def forwarded(count: int) -> bytes:
    """A message within a message, so often."""
    head = b"From: Wire <a@wire.example>\nTo: b@post.example\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@x>\n"
    return head + b"Content-Type: message/rfc822\n\n" * count + b"Content-Type: text/plain\n\n" + TEXT


def many_parts(count: int) -> bytes:
    """A message of so many parts beside one another."""
    head = b"From: Wire <a@wire.example>\nTo: b@post.example\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@x>\n"
    return head + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * count + b"--b--\n"


def feed(description: str, before: str = "") -> bytes:
    """A feed of one entry."""
    item = f"<item><title>Two dead</title><description>{description}</description></item>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>Post</title>{item}</channel></rss>'.encode()


def crawl(*bodies: bytes) -> bytes:
    """A crawl of these pages, not packed."""
    return warc([Answer(f"https://post.example/{n}", body) for n, body in enumerate(bodies, start=1)], packed=False)


def csv_of(*rows: list[str], encoding: str = "utf-8") -> bytes:
    """A table."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode(encoding)


def many_paragraphs() -> bytes:
    """A Word document of twenty thousand short paragraphs."""
    part = word_part()
    at = part.index(b"<w:p>")
    return with_part("word/document.xml", part[:at] + b"<w:p><w:r><w:t>ab</w:t></w:r></w:p>" * 20_000 + part[at:])


def cyrillic_page() -> bytes:
    """A page in an encoding that it declares."""
    body = "<p>Двое убиты в Кварнеле, сказала полиция.</p>"
    return f"<html><head><meta charset=windows-1251></head><body>{body}</body></html>".encode("cp1251")


def locked_pdf() -> bytes:
    """A PDF with a password that nobody knows."""
    keys = "/O (" + "o" * 32 + ") /U (" + "u" * 32 + ")"
    return pdf(trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [(a) (a)]")


def odd_head() -> bytes:
    """A message with words in no encoding and without a day."""
    subject = b"Subject: =?klingon?Q?=FF?= =?utf-8?B?%%%?= Two"
    return eml().replace(b"Subject: Two", subject).replace(b"Tue, 05 Mar", b"Someday")


def climbing() -> bytes:
    """A zip whose members want to lie elsewhere."""
    names = ("../../../climbed.txt", "/root/rooted.txt", "C:\\x\\drive.txt")
    return zipped([(name, TEXT + name.encode()) for name in names])


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
OUT = '<!DOCTYPE rss [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
EVIL = (
    "<html><head><title>Two dead</title><script>alert('boo')</script></head><body onload=\"steal()\"><article>"
    f'<p onclick="steal()">{REPORT[0]}</p><script>steal()</script><style>p {{steal: 1}}</style><p>{REPORT[1]}</p>'
    '<a href="javascript:steal()">More</a><iframe srcdoc="steal"></iframe><svg><text>steal</text></svg></article></body></html>'
)
NEWS_PLEASE = {
    "maintext": WORDS, "title": "Two dead in Quarnel", "date_download": "2025-07-01 08:00:00", "date_modify": None,
    "date_publish": "2024-03-05 20:00:00", "source_domain": "post.example", "url": "https://post.example/news/1",
    "language": "en", "authors": ["A. Writer"], "description": "Two dead.", "filename": "x.json",
}  # fmt: skip
GDELT = ["url", "url_mobile", "title", "seendate", "socialimage", "domain", "language", "sourcecountry"]
SEEN = ["https://post.example/1", "", "Two dead", "20240306T101500Z", "", "post.example", "English", "Kelmara"]
GKG = "20240306101500-12\t20240306101500\t1\tpost.example\thttps://post.example/1\t\t\n"
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
