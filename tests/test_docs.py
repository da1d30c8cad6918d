"""The pages say what the program does: links lead somewhere, commands and options exist, the reference is the code's own."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from docs import cli_page, export_page
from docs.generate import PAGES, REFERENCE
from onrecord.export.tables import TABLES
from onrecord.model import words

ROOT = Path(__file__).parent.parent
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
LISTS = (
    "Harm", "Qualifier", "Scope", "Connection", "Manner", "ClaimKind", "MarkKind", "CreditRole", "RelationKind",
    "DatePrecision", "LocationPrecision",
)  # fmt: skip
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^(?: {4}|\| .*`)(?:\.venv/bin/)?(onrecord [^`\n]*)", re.MULTILINE)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_reference_is_what_the_code_says_now(name: str) -> None:
    page = (REFERENCE / name).read_text(encoding="utf-8")
    assert page == PAGES[name](), f"docs/reference/{name} is stale. Write it anew: make docs"


def test_every_command_and_option_is_explained() -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    for name, command in cli_page.commands().items():
        assert f"## onrecord {name}\n" in page, f"{name} is not documented. Run: make docs"
        assert command.help, f"{name} has no help text"
        assert all(param.help for param in command.params if param.name != "help"), f"an option of {name} has no help text"


def test_no_column_is_explained_that_is_not_there() -> None:
    rows = {name: table.row for name, table in TABLES.items()}
    inside = {
        part.__name__: part
        for row in rows.values()
        for kind in export_page.columns(row).values()
        for part in export_page.parts(kind)
    }
    known = {name: {key for _, key, _ in export_page.groups(row)} for name, row in (rows | inside).items()}
    assert {name: set(told) for name, told in export_page.meanings().items()} == known


@pytest.mark.parametrize("name", LISTS)
def test_the_glossary_explains_every_word_of_the_closed_lists(name: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    missing = [word for word in get_args(getattr(words, name)) if word and f"`{word}`" not in glossary]
    assert not missing


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    paths = [path for path in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in path]
    assert [path for path in paths if not (page.parent / path).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_the_pages_exist_with_their_options(page: Path) -> None:
    known = cli_page.commands()
    for line in COMMAND.findall(page.read_text(encoding="utf-8")):
        _, name, *rest = shlex.split(line, comments=True)
        if name.isupper() or name.startswith("-"):
            continue
        assert name in known, line
        command = known[name]
        if rest and getattr(command, "commands", {}):
            assert rest[0] in command.commands, line
            command = command.commands[rest.pop(0)]
        options = {option for param in command.params for option in (*param.opts, *param.secondary_opts)} | {"--help"}
        assert [word for word in rest if word.startswith("--") and word.split("=")[0] not in options] == [], line
