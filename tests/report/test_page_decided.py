"""What people decided stands beside what it touches."""

from onrecord.model import Decision
from onrecord.model.decision_states import State
from onrecord.report.decided import on_the_whole
from onrecord.report.dossier import dossier
from onrecord.report.index import Index


def decision(verdict, subject, **more):
    return Decision("d1", subject, verdict, more.pop("by", "Ana"), "2024-04-02T10:00:00", **more)


def test_a_merge_stands_in_the_incident_that_it_made():
    state = State(decision("merge", "i-1", other="i-2", why="one market"), "standing", home="i-1", other_home="i-1")
    assert on_the_whole([state], {}) == {"i-1": ("i-1 and i-2 are one: decided by Ana (“one market”), 2024-04-02",)}


def test_persons_told_apart_are_told_in_their_incident():
    state = State(decision("different", "p1", other="p2"), "standing", home="p1", other_home="p2")
    assert list(on_the_whole([state], {"p1": "i-1", "p2": "i-2"})) == ["i-1", "i-2"]


def test_what_was_undone_or_comes_from_the_program_is_not_told():
    undone = State(decision("merge", "i-1", other="i-2"), "undone", home="i-1")
    program = State(decision("merge", "i-1", other="i-2", by="onrecord"), "standing", home="i-1")
    assert on_the_whole([undone, program], {}) == {}


def test_a_yes_to_one_number_stands_beside_it(view):
    said_yes = State(decision("accept", "c1", other="killed", why="checked"), "standing", home="c1")
    view.decision_states = lambda: (said_yes,)
    index = Index.of(view)
    told = dossier(index.linkage.incidents[0], index)
    assert told["cells"][0]["judged"] == ("accepted by Ana (“checked”), 2024-04-02",)
