"""What holds for every reading: offsets open their passage, keys are unique and stay, nothing depends on the order of runs."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import parse, read
from onrecord.model import Mark, Reading
from tests.extract.reader import document, reading

SENTENCES = [
    "At least 12 people were killed in Oldport on Monday, a doctor said.",
    "The army denied any involvement in the attack.",
    "Police detained Joren Falk, 34, and dozens of students.",
    "Meanwhile the harbour remained closed.",
    "He added that four children were among the dead.",
    "Rebels blamed the government for the shelling that wounded 30.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(lambda s: "\n\n".join(s))


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_every_span_opens_its_words(text: str) -> None:
    found = reading(text)
    spans = [s for c in found.claims for s in (c.span, c.sentence, *(k.span for k in c.chain if k.span))]
    spans += [p.span for p in found.persons] + [m.span for m in found.mentions]
    spans += [s for t in found.statements for s in (*t.source, *t.cue, *t.content)]
    assert all(text[s.start : s.end] == s.words for s in spans)
    assert len({c.key for c in found.claims}) == len(found.claims)


def test_keys_survive_a_new_cleaning() -> None:
    body = SENTENCES[0]
    before = {c.key for c in reading(body).claims}
    plain = document(body)
    moved = document("Menu | Home | Sport\n\n" + body)
    start = moved.text.index(body)
    marks = (Mark(0, start, "clutter", "navigation"), Mark(start, len(moved.text), "body"))
    again = dataclasses.replace(moved, key=plain.key, marks=marks)
    (found,) = read([again])
    assert isinstance(found, Reading)
    assert {c.key for c in found.claims} == before


def test_clutter_and_other_languages_are_not_read() -> None:
    text = SENTENCES[0]
    plain = document(text)
    hidden = dataclasses.replace(plain, marks=(Mark(0, len(text), "clutter", "advert"),))
    foreign = dataclasses.replace(plain, id="r2", language="fr")
    found = list(read([hidden, foreign]))
    assert [r.claims for r in found if isinstance(r, Reading)] == [(), ()]


def test_the_same_text_gives_the_same_reading() -> None:
    text = "\n\n".join(SENTENCES)
    assert reading(text) == reading(text)


def test_a_line_without_an_end_is_read_in_parts() -> None:
    line = "Four people were killed in Tarsil, a doctor said. " * 3 + "x" * 200 + " " + "word " * 9
    text = line * (5 * parse.LONGEST // len(line)) + "Nine people were killed in Tarsil."
    cut = list(parse.pieces(text))
    assert len(cut) == 6 and all(len(piece) <= parse.LONGEST and text[at : at + len(piece)] == piece for at, piece in cut)
    assert "".join(piece for _, piece in cut) == text
    assert list(parse.pieces("x" * (parse.LONGEST + 1)))[1] == (parse.LONGEST, "x")
