"""Copies and wire families, whatever the order in which the documents come."""

import hashlib
import itertools
import random

from onrecord.clean.copies import Kin, kinship
from onrecord.clean.documents import clean
from onrecord.model import Capture, Document, Hints

WORDS = [
    f"{a}{b}" for a, b in itertools.product(("ka", "lo", "mi", "ru", "se", "ta"), ("bar", "den", "fol", "gir", "han", "jun"))
]


def story(seed: int, words: int = 120) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def document(name: str, words: list[str], published: str, end: str = "") -> Document:
    text = " ".join(words) + end
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    (found,) = clean([Capture(sha256, name, name, "text/plain", text.encode(), Hints(published=published))], {})
    assert isinstance(found, Document)
    return found


def test_exact_near_and_no_copies() -> None:
    wire = story(1)
    edited = [*wire[:50], "another", *wire[52:], "and", "a", "local", "line"]
    given = [
        document("c", edited, "2031-05-03"),
        document("a", wire, "2031-05-02", " (Reuters)"),
        document("b", wire, "2031-05-02"),
        document("z", story(2), "2031-05-01"),
    ]
    for order in itertools.permutations(given):
        kin = kinship(order)
        assert kin["z"] == Kin()
        assert kin["a"] == Kin("a", "", "Reuters")
        assert kin["b"] == Kin("a", "a", "Reuters")
        assert (kin["c"].family, kin["c"].wire) == ("a", "Reuters")


def test_undated_documents_come_last_and_short_ones_need_the_same_words() -> None:
    same = story(3)
    kin = kinship([document("a", same, ""), document("b", same, "2031-05-02"), document("c", ["three", "killed"], "")])
    assert kin["a"].copy_of == "b" and kin["c"] == Kin()


def test_no_documents() -> None:
    assert kinship([]) == {}
