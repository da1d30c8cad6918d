"""Pairs of texts: the labels, the halves, and the edited copies of the invented reports, which need no other data."""

from evals import copies, edits
from onrecord.clean import kinship


def test_the_made_pairs_reach_the_floors() -> None:
    documents, pairs = copies.made()
    got = copies.score(pairs, {id: kin.family for id, kin in kinship(documents).items()})
    assert got.precision >= 0.97 and got.recall >= 0.92
    assert {pair.kind for pair in pairs} >= set(edits.EDITS) and len(pairs) > 120


def test_edits_are_the_same_every_time() -> None:
    assert copies.made() == copies.made()


def test_labels_are_pairs_of_two_documents_in_two_halves() -> None:
    pairs = copies.labelled()
    assert len(pairs) > 250 and all(pair.a != pair.b for pair in pairs)
    assert len({frozenset((pair.a, pair.b)) for pair in pairs}) == len(pairs)
    held = sum(pair.half == "held" for pair in pairs)
    assert 0.4 < held / len(pairs) < 0.6


def test_scores() -> None:
    pairs = [copies.Pair("gva", "x", a, b, same) for a, b, same in (("a", "b", True), ("a", "c", False), ("c", "d", True))]
    got = copies.score(pairs, {"a": "a", "b": "a", "c": "a", "d": ""})
    assert (got.right, got.wrong, got.missed, got.precision, got.recall) == (1, 1, 1, 0.5, 0.5)
