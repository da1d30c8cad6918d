"""Types, keys and digests: what every stage may take for granted."""

import dataclasses
import inspect
import string
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import onrecord.model as model
from onrecord.model import Claim, Document, Figure, Link, Mark, Period, Producer, Span, anchor, digest, key
from onrecord.store.codec import decode, encode

TYPES = [thing for name in model.__all__ if inspect.isclass(thing := getattr(model, name)) and dataclasses.is_dataclass(thing)]
TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
WORD = st.text(string.ascii_letters + string.digits, min_size=1, max_size=8)
GAP = st.text(" \t", min_size=1, max_size=3)


@pytest.mark.parametrize("shape", TYPES)
@settings(max_examples=12)
@given(data=st.data())
def test_every_type_survives_the_way_through_json(shape: type[Any], data: st.DataObject) -> None:
    thing = data.draw(things(shape))
    adapter = TypeAdapter(shape)
    if shape is not model.Capture:  # its bytes lie in a file, not in JSON
        assert adapter.validate_json(adapter.dump_json(thing)) == thing
        assert decode(shape, encode(thing)) == thing
    assert dataclasses.replace(thing) == thing


def things(shape: type[Any]) -> st.SearchStrategy[Any]:
    """Instances of a type of the model, with any text, number and closed word."""
    st.register_type_strategy(str, TEXT)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    return st.builds(shape, **{f.name: st.from_type(h) for f, h in zip(dataclasses.fields(shape), hints(shape), strict=True)})


def hints(shape: type[Any]) -> list[Any]:
    told = inspect.get_annotations(shape, eval_str=True)
    return [told[f.name] for f in dataclasses.fields(shape)]


@pytest.mark.parametrize("shape", TYPES)
def test_every_type_is_frozen_and_explained(shape: type[Any]) -> None:
    assert shape.__dataclass_params__.frozen
    assert shape.__doc__ and not shape.__doc__.startswith(f"{shape.__name__}(")


@settings(max_examples=3)
@given(things(Claim))
def test_nothing_can_be_changed(claim: Claim) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.key = "other"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        claim.extra = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(("harm", "qualifier"), [("hurt", "exact"), ("killed", "roughly")])
def test_words_outside_the_closed_lists_are_refused_at_the_rim(harm: Any, qualifier: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Figure).validate_python({"harm": harm, "low": 1, "high": 1, "qualifier": qualifier})


# Keys: which thing


@given(st.lists(TEXT, max_size=4))
def test_a_key_depends_on_its_parts_alone(parts: list[str]) -> None:
    assert key("claim", *parts) == key("claim", *parts)
    assert key("claim", *parts).startswith("claim-") and len(key("claim", *parts)) == len("claim-") + 16
    assert key("claim", *parts, "more") != key("claim", *parts)


def test_a_key_is_the_same_on_every_machine() -> None:
    assert key("claim", "doc-1", "3 killed") == "claim-5e9733f40e971a82"
    assert key("a", "b", "c") != key("a", "bc") != key("a", "b c")


@given(st.lists(WORD, min_size=3, max_size=12), st.lists(GAP, min_size=12, max_size=12), st.data())
def test_an_anchor_survives_other_spacing_case_and_lines_around(words: list[str], gaps: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    before = place(words, [" "] * len(words), first, last)
    line, start, end = place(words, gaps, first, last)
    menu, teasers = "Home | News | Sport\n\n", "\nRead more: ten killed in crash\n"
    after = (menu + line.upper() + teasers, start + len(menu), end + len(menu))
    assert anchor(*before) == anchor(*after)


def place(words: list[str], gaps: list[str], first: int, last: int) -> tuple[str, int, int]:
    """A line of words with gaps, and where the words `first` to `last` stand in it."""
    line, bounds = "", []
    for word, gap in zip(words, gaps, strict=False):
        bounds.append((len(line), len(line) + len(word)))
        line += word + gap
    return line, bounds[first][0], bounds[last][1]


@given(st.lists(WORD, min_size=2, max_size=8, unique_by=str.lower), st.data())
def test_an_anchor_tells_places_in_a_line_apart(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 2))
    one, other = (place(words, [" "] * len(words), at, at) for at in (first, first + 1))
    assert anchor(*one) != anchor(*other)


def test_an_anchor_ignores_punctuation_but_not_words() -> None:
    plain, quoted = "Residents said 42 had died.", "Residents said: “42” had died!"
    assert anchor(plain, 15, 17) == anchor(quoted, 17, 19) == "residents said [ 42 ] had died"
    assert anchor("Residents said 43 had died.", 15, 17) != anchor(plain, 15, 17)


# Digests: what the record says


@settings(max_examples=20)
@given(things(Claim), TEXT)
def test_a_digest_moves_with_every_change(claim: Claim, words: str) -> None:
    assert digest(claim) == digest(decode(Claim, encode(claim)))
    assume(words != claim.event)
    assert digest(dataclasses.replace(claim, event=words)) != digest(claim)


def test_a_digest_takes_plain_values() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1}) != digest({"a": 1, "b": [3]})


# What the types tell


def span(start: int, end: int, field: Any = "text", name: str = "d") -> Span:
    return Span(name, start, end, "", field)


@given(st.integers(0, 20), st.integers(1, 9), st.integers(0, 20), st.integers(1, 9))
def test_spans_overlap_where_they_share_a_character(a: int, wide: int, b: int, broad: int) -> None:
    one, other = span(a, a + wide), span(b, b + broad)
    shared = set(range(a, a + wide)) & set(range(b, b + broad))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert not one.overlaps(span(a, a + wide, "title")) and not one.overlaps(span(a, a + wide, name="e"))


@pytest.mark.parametrize(("low", "high", "number"), [(3, 3, 3), (3, None, 3), (None, 9, 9), (None, None, None), (0, 0, 0)])
def test_the_number_of_a_figure(low: int | None, high: int | None, number: int | None) -> None:
    assert Figure("killed", low, high, "exact").number == number


def test_a_claim_knows_its_origin_and_relay() -> None:
    outlet, relay, origin = Link("outlet", "Lamp", "o"), Link("relay", "KPA", "r"), Link("origin", "a doctor", "d")
    base = Claim("k", "d", span(0, 1), span(0, 1), "figure", (outlet,), "outlet", "asserted", Producer("t", "1"))
    assert base.origin is None and base.relay is None
    told = dataclasses.replace(base, chain=(outlet, relay, origin))
    assert told.origin == origin and told.relay == relay
    assert dataclasses.replace(base, chain=()).origin is None


def test_the_body_of_a_document_is_everything_but_clutter() -> None:
    marks = (Mark(0, 4, "title"), Mark(4, 9, "clutter", "menu"), Mark(9, 20, "body"))
    assert Document("d", "k", "s", "x" * 20, marks=marks).body() == ((0, 4), (9, 20))


def test_an_unknown_period_is_empty() -> None:
    assert Period("", "2024-03-04", "range").start == ""
