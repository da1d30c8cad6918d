"""What a page gives as its own address and title: one article is often served under several addresses."""

import html
import re

from onrecord.ingest.web import addresses
from onrecord.ingest.web.answer import Answer

LINK = re.compile(rb"<link\b[^>]{0,2000}>", re.I)
REL = re.compile(rb"\brel\s*=\s*[\"']?\s*canonical\b", re.I)
HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s\"'>]{1,2000}))", re.I)
TITLE = re.compile(rb"<title\b[^>]{0,200}>([^<]{1,1000})", re.I)
HEAD = 300_000
LONGEST = 200


def canonical(answer: Answer) -> str:
    """The canonical address of a page, where it is one of the same site and of a page of its own: some sites name their front
    page on every page. "" where there is none."""
    for link in LINK.findall(answer.content[:HEAD]):
        href = HREF.search(link) if REL.search(link) else None
        if href is None:
            continue
        said = next(part for part in href.groups() if part is not None).decode("utf-8", "replace")
        try:
            own = addresses.fit(html.unescape(said), answer.address)
        except addresses.Unfit:
            continue
        front = "/" not in addresses.key(own) and "?" not in addresses.key(own)
        if addresses.twins(own, answer.address) and not front:
            return own
    return ""


def heading(answer: Answer) -> str:
    """The title of a page on one line, "" where it has none."""
    found = TITLE.search(answer.content[:HEAD])
    return plain(html.unescape(found[1].decode("utf-8", "replace"))) if found else ""


def plain(title: str) -> str:
    """A title as it is compared."""
    return " ".join(title.split()).casefold()[:LONGEST]


def alike(one: str, other: str) -> bool:
    """Whether two titles can be of one article: the same, but for the name of the site before or behind one of them. Some sites
    name one address as the canonical one of all of their pages; their titles keep them apart."""
    short, long = sorted((one, other), key=len)
    before, found, behind = long.partition(short) if short else ("", "", "")
    return bool(found) and (not before or not behind) and not (before[-1:].isalnum() or behind[:1].isalnum())
