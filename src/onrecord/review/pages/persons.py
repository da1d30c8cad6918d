"""People named as harmed or held: the list, and one with all mentions."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.review import reads
from onrecord.review.access import Viewer
from onrecord.review.filters import Wanted
from onrecord.review.pages.asking import cut, missing, number, outcome, word
from onrecord.review.passages import Piece
from onrecord.review.render import page
from onrecord.review.rows import Human
from onrecord.review.shell import shell_of
from onrecord.review.state import Memory
from onrecord.searching import folded
from onrecord.store import View

router = APIRouter()


@router.get("/persons")
def listed(request: Request, user: Viewer) -> HTMLResponse:
    """Everybody named; two can be ticked and joined or kept apart."""
    memory = shell_of(request).desk.memory()
    asked, doubtful = word(request, "q"), bool(word(request, "doubtful"))
    words = folded(asked).split()
    found = [
        h for h in memory.people.values() if (h.certainty or not doubtful)
        and all(w in folded(f"{h.name} {' '.join(h.spellings)} {h.status} {h.place} {h.age}") for w in words)
    ]  # fmt: skip
    if asked:
        found.sort(key=lambda h: folded(h.name))
    shown, at, pages = cut(found, number(request))
    return page(
        request, "persons.html", shown=shown, found=len(found), page=at, pages=pages, asked=asked, doubtful=doubtful,
        rows=memory.rows, say=memory.say, outcome=outcome(request), named=counts(shown, memory),
    )  # fmt: skip


def counts(shown: Sequence[Human], memory: Memory) -> dict[str, str]:
    """Names against tolls: of each incident of those shown, how many are named as dead, and how many are counted."""
    wanted = {h.incident for h in shown if h.incident}
    named = dict.fromkeys(wanted, 0)
    for human in memory.people.values():
        if human.incident in wanted and "killed" in human.status:
            named[human.incident] += 1
    found = {}
    for id in wanted:
        row = memory.rows.get(id)
        told = next((n.text for n in row.numbers if n.field == "killed"), "") if row else ""
        found[id] = f"{named[id]} named of {told} killed" if told else ""
    return found


@router.get("/persons/{id}")
def person(request: Request, user: Viewer, id: str) -> HTMLResponse:
    """One person, every mention in its words, and who may be the same."""
    desk = shell_of(request).desk
    with desk.view() as view:
        memory = desk.current(view)
        first = id if id in memory.people else view.same_persons([id]).get(id, ("", ""))[0]
        human = memory.people.get(first)
        if human is None:
            raise missing("person", id)
        keys = [m[0] for m in human.mentions]
        mentions = view.persons_by(keys)
        lines = {
            k: _line(view, mentions[k].document, mentions[k].span.start, mentions[k].span.end) for k in keys if k in mentions
        }
        states = reads.states(view, keys)
        alike = _alike(human, memory, word(request, "find"))
        marks = reads.marks(view, keys)
    return page(
        request, "person.html", human=human, mentions=mentions, lines=lines, states=list(reversed(states)), marks=marks,
        alike=alike, asked=word(request, "find"), rows=memory.rows, say=memory.say,
        outcome=outcome(request), named=counts([human], memory),
        papers=memory.papers, wanted=Wanted.of(request.query_params),
    )  # fmt: skip


def _line(view: View, document: str, start: int, end: int) -> tuple[Piece, ...]:
    """The line that a name stands in."""
    found = view.document(document)
    if found is None:
        return ()
    text = found.text
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    a, b = max(line, start - 300), min(len(text) if stop < 0 else stop, end + 300)
    return Piece(a, text[a:start]), Piece(start, text[start:end], "passage"), Piece(end, text[end:b])


def _alike(human: Human, memory: Memory, asked: str) -> list[Human]:
    """Who may be the same: those with the words typed, else those with the last word of the name in common."""
    words = folded(asked).split() or folded(human.name).split()[-1:]
    return [
        h for h in memory.people.values() if h.id != human.id and words
        and all(w in folded(f"{h.name} {' '.join(h.spellings)}").split() or (asked and w in folded(h.name)) for w in words)
    ][:12]  # fmt: skip
