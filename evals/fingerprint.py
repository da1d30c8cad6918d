"""Which data a floor was set on."""

import hashlib
from pathlib import Path

DATA = frozenset({".json", ".jsonl", ".txt", ".gz"})


def fingerprint(folder: Path) -> str:
    """The first 16 hex digits of a sha256 over names and bytes of all data files below the folder."""
    whole = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in DATA and path.is_file()):
        whole.update(file.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]
