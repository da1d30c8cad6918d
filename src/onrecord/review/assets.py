"""Styles and scripts of the desk, from the package: one address for one state of them all, so that browsers may keep them."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}


@cache
def assets() -> dict[str, bytes]:
    """Every file below static/, by its path there."""
    return dict(sorted(_below(resources.files(__package__) / "static", "")))


def _below(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for member in folder.iterdir():
        if member.is_dir():
            found += _below(member, f"{prefix}{member.name}/")
        elif media(member.name):
            found.append((prefix + member.name, member.read_bytes()))
    return found


def media(name: str) -> str:
    """The media type of an asset; "" for what is none."""
    return MEDIA.get("." + name.rpartition(".")[2], "")


@cache
def version() -> str:
    """What the assets' addresses hold beside their names: it changes when one of them does."""
    whole = hashlib.sha256()
    for name, content in assets().items():
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()[:16]


def asset(name: str) -> str:
    """The address of an asset. Raises KeyError when there is none of that name."""
    if name not in assets():
        raise KeyError(name)
    return f"/static/{version()}/{name}"


def styles() -> list[str]:
    """The addresses of all style sheets at the top of static/, in name order: base.css comes first."""
    names = [name for name in assets() if name.endswith(".css") and "/" not in name]
    return [asset(name) for name in sorted(names, key=lambda name: (name != "base.css", name))]
