"""What is said where the words that announce it stand aside: "12 died, a doctor said on Monday", "said Keld"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.extract.saying.phrase import child, noun_phrase
from onrecord.extract.saying.quotes import MARKS
from onrecord.extract.saying.saying import Tokens

HANGING = ("parataxis", "ccomp", "advcl", "dep", "relcl", "conj")
JOINS = frozenset({",", "-", "–", "—", "--"})
APART = ("ccomp", "parataxis", "conj", "punct", "cc")
OPENER = 5  # tokens before the announcement of a quotation that belong to it ("As for the truce, he said, ...")
LEAST = 3  # tokens that say something


def around(verb: Token, subject: Token | None, sent: Span, quoted: Sequence[Tokens]) -> tuple[Tokens, ...]:
    """The ranges around an aside: the sentence before it, and after it what a comma, a colon or a quotation mark ties to it."""
    low, high = _announcement(verb, subject, sent)
    before, after = _before(sent, low, quoted), _after(sent, high, quoted)
    if child(verb, "ccomp") is None and not _parenthetical(verb, subject, sent, before, after, low, high):
        return ()
    if before is not None and after is not None:
        opens, closes = _marked(sent.doc, after[0]), _marked(sent.doc, before[1] - 1)
        if opens and not closes and before[1] - before[0] > OPENER:
            before = None
        elif closes and not opens:
            after = None
    return tuple(piece for piece in (before, after) if piece is not None)


def closes_quotation(verb: Token, subject: Token | None, sent: Span, quoted: Sequence[Tokens]) -> bool:
    """Whether the words that announce come right after a quotation."""
    doc, (low, _) = sent.doc, _announcement(verb, subject, sent)
    end = low
    while end > 0 and doc[end - 1].text in JOINS:
        end -= 1
    return any(b == end and (end < low or doc[b - 2].text in (",", "?", "!")) for a, b in quoted if not a <= verb.i < b)


def _parenthetical(
    verb: Token, subject: Token | None, sent: Span, before: Tokens | None, after: Tokens | None, low: int, high: int
) -> bool:
    doc = sent.doc
    if before is not None and (_marked(doc, before[1] - 1) or _marked(doc, before[1])):
        return True
    if after is not None and _marked(doc, after[0]):
        return True
    if (
        verb.lower_ in ("said", "says")
        and subject is not None
        and subject.i > verb.i
        and before is not None
        and before[1] - before[0] > LEAST
    ):
        return True
    if verb.dep_ in HANGING and verb.head.i != verb.i:
        own = subject is not None and subject.head.i == verb.i
        return own and before is not None and (low == 0 or doc[low - 1].text in JOINS)
    return (
        before is not None and verb.dep_ == "ROOT" and low > 0 and doc[low - 1].text in JOINS and before[1] - before[0] > LEAST
    )


def _marked(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and doc[i].text in MARKS


def _announcement(verb: Token, subject: Token | None, sent: Span) -> Tokens:
    """The tokens of an aside itself: who says, the verb, and what hangs on it behind ("on Monday")."""
    low, high = verb.i, verb.i + 1
    if subject is not None and sent.start <= subject.i < sent.end and abs(subject.i - verb.i) < 40:
        a, b = noun_phrase(subject, whole=True)
        low, high = min(low, a), max(high, b)
    for token in verb.children:
        if token.dep_ in APART or token.text in MARKS:
            continue
        if token.i > verb.i and token.left_edge.i <= high + 1:
            high = max(high, token.right_edge.i + 1)
        elif token.i < verb.i and token.dep_ in ("aux", "neg", "advmod") and token.right_edge.i + 1 >= low:
            low = min(low, token.left_edge.i)
    return low, high


def _before(sent: Span, end: int, quoted: Sequence[Tokens]) -> Tokens | None:
    doc = sent.doc
    while end > sent.start and doc[end - 1].text in JOINS:
        end -= 1
    if end - 1 >= 0 and (doc[end - 1].text in MARKS):
        quote = next(((a, b) for a, b in quoted if a < end <= b), None)
        if quote is not None:
            return min(quote[0], sent.start), end
    return (sent.start, end) if end > sent.start else None


def _after(sent: Span, start: int, quoted: Sequence[Tokens]) -> Tokens | None:
    """What follows an aside, where a comma, a colon or a quotation mark tells that the report goes on."""
    doc = sent.doc
    stop = sent.end
    tied = False
    while start < len(doc) and doc[start].text in (*JOINS, ":"):
        tied = True
        start += 1
    quote = next(((a, b) for a, b in quoted if a == start), None)
    if quote is not None:
        return quote
    while stop > start and doc[stop - 1].text in (".", "\n"):
        stop -= 1
    return (start, stop) if tied and stop - start > LEAST - 1 else None
