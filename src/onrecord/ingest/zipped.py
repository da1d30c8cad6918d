"""ZIP archives, WACZ crawls among them, and the Office documents that are ZIP archives themselves."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from onrecord import limits
from onrecord.config import SIDECARS
from onrecord.ingest import sniff
from onrecord.ingest.packed import bare
from onrecord.ingest.single import shown_name, single, unreadable
from onrecord.ingest.source import Source, forward, seekable
from onrecord.model import Capture, Issue

# Members by which a ZIP archive is known to be something else, and what to tell people of it.
OTHERS = (
    ("xl/workbook.xml", "a spreadsheet; save the table as .csv"), ("ppt/presentation.xml", "a slide show; save it as .pdf"),
    ("META-INF/container.xml", "an e-book; save it as .html or .txt"), ("content.xml", "an OpenDocument; save it as .docx"),
    ("AndroidManifest.xml", "a program"), ("META-INF/MANIFEST.MF", "a program"),
)  # fmt: skip
WORD = "word/document.xml"
ENCRYPTED = 0x1


def members(source: Source) -> Iterator[Source | Capture | Issue]:
    """What lies in each file of an archive, in the order of their names; an Office document is one document."""
    stream = seekable(source)
    with stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            yield unreadable(source.shown, error)
            return
        names = {info.filename for info in archive.infolist()}
        other = next((what for name, what in OTHERS if name in names), "")
        if WORD in names:
            stream.seek(0)
            yield single(source.inner(forward(stream), source.name, source.stem), sniff.DOCX)
        elif other:
            yield Issue("ingest", source.shown, f"It is {other}.")
        else:
            yield from _files(archive, source)


def _files(archive: zipfile.ZipFile, source: Source) -> Iterator[Source | Capture | Issue]:
    found = sorted((i for i in archive.infolist() if _wanted(i)), key=lambda i: i.filename)
    if any(i.filename == "datapackage.json" for i in found) and any(i.filename.startswith("archive/") for i in found):
        found = [i for i in found if i.filename.startswith("archive/")]
    if len(found) > limits.MEMBERS:
        yield Issue("ingest", source.shown, f"It has {len(found):,} members; the first {limits.MEMBERS:,} are read. Unpack it.")
    for info in found[: limits.MEMBERS]:
        yield from member(archive, info, source)
    yield from sidecars_left(source, [i.filename for i in archive.infolist()])
    if not found:
        yield Issue("ingest", source.shown, "It is an empty archive: there is no file in it.")


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Iterator[Source | Issue]:
    """What lies in one file of the archive."""
    name = shown_name(info.filename)
    shown = f"{source.shown}:{name}"
    if info.flag_bits & ENCRYPTED:
        yield Issue("ingest", shown, "It is locked with a password, so it was not opened. Unpack it and name the folder.")
        return
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        yield unreadable(shown, error)
        return
    with stream:
        last = PurePosixPath(name).name
        yield source.inner(forward(stream, source.budget), last, PurePosixPath(bare(last)).stem, shown=shown)


def sidecars_left(source: Source, names: Iterable[str]) -> Iterator[Issue]:
    """An Issue for each sidecar among the members of an archive: there it speaks for nobody."""
    for name in names:
        if PurePosixPath(name).name in SIDECARS:
            problem = "A sidecar within an archive is not used. Unpack the archive and name the folder."
            yield Issue("ingest", f"{source.shown}:{shown_name(name)}", problem)


def _wanted(info: zipfile.ZipInfo) -> bool:
    """Whether a person put it there: hidden files, and what tells of the others, are left alone as in folders."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts
    return bool(parts) and not info.is_dir() and not hidden and parts[-1] not in SIDECARS
