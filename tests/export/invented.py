"""An invented record without a store: three reports from Varnland, a country that does not exist."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from put_derived import put_derived

from onrecord.model import (
    Capture,
    Claim,
    Contradiction,
    Credited,
    Decision,
    Document,
    Figure,
    Finding,
    Incident,
    Issue,
    Link,
    Linkage,
    Mark,
    Mention,
    Period,
    PersonMention,
    Place,
    Producer,
    Published,
    Reading,
    Relation,
    SetAside,
    Span,
    Standing,
    Statement,
    Toll,
)
from onrecord.model.decision_states import State
from onrecord.store import Record

TEXTS = {
    "varn/one": (
        "ORVASK, May 3\r\n\r\n“Forty-two people have died in Orvask since Monday,” a resident told the Courier – he gave no"
        " name. Ilka Brann, 6, was killed on Tuesday. The army denied that any soldier had fired. Café owners blamed the army."
        "\u2028The Varn Monitor said at least 310 had been killed since April."
    ),
    "two": "Forty-three died in Orvask, a resident said. Ilka Brann was among the dead.\nAdvert: =SUM(A1)\n",
    "three": "",
}
TITLE = "Dozens detained in Velm"
MADE = Producer("figures", "1")


def span(document: str, words: str) -> Span:
    """The first place of `words` in a report, or in its title."""
    field = "text" if words in TEXTS[document] else "title"
    start = (TEXTS[document] if field == "text" else TITLE).index(words)
    return Span(document, start, start + len(words), words, field)


def place(document: str, words: str, lat: float = 51.5, lon: float = -0.25) -> Place:
    """A settlement of Varnland as a report names it."""
    return Place(words, span(document, words), words, f"geo:{words.lower()}", "XV", "North", "", lat, lon, "exact")


COURIER = Link("outlet", "Varn Courier", "outlet:varn-courier")
HERALD = Link("outlet", "=Herald", "outlet:herald")
ARMY = Link("origin", "The army", "org:army-xv", span("varn/one", "The army"))
MONITOR = Link("origin", "The Varn Monitor", "org:varn-monitor", span("varn/one", "The Varn Monitor"))
OWNERS = Link("origin", "Café owners", "doc:varn/one:café-owners", span("varn/one", "Café owners"))
RELAY = Link("relay", "the Courier", "outlet:varn-courier", span("varn/one", "the Courier"))
WEEK = Period("2031-04-28", "2031-05-03", "range", "since Monday", span("varn/one", "since Monday"), "2031-04-28")
TUESDAY = Period("2031-04-29", "2031-04-29", "day", "Tuesday", span("varn/one", "Tuesday"), "2031-04-29")
APRIL = Period("2031-04-01", "2031-05-03", "range", "since April", span("varn/one", "since April"), "2031-04")


def resident(document: str) -> Link:
    """Each report's own unnamed resident."""
    return Link("origin", "a resident", f"doc:{document}:resident", span(document, "a resident"))


def claim(key: str, document: str, words: str, sentence: str, *chain: Link, **more: object) -> Claim:
    """A claim of an invented report."""
    kind, connection = more.pop("kind", "figure"), more.pop("connection", "outlet")
    shown = span(document, sentence)
    return Claim(
        key, document, span(document, words), shown, kind, chain, connection, more.pop("manner", "asserted"), MADE, **more
    )


def killed(low: int | None, high: int | None, qualifier: str = "exact", scope: str = "incident") -> Figure:
    """A figure of the dead."""
    return Figure("killed", low, high, qualifier, "", "people", scope)


