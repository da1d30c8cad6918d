"""The feeds that a person names: addresses, OPML files as feed readers write them, or text files with an address a line."""

from pathlib import Path
from typing import Any

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.files import is_address

NEXT = "Name an OPML file, a text file with an address a line, or the address of a feed."


def feeds_of(named: list[str]) -> list[str]:
    """The addresses of feeds in what a person named, in order, each once. Raises InputError for a file that cannot be read or
    that names none, and for more feeds than may be."""
    found = dict.fromkeys(feed for name in named for feed in ([name.strip()] if is_address(name) else _listed(Path(name))))
    if len(found) > limits.FEEDS:
        raise InputError(f"{len(found):,} feeds were named; {limits.FEEDS:,} may be. Split the list into several records.")
    return list(found)


def _listed(path: Path) -> list[str]:
    try:
        if path.stat().st_size > limits.LIST:
            raise InputError(f"{path} is too large to be a list of feeds. {NEXT}")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"The list of feeds {path} cannot be read ({error.strerror}). {NEXT}") from error
    feeds = _outlined(content) if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines(content)
    if not feeds:
        raise InputError(f"{path} names no feed. {NEXT}")
    return feeds


def _lines(content: bytes) -> list[str]:
    lines = (line.strip() for line in content.decode("utf-8-sig", "replace").splitlines())
    return [line.split()[0] for line in lines if is_address(line)]


def _outlined(content: bytes) -> list[str]:
    """The feeds of an OPML file; of one that breaks off or is not well-formed, those that can be made out."""
    from lxml import etree  # type: ignore[import-untyped]

    parser: Any = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return []
    outlines = [] if tree is None else tree.iter("{*}outline")
    said = [value for outline in outlines for name, value in outline.attrib.items() if name.lower() == "xmlurl"]
    return [value.strip() for value in said if is_address(value)]
