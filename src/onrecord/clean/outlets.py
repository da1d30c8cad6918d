"""Who published: names, domains and families of outlets, from the vocabulary."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from onrecord.vocab import load

Kind = Literal["independent", "state", "party", "agency", "local"]
ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)")
NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Outlet:
    """One outlet of the vocabulary. `family` is the owner or agency that its reports are counted with, `basis` where that
    can be checked. `credits` are words by which an agency's copy is credited in brackets or at the end of a text."""

    name: str
    family: str
    country: str
    kind: Kind
    basis: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets of the vocabulary in its order."""
    loaded: tuple[Outlet, ...] = load("outlets", tuple[Outlet, ...])
    return loaded


@cache
def _by_name() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.names, *outlet.credits):
            named.setdefault(fold(name), outlet)
    return named


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def fold(name: str) -> str:
    """A name without case, punctuation, spacing and a leading article."""
    return NOT_WORD.sub("", re.sub(r"^the\s+", "", name.strip(), flags=re.I)).casefold()


def known(name: str) -> Outlet | None:
    """The outlet that goes by `name`, whatever its case and punctuation."""
    return _by_name().get(fold(name)) if name.strip() else None


def of_address(address: str) -> Outlet | None:
    """The outlet whose site an address belongs to; an archive's copy counts as the page it is of."""
    host = (urlsplit(ARCHIVED.sub("", address)).hostname or "") if "://" in address else ""
    parts = host.split(".")
    return next((_by_domain()[d] for d in (".".join(parts[i:]) for i in range(len(parts) - 1)) if d in _by_domain()), None)


def settle(said: str, site: str, address: str) -> tuple[str, str]:
    """(outlet, family), the usual name of a known outlet or else the name as given: by what the collector `said`, else by the
    address or what the page calls its `site`. Family "" where unknown."""
    outlet = known(said) if said.strip() else (known(site) or of_address(address))
    return (outlet.name, outlet.family) if outlet else (said.strip() or site.strip(), "")
