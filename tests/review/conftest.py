"""Fixtures of the desk's tests: the invented record on which decisions are tried."""

import subprocess
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent.parent / room) for room in ("link", "deciding")]

import kelmara  # noqa: E402
from desk_clients import Browser, entered  # noqa: E402


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record, built once: not to be written to."""
    return kelmara.write(tmp_path_factory.mktemp("review") / "whole.record", kelmara.reports())


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be written to."""
    copy = tmp_path / "kelmara.record"
    copy.write_bytes(whole.read_bytes())
    return copy


@pytest.fixture
def browser(record: Path) -> Browser:
    """A browser in the desk of the record, for one person called Ana."""
    return entered(record)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that nobody trusts, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
    ]
    try:
        subprocess.run([*made, "-keyout", "key.pem", "-out", "cert.pem"], cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    return folder / "cert.pem", folder / "key.pem"
