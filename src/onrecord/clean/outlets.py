"""Who published: names, domains and families of outlets, from the vocabulary and from a file of the user's own."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from onrecord.model import Document
from onrecord.vocab import load

Kind = Literal[
    "independent", "public", "state", "party", "armed_group", "agency", "state_agency", "monitor", "international",
    "aggregator", "local",
]  # fmt: skip
AGENCIES = ("agency", "state_agency")
ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)")
HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
NOT_WORD = re.compile(r"[\W_]+")
# What a name may begin or end with and still be the same name.
ARTICLE = re.compile(r"^the\s+", re.I)
SITE = re.compile(r"(?<=\w)(?:\.(?:com|net|org)|\s+online)$", re.I)
STATION = re.compile(r"^([KW][A-Z]{2,3})[- ](?:TV|DT|CD|LD|AM|FM)$")
# Endings of addresses that tell of a country where they are not the ISO code, and those sold to everybody.
COUNTRY_OF_ENDING = {"uk": "GB"}
SOLD_TO_ALL = re.compile("a[cim]|bz|c[cdo]|eu|fm|g[gl]|i[os]|l[ay]|m[es]|nu|s[htx]|t[kov]|vc|ws")


@dataclass(frozen=True)
class Outlet:
    """One outlet. `family` is the owner or agency that its reports are counted with, `earlier` holds (year, family) of
    the times before that year, the oldest first ("": it stood alone); `basis` says where that can be checked and `checked`
    where it was. `names` are its own, `shared` are borne by others too. `credits` are words by which an agency's copy is
    credited."""

    name: str
    family: str
    country: str
    kind: Kind
    basis: str
    earlier: tuple[tuple[int, str], ...] = ()
    names: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    checked: str = ""

    def family_in(self, published: str) -> str:
        """The family in the year of an ISO date; today's where the date is unknown."""
        year = int(published[:4]) if published else 9999
        return next((family or self.name for before, family in self.earlier if year < before), self.family)

    def called(self) -> tuple[str, ...]:
        """Its name and names, folded."""
        return tuple(fold(name) for name in (self.name, *self.names))

    def credited_by(self) -> tuple[str, ...]:
        """The words by which its copy is credited; of an agency its names too, where they are more than letters."""
        names = (self.name, *self.names) if self.kind in AGENCIES else ()
        return (*self.credits, *(name for name in names if not (name.isupper() and len(name) < 5)))


class Directory:
    """Outlets by name, address and credit. A later outlet takes the place of an earlier one that has one of its names or
    domains. A name that several bear, or that is marked as shared, is nobody's by itself."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(outlets)
        self._named: dict[str, Outlet] = {}
        self._domains: dict[str, Outlet] = {}
        credited: defaultdict[str, dict[str, Outlet]] = defaultdict(dict)
        for outlet in self.outlets:
            self._named |= dict.fromkeys(outlet.called(), outlet)
            for name in outlet.shared:
                self._named.pop(fold(name), None)
            self._domains |= dict.fromkeys(outlet.domains, outlet)
            for word in outlet.credited_by():
                credited[fold(word)][outlet.name] = outlet
        self._credited = {word: next(iter(found.values())) for word, found in credited.items() if len(found) == 1}
        self.credits = tuple(sorted({word for outlet in self.outlets for word in outlet.credited_by()}))

    def known(self, name: str) -> Outlet | None:
        """The outlet that goes by `name` and alone does so; a bare host counts as an address."""
        if not name.strip():
            return None
        return self._named.get(fold(name)) or (self.of_host(name.strip()) if HOST.fullmatch(name.strip()) else None)

    def of_address(self, address: str) -> Outlet | None:
        """The outlet whose site an address belongs to; an archive's copy counts as the page it is of."""
        return self.of_host(host(address))

    def of_host(self, name: str) -> Outlet | None:
        """The outlet to whose domain a host belongs."""
        parts = name.casefold().split(".")
        suffixes = (".".join(parts[i:]) for i in range(len(parts) - 1))
        return next((self._domains[suffix] for suffix in suffixes if suffix in self._domains), None)

    def credited(self, words: str) -> Outlet | None:
        """The agency that is credited by `words`, where it is one only."""
        return self._credited.get(fold(words))

    def settle(self, said: str, site: str, address: str, published: str = "") -> tuple[str, str]:
        """(outlet, family), the usual name of a known outlet or else the name as given: by what the collector `said`, or what
        the page calls its `site`, and by the address. Family "" where unknown; `published` is an ISO date."""
        name = said.strip() or site.strip()
        by_address = self.of_address(address)
        outlet = self._meant(name, by_address, address)
        if outlet is None and by_address is not None and not (said.strip() and by_address.kind == "aggregator"):
            outlet = by_address
            if said.strip():
                return name, outlet.family_in(published)
        return (outlet.name, outlet.family_in(published)) if outlet else (name, "")

    def _meant(self, name: str, by_address: Outlet | None, address: str) -> Outlet | None:
        """The outlet meant by a name: the one of the address if it bears the name, else the only one that does, unless the
        address lies in another country."""
        if by_address and fold(name) in {*by_address.called(), *map(fold, by_address.shared)}:
            return by_address
        outlet = self.known(name)
        abroad = country_of(address)
        if outlet and not by_address and abroad not in ("", outlet.country) and outlet.kind not in AGENCIES:
            return None
        return outlet


@cache
def shipped() -> tuple[Outlet, ...]:
    """All outlets of the vocabulary in its order."""
    loaded: tuple[Outlet, ...] = load("outlets", tuple[Outlet, ...])
    return loaded


@cache
def directory(own: tuple[Outlet, ...] = ()) -> Directory:
    """The shipped outlets, and a user's `own` before them."""
    return Directory((*shipped(), *own))


def fold(name: str) -> str:
    """A name without case, accents, punctuation, spacing, a leading article, and what only says that it is a site."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.strip()) if not unicodedata.combining(c))
    plain = STATION.sub(r"\1", SITE.sub("", ARTICLE.sub("", plain)))
    return NOT_WORD.sub("", plain).casefold()


def host(address: str) -> str:
    """The host of an address, "" where it has none."""
    try:
        return (urlsplit(ARCHIVED.sub("", address)).hostname or "") if "://" in address else ""
    except ValueError:
        return ""


def country_of(address: str) -> str:
    """The country that the ending of an address speaks of, or ""."""
    ending = host(address).rpartition(".")[2].casefold()
    return COUNTRY_OF_ENDING.get(ending, "" if len(ending) != 2 or SOLD_TO_ALL.fullmatch(ending) else ending.upper())


def same_outlet(a: Document, b: Document) -> bool:
    """Whether one outlet published both: by name, or else by the site of their addresses."""
    if a.outlet and b.outlet:
        return fold(a.outlet) == fold(b.outlet)
    return bool(_site(a.address)) and _site(a.address) == _site(b.address)


def _site(address: str) -> str:
    return host(address).removeprefix("www.").removeprefix("m.")
