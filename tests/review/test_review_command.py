"""The desk as a process: its address, its end, ports that are taken, a build beside it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from desk_clients import accounts

from onrecord import api, pipeline
from onrecord.store import Record, View

ADDRESS = re.compile(r"https?://\S+")


class Running:
    """`onrecord review` in a process of its own."""

    def __init__(self, *words: str) -> None:
        command = [sys.executable, "-m", "onrecord.cli", "review", *words, "--no-open", "--by", "Ana"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ}
        )
        self.said = ""

    def address(self) -> str:
        """The next address that it prints."""
        for line in self.process.stdout:
            self.said += line
            found = ADDRESS.search(line)
            if found:
                return found.group()
        raise AssertionError(self.said)

    def end(self, by: int = signal.SIGINT) -> tuple[int, str]:
        """Its exit status and all that it said."""
        self.process.send_signal(by)
        self.said += self.process.stdout.read()
        return self.process.wait(timeout=20), self.said


@pytest.fixture
def started(record: Path) -> Iterator[Running]:
    made = Running(str(record), "--port", "0")
    yield made
    made.process.kill()
    made.process.wait()


def test_it_prints_its_address_serves_and_ends_calmly(started: Running) -> None:
    address = started.address()
    with httpx.Client() as browser:
        assert browser.get(address).status_code == 200
        home = address.partition("/enter")[0]
        assert browser.get(home).status_code == 200
        with httpx.Client() as other:
            assert other.get(f"{home}/login").status_code == 401
        assert started.address() != address  # somebody knocked after the first address was used: here is a new one
    status, said = started.end()
    assert status == 130 and "The desk is closed" in said and "Traceback" not in said and "GET /" not in said


def test_the_record_is_free_while_the_desk_idles(started: Running, record: Path) -> None:
    address = started.address()
    with httpx.Client() as browser:
        browser.get(address)
        browser.get(address.partition("/enter")[0])
        with View.open(record) as view:
            claim = view.claims()[0].key
        api.decide(record, "accept", claim, why="checked", by="Ben")
        assert browser.get(address.partition("/enter")[0]).status_code == 200
    assert started.end()[0] == 130


def test_over_tls_it_is_reached_by_its_name_alone(record: Path, pair: tuple[Path, Path]) -> None:
    accounts(record)
    made = Running(str(record), "--port", "0", "--tls-cert", str(pair[0]), "--tls-key", str(pair[1]), "--name", "localhost")
    try:
        address = made.address()
        with httpx.Client(verify=str(pair[0])) as browser:
            answer = browser.get(f"{address}/login")
            assert address.startswith("https://localhost:") and answer.status_code == 200
            assert "Secure" in answer.headers["set-cookie"] and "__Host-" in answer.headers["set-cookie"]
            assert answer.headers["strict-transport-security"]
            assert browser.get(f"{address}/login", headers={"host": "other.example"}).status_code == 403
            with pytest.raises(httpx.HTTPError):
                browser.get(f"{address.replace('https', 'http')}/login")
    finally:
        made.end(signal.SIGTERM)


def said(*words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "onrecord.cli", "review", *words, "--no-open"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_port_that_is_taken(record: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, told = said(str(record), "--port", str(taken.getsockname()[1]))
    assert status == 2 and "--port 0" in told and "Traceback" not in told


def test_a_record_that_cannot_be_shown_is_told_before_the_start(tmp_path: Path) -> None:
    (tmp_path / "text.record").write_text("no record at all, only words")
    for name, words in (("none.record", "no record at"), ("text.record", "is not a record")):
        status, told = said(str(tmp_path / name))
        assert status == 2 and words in told and "http://" not in told


def test_beyond_this_machine_is_refused_in_words(record: Path) -> None:
    status, told = said(str(record), "--host", "0.0.0.0")
    assert status == 2 and "accounts:" in told and "--tls-cert" in told


def test_a_shared_desk_prints_no_token(record: Path) -> None:
    accounts(record)
    made = Running(str(record), "--port", "0")
    try:
        address = made.address()
        assert "token" not in address
        assert httpx.get(f"{address}/").headers["location"] == "/login"
    finally:
        status, told = made.end(signal.SIGTERM)
    assert "Log in with a name" in told and status in (-signal.SIGTERM, 143)


def test_a_record_of_another_version_is_brought_up_to_date_before_the_desk_opens(record: Path) -> None:
    with View.open(record) as view:
        before = view.incidents(), view.findings()
    assert not pipeline.outdated(record)
    with Record(record) as held:
        held.note("linked_by", "onrecord 0.0.1")
    assert pipeline.outdated(record)
    made = Running(str(record), "--port", "0")
    try:
        made.address()
        assert "made by another version" in made.said and "brought up to date once" in made.said
        assert not pipeline.outdated(record)
    finally:
        made.end()
    with View.open(record) as view:
        assert (view.incidents(), view.findings()) == before
