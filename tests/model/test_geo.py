"""Comparing invented places."""

import pytest

from onrecord.model import Place
from onrecord.model.geo import contains, distance_km, same_place, spelt_alike

COUNTRY = Place("Vestria", name="Vestria", id="q:1", country="QK", precision="country", lat=10.0, lon=20.0)
SOUTH = Place("southern Vestria", name="southern Vestria", id="q:1/south", country="QK", precision="region", lat=10.0, lon=20.0)
PROVINCE = Place("Orlan", name="Orlan", id="q:2", country="QK", admin1="Orlan", precision="admin1", lat=10.0, lon=21.0)
TOWN = Place("Tamar", name="Tamar", id="q:3", country="QK", admin1="Orlan", precision="exact", lat=10.1, lon=21.0)
VILLAGE = Place("Beldun", country="QK")


def test_same_place_by_id_or_spelling() -> None:
    assert same_place(TOWN, Place("Tammar", name="Tamar", id="q:3"))
    assert same_place(VILLAGE, Place("al-Beldoun", country="QK"))
    assert not same_place(VILLAGE, Place("Beldun", country="QZ"))
    assert not same_place(TOWN, PROVINCE)
    assert not same_place(Place(""), Place(""))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Kefraya", "Kafraya"), ("Foua", "Fuaa"), ("al-Foua", "Fua"), ("Rashidin", "Rashideen"), ("Tukhar", "Al-Tukhar")],
)
def test_renderings_of_one_name(a: str, b: str) -> None:
    assert spelt_alike(a, b)


@pytest.mark.parametrize(("a", "b"), [("Homs", "Hama"), ("Tamar", "Tamarin"), ("Rum", "Rome"), ("", "")])
def test_other_names(a: str, b: str) -> None:
    assert not spelt_alike(a, b)


def test_contains() -> None:
    assert contains(COUNTRY, TOWN) and contains(PROVINCE, TOWN) and contains(SOUTH, TOWN) and contains(TOWN, TOWN)
    assert not contains(TOWN, COUNTRY) and not contains(TOWN, PROVINCE) and not contains(PROVINCE, COUNTRY)
    assert not contains(PROVINCE, VILLAGE)


def test_distance() -> None:
    apart = distance_km(PROVINCE, TOWN)
    assert apart is not None and 11 < apart < 11.3
    assert distance_km(TOWN, VILLAGE) is None
