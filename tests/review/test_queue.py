"""What waits for a person, in which order, and when it leaves and returns."""

from dataclasses import replace

from onrecord import api
from onrecord.model import Decision, Issue, Standing
from onrecord.model.decision_states import State
from onrecord.review.filters import Wanted, beside, shown
from onrecord.review.queue import Parts, queue
from onrecord.review.rows import Human, Number, Paper, Row
from onrecord.review.state import remember
from onrecord.store import View


def row(id: str, killed: int = 0, origins: int = 2, **more: object) -> Row:
    """An incident in which so many were killed."""
    standing = Standing(id, 2, 2, origins, tuple(f"Origin {n}" for n in range(origins)))
    standing = replace(standing, **{k: more.pop(k) for k in ("contested", "disputed", "perhaps_same") if k in more})
    numbers = (Number("killed", killed, killed, killed, False, str(killed)),) if killed else ()
    told = Row(
        id,
        f"Attack {id}",
        "attack",
        "Varda",
        "pl:varda",
        1.0,
        2.0,
        "2031-05-01",
        "2031-05-01",
        "1 May 2031",
        numbers,
        standing,
        ("Qarsia Post",),
        ("d1",),
        3,
    )
    return replace(told, **more)  # type: ignore[arg-type]


def made(*rows: Row, **parts: object) -> tuple:
    """The queue of these incidents."""
    return queue(Parts({r.id: r for r in rows}, parts.pop("people", {}), parts.pop("papers", {}), **parts))  # type: ignore[arg-type]


def accepted(id: str, field: str = "", word: str = "standing") -> State:
    """Somebody's yes."""
    return State(
        Decision(f"d-{id}{field}", id, "accept", "Ana", "2031-06-01T00:00:00+00:00", other=field, why="read"), word, home=id
    )  # type: ignore[arg-type]


def test_contested_comes_before_single_origins_and_those_before_disputed_figures() -> None:
    lines = made(
        row("i-1", 3, disputed=True),
        row("i-2", 50, origins=1),
        row("i-3", 2, contested=True, contest="Denied by the army."),
        row("i-4", 9, origins=1),
        row("i-5", 4),
    )
    assert [(line.kind, line.id) for line in lines] == [
        ("contested", "i-3"),
        ("single", "i-2"),
        ("single", "i-4"),
        ("disputed", "i-1"),
    ]
    assert lines[0].reasons[0].why == "Denied by the army."
    assert lines[1].reasons[0].why == "50 killed, and only one independent origin: Origin 0."


def test_one_line_tells_all_the_reasons() -> None:
    (line,) = made(
        row("i-1", 40, origins=1, contested=True, disputed=True, perhaps_same=(("A", "B"),), doubt="3 against, 2 for")
    )
    assert [r.kind for r in line.reasons] == ["contested", "single", "disputed", "merge", "origins"]
    assert "A and B" in line.reasons[-1].why


def test_a_few_dead_of_one_origin_or_minor_doubts_do_not_wait() -> None:
    assert made(row("i-1", 4, origins=1), row("i-2", doubt="close", minor=True)) == ()


def test_what_was_accepted_is_done_and_returns_when_the_yes_lapses() -> None:
    incident = row("i-1", 9, contested=True)
    (line,) = made(incident, states=(accepted("i-1"),))
    assert line.done == "accepted by Ana"
    lapsed, back = made(incident, states=(accepted("i-1", word="lapsed"),))
    assert (lapsed.kind, lapsed.id, back.done) == ("lapsed", "d-i-1", "")


def test_a_lapsed_yes_that_was_said_anew_waits_no_more() -> None:
    lines = made(row("i-1", 9, contested=True), states=(accepted("i-1", word="lapsed"), accepted("i-1")))
    assert [(line.kind, line.done) for line in lines] == [("contested", "accepted by Ana")]


def test_an_accepted_figure_settles_its_own_reason_alone() -> None:
    wide = Number("killed", 9, 9, 12, False, "9 (9–12)")
    both = replace(row("i-1", 9, contested=True, disputed=True), numbers=(wide,))
    (line,) = made(both, states=(accepted("i-1", "killed"),))
    assert [r.kind for r in line.reasons] == ["contested"] and not line.done
    only = replace(row("i-1", 9, disputed=True), numbers=(wide,))
    (line,) = made(only, states=(accepted("i-1", "killed"),))
    assert line.done == "its figure accepted by Ana"


