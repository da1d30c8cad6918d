"""texts/ID.txt: every document's text, letter for letter, so that offsets hold."""

import hashlib
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export.index import Index

UNSAFE = frozenset('<>:"/\\|?*%')
RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))})
LONGEST = 200
"""Bytes of a file name before `.txt`; file systems allow 255."""


def file_name(document: str) -> str:
    """The file of a document's text: its id with `.txt`. Characters that a file system may refuse are written as %XX, and
    an id of more than 200 bytes is cut and ends in the first 16 hex digits of its sha256."""
    safe = "".join(f"%{ord(c):02X}" if c in UNSAFE or ord(c) < 32 or ord(c) == 127 else c for c in document)
    if safe[:1] in {".", " ", ""}:
        safe = f"%{ord(safe[0]):02X}{safe[1:]}" if safe else "%"
    if safe.split(".")[0].upper() in RESERVED:
        safe = f"%{ord(safe[0]):02X}{safe[1:]}"
    encoded = safe.encode("utf-8", "replace")
    if len(encoded) > LONGEST:
        mark = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        safe = f"{encoded[: LONGEST - 17].decode('utf-8', 'ignore')}~{mark}"
    return f"{safe}.txt"


def write(index: Index, folder: Path) -> list[Path]:
    """Writes all texts into `folder`/texts as UTF-8 without touching line ends. A half of a surrogate pair, which UTF-8 cannot
    hold, becomes one `?`, so that offsets stay.

    Raises ExportError when two documents would share a file."""
    target = folder / "texts"
    target.mkdir(parents=True, exist_ok=True)
    paths = [target / file_name(id) for id in index.documents]
    for path, document in zip(paths, index.documents.values(), strict=True):
        try:
            with path.open("xb") as file:
                file.write(document.text.encode("utf-8", "replace"))
        except FileExistsError:
            raise ExportError(
                f"The text of document {document.id!r} would overwrite another document's file {path.name!r}: their ids differ "
                "only in upper and lower case, which this disk does not tell apart. Export to another disk, or rename one."
            ) from None
    return paths