CLAIMS = (
    claim("clm-42", "varn/one", "Forty-two people have died", "“Forty-two people have died in Orvask since Monday,” a resident",
          COURIER, RELAY, resident("varn/one"), connection="witness", place=place("varn/one", "Orvask"), when=WEEK,
          figure=killed(42, 42), actors=("soldiers",)),
    claim("clm-denial", "varn/one", "denied that any soldier had fired", "The army denied that any soldier had fired.",
          COURIER, ARMY, kind="denial", connection="official", manner="denied", about="soldiers fired", against="clm-42"),
    claim("clm-blame", "varn/one", "blamed the army", "Café owners blamed the army.", COURIER, OWNERS,
          kind="blame", connection="witness", manner="alleged", about="the army"),
    claim("clm-310", "varn/one", "at least 310 had been killed", "The Varn Monitor said at least 310 had been killed",
          COURIER, MONITOR, connection="monitor", when=APRIL, as_of="2031-05-03",
          figure=killed(310, None, "at_least", "cumulative")),
    claim("clm-43", "two", "Forty-three died", "Forty-three died in Orvask, a resident said.", HERALD, resident("two"),
          connection="witness", place=place("two", "Orvask"), when=WEEK, figure=killed(43, 43)),
    claim("clm-title", "two", "Dozens detained", TITLE, HERALD, headline=True, place=place("two", "Velm", 51.0, -1.5),
          figure=Figure("detained", None, None, "vague", "dozens")),
)  # fmt: skip
PEOPLE = (
    PersonMention("per-1", "varn/one", span("varn/one", "Ilka Brann"), "Ilka Brann", "killed", 6, "", "",
                  place("varn/one", "Orvask"), TUESDAY, (COURIER,), "outlet", "clm-42"),
    PersonMention("per-2", "two", span("two", "Ilka Brann"), "Ilka Brann", "killed",
                  chain=(HERALD, resident("two")), claim="clm-43"),
)  # fmt: skip
STATEMENTS = (
    Statement(
        "two", (span("two", "a resident"),), (span("two", "said"),), (span("two", "Forty-three died in Orvask"),), "a resident"
    ),
    Statement("two", (), (), (span("two", TITLE),), "=Herald"),
)
MENTIONS = (
    Mention(span("varn/one", "Orvask"), "place", place=place("varn/one", "Orvask")),
    Mention(span("varn/one", "Tuesday"), "time", period=TUESDAY),
    Mention(span("two", "Velm"), "place", place=place("two", "Velm", 51.0, -1.5)),
)
MARKS = (Mark(0, 75, "body"), Mark(75, len(TEXTS["two"]), "clutter", "advert"))
DOCUMENTS = (
    Document("varn/one", "doc-1", "aa", TEXTS["varn/one"], "", "Varn Courier",
             published=Published("2031-05-03", "day", "dateline"), language="en",
             marks=(Mark(0, len(TEXTS["varn/one"]), "body"),), family="two", copy_of="two"),
    Document("two", "doc-2", "bb", TEXTS["two"], TITLE, "=Herald", marks=MARKS,
             published=Published("2031-05", "month", "hint"), family="two"),
    Document("three", "doc-3", "cc", "", relevant=False),
)  # fmt: skip
RELATIONS = (
    Relation(
        "varn/one", "two", "wire", 0.61, ((26, 60, 0, 30),), ("310",), (), "=Agency", (Credited("two", 0, 11, "=Agency"),)
    ),
)
DEATHS = Incident("inc-42", "repression", ("clm-42", "clm-denial", "clm-blame", "clm-43"), ("varn/one", "two"),
                  place("varn/one", "Orvask"), WEEK, "Deaths in Orvask since Monday")  # fmt: skip
