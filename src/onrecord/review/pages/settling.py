"""Where coders differ: each difference with its passage, what everybody says side by side, and the decision that settles it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from onrecord import api
from onrecord.deciding.agreement import Coding, Difference
from onrecord.errors import InputError
from onrecord.model import Claim, Decision, Document
from onrecord.review import reads
from onrecord.review.access import Coder, Viewer
from onrecord.review.blind import Work
from onrecord.review.coded import as_added
from onrecord.review.pages.asking import missing, outcome
from onrecord.review.pages.coding import work_of
from onrecord.review.passages import Piece, paragraph
from onrecord.review.refusals import Refused
from onrecord.review.render import page
from onrecord.review.shell import now, shell_of
from onrecord.store import View

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Clash:
    """One passage on which coders differ. `fields` are (field, {coder: words}); `settled` is the decision that was taken."""

    unit: str
    claim: str
    pieces: tuple[Piece, ...]
    passage: str
    kind: str
    fields: tuple[tuple[str, dict[str, str]], ...]
    codings: tuple[Coding, ...]
    settled: Decision | None
    marks: dict[str, str]


@router.get("/coding/settle/{id:path}")
def settle(request: Request, user: Viewer, id: str) -> Response:
    """The differences on one document."""
    shell = shell_of(request)
    with shell.desk.view() as view:
        document = view.document(id)
        if document is None:
            raise missing("document", id)
        work = work_of(shell, view)
        _open(work, id)
        agreed = work.agreement(view)
        found = clashes(view, document, work, [d for d in agreed.differences if d.document == id])
    memory, count = shell.desk.memory(), sum(u.document == id for u in agreed.units)
    return page(
        request, "coding_settle.html", document=document, clashes=found, coders=work.coders(id), rows=memory.rows,
        say=memory.say, outcome=outcome(request), units=count,
    )  # fmt: skip


@router.post("/coding/settle")
def decide(
    request: Request, user: Coder, coding: Annotated[str, Form()], why: Annotated[str, Form(max_length=600)] = "",
    seen: Annotated[list[str], Form()] = [],  # noqa: B006
) -> Response:  # fmt: skip
    """Writes the ordinary decision that makes one coder's reading count."""
    shell = shell_of(request)
    if not why.strip():
        raise InputError("Say why, in a few words, for those who read it later: the comment was empty.")
    with shell.writing, shell.desk.taking():
        with shell.desk.view() as view:
            work = work_of(shell, view)
        told = next((c for c in work.told if c.decision == coding), None)
        if told is None or not work.open(told.document):  # in the same words: what is not to be seen is not told of
            raise InputError("This is no coding of a claim that can be settled, or it was taken back. Reload the page.")
        expected = {key: mark for key, _, mark in (pair.partition("=") for pair in seen)}
        done = api.settle(shell.settings.record, coding, why=why, by=user.name, at=now(), expected=expected)
        shell.desk.took(done)
    assert done.decision is not None
    return RedirectResponse(f"/coding/settle/{quote(told.document)}?done={done.decision.key}#done", 303)


def _open(work: Work, document: str) -> None:
    """Raises Refused while somebody is still coding."""
    if not work.open(document):
        who = " and ".join(work.waiting(document)) or "A second coder"
        raise Refused(f"{who} is not done with this document. Until then nobody sees what the others say.")


def clashes(view: View, document: Document, work: Work, found: Sequence[Difference]) -> list[Clash]:
    """Differences, gathered by passage, in the order of the text."""
    by_unit: dict[str, list[Difference]] = {}
    for difference in found:
        by_unit.setdefault(difference.unit, []).append(difference)
    made = [_clash(view, document, work, unit, held) for unit, held in by_unit.items()]
    return sorted(made, key=lambda c: (c.pieces[0].start if c.pieces else 0, c.unit))


def _clash(view: View, document: Document, work: Work, unit: str, found: Sequence[Difference]) -> Clash:
    told = found[0].codings
    claim = _claim(view, document, unit, told)
    pieces = paragraph(claim, document)[0] if claim else ()
    fields = tuple((d.field, dict(d.values)) for d in found)
    values: dict[str, Any] = reads.marks(view, [c.subject for c in told])
    settled = work.settled(c.subject for c in told)
    return Clash(
        unit, claim.key if claim else "", pieces, found[0].passage, claim.kind if claim else "", fields, told, settled, values
    )


def _claim(view: View, document: Document, unit: str, told: Sequence[Coding]) -> Claim | None:
    read = next(iter(view.raw_claims([unit])), None)
    return read or next((claim for c in told if c.said == "add" and (claim := as_added(c, document))), None)
