"""Names that only the words beside them give away: single names, other spellings, what befell somebody, lists."""

import re
import unicodedata

import pytest
from paper import claim, document, leaks, person, plain, redact, text_of

from onrecord.export import write
from onrecord.redact.alone import alone

SAID = "Yusuf al-Hammoud, 34, a weaver, was killed in Dovreth on Monday, the police said. "


def unread(text):
    """A report of which nothing was read, redacted."""
    return text_of(redact([document("one", text)]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“They shot him,” said Mohammed, a resident who gave only his first name. Mohammed wept.", ["Mohammed"]),
        ("Thura, 31, was shot in Dovreth. Ko Thura’s mother wept.", ["Thura"]),
        ("A resident, Hamza, said so. The witness, who gave his name as Orlek, saw it.", ["Hamza", "Orlek"]),
        ("A shopkeeper named Brask ran, and an activist who identified himself as Abu Zeyn.", ["Brask", "Zeyn"]),
        ("The mill burned, Umm Tariq, a mother of four, told us. Umm Tariq left.", ["Tariq"]),
        ("She held her son Orlek and 10-year-old daughter Nesrit. Nesrit slept.", ["Orlek", "Nesrit"]),
        ("Suharno, a fisherman, said that four drowned.", ["Suharno"]),
        ("Relatives bury Tarek Velloso in Dovreth. Velloso was a baker.", ["Tarek", "Velloso"]),
        ("Jolm Brakk’s widow wept. Troops arrested Ursa Pinto at dawn.", ["Jolm", "Brakk", "Ursa", "Pinto"]),
        ("The dead were named as Tarek Velloso, Ursa Pinto, Jolm Brakk and Neela Voss.", ["Ursa", "Jolm", "Voss"]),
        ("Hana al-Orlek a 30-year-old evacuee was there.", ["Hana", "Orlek"]),
        ("Šejla Žorić, 12, and Олег Сарнов, 30, were hurt.", ["Šejla", "Žorić", "Олег", "Сарнов"]),
        (unicodedata.normalize("NFD", "Zoë Måkkinen, 12, was hurt."), ["Zoe", "Makkinen"]),
        ("Ma\u200bra Ke\u00adll, 34, was hurt. Jolm\u00a0Brakk, 20, too.", ["Mara", "Kell", "Brakk"]),
    ],
)  # fmt: skip
def test_a_name_goes_that_nothing_but_its_neighbours_tells(text, names):
    shown = f" {plain(unread(text))} "
    assert not [name for name in names if f" {plain(name).strip()} " in shown], shown


@pytest.mark.parametrize(
    "text",
    [
        "In Foua, a resident said so. Article 19 said 12 died. On Monday, 12, they left. Douma, 4 km away, burned.",
        "Governor Tarn Hollick denied it. Hollick said so. Chief Ali said no. Ali said little.",
        "The head of the River Guard, Rusk Ardel, denied it. Ardel said so.",
        "The group, also known as Daybreak, said so. Reportedly, the mother fled. According to a resident, it burned.",
    ],
)
def test_places_bodies_and_officials_stay(text):
    assert unread(text) == text


@pytest.mark.parametrize(
    "written",
    ["Yousef al-Hammoud", "Youssef al-Hamoud", "Yusef Alhammoud", "Yussuf Al-Hammud", "el-Hammoud", "Hamoud", 
     "Yusuf bin Orlek al-Hammoud"],
)  # fmt: skip
def test_another_spelling_of_an_arabic_name_goes_too(written):
    report = document("one", f"{SAID}They saw {written} on Monday.")
    shown = text_of(redact([report], [person(report, "Yusuf al-Hammoud")]))
    assert re.search(r"They saw \[(?:person|name) 1\] on Monday\.$", shown), shown


def test_a_kunya_gives_no_name_to_everybody_of_that_name():
    text = "Abu Karim, an activist, fled. Governor Karim Dost spoke. Karim Dost left."
    assert unread(text).endswith("Governor Karim Dost spoke. Karim Dost left.")


@pytest.mark.parametrize(
    "more", ["x.example/M%C3%A1ra-K%C3%A9ll", "t.example/mara-kell", "mkell.jpg", "#freeKellnow",
     "Mara Kell Jr. sang.", "Jolm Kell sang."]
)  # fmt: skip
def test_a_name_goes_out_of_addresses_files_and_with_what_belongs_to_it(more):
    report = document("one", f"Mara Kell, 34, was killed. {more}")
    shown = plain(text_of(redact([report], [person(report, "Mara Kell")])))
    assert not [word for word in ("mara", "kell", "jr", "jolm") if word in shown], shown


def test_an_outlet_that_is_called_after_somebody_private(tmp_path):
    from dataclasses import replace

    from onrecord.model import Link

    report = document("one", "Mara Kell, 34, was killed. Kell’s diary had named 12 dead.")
    report = replace(report, outlet="Mara Kell's Diary", outlet_family="mara-kell-s-diary")
    told = claim(report, "named 12 dead", "Kell’s diary", "org:mara-kell-s-diary", "witness")
    told = replace(told, chain=(Link("outlet", "Mara Kell's Diary", "outlet:mara-kell-s-diary"), *told.chain[1:]))
    view = redact([report], [person(report, "Mara Kell")], [told])
    write(view, tmp_path / "out")
    assert leaks(tmp_path / "out", ["Mara", "Kell"]) == []
    [claimed] = view.claims()
    assert (view.documents()[0].outlet_family, claimed.chain[0].id) == ("person-1-s-diary", "outlet:person-1-s-diary")


def test_only_what_tells_of_people_is_a_name_by_itself():
    assert alone("Hamza, a shopkeeper, ran. In Homs, a shopkeeper ran. Troops of Brask, a village, ran.") == {"Hamza"}
