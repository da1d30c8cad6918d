"""Fetches the libraries and the map that ship inside the page, as src/onrecord/report/vendor/SOURCES lists them:
python tools/vendor.py [FOLDER]

Needs npm. Each file is taken unchanged out of its npm package (map data is packed with gzip, always to the same bytes) and
must have the sum that SOURCES gives. FOLDER may hold packages already fetched, as NAME-VERSION.tgz."""

import gzip
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "onrecord" / "report" / "vendor"
COLUMNS = ("file", "package", "version", "inside", "licence", "sha256")


def sources() -> list[dict[str, str]]:
    """The lines of SOURCES as name -> cell."""
    lines = (VENDOR / "SOURCES").read_text(encoding="utf-8").splitlines()
    return [dict(zip(COLUMNS, line.split(), strict=True)) for line in lines if line and not line.startswith("#")]


def unpacked(path: Path) -> bytes:
    """What a shipped file holds, without our gzip."""
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def fetched(name: str, folder: Path) -> Path:
    """The package NAME@VERSION as a tar archive in `folder`, asked of npm when it is not there."""
    path = folder / f"{name.replace('@', '-')}.tgz"
    if not path.exists():
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return path


def take(source: dict[str, str], folder: Path) -> None:
    """Writes one file of SOURCES, if its sum is right."""
    with tarfile.open(fetched(f"{source['package']}@{source['version']}", folder)) as archive:
        member = archive.extractfile(f"package/{source['inside']}")
        raw = member.read() if member else b""
    if hashlib.sha256(raw).hexdigest() != source["sha256"]:
        raise SystemExit(f"{source['file']}: what the package holds is not what SOURCES describes. Look at what changed.")
    packed = gzip.compress(raw, 9, mtime=0) if source["file"].endswith(".gz") else raw
    (VENDOR / source["file"]).write_bytes(packed)


def main() -> None:
    """Fetches all of SOURCES."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)
        for source in sources():
            take(source, folder)
            print(source["file"])


if __name__ == "__main__":
    main()
