"""Tables of articles: CSV and TSV with column names, and the lists of GDELT without."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord import limits
from onrecord.ingest.layouts import ARTICLE, TEXTS, Told, articles
from onrecord.ingest.single import too_long
from onrecord.ingest.source import Source, peek
from onrecord.model import Capture, Issue

# The columns of GDELT's knowledge graph and of its events that matter here, by their places; neither has a header.
GKG = re.compile(rb"\d{14}-T?\d+\t\d{14}\t")
GKG_COLUMNS = {3: "sourcecommonname", 4: "url"}
EVENTS = re.compile(rb"\d{6,12}\t\d{8}\t\d{6}\t\d{4}\t")
EVENT_COLUMNS = {60: "url", 57: "url"}
DELIMITERS = ",;\t|"
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
BOM = "\ufeff"


def table(source: Source) -> Iterator[Capture | Issue]:
    """A Capture for each row with a text; the rows without one are counted."""
    csv.field_size_limit(limits.DOCUMENT)
    head = peek(source.stream)
    told = Told(source.shown)
    if GKG.match(head) or EVENTS.match(head):
        columns = GKG_COLUMNS if GKG.match(head) else EVENT_COLUMNS
        for line in source.stream:
            cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            yield from articles({name: cells[i] for i, name in columns.items() if i < len(cells)}, source, told)
    else:
        yield from _rows(source, head, told)
    yield from told.rest()


def _rows(source: Source, head: bytes, told: Told) -> Iterator[Capture | Issue]:
    long: list[int] = []
    lines = _lines(source.stream, head, long)
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    columns = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(name in {text for text, _ in TEXTS} | ARTICLE for name in columns):
        yield Issue(
            "ingest", source.shown,
            "It is no table of articles: its first line names no column such as `text` or `url`. Name that of the text `text`.",
        )  # fmt: skip
        return
    rows = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        here = replace(source, shown=f"{source.shown}:{number}", stem=f"{source.stem}-{number}")
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Issue("ingest", here.shown, f"This row cannot be read ({error}). Save the table anew as CSV in UTF-8.")
            continue
        if long:
            yield too_long(here.shown)
            long.clear()
        elif any(cell.strip() for cell in row):
            yield from articles(dict(zip(columns, row, strict=False)), here, told)


def _lines(stream: BinaryIO, head: bytes, long: list[int]) -> Iterator[str]:
    """The lines of a table as text; of one that is too long nothing, and a note in `long`."""
    wide = WIDE.get(head[:2])
    if wide:
        yield from stream.read(limits.LISTED).decode(wide, "replace").splitlines(keepends=True)
        return
    start = True
    while line := stream.readline(limits.DOCUMENT + 1):
        if len(line) > limits.DOCUMENT:
            long.append(1)
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.DOCUMENT)
            yield "\n"
            continue
        text = _decoded(line)
        yield (text.removeprefix(BOM) if start else text).replace("\x00", "")
        start = False


def _decoded(line: bytes) -> str:
    """UTF-8, or else what tables on Windows are in."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
