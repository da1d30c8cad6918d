"""Names against the toll."""

from weigh_invented import cell, exact, report, weighed

from onrecord.model import Claim, Document, PersonMention, Span, key


def named(doc: Document, claim: Claim, at: int, name: str, age: int | None = None, status: str = "killed") -> PersonMention:
    """Somebody named as harmed, in the claim."""
    span = Span(doc.id, at, at + len(name), name)
    return PersonMention(key("p", doc.id, at, name), doc.id, span, name, status, age, claim=claim.key)  # type: ignore[arg-type]


def test_how_many_of_the_dead_have_no_name():
    doc = report("one")
    claim = exact(doc, 5, 10)
    found = cell(
        weighed([doc], [claim], persons=[named(doc, claim, 40, "Adam Kell", 30), named(doc, claim, 60, "Mira Holt")]),
        "named_killed",
    )
    assert found.value == "2 of 5 named, 3 without a name" and (found.low, found.best, found.high) == (2, 2, 2)
    assert found.supported_by == (claim.key,)
    assert "Adam Kell (age 30, 1 report); Mira Holt (1 report)" in found.rationale and "The count is 5" in found.rationale


def test_more_names_than_the_count():
    doc = report("one")
    claim = exact(doc, 1, 10)
    people = [named(doc, claim, 40, "Adam Kell"), named(doc, claim, 60, "Mira Holt")]
    assert "1 more than the 1 counted" in cell(weighed([doc], [claim], persons=people), "named_killed").value


def test_a_name_within_another_is_counted_once_and_said():
    doc = report("one")
    claim = exact(doc, 1, 10)
    people = [named(doc, claim, 40, "Adam Ruben Kell"), named(doc, claim, 60, "Adam Kell")]
    found = cell(weighed([doc], [claim], persons=people), "named_killed")
    assert found.value == "the one counted is named" and (found.low, found.high) == (1, 2)
    assert "Adam Kell may be Adam Ruben Kell." in found.rationale


def test_names_without_a_count():
    doc = report("one")
    claim = exact(doc, 1, 10)
    found = cell(weighed([doc], [claim], persons=[named(doc, claim, 40, "Adam Kell", status="detained")]), "named_detained")
    assert found.value == "1 named, and no count of the detained"
