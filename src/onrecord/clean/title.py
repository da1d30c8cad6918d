"""The headline of a page, without the name of the site."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from onrecord.clean.outlets import fold

PARTED = re.compile(r"\s+[|–—·:»«-]+\s+|\s*\|\s*")
WORD = re.compile(r"[^\W_]+")
# Share of a heading's words that another title of the page must hold to make it the headline, and fewest words.
ENOUGH, FEWEST = 0.5, 2


def headline(tree: Any, titles: Sequence[str], site: str, address: str) -> str:
    """What stands above the report. `titles` is what the page calls itself as data and in its head, the surest first. A heading
    of the page that shares its words with one of them is what readers see; without one the first title is taken."""
    named = [title for title in titles if title]
    headings = [h for h in _headings(tree) if fold(h) not in _sites(site, address)]
    scored = [(max((_shared(heading, title) for title in named), default=0.0), -n) for n, heading in enumerate(headings)]
    if scored and max(scored)[0] >= ENOUGH:
        return headings[-max(scored)[1]]
    return without_site(named[0], site, address) if named else (headings[0] if len(headings) == 1 else "")


def _headings(tree: Any) -> Iterator[str]:
    for heading in tree.iter("h1"):
        words = " ".join(heading.text_content().split())
        if len(WORD.findall(words)) >= FEWEST or any(ord(c) > 0x2E80 for c in words):
            yield words


def _shared(heading: str, title: str) -> float:
    """The share of the heading's words that the title holds too; the same letters are the best there is."""
    if fold(heading) == fold(title):
        return 2.0
    ours, theirs = WORD.findall(heading.casefold()), set(WORD.findall(title.casefold()))
    return sum(word in theirs for word in ours) / len(ours) if ours else 0.0


def without_site(title: str, site: str, address: str) -> str:
    """The title without a last (or first) part that names the site or its domain."""
    sites, found = _sites(site, address), list(PARTED.finditer(title))
    while found and fold(title[found[-1].end() :]) in sites:
        title = title[: found.pop().start()]
    while found and fold(title[: found[0].start()]) in sites:
        title, found = title[found[0].end() :], []
        found = list(PARTED.finditer(title))
    return title.strip()


def _sites(site: str, address: str) -> set[str]:
    """Everything that the site may call itself, folded."""
    host = (urlsplit(address).hostname or "") if "://" in address else ""
    parts = host.removeprefix("www.").split(".")
    names = [site, *PARTED.split(site), host.removeprefix("www."), *(parts[:-1] if len(parts) > 1 else [])]
    return {folded for name in names for folded in (fold(name), f"{fold(name)}com") if fold(name)}


def site_name(said: str, address: str) -> str:
    """A site's name without its motto ("Coastal Courier | News of the coast"): the part that its address repeats."""
    host = fold((urlsplit(address).hostname or "") if "://" in address else "")
    parts = [part.strip() for part in PARTED.split(said) if part.strip()]
    return next((part for part in parts if len(parts) > 1 and host and fold(part) in host), said)
