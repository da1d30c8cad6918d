"""Cutting a WARC stream into its records, also where a length is wrong or a stretch is damaged: one bad record costs itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord import limits

START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
AGAIN = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d{1,2}\r?\n")
LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
STEP = 65_536


@dataclass(frozen=True, slots=True)
class Cut:
    """One record: its own header lines with the empty one behind them, and what they speak of. `problem` says what was wrong
    with it; without `whole` there is nothing to read."""

    head: bytes = b""
    body: bytes = b""
    problem: str = ""
    whole: bool = True


class _Tape:
    """A stream that takes back what was read too much."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._back = stream, b""

    def line(self) -> bytes:
        if self._back:
            line, end, self._back = self._back.partition(b"\n")
            return line + end + (b"" if end else self._stream.readline(limits.RECORD_HEAD))
        return self._stream.readline(limits.RECORD_HEAD)

    def read(self, size: int) -> bytes:
        part, self._back = self._back[:size], self._back[size:]
        return part + (self._stream.read(size - len(part)) if len(part) < size else b"")

    def back(self, part: bytes) -> None:
        self._back = part + self._back


def cut(stream: BinaryIO) -> Iterator[Cut]:
    """The records of a stream in order. A stretch that is no record is one Cut with a problem."""
    tape = _Tape(stream)
    astray = 0
    while line := tape.line():
        if START.fullmatch(line):
            if astray:
                yield _astray(astray)
                astray = 0
            yield _record(tape, line)
        elif line.strip():
            astray += len(line)
    if astray:
        yield _astray(astray)


def _astray(size: int) -> Cut:
    return Cut(problem=f"A stretch of {size:,} bytes before this is no WARC record and was passed over.", whole=False)


def _record(tape: _Tape, first: bytes) -> Cut:
    lines, size = [first], len(first)
    while (line := tape.line()) and line.strip():
        if START.fullmatch(line) or size > limits.RECORD_HEAD:
            tape.back(line)
            return Cut(problem="The head of this record is broken, so it was passed over.", whole=False)
        lines.append(line)
        size += len(line)
    head = b"".join(lines) + b"\r\n"
    length = LENGTH.search(head)
    if length is None:
        return Cut(problem="This record does not say how long it is, so it was passed over.", whole=False)
    return _body(tape, head, int(length[1]))


def _body(tape: _Tape, head: bytes, length: int) -> Cut:
    # The head of an answer comes on top of the document in it.
    most = limits.DOCUMENT + limits.RECORD_HEAD
    body = tape.read(min(length, most + 1))
    if length > most:
        return _skip(tape, length - len(body), body)
    again = AGAIN.search(body)
    cut_off = len(body) < length
    if again and (cut_off or not _ends_here(tape)):
        tape.back(body[again.end() - len(again[0].lstrip()) :])
        return Cut(
            _said(head, body[: again.start()]), body[: again.start()], "Its length is wrong: it was read up to the next record."
        )
    if cut_off:
        return Cut(_said(head, body), body, "The archive is cut off within this record, which may lack its end.")
    return Cut(head, body)


def _ends_here(tape: _Tape) -> bool:
    """Whether what comes next is what stands between two records, or the end."""
    following = tape.read(64)
    tape.back(following)
    return not following.strip() or START.match(following.lstrip()) is not None


def _said(head: bytes, body: bytes) -> bytes:
    """The head with the length that the body has."""
    return LENGTH.sub(b"Content-Length: %d\r" % len(body), head)


def _skip(tape: _Tape, left: int, last: bytes) -> Cut:
    """Passes over what is left of a record that is too long for a document, up to the next one where its length is wrong."""
    most = limits.DOCUMENT // 1_000_000
    problem = f"This record holds more than {most} MB, the most that a document may, so it was passed over."
    while left > 0 and last:
        if again := AGAIN.search(last):
            tape.back(last[again.end() - len(again[0].lstrip()) :])
            break
        last = tape.read(min(left, STEP))
        left -= len(last)
    return Cut(problem=problem, whole=False)
