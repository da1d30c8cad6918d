"""Who said what: the words of a statement, whose they are, and what is no statement."""

import pytest

from onrecord.model import Span
from tests.extract.reader import figures, reading


def said(text: str) -> list[tuple[str, str]]:
    """(source, content) of every statement of the text, the pieces of each joined by " .. "."""

    def words(spans: tuple[Span, ...]) -> str:
        return " .. ".join(span.words for span in spans)

    return [(words(s.source), words(s.content)) for s in reading(text).statements]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The minister said that the harbour was closed.", "The minister", "that the harbour was closed"),
        ("The harbour was closed, the minister said on Monday.", "the minister", "The harbour was closed"),
        ("According to the port council, the harbour was closed.", "the port council", "the harbour was closed"),
        ("The council refused to reopen the harbour.", "The council", "to reopen the harbour"),
        ("The union criticized the decision.", "The union", "the decision"),
        ("The union called for a new vote.", "The union", "a new vote"),
        ("The union described the vote as a farce.", "The union", "the vote as a farce"),
        ("The mayor was confident that the truce would hold.", "The mayor", "that the truce would hold"),
        ("Ilse Marn: Truce Talks Are a Farce", "Ilse Marn", "Truce Talks Are a Farce"),
    ],
)
def test_what_is_said_hangs_on_the_word_that_announces_it(text: str, source: str, content: str) -> None:
    assert said(text) == [(source, content)]


def test_one_asked_of_is_no_part_of_what_is_asked() -> None:
    assert said("The governor told reporters that the road was open.") == [("The governor", "that the road was open")]


def test_a_plain_deed_is_no_statement() -> None:
    assert said("The council repaired the harbour wall. Soldiers crossed the river to reach Oldport.") == []


def test_a_statement_inside_another_is_part_of_it() -> None:
    assert [source for source, _ in said("The minister said the rebels claimed they held the bridge.")] == ["The minister"]


def test_nothing_inside_a_quotation_stands_alone() -> None:
    text = '"I think they want peace, and I told them so," Marn said.'
    assert said(text) == [("Marn", '"I think they want peace, and I told them so,"')]


def test_a_quotation_goes_on_after_the_one_who_speaks() -> None:
    text = '"The road is open," Marn said on Monday. "We drove to Oldport. Nobody fired." The council met later.'
    assert said(text) == [("Marn", '"The road is open," .. "We drove to Oldport. Nobody fired."')]


def test_a_quotation_of_many_sentences_is_one_statement() -> None:
    text = 'Marn said: "The road is open. We drove to Oldport."'
    assert [content for _, content in said(text)] == ['"The road is open. We drove to Oldport."']


def test_the_next_quotation_belongs_to_the_one_named_with_it() -> None:
    text = '"The road is open," Marn said. "It is closed," Keld said.'
    assert said(text) == [("Marn", '"The road is open,"'), ("Keld", '"It is closed,"')]


def test_what_the_speaker_does_beside_is_no_part_of_the_quotation() -> None:
    text = '"The road is open," Marn said, and her driver nodded.'
    assert said(text) == [("Marn", '"The road is open,"')]


def test_a_closing_description_is_no_part_of_what_is_praised() -> None:
    assert said("The union praised Ilse Marn, who leads the council.") == [("The union", "Ilse Marn")]


def test_a_denial_is_told_as_one() -> None:
    (statement,) = reading("The army denied that it shelled the school.").statements
    assert statement.manner == "denied"


def test_a_wish_is_no_origin_of_a_figure() -> None:
    (claim,) = figures("The union criticized the attack that killed 12 people.")
    assert claim.origin is None
