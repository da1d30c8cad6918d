"""Only machines of the open internet are asked, by whatever name they are called."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.web.guard import Guard, Refused, is_open, numbers

BLOCKS = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
"""The special blocks of IPv4, as the IANA registry lists them."""
CLOSED = [ip_network(block) for block in BLOCKS]
edges = st.sampled_from([net[n] for net in CLOSED for n in (0, -1)]).flatmap(
    lambda ip: st.sampled_from([IPv4Address((int(ip) + step) % 2**32) for step in (-1, 0, 1)])
)


def closed(ip: IPv4Address) -> bool:
    return any(ip in net for net in CLOSED)


@given(st.one_of(st.ip_addresses(v=4), edges))
def test_what_is_closed_is_closed_in_every_guise(ip: IPv4Address) -> None:
    mapped, translated = IPv6Address(0xFFFF << 32 | int(ip)), IPv6Address(int(IPv6Address("64:ff9b::")) | int(ip))
    assert is_open(str(ip)) is is_open(str(mapped)) is is_open(str(translated)) is not closed(ip)
    for other in (IPv6Address(int(ip)), IPv6Address(0x2002 << 112 | int(ip) << 80), IPv6Address(0x20010000 << 96 | int(ip))):
        assert not is_open(str(other))


@given(st.ip_addresses(v=4))
def test_what_python_knows_as_closed_is_closed(ip: IPv4Address) -> None:
    if not ip.is_global or ip.is_multicast:
        assert not is_open(str(ip))


@given(st.ip_addresses(v=6))
def test_of_ipv6_only_what_is_given_out_is_open(ip: IPv6Address) -> None:
    if is_open(str(ip)):
        assert ip in ip_network("2000::/3") or ip in ip_network("64:ff9b::/96") or ip.ipv4_mapped is not None


@given(st.text(max_size=20))
def test_what_is_no_number_is_not_open(said: str) -> None:
    try:
        ip_address(said)
    except ValueError:
        assert not is_open(said)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::", "0.0.0.0", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fec0::1", "255.255.255.255",
        "2001:db8::1", "100.100.100.200",
    ],
)  # fmt: skip
def test_known_traps(number: str) -> None:
    assert not is_open(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_the_open_internet(number: str) -> None:
    assert is_open(number)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]".strip("[]"), "0"])
def test_other_ways_to_write_this_machine(host: str) -> None:
    with pytest.raises(Refused, match="--allow-private"):
        Guard(False).connect_tcp(host, 80, 1.0)


def test_the_number_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    looked: list[str] = []
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[object]:
        looked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in next(answers)]

    def connect(self: object, host: str, *_: object) -> None:
        asked.append(host)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    Guard(False).connect_tcp("rebind.example", 80, 1.0)
    assert looked == ["rebind.example"] and asked == ["8.8.8.8"]
    with pytest.raises(Refused):
        Guard(False).connect_tcp("rebind.example", 80, 1.0)


def test_of_several_numbers_only_the_open_ones_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def connect(self: object, host: str, *_: object) -> str:
        tried.append(host)
        if host == "8.8.8.8":
            raise httpcore.ConnectError("no")
        return host

    found = [(2, 1, 6, "", (number, 80)) for number in ("127.0.0.1", "8.8.8.8", "8.8.8.8", "10.0.0.1", "9.9.9.9")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    assert Guard(False).connect_tcp("mixed.example", 80, 1.0) == "9.9.9.9"  # type: ignore[comparison-overlap]
    assert tried == ["8.8.8.8", "9.9.9.9"]


def test_a_host_that_is_not_there_and_other_sockets() -> None:
    with pytest.raises(httpcore.ConnectError, match="There is no host"):
        numbers("a" * 70 + ".example", 80)
    with pytest.raises(Refused):
        Guard(True).connect_unix_socket("/tmp/x")
