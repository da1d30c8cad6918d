"""A redacted page holds no name of a victim, a witness or another private person: neither shown nor packed."""

import base64
import re
import zlib
from pathlib import Path

import pytest
from situation import opened, panel, show
from typer.testing import CliRunner

from onrecord.cli import application

BLOCK = re.compile(r'<script type="text/plain" id="data-([^"]+)">([^<]*)</script>')
PRIVATE = ("Sorren", "Mila", "Kestrin", "Pavo")


@pytest.fixture
def redacted(made, tmp_path) -> Path:
    page = tmp_path / "public.html"
    result = CliRunner().invoke(application(), ["report", str(made("pair")), "--redact", "-o", str(page)])
    assert result.exit_code == 0, result.output
    return page


def test_no_private_name_is_in_the_file_also_unpacked(redacted):
    text = redacted.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) >= 6
    whole = text + "".join(zlib.decompress(base64.b64decode(block)).decode("utf-8") for _, block in blocks)
    assert [name for name in PRIVATE if name.casefold() in whole.casefold()] == []
    assert "Harbour Monitor" in whole


def test_the_page_works_as_before(tab, redacted):
    tab = opened(tab, redacted.as_uri())
    show(tab)
    shown = panel(tab).inner_text()
    assert "42" in shown and "43" in shown and "the Harbour Monitor" in shown
    assert not any(name in shown for name in PRIVATE)
