"""What `onrecord show` does once its options are read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.commands.show import find, reading, search
from onrecord.commands.show.filters import Filters
from onrecord.commands.show.lists import LISTS, Listing
from onrecord.commands.show.lists.base import Shown
from onrecord.commands.show.page import Page
from onrecord.commands.show.screen import Screen
from onrecord.commands.show.words import counted
from onrecord.errors import InputError
from onrecord.export import Index
from onrecord.export.tables import TABLES
from onrecord.store import View

EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked to see: a subject, a document, or the listing `what` through `filters`. `everything`: also minor
    incidents, which tables leave out and JSON never does."""

    record: Path
    what: str = "incidents"
    subject: str = ""
    document: str = ""
    filters: Filters = EVERYTHING
    limit: int = 0
    as_json: bool = False
    everything: bool = False
    search: str = ""


def run(asked: Asked) -> None:
    """Opens the record and shows it. Raises RecordError when there is none, InputError for what is not in it."""
    asked.filters.check()
    screen = Screen()
    with View.open(asked.record) as view:
        if asked.search:
            searched(view, asked, screen)
            return
        index = Index(view)
        shown = Shown(index, screen.plain, view.passed_over())
        if asked.subject:
            one(find.subject(asked.subject, index), shown, screen, asked.as_json)
        elif asked.document:
            document(find.document(asked.document, index), shown, screen, asked.as_json)
        else:
            listing(LISTS[asked.what], asked, shown, screen)


def searched(view: View, asked: Asked, screen: Screen) -> None:
    """The documents that hold the words that were asked for, one read after the other."""
    hits = list(search.search(view.each_document(), asked.search, asked.filters, view.passed_over()))
    search.show(hits, asked.search, view.counts()["documents"], asked.limit, screen, asked.as_json)


def rows(index: Index, *tables: str) -> dict[str, list[dict[str, Any]]]:
    """The export's rows of these tables."""
    return {table: [asdict(row) for row in TABLES[table].rows(index)] for table in tables}


def one(id: str, shown: Shown, screen: Screen, as_json: bool) -> None:
    """The page of one incident or toll."""
    index = shown.index
    page = Page(index.incidents[id] if id in index.incidents else index.tolls[id], shown, screen)
    if as_json:
        screen.data(page.data(rows(index, "incidents", "tolls", "findings", "claims", "contradictions", "persons")))
    else:
        page.show()


def document(id: str, shown: Shown, screen: Screen, as_json: bool) -> None:
    """The page of one document."""
    if as_json:
        tables = ("documents", "claims", "persons", "statements", "mentions")
        screen.data(reading.data(shown.index.documents[id], rows(shown.index, *tables)))
    else:
        reading.show(shown.index.documents[id], shown, screen)


def listing(listed: Listing, asked: Asked, shown: Shown, screen: Screen) -> None:
    """One table of the record, filtered and in order."""
    if asked.filters.asked and listed.traits is None:
        raise InputError(f"--{asked.what} cannot be narrowed by {' '.join(asked.filters.asked)}: they have no such thing.")
    every = list(TABLES[listed.table].rows(shown.index))
    fitting = [row for row in every if listed.traits is None or asked.filters.fit(listed.traits(row, shown.index))]
    ordered = sorted(fitting, key=listed.order) if listed.order else fitting
    brief = listed.minor is not None and not asked.everything and not asked.as_json
    told = [row for row in ordered if not listed.minor(row, shown.index)] if brief and listed.minor else ordered
    left = len(ordered) - len(told)
    kept = told[: asked.limit or None]
    if asked.as_json:
        screen.data([asdict(row) for row in kept])
    elif kept:
        screen.table(listed.columns, (listed.lines(row, shown) for row in kept))
        screen.note(below(listed, asked, shown, len(kept), len(told), left))
    else:
        screen.note(omitted(left) if left else nothing(listed, asked, len(every), shown))


def omitted(left: int) -> str:
    """How many incidents a table left out, and how to see them."""
    return f"{counted(left, 'more incident')} with nobody harmed, accused or attacked: add --all." if left else ""


def below(listed: Listing, asked: Asked, record: Shown, shown: int, found: int, left: int) -> str:
    """What stands under a table: how many there are, what was left out, what the columns mean, what to look at next."""
    count = f"{shown:,} of {listed.counted(found)}" if shown < found else listed.counted(found)
    narrowed = f", {' '.join(asked.filters.asked)}" if asked.filters.asked else ""
    following = f"One of them: onrecord show {asked.record} ID" if listed.table in ("incidents", "tolls") else ""
    notes = (f"{count}{narrowed}.", omitted(left), listed.legend, listed.about(record) if listed.about else "", following)
    return "\n".join(line for line in notes if line)


def nothing(listed: Listing, asked: Asked, every: int, shown: Shown) -> str:
    """What to say, and what to do next, when a table has no rows to show."""
    if every:
        return f"None of {listed.counted(every)} fits {' '.join(asked.filters.asked)}."
    if not shown.index.documents:
        return f"{asked.record} holds no documents yet. Bring some in: onrecord build REPORTS -o {asked.record}"
    held = counted(len(shown.index.documents), "document")
    beside = beside_incidents(shown.index, asked) if listed.table == "incidents" else ""
    return f"{listed.empty} ({held} in {asked.record}.){beside}"


def beside_incidents(index: Index, asked: Asked) -> str:
    """Where else to look when no incident was found."""
    kinds: Iterable[tuple[str, int]] = (
        ("tolls", len(index.tolls)),
        ("claims", len(index.claims)),
        ("issues", len(index.view.issues())),
    )
    held = [f"\n  onrecord show {asked.record} --{name}   ({count:,})" for name, count in kinds if count]
    return (
        f"\nSee also:{''.join(held)}\n  onrecord show {asked.record} --documents"
        if held
        else f"\nSee: onrecord show {asked.record} --documents"
    )
