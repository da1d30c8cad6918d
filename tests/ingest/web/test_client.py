"""Asking politely and within limits: rules, pauses, redirects, busy hosts, answers without an end."""

import gzip
import socket
from collections.abc import Iterator

import pytest

from onrecord import limits
from onrecord.ingest.web.answer import Answer, Failed, unpacked
from onrecord.ingest.web.client import Client
from onrecord.ingest.web.guard import Refused
from onrecord.ingest.web.manners import Manners
from tests.ingest.web.site import Quick, Reply, Site, bomb, endless, page, serving, tagged, trickle


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(Manners("desk@post.example", allow_private=True), Quick()) as made:
        yield made


def visit(client: Client, address: str, **marks: str) -> tuple[Answer, ...]:
    return client.visit(address, lambda _: marks)


def failure(client: Client, address: str) -> Failed:
    with pytest.raises(Failed) as caught:
        visit(client, address)
    return caught.value


def waits(client: Client) -> list[float]:
    assert isinstance(client.clock, Quick)
    return [wait for wait in client.clock.waits if wait > 0]


def test_a_page_comes_with_all_that_was_said(site: Site, client: Client) -> None:
    site.table["/a"] = Reply(page("T"), headers={"ETag": '"1"'})
    (answer,) = visit(client, f"{site.base}/a")
    assert answer.content == page("T") and answer.header("etag") == '"1"' and answer.number == "127.0.0.1"
    assert answer.retrieved_at.startswith("2024-03-05T12:00")
    _, headers, _ = site.asked[-1]
    assert headers["user-agent"].startswith("onrecord/") and "desk@post.example" in headers["user-agent"]
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]


def test_robots_are_heeded_and_read_once(site: Site, client: Client) -> None:
    site.table["/robots.txt"] = Reply(b"User-agent: onrecord\nDisallow: /secret\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /")
    site.table |= {path: Reply(page("T")) for path in ("/a", "/b", "/secret")}
    with pytest.raises(Refused, match=r"robots\.txt of 127"):
        visit(client, f"{site.base}/secret")
    visit(client, f"{site.base}/a")
    visit(client, f"{site.base}/b")
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert waits(client)[-1] == 7.0


def test_rules_that_cannot_be_read_close_the_site_for_now(site: Site, client: Client) -> None:
    site.table |= {"/robots.txt": [Reply(status=500)] * 4 + [Reply(status=404)], "/a": Reply(page("T"))}
    assert failure(client, f"{site.base}/a").again and site.paths() == []
    client.clock.sleep(1000)
    assert visit(client, f"{site.base}/a")[-1].good


def test_redirects_are_followed_each_with_its_own_rules(site: Site, client: Client) -> None:
    site.table |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /closed"),
        "/a": Reply(status=301, headers={"Location": "/b?utm_source=x"}), "/b": Reply(page("T")),
        "/c": Reply(status=302, headers={"Location": "/closed"}), "/loop": Reply(status=302, headers={"Location": "/loop"}),
        "/ftp": Reply(status=302, headers={"Location": "ftp://post.example/a"}),
        "/file": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
    }  # fmt: skip
    assert [answer.address.removeprefix(site.base) for answer in visit(client, f"{site.base}/a")] == ["/a", "/b"]
    with pytest.raises(Refused):
        visit(client, f"{site.base}/c")
    assert "moved on more than" in str(failure(client, f"{site.base}/loop"))
    assert "Only http and https" in str(failure(client, f"{site.base}/ftp"))
    assert "Only http and https" in str(failure(client, f"{site.base}/file"))


