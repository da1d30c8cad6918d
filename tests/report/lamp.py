"""A small record of invented reports, as a view would answer."""

from dataclasses import dataclass, field, replace

from onrecord.model import (
    Claim,
    Contradiction,
    Document,
    Figure,
    Finding,
    Incident,
    Issue,
    Link,
    Linkage,
    Mark,
    Period,
    PersonMention,
    Place,
    Producer,
    Published,
    SetAside,
    Span,
    Standing,
    Toll,
)  # fmt: skip

TEXT = (
    "Shots in Dovreth\n\n42 people have died in Dovreth since Monday, said Pavo Kestrin. Later he spoke of 43 dead.\n"
    "The ministry denied that shots were fired. Mila Sorren, 9, was killed.\n\nWin 500 sofas"
)
DOVRETH = Place("Dovreth", name="Dovreth", id="90000022", country="QM", admin1="Dovreth", lat=37.0, lon=-37.2)
MONDAY = Period("2024-03-04", "2024-03-05", "range", "since Monday")


def span(words: str, document: str = "one", text: str = TEXT) -> Span:
    """The first place of `words` in the text."""
    at = text.index(words)
    return Span(document, at, at + len(words), words)


def claim(key: str, passage: str, sentence: str, **more: object) -> Claim:
    """A claim of Pavo Kestrin's, unless `more` says otherwise."""
    origin = Link("origin", "Pavo Kestrin", "person:pavo-kestrin", span("Pavo Kestrin") if "Pavo" in sentence else None)
    made = Claim(
        key, "one", span(passage), span(sentence), "figure", (Link("outlet", "The Lamp", "outlet:the-lamp"), origin), "witness",
        "asserted", Producer("test", "1"), place=DOVRETH, when=MONDAY,
    )  # fmt: skip
    return replace(made, **more)


FIRST = claim(
    "c1", "42 people have died", "42 people have died in Dovreth since Monday, said Pavo Kestrin.",
    figure=Figure("killed", 42, 42, "exact", who="people"),
)  # fmt: skip
SECOND = claim("c2", "43 dead", "Later he spoke of 43 dead.", figure=Figure("killed", 43, 43, "exact"))
DENIAL = claim(
    "c3", "denied that shots were fired", "The ministry denied that shots were fired.", kind="denial",
    about="that shots were fired", connection="official", manner="denied",
    chain=(Link("outlet", "The Lamp", "outlet:the-lamp"), Link("origin", "The ministry", "org:ministry", span("The ministry"))),
)  # fmt: skip


def running(key: str, number: int, day: str) -> Claim:
    """A claim of a running toll, in the outlet's own voice."""
    return claim(
        key, "43 dead", "Later he spoke of 43 dead.", as_of=day, chain=(Link("outlet", "The Lamp", "outlet:the-lamp"),),
        connection="outlet", figure=Figure("killed", number, None, "at_least", scope="cumulative"),
    )  # fmt: skip


@dataclass
class FakeView:
    """Answers like store.View from what it is given."""

    documents_: tuple[Document, ...]
    claims_: tuple[Claim, ...] = ()
    persons_: tuple[PersonMention, ...] = ()
    linkage_: Linkage = field(default_factory=lambda: Linkage((), (), {}, {}))
    findings_: tuple[Finding, ...] = ()
    contradictions_: tuple[Contradiction, ...] = ()
    standings_: tuple[Standing, ...] = ()
    issues_: tuple[Issue, ...] = ()

    def __getattr__(self, name):
        if f"{name}_" not in self.__dataclass_fields__:
            raise AttributeError(name)
        return lambda: getattr(self, f"{name}_")

    def decision_states(self):
        return ()

    def relations(self):
        return ()

    def corrections(self):
        return {}

    def passed_over(self):
        return {"two": "about sport"}

    def meta(self):
        return {"profile": "ucdp", "onrecord": "0.1"}


def record():
    """One incident with 42 against 43, a denial, a child, a toll that rises, a report passed over, and an Issue."""
    marks = (Mark(0, 16, "title"), Mark(18, TEXT.index("Win"), "body"), Mark(TEXT.index("Win"), len(TEXT), "clutter", "advert"))
    one = Document("one", "doc-1", "0" * 64, TEXT, "Shots in Dovreth", "The Lamp", marks=marks, language="en",
                   published=Published("2024-03-05", "day", "meta"))  # fmt: skip
    two = Document("two", "doc-2", "1" * 64, "A match.", "A match", "", relevant=False)
    claims = (FIRST, SECOND, DENIAL, running("t1", 60, "2024-03-06"), running("t2", 71, "2024-03-11"))
    child = PersonMention("p1", "one", span("Mila Sorren"), "Mila Sorren", "killed", 9, place=DOVRETH, claim="c1")
    incident = Incident(
        "c1", "shooting", ("c1", "c2", "c3"), ("one",), DOVRETH, MONDAY, "Shooting in Dovreth", why=("one place and day",)
    )
    toll = Toll("t1", "killed", ("t1", "t2"), ("one",), "people", DOVRETH, MONDAY)
    return FakeView(
        (one, two), claims, (child,), Linkage((incident,), (toll,), {"one": "c1"}, {}),
        (Finding("c1", "killed", 42, 43, 43, rule="latest", rationale="43 is the later count.",
                 set_aside=(SetAside("c1", "replaced"),)),),
        (Contradiction("x1", "number", "c1", "c2", "killed in Dovreth", "c1"),),
        (Standing("c1", 1, 1, 1, ("Pavo Kestrin",), contested=True, disputed=True, grade="disputed"),),
        (Issue("ingest", "lost.html", "The file is empty."),),
    )  # fmt: skip
