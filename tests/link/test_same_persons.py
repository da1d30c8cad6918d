"""Person records: what makes two mentions one person, and that the answer depends on nothing but the mentions."""

from hypothesis import given
from hypothesis import strategies as st
from link_invented import OLMET, VARDA, day, document, person

from onrecord.link.decided import Decided
from onrecord.link.name_forms import likeness, name_form
from onrecord.link.persons import block_keys, graded, paired, same_persons
from onrecord.model import PersonMention

NAMES = [
    "Adam Kell", "Adam R. Kell", "Kell", "Mira Kell", "Mohammed Hadar", "Muhammad al-Haddar", "Mohamed Varoun", "Mira Holt",
    "Abd al-Rahman Doss", "Abdulrahman Doss", "Abu Salim", "Jayden Holt", "Hayden Holt", "Bill Varoun", "William Varoun",
]  # fmt: skip
told = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([None, 20, 21, 60]), st.sampled_from(["", "i-1", "i-2"])), max_size=9
)


def mentions(rows: list[tuple[str, int | None, str]]) -> tuple[list[PersonMention], dict[str, str]]:
    """One mention a document, with the incident of each."""
    made = [person(document(f"d{n}", f"{name} was killed."), name, age) for n, (name, age, _) in enumerate(rows)]
    return made, {m.key: incident for m, (_, _, incident) in zip(made, rows, strict=True) if incident}


@given(told, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_records(rows, chance):
    made, home = mentions(rows)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert same_persons(shuffled, home, Decided()) == same_persons(made, home, Decided())


@given(told)
def test_grouping_what_shares_keys_gives_what_grouping_all_gives(rows):
    made, home = mentions(rows)
    whole = same_persons(made, home, Decided())
    for start in made:
        reached, keys = {start.key}, set(block_keys(start, home.get(start.key, "")))
        while more := [m for m in made if m.key not in reached and keys & set(block_keys(m, home.get(m.key, "")))]:
            reached |= {m.key for m in more}
            keys |= {k for m in more for k in block_keys(m, home.get(m.key, ""))}
        part = same_persons([m for m in made if m.key in reached], home, Decided())
        assert part == {key: whole[key] for key in part}


@given(told, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4))
def test_whom_people_set_apart_never_share_a_record(rows, pairs):
    made, home = mentions(rows)
    apart = tuple((made[a].key, made[b].key) for a, b in pairs if a != b and max(a, b) < len(made))
    same = same_persons(made, home, Decided((), apart))
    assert all(same[a][0] != same[b][0] for a, b in apart)


@given(told)
def test_a_record_holds_nobody_of_another_age_or_name(rows):
    made, home = mentions(rows)
    same = same_persons(made, home, Decided())
    for a in made:
        for b in made:
            if same[a.key][0] == same[b.key][0]:
                assert likeness(name_form(a.name), name_form(b.name)) is not None
                assert a.age is None or b.age is None or abs(a.age - b.age) <= 5


def test_spellings_of_one_name():
    assert name_form("Abd al-Rahman Doss").bones == name_form("Abdulrahman Doss").bones
    assert name_form("Mohammed Hadar").bones == name_form("Muhammad al-Haddar").bones
    assert likeness(name_form("Gerome Kell"), name_form("Jerome Kell")) == 1
    assert likeness(name_form("Adam Kell"), name_form("Mira Kell")) is None


def test_a_slip_or_a_short_form_holds_between_documents_of_one_incident_only():
    pairs = [
        ("Kendall Pinker", "Kendal Pinker"), ("William Varoun", "Bill A. Varoun"), ("Mel Holtman", "Melvin Holtman"),
        ("Adam Lofters", "Adam Loftens"), ("Oleksandr Doss", "Aleksandr Doss"),
    ]  # fmt: skip
    for one, other in pairs:
        made, home = mentions([(one, None, "i-1"), (other, None, "i-1")])
        assert graded(*made, "i-1", "i-1") == 1 and graded(*made, "i-1", "i-2") != 1
        assert len({first for first, _ in same_persons(made, home, Decided()).values()}) == 1


def test_two_near_names_of_one_document_are_two_people_whatever_others_write():
    both = [document(f"d{n}", "Jayden Holt and Hayden Holt were killed.") for n in (1, 2)]
    made = [person(d, name, None) for d in both for name in ("Jayden Holt", "Hayden Holt")]
    same = same_persons(made, {m.key: "i-1" for m in made}, Decided())
    assert [same[m.key][0] for m in made] == [made[0].key, made[1].key, made[0].key, made[1].key]


def test_one_first_name_is_no_reason_to_compare_two_people():
    made, home = mentions([("Mohammed Hadar", None, ""), ("Mohamed Varoun", None, "")])
    assert not set(block_keys(made[0], "")) & set(block_keys(made[1], "")) and paired(made, home) == {}


def test_a_single_name_holds_within_one_incident_and_only_where_it_fits_one():
    made, home = mentions([("Adam Kell", 20, "i-1"), ("Kell", None, "i-1"), ("Kell", None, "")])
    same = same_persons(made, home, Decided())
    assert same[made[1].key] == (made[0].key, "likely") and same[made[2].key][0] == made[2].key
    made, home = mentions([("Adam Kell", 20, "i-1"), ("Kell", None, "i-1"), ("Mira Kell", 60, "i-1")])
    assert same_persons(made, home, Decided())[made[1].key][0] == made[1].key


def test_certainty_follows_age_place_and_day():
    one, two = document("one", "Adam Kell was killed."), document("two", "Adam Kell was killed.", "2031-09-01")

    def grade(first: dict, second: dict) -> int | None:
        return graded(person(one, "Adam Kell", **first), person(two, "Adam Kell", **second), "", "")

    assert grade({"age": 20}, {"age": 20}) == 0 and grade({}, {}) == 2
    assert grade({"place": VARDA}, {"place": VARDA}) == 1
    assert grade({"place": VARDA}, {"place": OLMET}) is None and grade({"age": 20}, {"age": 50}) is None
    assert grade({"when": day("2031-05-03")}, {"when": day("2031-09-01")}) is None


def test_a_record_is_named_after_what_was_published_first():
    late, early = document("a", "Adam Kell, 20, was killed."), document("b", "Adam Kell, 20, was killed.", "2031-05-01")
    made = [person(late, "Adam Kell", 20), person(early, "Adam Kell", 20)]
    dates = {d.id: d.published.date for d in (late, early)}
    same = same_persons(made, {}, Decided(), dates)
    assert {first for first, _ in same.values()} == {made[1].key}


def test_people_may_join_what_the_rules_keep_apart():
    made, home = mentions([("Adam Kell", 20, ""), ("Mira Holt", 60, "")])
    joined = Decided(((made[0].key, made[1].key),))
    assert same_persons(made, home, joined)[made[1].key] == (made[0].key, "certain")
