"""What pages ask of an address: a page number, words; and the thing that an id names now."""

from collections.abc import Sequence
from typing import TypeVar

from fastapi import Request

from onrecord.api import Outcome
from onrecord.review.refusals import Missing
from onrecord.review.shell import shell_of

T = TypeVar("T")
PAGE = 50
# Characters of what is asked for that are looked at; ids of documents may be long addresses.
LONGEST = 2000


def number(request: Request, name: str = "page") -> int:
    """A page number, 1 where it is none."""
    told = request.query_params.get(name, "1")
    return max(1, int(told)) if told.isdecimal() and len(told) < 7 else 1


def word(request: Request, name: str) -> str:
    """A word of the address, "" where there is none; of a very long one the beginning."""
    return request.query_params.get(name, "")[:LONGEST].strip()


def cut(found: Sequence[T], page: int, size: int = PAGE) -> tuple[Sequence[T], int, int]:
    """(what stands on the page, its number, how many pages there are)."""
    pages = max(1, -(-len(found) // size))
    page = min(page, pages)
    return found[(page - 1) * size : page * size], page, pages


def outcome(request: Request) -> Outcome | None:
    """What the decision that the address names as `done` did, where this desk made it."""
    return shell_of(request).desk.outcome(word(request, "done"))


def missing(sort: str, id: str) -> Missing:
    """The error for an id that is not in the record now."""
    return Missing(
        f"There is no {sort} {id!r} in this record now. Search for it, or look at the history for what became of it."
    )
