"""The Python door: one call to build, one to open, an answer to ask questions of."""

import gc
from pathlib import Path

import fake_stages
import pytest

import onrecord

BODY = "Soldiers opened fire on a crowd in Dovreth, residents said. 3 people killed."


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fake_stages.install(monkeypatch)
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    return path


def test_build_gives_a_record_to_read(report: Path, tmp_path: Path) -> None:
    with onrecord.build([report], tmp_path / "x.record") as record:
        assert isinstance(record, onrecord.View)
        assert [c.figure.low for c in record.claims() if c.figure] == [3]
        assert isinstance(record.incidents()[0], onrecord.Incident)
    with onrecord.open_record(tmp_path / "x.record") as again:
        assert len(again.incidents()) == 1


def test_a_single_path_will_do(report: Path) -> None:
    assert onrecord.build(str(report)).counts() == onrecord.build(report).counts()


def test_without_output_the_record_is_temporary(report: Path) -> None:
    record = onrecord.build([report])
    folder = record.path.parent
    assert record.documents() and folder.is_dir()
    del record
    gc.collect()
    assert not folder.exists()


def test_a_temporary_record_leaves_nothing_behind_when_building_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(onrecord.InputError):
        onrecord.build([tmp_path / "nowhere"])
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_errors_are_the_public_ones(tmp_path: Path) -> None:
    with pytest.raises(onrecord.RecordError):
        onrecord.open_record(tmp_path / "nowhere.record")
    assert issubclass(onrecord.RecordError, onrecord.OnrecordError)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = onrecord.nothing
