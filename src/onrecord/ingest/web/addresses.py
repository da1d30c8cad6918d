"""Addresses as people and pages write them: which can be asked, and which are the same."""

import re
from fnmatch import fnmatchcase
from functools import cache
from urllib.parse import urlsplit

import httpx

from onrecord.vocab import load

LONGEST = 2_000
# Names under which a site serves the same pages for other screens.
TWIN = re.compile(r"^(?:www|m|mobile|amp)\.")
ORDINARY = {"http": 80, "https": 443}


class Unfit(Exception):
    """An address that is not asked; the message says why."""


def fit(address: str, base: str = "") -> str:
    """The address to ask for: whole, without its fragment and without what only tells where a reader came from.
    `base` is where it was read. Raises Unfit."""
    try:
        url = httpx.URL(base).join(address.strip()) if base else httpx.URL(address.strip())
        if url.scheme not in ORDINARY:
            raise Unfit(f"Only http and https are fetched, not {url.scheme or 'an address without either'}.")
        if url.userinfo:
            raise Unfit("It holds a name or password, which would be kept in the archive. Save the page yourself.")
        if not url.host or len(str(url)) > LONGEST:
            raise Unfit("It names no host." if not url.host else f"It has more than {LONGEST:,} characters.")
        return str(url.copy_with(fragment=None, query=_query(url), port=_port(url)))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise Unfit(f"It is no address that can be asked ({error}).") from error


def _port(url: httpx.URL) -> int | None:
    if url.port is not None and not 0 < url.port < 65_536:
        raise Unfit("It names a port that there is not.")
    return None if url.port == ORDINARY[url.scheme] else url.port


def _query(url: httpx.URL) -> bytes | None:
    parts = [part for part in url.query.split(b"&") if part and not _tracks(part.partition(b"=")[0].decode("latin-1").lower())]
    return b"&".join(parts) or None


@cache
def _tracks(name: str) -> bool:
    return any(fnmatchcase(name, said) for names in load("tracking", dict[str, list[str]]).values() for said in names)


def key(address: str) -> str:
    """What is the same for addresses under which one page is served: not the scheme, a `www.`, or a slash at the end."""
    parts = urlsplit(address)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def host(address: str) -> str:
    """The host that is asked, without its port."""
    return (urlsplit(address).hostname or "").lower()


def origin(address: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def twins(one: str, other: str) -> bool:
    """Whether two addresses are of the same site, whatever screen they are for."""
    return TWIN.sub("", host(one)) == TWIN.sub("", host(other))
