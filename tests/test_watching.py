"""Watching: round after round what is new comes in, failures are told and pass, a stop is a stop."""

import sys
from collections.abc import Iterator
from pathlib import Path

import fake_stages
import pytest

from onrecord import cli, limits, pipeline, watching
from onrecord.commands.watch import duration
from onrecord.errors import InputError
from onrecord.ingest.web import Manners
from onrecord.store import Record, View, web
from tests.ingest.web.site import Quick, Reply, Site, feed, page, serving, tagged

FEED = "application/rss+xml"
MANNERS = Manners(allow_private=True)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    fake_stages.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(limits, "ATTEMPTS", 1)
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 0.0)
    with serving() as running:
        running.table |= {f"/{name}": Reply(page(name, f"{n} people killed.")) for n, name in enumerate("abc", start=2)}
        running.table["/feed"] = tagged(feed("/a", "/b", base=running.base), '"1"', FEED)
        yield running


def rounds(site: Site, *named: str, clock: Quick | None = None) -> Iterator[watching.Round]:
    return watching.watch(
        list(named) or [f"{site.base}/feed"], Path("x.record"), every=900, manners=MANNERS, clock=clock or Quick()
    )


def held() -> tuple[list[str], list[str]]:
    """Addresses of the documents in the record, and subjects of its issues."""
    with View.open("x.record") as view:
        return [d.address.rpartition("/")[2] for d in view.documents()], [i.subject.rpartition("/")[2] for i in view.issues()]


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["onrecord", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def test_each_round_takes_in_what_is_new(site: Site) -> None:
    clock = Quick()
    looks = rounds(site, clock=clock)
    first = next(looks)
    assert first.count("saved") == 2 and dict(first.changed)["documents"] == 2 and held() == (["a", "b"], [])
    second = next(looks)
    assert (second.count("saved"), second.changed) == (0, ()) and 800 < max(clock.waits) <= 900
    site.table["/feed"] = tagged(feed("/c", "/a", "/b", base=site.base), '"2"', FEED)
    assert dict(next(looks).changed)["documents"] == 1 and held() == (["a", "b", "c"], [])
    assert [site.paths().count(f"/{name}") for name in "abc"] == [1, 1, 1]


def test_a_document_says_where_it_came_from(site: Site) -> None:
    next(rounds(site))
    with View.open("x.record") as view:
        (arrival,) = view.arrivals(view.documents()[0].id)
    assert arrival.path == f"{site.base}/a" and arrival.retrieved_at.startswith("2024-03-05T12:00")
    name, _, offset = arrival.archived.partition("@")
    assert (web(Path("x.record")) / name).read_bytes()[int(offset) :].startswith(b"\x1f\x8b")


def test_failures_are_issues_until_they_pass(site: Site) -> None:
    well = site.table["/feed"]
    site.table |= {"/feed": Reply(status=500), "/b": Reply(status=503)}
    looks = rounds(site)
    assert next(looks).count("failed") == 1 and held() == ([], ["feed"])
    assert next(looks).changed == ()
    site.table["/feed"] = well
    assert next(looks).count("saved") == 1 and held() == (["a"], ["b"])
    site.table["/b"] = Reply(page("b"))
    next(looks)
    assert held() == (["a", "b"], [])


def test_what_was_given_up_stays_an_issue(site: Site) -> None:
    site.table["/b"] = Reply(status=410)
    for _ in range(2):
        looks = rounds(site)
        for _ in range(3):
            next(looks)
        looks.close()  # type: ignore[attr-defined]
        assert held() == (["a"], ["b"])
    assert site.paths().count("/b") == 1


def test_a_record_that_another_build_holds_is_the_problem_of_a_round(site: Site) -> None:
    looks = rounds(site)
    next(looks)
    site.table |= {"/feed": tagged(feed("/c", "/gone", base=site.base), '"2"', FEED)}
    with Record("x.record"):
        assert "Another build" in next(looks).problem
    last = next(looks)
    assert last.count("saved") == 0 and last.problem == "" and held() == (["a", "b", "c"], ["gone"])


def test_a_list_that_breaks_meanwhile_is_told_and_the_old_one_kept(site: Site) -> None:
    path = Path("feeds.txt")
    path.write_text(f"{site.base}/feed\n")
    looks = rounds(site, str(path))
    next(looks)
    path.write_text("nothing\n")
    assert "names no feed" in (told := next(looks)).problem and told.feeds == 1
    path.unlink()
    assert "cannot be read" in next(looks).problem
    with pytest.raises(InputError):
        next(rounds(site, str(path)))


def test_a_clock_that_is_stopped_ends_it(site: Site) -> None:
    clock = Quick()
    looks = rounds(site, clock=clock)
    next(looks)
    clock.stop()
    assert list(looks) == []


def test_build_takes_addresses_and_building_again_changes_nothing(site: Site) -> None:
    asked = [f"{site.base}/feed", f"{site.base}/c", f"{site.base}/gone"]
    Path("d.txt").write_text("Soldiers opened fire on a crowd in Dovreth, residents said. 9 people killed.")
    first = pipeline.build(["d.txt", *asked], "x.record", manners=MANNERS)
    assert (first.added, first.documents, first.issues) == (4, 4, 1) and sorted(held()[0]) == ["", "a", "b", "c"]
    again = pipeline.build(["d.txt", *asked], "x.record", manners=MANNERS)
    assert not again.changed and again.documents == 4
    site.table["/gone"] = Reply(page("gone"))
    assert pipeline.build(asked, "x.record", manners=MANNERS).added == 1 and held()[1] == []
    site.table["/c"] = Reply(page("c", "44 people killed."))
    pipeline.build(asked, "x.record", manners=MANNERS)
    with View.open("x.record") as view:
        both = [d.id for d in view.documents() if d.address.endswith("/c")]
    assert len(both) == 2 and both[1] == f"{both[0]}~2"
    assert not pipeline.build(asked, "x.record", manners=MANNERS).changed


def test_ids_do_not_depend_on_what_came_together(site: Site) -> None:
    site.table |= {f"/{n}/story": Reply(page(f"story {n}")) for n in range(3)}
    asked = [f"{site.base}/{n}/story" for n in range(3)]
    pipeline.build(asked, "one.record", manners=MANNERS)
    for address in reversed(asked):
        pipeline.build([address], "x.record", manners=MANNERS)
    with View.open("one.record") as one, View.open("x.record") as other:
        assert {d.id for d in one.documents()} == {d.id for d in other.documents()} and len(one.documents()) == 3


def test_the_command_line(site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("watch", f"{site.base}/feed", "-o", "x.record", "--once", "--allow-private")
    site.table["/b"] = Reply(status=404)
    assert run(monkeypatch, *words) == 0
    told = capsys.readouterr().out
    assert "1 feed: 1 new, 1 failed; documents +1" in told and all(len(line) <= 80 for line in told.splitlines())
    assert run(monkeypatch, *words, "-q") == 0 and "nothing new" in capsys.readouterr().out
    assert run(monkeypatch, *words[:-1]) == 0 and "refused" in capsys.readouterr().out
    assert run(monkeypatch, "watch", "nowhere.opml", "-o", "x.record") == 2


def test_fetch_on_the_command_line(site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("fetch", f"{site.base}/feed", f"{site.base}/" + "long/" * 40, "-o", "pages.warc.gz", "--allow-private")
    assert run(monkeypatch, *words) == 0
    told = capsys.readouterr().out
    assert (
        "2 saved, 1 feed listed, 1 failed." in told and told.splitlines()[-1] == "Next: onrecord build pages.warc.gz -o RECORD"
    )
    assert all(len(line) <= 80 for line in told.splitlines())
    assert run(monkeypatch, *words[:2], *words[3:]) == 0 and "1 unchanged." in capsys.readouterr().out
    assert run(monkeypatch, "build", "pages.warc.gz", "-o", "x.record") == 0 and held()[0] == ["a", "b"]
    assert run(monkeypatch, *words[:2], *words[3:-1]) == 1 and "--allow-private" in capsys.readouterr().out
    assert run(monkeypatch, "fetch", "reports/", "-o", "x") == 2 and "is no address" in capsys.readouterr().err
    assert run(monkeypatch, "fetch", "https://x.example", "-o", "x", "--contact", "a\nb") == 2
    assert run(monkeypatch, "build", f"{site.base}/a", "-o", "y.record", "--allow-private") == 0


@pytest.mark.parametrize(("said", "seconds"), [("15m", 900), ("1h30m", 5400), ("90s", 90), ("1D", 86400)])
def test_times_can_be_written(said: str, seconds: int) -> None:
    assert duration(said) == seconds


@pytest.mark.parametrize("said", ["", "15", "m", "15m!", "-1m", "30s", "0m", "1 h"])
def test_times_that_cannot_be_meant(said: str) -> None:
    with pytest.raises(InputError):
        duration(said)
