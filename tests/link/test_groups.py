"""What is compared, what speaks for and against, and that a group depends on what hangs together with it alone."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from link_invented import OLMET, VARDA, bombing, claim, day, document, person, reading

from onrecord.link.block import candidates, keys
from onrecord.link.compare import compare, total
from onrecord.link.components import components
from onrecord.link.decided import Decided
from onrecord.link.groups import grouped
from onrecord.link.shelf import Shelf
from onrecord.link.sketch import Sketch, people
from onrecord.link.wording import Matrix, cosine, tokens, words

pairs = st.tuples(st.integers(0, 9), st.integers(0, 9))


def sketches(*told) -> list[Sketch]:
    """The happenings of invented reports."""
    shelf = Shelf.of({d.id: d for d, _ in told}, {d.id: r for d, r in told})
    return [s for d, _ in sorted(told, key=lambda t: (t[0].published.date, t[0].id)) for s in shelf.sketches(d.id)]


def points(a: Sketch, b: Sketch) -> float:
    return total(compare(a, b, cosine(a.start, b.start)))


def many(count: int, seed: int = 3) -> list[Sketch]:
    """Happenings of several towns and days, some of them told by several reports."""
    dice = random.Random(seed)
    towns = [replace(VARDA, words=w, name=w, id=f"pl:{w}", lat=9.0 * n) for n, w in enumerate(("Kesh", "Tolmin", "Arrel"))]
    told = []
    for n in range(count):
        place, month, dead = dice.choice(towns), dice.choice((1, 5, 9)), dice.choice((3, 14, 60))
        who = ("Tarik", "Olmo", "Senna")[towns.index(place)], ("Wendt", "Harl", "Brisk")[month // 4]
        words = dice.choice(
            ("Traders at the market fled", f"A bus burned out, said {' '.join(who)}", "The school roof fell in")
        )
        told.append(bombing(f"d{n:02d}", place, f"2031-{month:02d}-0{dice.randint(1, 9)}", dead, words))
    return sketches(*told)


@given(st.lists(pairs))
def test_components_hold_what_pairs_join_and_nothing_else(joined):
    parts = components(10, joined)
    home = {i: n for n, part in enumerate(parts) for i in part}
    assert sorted(home) == list(range(10)) and all(home[a] == home[b] for a, b in joined)
    assert len(parts) >= 10 - len({(min(p), max(p)) for p in joined if p[0] != p[1]})


def test_a_component_alone_is_grouped_as_within_the_whole():
    every = many(40)
    whole = grouped(every, Decided())
    names = {tuple(every[i].key for i in group) for group in whole.groups}
    assert 2 < len(whole.parts) < 40 and any(len(part) > 2 for part in whole.parts)
    for part in whole.parts:
        alone = grouped([every[i] for i in part], Decided())
        assert {tuple(every[part[i]].key for i in group) for group in alone.groups} <= names


def test_reports_of_one_happening_share_a_key_and_speak_for_one():
    one = bombing("one", VARDA, "2031-05-02", 12, "Tarik Wendt, a baker on Mill Street, saw the car burn")
    two = bombing("two", VARDA, "2031-05-02", 12, "The car stood on Mill Street for an hour, Tarik Wendt said", "2031-05-03")
    other = bombing("other", OLMET, "2031-06-20", 3, "The bridge is closed, the ferry is not")
    a, b, c = sketches(one, two, other)
    assert candidates([a, b, c]) == [(0, 1)] and set(keys(a)) & set(keys(b))
    assert points(a, b) > 0 > points(a, c)
    reasons = {words for _, words in compare(a, b, cosine(a.start, b.start))}
    assert "both name Tarik Wendt" in reasons and "both count 12 killed" in reasons


def test_one_hand_tells_of_many_bombings_in_the_same_words():
    told = [bombing(f"n{n}", place, on, dead, "Shops closed early that day")
            for n, (place, on, dead) in enumerate(((VARDA, "2031-05-02", 12), (OLMET, "2031-05-20", 30)))]  # fmt: skip
    a, b = sketches(*told)
    assert points(a, b) < 0
    assert any(words == "they are set elsewhere on another day" for _, words in compare(a, b, cosine(a.start, b.start)))


def test_a_late_report_is_found_by_the_name_of_the_victim():
    early = document("early", "Dara Venn was killed by a bomb in Varda on Friday.", "2031-05-03", "Bomb in Varda")
    late = document("late", "A court heard how Dara Venn was killed by a bomb in Varda.", "2032-02-11", "Trial opens")
    told = []
    for doc in (early, late):
        killed = claim(doc, "was killed", "killed", 1, place=VARDA, when=day("2031-05-02") if doc is early else None)
        told.append((doc, reading(doc, killed, persons=(person(doc, "Dara Venn", 31, claim=killed.key),))))
    a, b = sketches(*told)
    assert "who dara venn" in set(keys(a)) & set(keys(b))


def test_a_report_tells_its_happenings_apart():
    text = "A bomb killed 12 people in Varda. Gunmen shot dead 4 men in Olmet in April."
    doc = document("c", text, title="Bomb in Varda kills 12")
    varda = claim(doc, "killed 12 people", "killed", 12, place=VARDA, when=day("2031-05-02"))
    olmet = claim(doc, "shot dead 4 men", "killed", 4, place=OLMET, when=day("2031-04-10"), who="men")
    a, b = sketches((doc, reading(doc, varda, olmet)))
    assert compare(a, b, 1.0) == ((-3.0, "one report tells them apart"),)
    assert a.claims == (varda.key,) and a.lead and not b.lead


def test_wording_is_weighed_by_a_background_and_not_by_the_record():
    a, b, c = (words(tokens(t)) for t in ("the barge sank off Quellen", "off Quellen a barge sank", "the court sat in silence"))
    assert abs(cosine(a, b) - 1.0) < 1e-6 and cosine(a, c) == 0.0
    assert [round(x, 6) for x in Matrix([a, b, c]).cosines([(0, 1), (0, 2)])] == [1.0, 0.0]
    assert list(Matrix([]).cosines([])) == [] and len(words([]).values) == 0


def test_names_of_people_are_no_streets_and_bodies():
    assert people("Tarik Wendt met Varda Police on Mill Street, said Ana B. Holt.") == {"tarik wendt", "ana holt"}


def test_copies_go_with_their_original():
    doc, read = bombing("one", VARDA, "2031-05-02", 12, "Traders fled")
    copy = replace(doc, id="two", copy_of="one", family="one")
    again = replace(read, document="two", claims=tuple(replace(c, key=f"{c.key}x", document="two") for c in read.claims))
    every = sketches((doc, read), (copy, again))
    assert grouped(every, Decided()).groups == [[0, 1]]
