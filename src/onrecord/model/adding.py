"""Claims that people added because the program missed them: pure functions from a document and a decision to a claim. They
enter between reading and linking, as corrections do."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from onrecord.model.claim import Claim, Figure, Producer
from onrecord.model.corrected import fields_of
from onrecord.model.correcting import corrected_claim
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.keys import key
from onrecord.model.own_voice import opening
from onrecord.model.pointing import span_of
from onrecord.model.span import Span
from onrecord.model.words import ClaimKind

ADDED = "a person"
"""The component that is named as the maker of such a claim; its settings are who added it."""
KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
OWN = ("kind", "span", "event", "against", "part_of")
"""What is told of a claim that is added, beside the fields that can be corrected. `span` is the mark of its passage."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


def key_of(document: Document, fields: Mapping[str, Any]) -> str:
    """The key of an added claim, from the document's raw words and place; that of no claim that the program reads."""
    span = fields["span"]
    return key("c", document.key, "added", fields["kind"], fields.get("harm", ""), span["around"], _before(document.text, span))


def _before(text: str, span: Mapping[str, Any]) -> int:
    """How often the words stood before."""
    return text.count(span["words"], 0, span["start"])


def added_claim(decision: Decision, document: Document, beside: Sequence[Claim] = ()) -> Claim:
    """The claim that a decision adds to `document`; `beside` are those that the program read in it. Raises ValueError, in
    words, when its passage does not stand in the text any more or its values cannot be."""
    try:
        fields = fields_of(decision)
        kind, span = fields["kind"], span_of(document.id, fields["span"], document.text)
        if kind not in KINDS:
            raise ValueError(f"kind cannot be {kind!r}. Choose one of: {', '.join(KINDS)}")
        headline = any(m.mark == "title" and m.start <= span.start < m.end for m in document.marks)
        claim = Claim(
            decision.subject, document.id, span, _sentence(document, span, beside), kind, opening(document), "outlet",
            "asserted", Producer(ADDED, "1", decision.by), headline=headline, event=str(fields.get("event", "")),
            figure=_figure(fields) if kind == "figure" else None, part_of=str(fields.get("part_of", "")),
            against=str(fields.get("against", "")),
        )  # fmt: skip
        return corrected_claim(claim, {name: value for name, value in fields.items() if name not in OWN}, document.text)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the decision does not say what it adds ({error})") from error


def _figure(fields: Mapping[str, Any]) -> Figure:
    """The figure to start from; the rest of its fields are put in as corrections are."""
    if "harm" not in fields:
        raise ValueError("a figure needs its harm: harm=killed")
    if not any(fields.get(name) not in (None, "") for name in ("number", "low", "high", "word")):
        raise ValueError("a figure needs its number, or the word that stands for it: number=12, word=dozens")
    number = fields.get("number")
    low, high = fields.get("low", number), fields.get("high", number)
    vague = low is None and high is None
    return Figure(fields["harm"], low, high, "vague" if vague else "exact", str(fields.get("word", "")))


def _sentence(document: Document, span: Span, beside: Sequence[Claim]) -> Span:
    """The sentence around a passage: as the program told it where it read something in it, else by the stops of its line."""
    known = [c.sentence for c in beside if c.sentence.field == span.field and _covers(c.sentence, span)]
    if known:
        return min(known, key=lambda s: (s.end - s.start, s.start))
    text = document.text
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    starts = [m.end() for m in SENTENCE_END.finditer(text, first, span.start)]
    stop = SENTENCE_END.search(text, max(first, span.end - 1), last)
    start, end = (starts[-1] if starts else first), (stop.start() + len(stop.group().rstrip()) if stop else last)
    return Span(document.id, start, end, text[start:end])


def _covers(sentence: Span, span: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