ARRESTS = Incident("inc-title", "arrest", ("clm-title",), ("two",), place("two", "Velm", 51.0, -1.5), None, "Arrests in Velm")
TOLL = Toll("toll-310", "killed", ("clm-310",), ("varn/one",), "people", Place("Varnland"), APRIL)
LINKAGE = Linkage((DEATHS, ARRESTS), (TOLL,), {"varn/one": "inc-42", "two": "inc-42"}, {"per-2": ("per-1", "likely")})
FINDINGS = (
    Finding("inc-42", "killed", 42, 43, 43, supported_by=("clm-42", "clm-43"), disputed_by=("clm-denial",), rule="latest",
            rationale="Two residents give 42 and 43.", profile="ucdp"),
    Finding("inc-42", "killed_children", 1, 1, 1, profile="ucdp", rationale="One child is named."),
    Finding("inc-title", "detained", value="dozens", profile="ucdp",
            set_aside=(SetAside("clm-title", "a word, not a number"),)),
    Finding("toll-310", "killed", 310, 310, 310, True, supported_by=("clm-310",), rationale="One origin.",
            profile="ucdp"),
)  # fmt: skip
CONTRADICTIONS = (
    Contradiction("con-1", "number", "clm-42", "clm-43", "how many died in Orvask", "inc-42"),
    Contradiction("con-2", "denial", "clm-denial", "clm-42", "whether soldiers fired", "inc-42"),
)
STANDINGS = (
    Standing("inc-42", 2, 2, 2, ("a resident", "a resident (2)"), accused=(("the army", "Café owners"),), contested=True,
             disputed=True, grade="some"),
    Standing("inc-title", 1, 1, 0, own_voice=("=Herald",), grade="thin"),
    Standing("toll-310", 1, 1, 1, ("Varn Monitor",)),
)  # fmt: skip
ISSUES = (Issue("clean", "three", "The file is empty. Bring in the text again."),)

REJECT = Decision("d-1", "clm-310", "reject", "Ana", "2031-06-01T09:00:00+00:00", why="=A slip")
STATES = (State(REJECT, "standing", home="toll-310"),)


@dataclass(frozen=True)
class FakeView:
    """What store.View answers, from tuples."""

    held: tuple[Document, ...] = DOCUMENTS
    said: tuple[Claim, ...] = CLAIMS
    named: tuple[PersonMention, ...] = PEOPLE
    stated: tuple[Statement, ...] = STATEMENTS
    mentioned: tuple[Mention, ...] = MENTIONS
    linked: Linkage = LINKAGE
    found: tuple[Finding, ...] = FINDINGS
    opposed: tuple[Contradiction, ...] = CONTRADICTIONS
    stood: tuple[Standing, ...] = STANDINGS
    met: tuple[Issue, ...] = ISSUES
    judged: tuple[State, ...] = STATES
    kin: tuple[Relation, ...] = RELATIONS

    def documents(self):
        return self.held

    def claims(self):
        return self.said

    def persons(self):
        return self.named

    def statements(self):
        return self.stated

    def mentions(self):
        return self.mentioned

    def linkage(self):
        return self.linked

    def findings(self):
        return self.found

    def contradictions(self):
        return self.opposed

    def standings(self):
        return self.stood

    def issues(self):
        return self.met

    def decision_states(self):
        return self.judged

    def relations(self):
        return self.kin

    def corrections(self):
        return {}

    def passed_over(self):
        return {"three": "no harm, no protest"}


EMPTY = FakeView((), (), (), (), (), Linkage((), (), {}, {}), (), (), (), (), (), ())
READINGS = tuple(
    Reading(
        document.id,
        tuple(c for c in CLAIMS if c.document == document.id),
        tuple(p for p in PEOPLE if p.document == document.id),
        tuple(s for s in STATEMENTS if s.document == document.id),
        tuple(m for m in MENTIONS if m.span.document == document.id),
    )
    for document in DOCUMENTS[:2]
)


def record(path: Path, view: FakeView = FakeView()) -> Path:
    """The invented record as a file."""
    kin = {d.id: (d.family, d.copy_of, d.wire) for d in view.held}
    taken_in = [(Capture(d.sha256, d.id, f"{d.id}.txt", "text/plain", b""), d.id) for d in view.held]
    read = [r for r in READINGS if r.document in {d.id for d in view.held}]
    passed = {d.id: "no harm, no protest" for d in view.held if not d.relevant}
    with Record(path) as file:
        file.save(taken_in, view.held, view.met)
        file.save_readings(read, passed, [], "v1", False)
        file.judge([s.decision for s in view.judged])
        found = SimpleNamespace(findings=view.found, contradictions=view.opposed, standings=view.stood)
        put_derived(file, view.linked, found, kin, {"profile": "ucdp"})
        with file.derivation() as work:
            work.put_relations({relation.document: relation for relation in view.kin})
    return path
