"""A build killed at any moment: the next one goes on, and the record equals one that nobody disturbed."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import fake_stages
import pytest
from sqlalchemy import Engine, event

from onrecord import config, intake, pipeline

sys.path.append(str(Path(__file__).parent / "store"))
from records import dump

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked builds")

BODY = "Soldiers opened fire on a crowd in Dovreth, residents said. {} people killed, and {} soldiers killed. {}"
STATEMENT, COMMIT = "before_cursor_execute", "commit"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fake_stages.install(monkeypatch)
    monkeypatch.setattr(config, "CHUNK", 2)
    monkeypatch.setattr(intake, "BATCH", 2)
    home = tmp_path / "reports"
    home.mkdir()
    for n in range(9):
        word = ("They mumble.", "Then silence.", "")[n % 3]
        (home / f"{n}.txt").write_text(BODY.format(n % 4 + 1, 2000 + n % 2, word))
    (home / "empty.txt").touch()
    return home


def killed(reports: Path, path: Path, moment: str, nth: int) -> bool:
    """Builds in a process that is killed (-9) at the nth `moment`; whether it was, before it came to its end."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == signal.SIGKILL
    left = [nth]

    def die(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, moment, die)
    pipeline.build([str(reports)], path)
    os._exit(0)


def whole(reports: Path, path: Path) -> dict[str, list[object]]:
    pipeline.build([str(reports)], path)
    return dump(path)


@pytest.mark.parametrize("moment", [COMMIT, STATEMENT])
def test_killed_once_at_every_moment(reports: Path, tmp_path: Path, moment: str) -> None:
    wanted = whole(reports, tmp_path / "undisturbed.record")
    nth, step = 1, 2 if moment == COMMIT else 7
    while killed(reports, path := tmp_path / f"{nth}.record", moment, nth):
        assert whole(reports, path) == wanted, f"killed at {moment} {nth}"
        nth += step
    assert nth > 20


def test_killed_again_and_again(reports: Path, tmp_path: Path) -> None:
    wanted = whole(reports, tmp_path / "undisturbed.record")
    path = tmp_path / "x.record"
    times = 0
    while killed(reports, path, STATEMENT, 20 + times):
        times += 1
    assert times > 3 and dump(path) == wanted


def test_killed_while_new_documents_join(reports: Path, tmp_path: Path) -> None:
    def grown(kill: Callable[[Path], object], name: str) -> dict[str, list[object]]:
        for new in ("a", "b"):
            (reports / f"{new}.txt").unlink(missing_ok=True)
        path = tmp_path / name
        pipeline.build([str(reports)], path)
        for new, said in (("a", 3), ("b", 77)):
            (reports / f"{new}.txt").write_text(BODY.format(said, 9, ""))
        kill(path)
        return whole(reports, path)

    wanted = grown(lambda path: None, "undisturbed.record")
    for nth in (3, 9, 15, 21, 27, 33, 39, 60, 80):
        assert grown(lambda path, nth=nth: killed(reports, path, STATEMENT, nth), f"{nth}.record") == wanted  # type: ignore[misc]


def test_killed_between_the_bytes_of_a_capture(reports: Path, tmp_path: Path) -> None:
    from onrecord.store.captures import folder

    wanted = whole(reports, tmp_path / "undisturbed.record")
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    some = next(p for p in folder(path).rglob("*") if p.is_file() and len(p.name) == 62)
    some.rename(some.with_name(some.name + ".part")).write_bytes(b"half")
    assert whole(reports, path) == wanted
    assert some.is_file() and not some.with_name(some.name + ".part").exists()
