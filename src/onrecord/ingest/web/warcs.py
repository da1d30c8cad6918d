"""Records of a WARC 1.1 file, each packed on its own: written with warcio, and found again where a file may be torn."""

import io
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from onrecord.ingest.warc import SAID_BY_FEED
from onrecord.ingest.web.answer import Answer, Headers

STEP = 1 << 16
PACKED = b"\x1f\x8b\x08"
FIELD = re.compile(rb"^([A-Za-z-]+): ([^\r\n]*)", re.M)
# Headers of how an answer travelled, which are not true of it as it lies here.
TRAVELLED = frozenset({"transfer-encoding", "connection", "keep-alive"})


def opening(name: str, agent: str, when: str) -> bytes:
    """The record that a file begins with: who made it and how."""
    said = {
        "software": agent.partition(" ")[0], "format": "WARC File Format 1.1", "http-header-user-agent": agent,
        "robots": "honoured",
    }  # fmt: skip
    lines = "".join(f"{field}: {value}\r\n" for field, value in said.items()).encode()
    more = {"WARC-Filename": name, "Content-Type": "application/warc-fields"}
    return _record("", "warcinfo", when, lines, None, more)


class _Head:
    """A head of HTTP as it came. (What warcio makes of one is ASCII; what servers send is not.)"""

    def __init__(self, first: str, headers: Headers) -> None:
        lines = [first, *(f"{name}: {value}" for name, value in headers)]
        self.headers_buff = "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1", "replace")

    def compute_headers_buffer(self, _: object) -> None:
        """It is there."""


def exchange(answer: Answer, said_by_feed: Mapping[str, str] = MappingProxyType({})) -> tuple[bytes, bytes]:
    """A request and its answer, with what a feed said of the page in the fields of `ingest.warc`."""
    parts = urlsplit(answer.address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = _Head(f"GET {target} HTTP/1.1", answer.asked)
    headers = tuple((f"X-Archive-Orig-{n}" if n.lower() in TRAVELLED else n, value) for n, value in answer.headers)
    said = _Head(f"HTTP/1.1 {answer.status} {answer.reason}".strip(), headers)
    name, when = _name_of(answer), answer.retrieved_at
    request = _record(answer.address, "request", when, b"", asked, {"WARC-Concurrent-To": name})
    fed = {SAID_BY_FEED[field]: _line(value) for field, value in said_by_feed.items() if _line(value)}
    more = {"WARC-IP-Address": answer.number, **fed} if answer.number else fed
    return request, _record(answer.address, "response", when, answer.body, said, {**more, "WARC-Record-ID": name})


def _line(said: str) -> str:
    """Words as they can stand in a head."""
    return " ".join(said.encode("utf-8", "replace").decode().split())


def closing(answer: Answer, said: str) -> bytes:
    """The record that ends a visit with this answer and tells of it."""
    more = {"Content-Type": "application/json", "WARC-Refers-To": _name_of(answer)}
    return _record(answer.address, "metadata", answer.retrieved_at, said.encode(), None, more)


def visits(file: Path, start: int) -> tuple[list[tuple[str, dict[str, Any]]], int]:
    """What the closing records from `start` on say, each with where its answer lies; and where the last of them ends."""
    found: list[tuple[str, dict[str, Any]]] = []
    end, answers = start, {b"": (0, 0)}
    for offset, length, record in _records(file, start):
        fields = dict(FIELD.findall(record.partition(b"\r\n\r\n")[0]))
        if fields.get(b"WARC-Type") == b"response":
            answers = {fields.get(b"WARC-Record-ID", b""): (offset, length)}
        elif fields.get(b"WARC-Type") == b"metadata":
            end = offset + length
            lies = answers.get(fields.get(b"WARC-Refers-To", b""))
            if lies is not None:
                said = record.partition(b"\r\n\r\n")[2].strip().decode()
                found.append((said, {"file": file.name, "offset": lies[0], "length": lies[1], "end": end}))
    return found, end


def _records(file: Path, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Offset, packed length and bytes of each record that is whole; what is damaged or torn is passed over."""
    with file.open("rb") as stream:
        offset: int | None = start
        while offset is not None:
            stream.seek(offset)
            found = _unpacked(stream)
            if found is None:
                offset = _next(stream, offset + 1)
            else:
                yield offset, *found
                offset += found[0]


def _unpacked(stream: BinaryIO) -> tuple[int, bytes] | None:
    """Packed length and bytes of the record that begins here; null where none does."""
    unpacker, record, used = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray(), 0
    while not unpacker.eof:
        part = stream.read(STEP)
        if not part:
            return None
        try:
            record += unpacker.decompress(part)
        except zlib.error:
            return None
        used += len(part) - len(unpacker.unused_data)
    return (used, bytes(record)) if record.startswith(b"WARC/") else None


def _next(stream: BinaryIO, offset: int) -> int | None:
    """Where the next packed record may begin, from `offset` on."""
    stream.seek(offset)
    kept = b""
    while part := stream.read(STEP):
        at = (kept + part).find(PACKED)
        if at >= 0:
            return offset - len(kept) + at
        offset += len(part)
        kept = (kept + part)[-len(PACKED) + 1 :]
    return None


def _record(address: str, kind: str, when: str, content: bytes, http: _Head | None, more: dict[str, str]) -> bytes:
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    headers = {"WARC-Record-ID": _name(kind, address, when, content), "WARC-Date": when, **more}
    if kind != "warcinfo":
        headers["WARC-Payload-Digest"] = f"sha256:{b32encode(sha256(content).digest()).decode()}"
    writer.write_record(
        writer.create_warc_record(
            address, kind, payload=io.BytesIO(content), length=len(content), http_headers=http, warc_headers_dict=headers,
            warc_content_type=more.get("Content-Type", ""),
        )
    )  # fmt: skip
    return packed.getvalue()


def _name_of(answer: Answer) -> str:
    return _name("response", answer.address, answer.retrieved_at, answer.body)


def _name(kind: str, address: str, when: str, content: bytes) -> str:
    """The id of a record, made from what it holds."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {address} {when} {sha256(content).hexdigest()}')}>"