def test_a_redirect_to_this_machine_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site itself passes for one of the open internet; where it leads to does not."""
    from onrecord.ingest.web import guard

    with serving() as inner:
        inner.table["/"] = Reply(page("Secret"))
        site.table["/a"] = Reply(status=302, headers={"Location": f"http://localhost:{inner.port}/"})
        real = guard.numbers
        monkeypatch.setattr(guard, "numbers", lambda host, port: ["site"] if port == site.port else real(host, port))
        monkeypatch.setattr(guard, "is_open", lambda number: number == "site")
        monkeypatch.setattr(socket, "create_connection", _rerouted(site, socket.create_connection))
        with Client(Manners(), Quick()) as client, pytest.raises(Refused, match="private networks"):
            visit(client, f"http://open.example:{site.port}/a")
        assert inner.asked == [] and site.paths() == ["/a"]


def _rerouted(site: Site, real: object) -> object:
    return lambda address, *more, **named: real(("127.0.0.1", site.port), *more, **named)  # type: ignore[operator]


def test_unchanged(site: Site, client: Client) -> None:
    site.table["/a"] = tagged(page("T"), '"7"')
    assert visit(client, f"{site.base}/a")[-1].status == 200
    assert visit(client, f"{site.base}/a", **{"If-None-Match": '"7"'})[-1].status == 304
    site.table["/b"] = Reply(status=304)
    assert "304" in str(failure(client, f"{site.base}/b")), "unchanged since never is no answer"


def test_a_busy_host_is_waited_for_as_it_asks(site: Site, client: Client) -> None:
    site.table["/a"] = [Reply(status=429, headers={"Retry-After": "40"}), Reply(status=503), Reply(page("T"))]
    assert visit(client, f"{site.base}/a")[-1].good
    assert 40.0 in waits(client) and limits.BACK_OFF * 2 in waits(client)


@pytest.mark.parametrize("asks", ["7200", "Tue, 05 Mar 2024 14:00:00 GMT"])
def test_a_host_that_asks_for_hours_is_put_off(site: Site, client: Client, asks: str) -> None:
    site.table |= {"/a": Reply(status=503, headers={"Retry-After": asks}), "/b": Reply(page("T"))}
    failed = failure(client, f"{site.base}/a")
    assert failed.again and "asked not to be asked again before 2024-03-05 1" in str(failed)
    assert "asked not to be asked" in str(failure(client, f"{site.base}/b")) and site.paths() == ["/a"]
    client.clock.sleep(7300)
    assert visit(client, f"{site.base}/b")[-1].good


def test_an_overloaded_host_is_tried_a_few_times_more_and_more_slowly(site: Site, client: Client) -> None:
    site.table["/a"] = Reply(status=500)
    assert "500 Internal Server Error" in str(failure(client, f"{site.base}/a")) and failure(client, f"{site.base}/a").again
    assert len(site.paths()) == 2 * limits.ATTEMPTS and waits(client)[:3] == [1.0, limits.BACK_OFF, limits.BACK_OFF * 2]


def test_what_is_gone_is_not_tried_again(site: Site, client: Client) -> None:
    assert not failure(client, f"{site.base}/gone").again and site.paths() == ["/gone"]


def test_bodies_without_an_end_are_cut_off(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT", 300_000)
    monkeypatch.setattr(limits, "ANSWER_SECONDS", 0.3)
    site.table |= {"/endless": Reply(stream=endless), "/slow": Reply(stream=trickle)}
    failed = failure(client, f"{site.base}/endless")
    assert "MB" in str(failed) and not failed.again
    assert "took longer than" in str(failure(client, f"{site.base}/slow"))


def test_packed_answers(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = {"Content-Encoding": "gzip"}
    site.table |= {
        "/a": Reply(gzip.compress(page("T")), headers=packed), "/bomb": Reply(bomb(), headers=packed),
        "/torn": Reply(gzip.compress(page("T"))[:-20], headers=packed), "/bad": Reply(b"nothing", headers=packed),
        "/odd": Reply(b"x", headers={"Content-Encoding": "br"}),
        "/twice": Reply(b"x", headers={"Content-Encoding": "gzip, " * 9}),
    }  # fmt: skip
    assert visit(client, f"{site.base}/a")[-1].content == page("T")
    for path, why in (("bomb", "MB"), ("torn", "broke off"), ("bad", "damaged"), ("odd", "br"), ("twice", "broke off|damaged")):
        with pytest.raises(Failed, match=why):
            _ = visit(client, f"{site.base}/{path}")[-1].content


def test_deflate_means_two_things() -> None:
    import zlib

    assert unpacked(zlib.compress(b"x" * 99), "deflate") == b"x" * 99 == unpacked(zlib.compress(b"x" * 99)[2:-4], "deflate")


def test_what_is_no_report_is_not_taken_home(site: Site, client: Client) -> None:
    site.table["/p"] = Reply(b"\x89PNG", media="image/png")
    assert "image/png" in str(failure(client, f"{site.base}/p"))


def test_broken_servers_are_failures_that_say_why(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ATTEMPTS", 1)
    for said in (
        b"",
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 999999 ?\r\n\r\n",
    ):
        with _raw(said) as port:
            assert "connection failed" in str(failure(client, f"http://127.0.0.1:{port}/a")) or "robots" in str(
                failure(client, f"http://127.0.0.1:{port}/a")
            )
    assert failure(client, "http://127.0.0.1:1/a").again
    assert "no host" in str(failure(client, "http://nobody.invalid/a"))


def _raw(said: bytes) -> "_Raw":
    return _Raw(said)


class _Raw:
    """A server that says a few bytes to everybody."""

    def __init__(self, said: bytes) -> None:
        self._said = said
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        import threading

        def serve() -> None:
            while True:
                try:
                    connection, _ = self._socket.accept()
                    with connection:
                        connection.recv(65_536)
                        connection.sendall(self._said)
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        return int(self._socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def test_cookies_are_not_kept(site: Site, client: Client) -> None:
    site.table["/a"] = Reply(page("T"), headers={"Set-Cookie": "who=me; Path=/"})
    visit(client, f"{site.base}/a")
    visit(client, f"{site.base}/a")
    assert all("cookie" not in headers for _, headers, _ in site.asked)


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    site.table["/a"] = Reply(page("T"))
    with Client(Manners(allow_private=True), Quick()) as client:
        assert visit(client, f"{site.base}/a")[-1].good


def test_a_contact_that_cannot_be_sent() -> None:
    from onrecord.errors import InputError

    with pytest.raises(InputError, match="one line"):
        Manners("a\r\nX-Evil: 1")
