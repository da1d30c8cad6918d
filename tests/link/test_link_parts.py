"""The small rules: clusters, places, kinds, persons, reading of decisions."""

from hypothesis import given
from hypothesis import strategies as st
from link_invented import OLMET, VARDA, document, person

from onrecord.link.cluster import Verdicts, cluster
from onrecord.link.decided import Decided, decided
from onrecord.link.kinds import family_of_words, kind
from onrecord.link.naming import name_groups
from onrecord.link.persons import same_persons
from onrecord.link.places import relation, skeleton
from onrecord.model import Decision, Place

pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])


@given(st.dictionaries(pairs, st.floats(-5, 5), max_size=20), st.sets(pairs, max_size=6), st.lists(pairs, max_size=4))
def test_clusters_partition_and_never_join_what_is_apart(scores, apart, together):
    groups = cluster(8, scores, missing=-6.0, verdicts=Verdicts(together, sorted(apart)))
    assert sorted(i for g in groups for i in g) == list(range(8))
    home = {i: n for n, g in enumerate(groups) for i in g}
    assert all(home[a] != home[b] for a, b in apart)
    if not apart:
        assert all(home[a] == home[b] for a, b in together)


def test_a_chain_does_not_join_its_ends():
    scores = {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -6.0}
    assert cluster(3, scores, missing=-6.0) == [[0, 1], [2]]


def test_a_veto_outweighs_the_mean():
    scores = {(0, 1): 3.0, (1, 2): 3.0, (0, 2): -2.0}
    assert cluster(3, scores, missing=0.0) == [[0, 1, 2]]
    assert len(cluster(3, scores, missing=0.0, veto=-2.0)) == 2


def test_spellings_of_one_name_meet():
    assert skeleton("Deraa") == skeleton("Daraa")
    assert relation(Place("Kefraya"), Place("al-Kafraya")) == "same"
    assert relation(VARDA, OLMET) == "apart" and relation(VARDA, VARDA) == "same" and relation(VARDA, None) == "unknown"


def test_kinds_by_words():
    doc = document("k", "Warplanes bombed Varda.")
    assert kind(frozenset({"violence"}), [], "air strikes by warplanes on Varda") == "air_strike"
    assert kind(frozenset({"flight"}), []) == "displacement"
    assert kind(frozenset({"holding"}), []) == "arrest" and kind(frozenset(), []) == "other"
    assert doc.text and family_of_words("denied that there were splits in the army") == "changing sides"
    assert family_of_words("for shelling the town") == "violence" and family_of_words("for lying") == ""


def test_names_stay_with_the_founding_claim():
    rank = {"c-01": ("2031-01-01", "a"), "c-02": ("2031-01-02", "b"), "c-03": ("2031-01-03", "c")}
    assert name_groups("i", [["c-01", "c-02"]], {"c-02": "i-02"}, rank) == [("i-02", ())]
    assert name_groups("i", [["c-01", "c-02"]], {"c-02": "i-02", "c-01": "i-01"}, rank) == [("i-01", ("i-02",))]
    assert name_groups("i", [["c-01"], ["c-02"]], {"c-01": "i-02", "c-02": "i-02"}, rank) == [("i-01", ()), ("i-02", ())]
    assert name_groups("i", [["c-03"]], {"c-03": "i-99"}, rank) == [("i-99", ())]
    assert name_groups("i", [["c-02", "c-03"]], {"c-02": "i-02", "c-03": "i-99"}, rank) == [("i-02", ("i-99",))]
    assert name_groups("i", [["c-03"]], {"c-03": "t-99"}, rank) == [("i-03", ())]


def test_of_two_verdicts_on_one_pair_the_one_appended_later_holds_and_strangers_are_passed_over():
    def verdict(word: str, at: str, other: str = "c-02") -> Decision:
        return Decision(at, "c-01", word, "Ana", at, other)

    given = [verdict("different", "2"), verdict("same", "1"), verdict("same", "3", "c-99"), verdict("accept", "4")]
    assert decided(given, {"c-01", "c-02"}, {}) == Decided((("c-01", "c-02"),), ())


def test_persons_by_name_age_and_place():
    one = document("one", "Majida al-Rifal, 6, was killed. Ben Oskar, 40, was hurt.")
    two = document("two", "Majeda Rifal, 6, died. Ben Oskar, 19, was hurt.")
    mentions = [
        person(one, "Majida al-Rifal", 6, place=VARDA), person(one, "Ben Oskar", 40, place=VARDA),
        person(two, "Majeda Rifal", 6, place=VARDA), person(two, "Ben Oskar", 19, place=OLMET),
    ]  # fmt: skip
    same = same_persons(mentions, {}, Decided())
    assert same[mentions[2].key] == (mentions[0].key, "likely")
    assert same[mentions[3].key] == (mentions[3].key, "certain")
    apart = Decided((), ((mentions[0].key, mentions[2].key),))
    assert same_persons(mentions, {}, apart)[mentions[2].key][0] == mentions[2].key
