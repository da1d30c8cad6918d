"""One small valid file of every kind that is read, written from code: an invented report of an invented paper."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

REPORT = (
    "Soldiers opened fire on a crowd in Quarnel on Monday, killing two people and wounding eleven, a doctor there said.",
    "The interior ministry denied that anybody was killed. It said that armed men had attacked a checkpoint near the market.",
)
PAGE = b"<html><head><title>Two dead</title></head><body><p>Two people were killed in Quarnel, police said.</p></body></html>"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Kelmara Post</title><language>en-gb</language>
<item><title>Two dead in Quarnel</title><link>https://post.example/news/two-dead</link>
<description>&lt;p&gt;Two people were &lt;b&gt;killed&lt;/b&gt; in Quarnel.&lt;/p&gt;</description>
<pubDate>Tue, 05 Mar 2024 22:00:00 -0500</pubDate></item>
<item><title>Curfew in Dovreth</title><guid isPermaLink="false">k-17</guid><description>A curfew was set.</description></item>
</channel></rss>"""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    address: str
    body: bytes = PAGE
    media: str = "text/html"
    status: str = "200 OK"
    kind: str = "response"
    more: tuple[tuple[str, str], ...] = ()


def warc(answers: Iterable[Answer], packed: bool = True) -> bytes:
    """An archive of these answers, each retrieved on a day on which nothing was published."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    written = io.BytesIO()
    writer = WARCWriter(written, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "none"}))
    for one in answers:
        http = StatusAndHeaders(one.status, [("Content-Type", one.media), *one.more], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            one.address, one.kind, payload=io.BytesIO(one.body), http_headers=http,
            warc_headers_dict={"WARC-Date": "2025-07-01T08:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return written.getvalue()


def html(paragraphs: Sequence[str] = REPORT) -> bytes:
    """A page with a menu and a date."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    head = '<title>Two dead in Quarnel</title><meta property="article:published_time" content="2024-03-05T20:00:00Z">'
    menu = '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}<article>{body}</article></body></html>".encode()


def pdf(pages: Sequence[Sequence[str]] = (REPORT,), trailer: str = "") -> bytes:
    """A PDF with these lines on its pages; `trailer` is put into its trailer."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        resources = "/MediaBox [0 0 900 800] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * n} 0 R >>")
        shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
        content = f"BT /F1 11 Tf 14 TL 40 760 Td {shown}ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    at = len(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    written += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(written)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(paragraphs: Sequence[str] = REPORT, title: str = "Two dead in Quarnel") -> bytes:
    """A Word document with a title and a table."""
    from docx import Document

    document = Document()
    if title:
        document.add_heading(title, 0)
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Killed", "2"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def eml(paragraphs: Sequence[str] = REPORT, attachments: Sequence[tuple[str, bytes]] = (), markup: bool = False) -> bytes:
    """A message of a wire."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "Kelmara Wire <desk@wire.example>"
    message["To"] = "all@post.example"
    message["Subject"] = "Two dead in Quarnel"
    message["Date"] = "Tue, 05 Mar 2024 22:00:00 +0300"
    message["Message-ID"] = "<1@wire.example>"
    message.set_content("\n\n".join(paragraphs))
    if markup:
        message.add_alternative("".join(f"<p>{text}</p>" for text in paragraphs), subtype="html")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(count: int = 3) -> bytes:
    """A mailbox of so many messages."""
    return b"".join(
        b"From desk@wire.example Tue Mar  5 22:00:00 2024\n" + eml((f"Report {n}. {REPORT[0]}",)) + b"\n\n"
        for n in range(count)
    )


def rows(count: int = 3) -> list[dict[str, str]]:
    """Rows of articles."""
    address = "https://post.example/news/{}"
    return [
        {"id": f"r{n}", "title": "Two dead", "text": f"Report {n}. {REPORT[0]}", "url": address.format(n), "date": "2024-03-05"}
        for n in range(count)
    ]


def jsonl(count: int = 3) -> bytes:
    """One article a line."""
    return "".join(json.dumps(row) + "\n" for row in rows(count)).encode()


def table(count: int = 3, delimiter: str = ",") -> bytes:
    """A table of articles."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows(1)[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows(count))
    return written.getvalue().encode()


def zipped(members: Sequence[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return written.getvalue()


def tarred(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A TAR archive of these members."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return written.getvalue()


def zstd(content: bytes) -> bytes:
    """Packed with Zstandard."""
    import zstandard

    return zstandard.ZstdCompressor().compress(content)


TEXT = "\n\n".join(("Two dead in Quarnel", *REPORT)).encode()
SAMPLES: dict[str, Callable[[], bytes]] = {
    "plain.txt": lambda: TEXT,
    "page.html": html,
    "statement.pdf": pdf,
    "statement.docx": docx,
    "wire.eml": lambda: eml(attachments=[("statement.txt", TEXT)], markup=True),
    "wire.mbox": mbox,
    "feed.xml": lambda: FEED,
    "articles.jsonl": jsonl,
    "articles.json": lambda: json.dumps({"articles": rows()}).encode(),
    "articles.csv": table,
    "crawl.warc": lambda: warc([Answer(f"https://post.example/{n}", html()) for n in range(3)], packed=False),
    "crawl.warc.gz": lambda: warc([Answer(f"https://post.example/{n}", html()) for n in range(3)]),
    "reports.zip": lambda: zipped([("a.txt", TEXT), ("b/c.html", html()), ("d.pdf", pdf())]),
    "reports.tar": lambda: tarred([("a.txt", TEXT), ("b/c.html", html())]),
    "crawl.wacz": lambda: zipped(
        [("archive/a.warc.gz", warc([Answer("https://post.example/1", html())])), ("datapackage.json", b"{}")]
    ),
    "plain.txt.gz": lambda: gzip.compress(TEXT, mtime=0),
    "plain.txt.bz2": lambda: bz2.compress(TEXT),
    "plain.txt.xz": lambda: lzma.compress(TEXT),
    "articles.jsonl.zst": lambda: zstd(jsonl()),
    "reports.tar.gz": lambda: gzip.compress(tarred([("a.txt", TEXT), ("b/c.html", html())]), mtime=0),
}
"""A file's name -> its bytes."""
