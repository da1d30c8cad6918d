"""Which incident a person named belongs to."""

from dataclasses import replace

from onrecord.model import Claim, Incident, Link, Period, PersonMention, Producer, Span
from onrecord.model.belonging import homes

OUTLET = (Link("outlet", "Qarsia Post", "outlet:post"),)


def event(key: str, start: str, words: str = "that day") -> Claim:
    """An event of the document "one" on a day that words give."""
    span = Span("one", 0, 4, "shot")
    when = Period(start, start, "day", words)
    return Claim(key, "one", span, span, "event", OUTLET, "outlet", "asserted", Producer("test", "1"), when=when)


def named(claim: str, status: str = "killed") -> PersonMention:
    """Somebody named in a claim."""
    return PersonMention("p-1", "one", Span("one", 9, 18, "Adam Kell"), "Adam Kell", status, claim=claim)  # type: ignore[arg-type]


def home(other_day: str, status: str = "killed", words: str = "that day", claim: str = "c-2") -> dict[str, str]:
    """Where a name of the incident i-2 belongs in a document that is chiefly about i-1 of 3 May."""
    claims = {c.key: c for c in (event("c-1", "2031-05-03"), event("c-2", other_day, words))}
    incidents = [Incident("i-1", "shooting", ("c-1",), ("one",)), Incident("i-2", "shooting", ("c-2",), ("one",))]
    return homes([named(claim, status)], claims, incidents, {"one": "i-1"})


def test_a_name_told_of_one_day_belongs_to_what_the_report_is_about():
    assert home("2031-05-03") == {"p-1": "i-1"} and home("2031-05-04") == {"p-1": "i-1"}
    assert home("2031-04-01", words="") == {"p-1": "i-1"}


def test_an_old_case_keeps_its_people():
    assert home("2031-04-01") == {"p-1": "i-2"}


def test_a_name_told_of_the_day_of_the_chief_incident_belongs_to_it():
    claims = {c.key: c for c in (event("c-1", "2031-06-20"), event("c-2", "2031-05-03"))}
    chief = Incident("i-1", "shooting", ("c-1",), ("one",), when=Period("2031-05-03", "2031-05-03", "day"))
    incidents = [chief, Incident("i-2", "shooting", ("c-2",), ("one",))]
    told = replace(named("c-2"), when=Period("2031-05-03", "2031-05-03", "day", "3 May"))
    assert homes([told], claims, incidents, {"one": "i-1"}) == {"p-1": "i-1"}
    assert homes([replace(told, when=None)], claims, incidents, {"one": "i-1"}) == {"p-1": "i-2"}


def test_who_is_held_stays_with_the_arrest_and_who_has_no_claim_is_left():
    assert home("2031-05-03", "detained") == {"p-1": "i-2"}
    assert home("2031-05-03", claim="") == {}