def test_persons_thin_texts_and_issues_stand_at_the_end() -> None:
    human = Human(
        "p-1",
        "Sen Ordel",
        ("S. Ordel",),
        "killed",
        "",
        (("p-1", "d1", "Sen Ordel", "certain"), ("p-2", "d2", "S. Ordel", "likely")),
    )
    sure = Human("p-3", "Tal Berrin", (), "killed", "", (("p-3", "d1", "Tal Berrin", "certain"),))
    papers = {
        "d1": Paper("d1", "Long", "Qarsia Post", "2031-05-01", 0, 4000),
        "d2": Paper("d2", "Short", "", "", 0, 90),
        "d3": Paper("d3", "Copy", "", "", 0, 4000, copy_of="d1"),
        "d4": Paper("d4", "Passed", "", "", 0, 4000, "in French"),
    }
    lines = made(people={"p-1": human, "p-3": sure}, papers=papers, issues=(Issue("clean", "x.pdf", "It is empty."),))
    assert [(line.kind, line.sort, line.checkable) for line in lines] == [
        ("person", "person", True),
        ("thin", "document", False),
        ("issue", "issue", False),
    ]
    judged = State(Decision("d-1", "p-2", "same", "Ben", "", other="p-1"), "standing")
    assert queue(Parts({}, {"p-1": human}, {}, states=(judged,)))[0].done == "judged by Ben"


def test_filters_pages_and_progress() -> None:
    rows = [row(f"i-{n}", n, contested=True, start=f"2031-0{1 + n % 9}-01", end=f"2031-0{1 + n % 9}-01") for n in range(1, 61)]
    lines = made(*rows, states=(accepted("i-3"), accepted("i-4")))
    first = shown(lines, Wanted())
    assert (first.done, first.total, first.found, first.pages, len(first.lines)) == (2, 60, 58, 3, 25)
    assert shown(lines, Wanted(page=99)).page == 3
    assert shown(lines, Wanted(show="all")).found == 60
    march = shown(lines, Wanted(since="2031-03", until="2031-03"))
    assert march.lines and all(line.start == "2031-03-01" for line in march.lines)
    assert shown(lines, Wanted(place="VÁRDA")).found == 58
    assert shown(lines, Wanted(place="Olmet")).found == 0
    assert shown(lines, Wanted(outlet="Qarsia Post", harm="killed")).found == 58
    assert shown(lines, Wanted(kind="single")).kinds["contested"] == 58


def test_addresses_keep_what_was_asked() -> None:
    wanted = Wanted.of({"kind": "single", "page": "2", "place": " Olmet ", "since": "", "nonsense": "x"})
    assert wanted == Wanted(kind="single", place="Olmet", page=2)
    assert wanted.query(page=1) == "?kind=single&place=Olmet" and Wanted().query() == ""
    assert Wanted.of({"page": "-1"}).page == 1


def test_the_next_line_skips_what_is_done() -> None:
    lines = made(*(row(f"i-{n}", n, contested=True) for n in (9, 8, 7)), states=(accepted("i-8"),))
    assert beside(lines, Wanted(), "i-9") == ("", "i-7")
    assert beside(lines, Wanted(), "i-8") == ("i-9", "i-7")
    assert beside(lines, Wanted(), "i-gone") == ("", "i-9")


def test_the_record_of_kelmara_waits_for_its_contested_bombings_first(record) -> None:  # type: ignore[no-untyped-def]
    with View.open(record) as view:
        memory = remember(view)
    assert memory.lines[0].kind == "contested"
    assert all(line.todo and all(r.why for r in line.reasons) for line in memory.lines)
    api.decide(record, "accept", memory.lines[0].id, why="read", by="Ana")
    with View.open(record) as view:
        assert next(x for x in remember(view).lines if x.id == memory.lines[0].id).done == "accepted by Ana"
