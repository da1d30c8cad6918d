"""Which machines may be asked: only those of the open internet. What is checked is the number that is connected to, for every
connection, so that neither a redirect nor a name that changes its meaning leads to this machine or its neighbours."""

import socket
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore
import httpx

from onrecord import limits

SPECIAL = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
"""What is not of the open internet (IANA's registry of special blocks; the versions of Python know it differently)."""
CLOSED_V4 = [IPv4Network(block) for block in SPECIAL]
OPEN_V6 = IPv6Network("2000::/3")
"""All that is given out of IPv6; the rest is reserved, local, or multicast."""
CLOSED_V6 = [IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
"""Protocol assignments with Teredo; documentation; 6to4, which embeds any IPv4 address; documentation again."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052)."""
PROTECTED = "Addresses of this machine and of private networks are not fetched. Allow them with --allow-private."


class Refused(Exception):
    """A host that may not be asked; the message says why."""


def is_open(number: str) -> bool:
    """Whether an IP address, as numbers, is one of the open internet."""
    try:
        ip = ip_address(number)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inside = ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in TRANSLATED else None)
        if inside is None:
            return ip in OPEN_V6 and not any(ip in closed for closed in CLOSED_V6)
        ip = inside
    return not any(ip in closed for closed in CLOSED_V4)


def numbers(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the system's order, each once. Raises httpcore.ConnectError when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"There is no host {host} ({getattr(error, 'strerror', None) or error}).") from error
    return list(dict.fromkeys(str(address[0]) for _, _, _, _, address in found))


class Guard(httpcore.NetworkBackend):
    """Opens connections for httpcore, to numbers that it has looked up and checked itself."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first number of `host` that may be asked and answers. Raises Refused, or as httpcore does."""
        allowed = [number for number in numbers(host, port) if self._allow_private or is_open(number)]
        if not allowed:
            raise Refused(PROTECTED)
        for number in allowed[:-1]:
            try:
                return self._inner.connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._inner.connect_tcp(allowed[-1], port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise Refused(PROTECTED)


class Transport(httpx.BaseTransport):
    """What httpx sends requests through: a pool of connections that the guard opens. Proxies are not used: behind one, nobody
    could tell which machine is asked."""

    def __init__(self, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=limits.HOSTS * 2,
            keepalive_expiry=limits.SILENT_SECONDS,
            network_backend=Guard(allow_private),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request; the body of the answer is read by whoever asked. Raises what httpcore raises, and Refused."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool.handle_request(sent)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions, request=request
        )

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
