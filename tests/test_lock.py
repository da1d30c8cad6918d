"""The lock pins everything that the project asks for, by hash, and names no address."""

import re
import tomllib
from pathlib import Path

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_pin_has_hashes_and_nothing_names_an_address(root: Path) -> None:
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PIN.findall(text)) > 50
    assert all("--hash=sha256:" in block for block in blocks)
    assert re.search(r"://|^--(?!hash)|@ ?file|\.whl", text, re.MULTILINE) is None


def test_the_lock_pins_what_the_project_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in ("dev", "review") for one in project["optional-dependencies"][extra])]
    pinned = {normal(name) for name, _ in PIN.findall((root / "requirements.lock").read_text(encoding="utf-8"))}
    missing = [one for one in asked if normal(re.split(r"[<>=!~\[; ]", one)[0]) not in pinned]
    assert not missing, "Pin anew: make lock"


def test_no_part_needs_a_gpu(root: Path) -> None:
    pinned = {name.lower() for name, _ in PIN.findall((root / "requirements.lock").read_text(encoding="utf-8"))}
    assert not {name for name in pinned if name.startswith(("torch", "nvidia", "triton"))}
