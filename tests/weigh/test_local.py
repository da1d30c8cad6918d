"""Each incident is weighed from its own documents alone, in whatever order they come."""

from weigh_invented import HOSPITAL, MONITOR, REBELS, exact, report

from onrecord.model import Claim, Document, Incident, Linkage, Reading
from onrecord.model.homes import Homes
from onrecord.weigh import judged, profile, weigh, weigh_one

A = report("a", "2031-05-03", text="12 were killed, said Ilan Tarr.")
B = report("b", "2031-05-04", "Lamp", text="12 were killed, said Varda Hospital.")
FAR = report("far", "2031-05-05", "Herald", text="The head of the Qarsia Watch Centre, Ilan Tarr, said 3 were killed.")
TARR = ("Ilan Tarr", "person:ilan-tarr", "witness")
CLAIMS = {A.id: exact(A, 12, 1, TARR), B.id: exact(B, 9, 1, HOSPITAL)}


def incident(name: str, *claims: Claim) -> Incident:
    return Incident(name, "bombing", tuple(c.key for c in claims), tuple(c.document for c in claims))


def read(*documents: Document) -> list[Reading]:
    known = {**CLAIMS, FAR.id: exact(FAR, 3, 60, MONITOR)}
    return [Reading(d.id, (known[d.id],)) for d in documents]


def test_a_report_of_something_else_changes_nothing() -> None:
    it, other = incident("it", *CLAIMS.values()), incident("other", *read(FAR)[0].claims)
    alone = weigh(Linkage((it,), (), {}, {}), [A, B], read(A, B))
    beside = weigh(Linkage((it, other), (), {}, {}), [A, B, FAR], read(A, B, FAR))
    assert [f for f in beside.findings if f.subject == "it"] == list(alone.findings)
    assert beside.standings[0] == alone.standings[0]
    assert alone.standings[0].origins == ("Ilan Tarr", "Varda Hospital (Lamp)")


def test_the_order_of_the_documents_changes_nothing() -> None:
    claims = (*CLAIMS.values(), exact(A, 10, 90, REBELS))
    it = incident("it", *claims)
    readings = [Reading(A.id, (claims[0], claims[2])), Reading(B.id, (claims[1],))]
    rules, none = profile("ucdp"), judged((), Homes())
    one = weigh_one(it, [A, B], readings, rules, none, {}, {}, {})
    assert weigh_one(it, [B, A], readings[::-1], rules, none, {}, {}, {}) == one
