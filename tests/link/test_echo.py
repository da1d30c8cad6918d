"""Copies go with their original, however many there are, unless people decided otherwise."""

from link_invented import VARDA, claim, day, document, reading

from onrecord.link import link
from onrecord.model import Decision, Document, Reading

TEXT = "Shells killed 12 people in Varda on Monday. The army denied it."
WHEN = day("2031-05-01")


def pile(count: int) -> tuple[list[Document], list[Reading]]:
    """The original and its copies, each with the same two claims."""
    documents = [document(f"d{i:03}", TEXT, family="d000", copy_of="d000" if i else "") for i in range(count)]
    readings = [
        reading(
            d,
            claim(d, "killed 12 people", "killed", 12, place=VARDA, when=WHEN),
            claim(d, "The army denied it", kind="denial", place=VARDA, when=WHEN),
        )
        for d in documents
    ]
    return documents, readings


def test_more_copies_than_a_bucket_holds_are_one_incident() -> None:
    documents, readings = pile(200)
    found = link(documents, readings)
    assert len(found.incidents) == 1
    assert len(found.incidents[0].documents) == 200
    assert set(found.main.values()) == {found.incidents[0].id}


def test_what_people_set_apart_stays_apart() -> None:
    documents, readings = pile(3)
    original, copy = readings[0].claims[0].key, readings[2].claims[0].key
    apart = Decision("x-1", original, "different", "a coder", "2031-06-01T00:00:00Z", other=copy)
    found = link(documents, readings, [apart])
    home = {c: i.id for i in found.incidents for c in i.claims}
    assert home[original] != home[copy]
