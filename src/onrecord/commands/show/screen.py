"""Where words and tables go: to a terminal with rules and emphasis, to a pipe or a file as plain whole lines."""

import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from onrecord.commands.show.words import tame

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Part = tuple[str, str]
"""Words and their style; a pipe sees the words alone."""
STRONG, DIM, ALARM, HEAD = "bold", "dim", "red", "bold cyan"
MARKED = "bold underline"
"""The words that a value was read from; a pipe sees them between asterisks."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title. Numbers stand to the right. A terminal writes a `once` column on the first line of a group only;
    a pipe on every line, so that each stands alone. `fold` columns give way when the terminal is narrow, down to `least`
    characters. `only` is "plain" or "screen" for columns that the other does not show."""

    title: str
    right: bool = False
    once: bool = False
    fold: bool = False
    least: int = 8
    only: Literal["", "plain", "screen"] = ""


class Screen:
    """Writes to standard output; notes go to standard error, so that a pipe gets the rows alone."""

    @cached_property
    def console(self) -> "Console":
        """The terminal or pipe."""
        from rich.console import Console

        sys.stdout.reconfigure(errors="replace") if hasattr(sys.stdout, "reconfigure") else None
        return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)

    @property
    def plain(self) -> bool:
        """Whether nobody looks at a terminal."""
        return not self.console.is_terminal

    def data(self, value: Any) -> None:
        """JSON, for programs."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def note(self, words: str) -> None:
        """Something about the rows."""
        sys.stdout.flush()
        print(words, file=sys.stderr, flush=True)

    def line(self, *parts: Part | str, indent: int = 0, hang: int = 0) -> None:
        """One paragraph; wrapped on a terminal, its further lines `hang` characters deeper; whole in a pipe."""
        pairs = [(part, "") if isinstance(part, str) else part for part in parts]
        if self.plain:
            words = (f"**{words}**" if style == MARKED else words for words, style in pairs)
            print(" " * indent + tame("".join(words)).rstrip())
            return
        tamed = [(tame(words), style) for words, style in pairs]
        for n, wrapped in enumerate(self._text(tamed).wrap(self.console, max(20, self.console.width - indent - hang))):
            wrapped.rstrip()
            self.console.print(" " * (indent + (hang if n else 0)), wrapped, sep="", soft_wrap=True)

    def raw(self, parts: Iterable[Part]) -> None:
        """One line as it is, laid out by the caller; tamed words only."""
        if self.plain:
            print("".join(words for words, _ in parts).rstrip())
        else:
            self.console.print(self._text(parts), soft_wrap=True)

    def heading(self, words: str) -> None:
        """The title of a section."""
        print()
        self.line((words, HEAD))

    def _text(self, parts: Iterable[Part]) -> "Text":
        from rich.text import Text

        return Text.assemble(*parts, overflow="fold")

    def table(self, columns: Sequence[Column], groups: Iterable[Sequence[Sequence[str]]]) -> None:
        """Groups of lines under the columns' titles."""
        other = "screen" if self.plain else "plain"
        kept = [n for n, column in enumerate(columns) if column.only != other]
        tamed = [[[tame(line[n]) for n in kept] for line in group] for group in groups]
        (self._plain_table if self.plain else self._ruled_table)([columns[n] for n in kept], tamed)

    def _plain_table(self, columns: Sequence[Column], groups: list[list[list[str]]]) -> None:
        lines = [[column.title for column in columns], *(line for group in groups for line in group)]
        widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
        for line in lines:
            cells = [c.rjust(w) if column.right else c.ljust(w) for c, w, column in zip(line, widths, columns, strict=True)]
            print("  ".join(cells).rstrip())

    def _ruled_table(self, columns: Sequence[Column], groups: list[list[list[str]]]) -> None:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0, header_style=STRONG, show_edge=False)
        widths = fitted(columns, [line for group in groups for line in group], self.console.width)
        for column, width in zip(columns, widths, strict=True):
            justify: Any = "right" if column.right else "left"
            table.add_column(column.title, justify=justify, overflow="fold", width=width)
        for group in groups:
            for n, line in enumerate(group):
                cells = ["" if column.once and n else cell for cell, column in zip(line, columns, strict=True)]
                table.add_row(*(self._text([(broken(cell, width), "")]) for cell, width in zip(cells, widths, strict=True)))
        self.console.print(table)


def broken(cell: str, width: int) -> str:
    """A cell's lines, broken at spaces and hyphens first. Wide characters are left for the table to break."""
    from rich.cells import cell_len

    return "\n".join(textwrap.wrap(cell, width)) if len(cell) > width and cell_len(cell) == len(cell) else cell


def fitted(columns: Sequence[Column], lines: Iterable[Sequence[str]], width: int) -> list[int]:
    """Column widths that leave one space between columns and stay within `width`: the widest `fold` columns give way first,
    none below its `least` unless there is no other way."""
    from rich.cells import cell_len

    widths = [cell_len(column.title) for column in columns]
    for line in lines:
        widths = [max(w, cell_len(cell)) for w, cell in zip(widths, line, strict=True)]
    for least in ([column.least if column.fold else 999 for column in columns], [3] * len(columns)):
        while sum(widths) + len(widths) - 1 > width:
            over = [n for n, w in enumerate(widths) if w > least[n]]
            if not over:
                break
            widths[max(over, key=lambda n: (widths[n], -n))] -= 1
    return widths
