"""`onrecord gazetteer`: an invented country added once is known to every later build."""

import sys
import zipfile
from pathlib import Path

import pytest

from onrecord import cli, config, gazetteers, pipeline
from onrecord.errors import InputError

ROWS = [
    (
        "1",
        "Dovreth",
        "Dovreth",
        "Dofret,Duvret",
        "10.5",
        "20.25",
        "P",
        "PPL",
        "KX",
        "",
        "01",
        "",
        "",
        "",
        "4300",
        "",
        "",
        "",
        "",
    ),
    ("2", "Orsk Province", "Orsk Province", "", "10.0", "20.0", "A", "ADM1", "KX", "", "01", "", "", "", "0", "", "", "", ""),
]
TABLE = "".join("\t".join(row) + "\n" for row in ROWS)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def country(folder: Path, text: str = TABLE) -> Path:
    path = folder / "KX.txt"
    path.write_text(text, encoding="utf-8")
    return path


def used() -> config.Settings:
    return config.settings(False, gazetteers.installed(), "ucdp")


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["onrecord", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def test_a_country_file_is_added_listed_used_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = used().made_by()
    assert run(monkeypatch, "gazetteer", "add", str(country(tmp_path))) == 0
    assert run(monkeypatch, "gazetteer", "list") == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2 and told[0] == told[1] and "KX" in told[0] and "2 places" in told[0]
    assert [path.name for path in used().gazetteer] == ["KX.txt"] and used().made_by() != before
    assert run(monkeypatch, "gazetteer", "remove", "KX") == 0
    assert gazetteers.installed() == () and used().made_by() == before


def test_its_places_are_found(tmp_path: Path) -> None:
    from onrecord.extract.where import Gazetteer

    gazetteers.add(country(tmp_path))
    atlas = Gazetteer.load(used().gazetteer)
    assert [(e.name, e.admin1) for e in atlas.lookup("duvret")] == [("Dovreth", "Orsk Province")]


def test_a_build_uses_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteers.add(country(tmp_path))
    asked: list[Path] = []

    def settings(everything: bool, files: tuple[Path, ...], profile: str) -> config.Settings:
        asked.extend(files)
        raise InputError("enough")

    monkeypatch.setattr(pipeline.config, "settings", settings)
    with pytest.raises(InputError, match="enough"):
        pipeline.build([str(tmp_path)], tmp_path / "x.record", gazetteer=[tmp_path / "now.txt"])
    assert [path.name for path in asked] == ["now.txt", "KX.txt"]


def test_the_archive_as_it_is_downloaded_will_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "KX.zip", "w") as archive:
        archive.writestr("readme.txt", "what the columns are")
        archive.writestr("KX.txt", TABLE)
    assert gazetteers.add(tmp_path / "KX.zip").places == 2
    assert gazetteers.add(tmp_path / "KX.zip", "Kelmara").name == "Kelmara"
    assert [one.name for one in gazetteers.listed()] == ["KX", "Kelmara"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "holds no places"), ("a,b,c\n", "has 1 columns"), (TABLE.replace("10.5", "north"), "must be numbers")],
)
def test_what_is_no_country_file_is_refused_and_leaves_nothing(tmp_path: Path, data: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        gazetteers.add(country(tmp_path, text))
    assert str(tmp_path / "KX.txt") in str(error.value)
    assert not list(data.rglob("*.*"))


def test_mistakes_are_told_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such file.*geonames"):
        gazetteers.add(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="it is a folder"):
        gazetteers.add(tmp_path)
    with pytest.raises(InputError, match="--name"):
        gazetteers.add(country(tmp_path), "../up")
    with pytest.raises(InputError, match="gazetteer list"):
        gazetteers.remove("KX")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", TABLE)
        archive.writestr("b.txt", TABLE)
    with pytest.raises(InputError, match="holds 2 tables"):
        gazetteers.add(tmp_path / "two.zip")


def test_without_the_variable_it_lies_where_the_system_keeps_a_users_data() -> None:
    assert gazetteers.folder({"HOME": "/h", "XDG_DATA_HOME": "/x"}).parts[-2:] == ("onrecord", "gazetteers")
