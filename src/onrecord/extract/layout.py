"""What a block holds beside its sayings by which one account is told from the next: sentences and how they go on, quotations,
datelines, numbers."""

import re

from spacy.tokens import Doc

from onrecord.extract.numbers import ONES, TENS
from onrecord.extract.saying import quotes
from onrecord.extract.telling import Layout, Tone, Voices

LEAST = 3  # numbers below say nothing about who gives them
CLAUSE = frozenset({"who", "which", "where", "while", "as", "after", ";"})
CARRY = re.compile(
    r"^[\"“”' ]*(?:these|those|they|he|she|it|among (?:them|those|the)|of (?:them|those|these|the)"
    r"|the (?:dead|wounded|injured|victims?|toll|figure|count|group|monitor|source|number|casualties|deaths|death toll|agency)"
    r"|the (?:\w+ )?(?:attacks?|air ?strikes?|strikes|blasts?|explosions?|raids|shelling|bombardment|clashes)"
    r" (?:also|left|killed|injured|wounded|claimed)"
    r"|most of|another|others?|(?:two|three|four|five|six|\d+|several|dozens) (?:other|more)"
    r"|that (?:figure|number|toll)|at least (?:\w+ )?of (?:the|them))\b",
    re.I,
)
MORE = re.compile(r"\b(?:also|another|others?|more|further|meanwhile|in addition|too|as well)\b", re.I)
BACKGROUND = re.compile(
    r"\b(?:since|last (?:week|month|year)|earlier this|in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d{4})|years?|months?|ago|previous(?:ly)?|conflict|uprising|civil war|revolt|broke out|began"
    r"|erupted)\b",
    re.I,
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
DATELINE = re.compile(r"AFP|Reuters|AP|Published|Posted|Updated|20\d\d")


def lay_out(voices: Voices, n: int, doc: Doc) -> None:
    """Notes the layout of block `n`, the next one, and where its numbers stand."""
    last = voices.layout[-1] if voices.layout else None
    sentences: list[int] = []
    clauses: list[int] = []
    datelines: list[int] = []
    for token in doc:
        word = token.lower_
        if token.is_sent_start:
            sentences.append(token.i)
        if word in CLAUSE:
            clauses.append(token.i)
        if DATELINE.fullmatch(token.text):
            datelines.append(token.i)
        if number := number_of(word):
            voices.numbers.setdefault(number, []).append((n, token.i))
    before = last.before + max(1, len(last.sentences)) if last is not None else 0
    voices.layout.append(Layout(before, sentences, quotes(doc), clauses, datelines))


def number_of(word: str) -> str:
    """A number word or digits as digits; "" for what is none or too small to tell anything."""
    value = ONES.get(word, TENS.get(word, 0))
    if not value and word[:1].isdigit():
        digits = word.replace(",", "")
        value = int(digits) if digits.isdecimal() else 0
    return str(value) if value >= LEAST else ""


def tone(layout: Layout, doc: Doc, i: int) -> Tone:
    """How the sentence of token `i` goes on, worked out once."""
    at = layout.sentence(i)
    if at not in layout.tones:
        text = doc[i].sent.text
        layout.tones[at] = Tone(
            CARRY.match(text) is not None,
            MORE.search(text) is not None,
            BACKGROUND.search(text) is not None,
            WEEKDAY.search(text) is not None,
        )
    return layout.tones[at]
