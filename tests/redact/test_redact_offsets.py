"""Offsets: every span still has its words, whatever the text and wherever it begins and ends."""

from hypothesis import given
from hypothesis import strategies as st
from paper import document, redact

from onrecord.model import Mark, Mention, PersonMention, Span
from onrecord.redact.offsets import Cut, Offsets

PIECES = [
    "Mara Kell",
    "Kell",
    "MARA\nKELL",
    "Jon Kell",
    "said",
    "in Dovreth.",
    "ünïcode 🜂",
    "\n\n",
    "the",
    "12 dead",
    "O’Neill",
    "'s",
    " ",
]


@st.composite
def texts_with_spans(draw):
    text = " ".join(["Mara Kell", *draw(st.lists(st.sampled_from(PIECES), max_size=25))])
    at = st.integers(0, len(text))
    spans = [tuple(sorted((draw(at), draw(at)))) for _ in range(draw(st.integers(0, 12)))]
    return text, spans


@given(texts_with_spans())
def test_spans_marks_and_words_agree(drawn):
    text, spans = drawn
    middle = len(text) // 2
    paper = document("one", text)
    paper = type(paper)(
        **{f: getattr(paper, f) for f in paper.__slots__}
        | {"marks": (Mark(0, middle, "body"), Mark(middle, len(text), "body"))}
    )
    mentions = tuple(Mention(Span("one", a, b, text[a:b]), "time") for a, b in spans)
    person = PersonMention("p-1", "one", Span("one", 0, 9, "Mara Kell"), "Mara Kell", "killed")
    view = redact([paper], [person], mentions=mentions)
    [shown] = view.documents()
    assert "Mara" not in shown.text and "MARA" not in shown.text
    for before, mention in zip(mentions, view.mentions(), strict=True):
        span = mention.span
        assert 0 <= span.start <= span.end <= len(shown.text) and shown.text[span.start : span.end] == span.words
        assert (span.start == span.end) == (before.span.start == before.span.end)
    assert "".join(shown.text[m.start : m.end] for m in shown.marks) == shown.text


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=5))
def test_what_is_not_cut_keeps_its_words(text, places):
    cuts, at = [], 0
    for start, size in sorted(places):
        if at <= start and start + size <= len(text):
            cuts.append(Cut(start, start + size, "[person 1]"))
            at = start + size
    offsets = Offsets.of(text, cuts)
    inside = {n for c in cuts for n in range(c.start, c.end)}
    for n in range(len(text)):
        start, end = offsets.stretch(n, n + 1)
        assert offsets.text[start:end] == ("[person 1]" if n in inside else text[n])
    assert offsets.stretch(0, len(text)) == (0, len(offsets.text))
