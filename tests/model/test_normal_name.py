"""The name of a person record: what most mentions write, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.normal_name import normal_name, other_names

NAMES = ["Mira Holt", "Mira Holtt", "Mira A. Holt", "Holt", "Mira  Holt", ""]
told = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "certain", "likely", "possible"])), max_size=7)


@given(told, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_name(pairs, chance):
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert normal_name(shuffled) == normal_name(pairs) and other_names(shuffled) == other_names(pairs)


@given(told)
def test_the_name_is_one_that_is_told_and_the_others_are_the_rest(pairs):
    names = {" ".join(name.split()) for name, _ in pairs if name}
    assert {normal_name(pairs), *other_names(pairs)} - {""} == names


def test_most_use_goes_first_then_the_fullest():
    assert normal_name([("Mira Holt", ""), ("Mira Holtt", "likely"), ("Mira Holt", "certain")]) == "Mira Holt"
    assert normal_name([("Mira Holt", ""), ("Mira A. Holt", "likely")]) == "Mira A. Holt"


def test_one_word_stands_for_a_record_only_where_there_is_nothing_else():
    assert normal_name([("Holt", ""), ("Holt", "likely"), ("Mira Holt", "likely")]) == "Mira Holt"
    assert normal_name([("Holt", "")]) == "Holt"


def test_what_is_only_possibly_the_same_gives_no_name():
    assert normal_name([("Mira Holt", ""), ("Mira Anna Holt", "possible"), ("Mira Anna Holt", "possible")]) == "Mira Holt"
    assert normal_name([]) == ""
