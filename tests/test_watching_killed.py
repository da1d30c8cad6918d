"""A watch killed (-9) at any moment and started again: the record is the one that nobody disturbed, each document once."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fake_stages
import pytest
from sqlalchemy import Engine, event

from onrecord import config, intake, watching
from onrecord.ingest.web import Manners, archive, log
from onrecord.store import View, web
from tests.ingest.web.site import Quick, Reply, Site, feed, page, serving, tagged

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked watches")
PAGES = 7


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    fake_stages.install(monkeypatch)
    monkeypatch.setattr(config, "CHUNK", 2)
    monkeypatch.setattr(intake, "BATCH", 2)
    monkeypatch.setattr("onrecord.limits.ARCHIVE", 4_000)
    with serving() as running:
        for n in range(PAGES):
            said = ("They mumble.", "Then silence.", "")[n % 3]
            running.table[f"/{n}/story"] = Reply(page(f"Story {n}", f"{n % 4 + 1} people killed. {said}"))
        running.table["/old"] = Reply(status=301, headers={"Location": "/0/story"})
        running.table["/empty"] = Reply(b" ")
        links = [*(f"/{n}/story" for n in range(PAGES)), "/old", "/empty", "/gone"]
        running.table["/feed"] = tagged(feed(*links, base=running.base), '"1"', "application/rss+xml")
        yield running


def watched(site: Site, path: Path) -> None:
    """One look at the feed."""
    named, manners = [f"{site.base}/feed"], Manners(allow_private=True)
    done = list(watching.watch(named, path, every=60, once=True, manners=manners, clock=Quick()))
    assert not done[0].problem, done[0].problem


def state(path: Path) -> dict[str, Any]:
    """All that a record says, but for when things were fetched."""
    with View.open(path) as view:
        return {
            "documents": sorted((d.id, d.text, d.address, d.sha256, str(d.published)) for d in view.documents()),
            "claims": sorted(c.key for c in view.claims()), "incidents": sorted(map(str, view.incidents())),
            "issues": sorted(map(str, view.issues())), "paths": sorted(view.captures()),
        }  # fmt: skip


def fork(do: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        do()
    finally:
        os._exit(0)


def killed(site: Site, path: Path, arrange: Callable[[Callable[[], None]], None]) -> bool:
    """Watches in a process that dies when what `arrange` sets up says so; whether it did before its end."""

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def do() -> None:
        arrange(die)
        watched(site, path)

    return os.waitpid(fork(do), 0)[1] == signal.SIGKILL


def whole(site: Site, path: Path) -> dict[str, Any]:
    watched(site, path)
    return state(path)


def saved_once(path: Path) -> None:
    """Whether each page lies in the archive once."""
    lines = (web(path) / ".fetched.log").read_text().splitlines()
    saved = [line.partition('"asked"')[2].split('"')[1] for line in lines if line.startswith('{"visit"')]
    assert len(saved) == len(set(saved)) == PAGES + 1


@pytest.mark.parametrize(("share", "step"), [(0.0, 3), (0.4, 1), (1.0, 3)])
def test_killed_at_every_write_to_archive_and_log(site: Site, tmp_path: Path, share: float, step: int) -> None:
    wanted = whole(site, tmp_path / "undisturbed.record")
    assert len(wanted["documents"]) == PAGES and len(wanted["issues"]) > 2
    nth = 1
    while killed(site, path := tmp_path / f"{nth}.record", lambda die, nth=nth: at_write(nth, share, die)):  # type: ignore[misc]
        assert whole(site, path) == wanted, f"killed at write {nth}"
        saved_once(path)
        nth += step
    assert nth > PAGES * 2


def at_write(nth: int, share: float, die: Callable[[], None]) -> None:
    """Dies at the nth write, of which only a share came to the disk."""
    left, real = [nth], log.synced

    def write(path: Path, content: bytes) -> None:
        left[0] -= 1
        if left[0]:
            return real(path, content)
        with path.open("ab") as file:
            file.write(content[: int(len(content) * share)])
        return die()

    log.synced = archive.synced = write  # type: ignore[attr-defined]


def test_killed_while_the_record_is_written(site: Site, tmp_path: Path) -> None:
    wanted = whole(site, tmp_path / "undisturbed.record")
    nth = 1
    while killed(site, path := tmp_path / f"{nth}.record", lambda die, nth=nth: at_statement(nth, die)):  # type: ignore[misc]
        assert whole(site, path) == wanted, f"killed at statement {nth}"
        saved_once(path)
        nth += 41
    assert nth > 100


def at_statement(nth: int, die: Callable[[], None]) -> None:
    left = [nth]

    def count(*_: object) -> None:
        left[0] -= 1
        if not left[0]:
            die()

    event.listen(Engine, "before_cursor_execute", count)


def test_killed_at_random_again_and_again(site: Site, tmp_path: Path) -> None:
    """Real time: a process that is killed from outside, wherever it is then."""
    wanted = whole(site, tmp_path / "undisturbed.record")
    chance = random.Random(7)
    for n in range(4):
        path, kills = tmp_path / f"{n}.record", 0
        for _ in range(12):
            child = fork(lambda path=path: watched(site, path))  # type: ignore[misc]
            time.sleep(chance.uniform(0.01, 0.25))
            os.kill(child, signal.SIGKILL)
            kills += os.waitpid(child, 0)[1] == signal.SIGKILL
        assert kills and whole(site, path) == wanted
        saved_once(path)


def test_stopped_by_a_signal(site: Site, tmp_path: Path) -> None:
    """SIGTERM between two looks: the process ends by itself, with 0."""
    import subprocess

    words = [
        sys.executable,
        "-m",
        "onrecord.cli",
        "watch",
        f"{site.base}/feed",
        "-o",
        str(tmp_path / "x.record"),
        "--allow-private",
    ]
    site.table["/feed"] = Reply(feed(), media="application/rss+xml")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and "nothing new" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0 and "Stopped." in said and "Traceback" not in said
