"""What of a set the program may see: documents and what a collector would know of them, never a gold field."""

import gzip
import json
import shutil
from pathlib import Path

ALLOWED = ("id", "text", "title", "published", "url")
"""The only fields of a documents.jsonl that are copied; everything else may be gold."""


def rows(data: Path, work: Path) -> list[str]:
    """The rows of DATA/documents.jsonl with nothing but their allowed fields, as one new file."""
    source, target = data / "documents.jsonl", work / "documents.jsonl"
    with source.open(encoding="utf-8", newline="") as lines, target.open("w", encoding="utf-8", newline="") as out:
        for line in lines.read().split("\n"):
            if line.strip():
                row = json.loads(line)
                kept = {name: row[name] for name in ALLOWED if row.get(name) is not None}
                out.write(json.dumps(kept) + "\n")
    return [str(target)]


def groups(data: Path, work: Path) -> list[str]:
    """Copies of the texts in DATA/docs/GROUP with each group's meta.json, and nothing else of the folder."""
    for file in sorted((data / "docs").rglob("*")):
        if file.suffix == ".txt" or file.name == "meta.json":
            target = work / "docs" / file.relative_to(data / "docs")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return [str(work / "docs")]


def texts(data: Path, work: Path) -> list[str]:
    """The pages of DATA/html as somebody gets them who saves a page as text, each named after its key."""
    from evals.visible import visible

    for file in map(Path, sorted(Path(pages(data, work)[0]).iterdir())):
        target = work / "texts" / f"{file.stem}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text(visible(file.read_bytes()), encoding="utf-8", newline="")
    return [str(work / "texts")]


def pages(data: Path, work: Path) -> list[str]:
    """The pages of DATA/html unpacked, each named after its key."""
    target = work / "html"
    target.mkdir()
    for file in sorted((data / "html").glob("*.html*")):
        content = file.read_bytes()
        packed = file.suffix == ".gz"
        (target / file.name.removesuffix(".gz")).write_bytes(gzip.decompress(content) if packed else content)
    return [str(target)]
