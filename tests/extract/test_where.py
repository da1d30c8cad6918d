"""Places in invented reports: which words are places, and which place is meant."""

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.extract.parse import parse
from onrecord.extract.where import Gazetteer, mentions
from onrecord.model import Document, Mark, Place

ROWS = [
    ("900001", "Vestria", "Republic of Vestria", 10.0, -160.0, "A", "PCLI", "00", 4000000),
    ("900002", "Orlan Province", "Orlan", 10.5, -160.5, "A", "ADM1", "01", 300000),
    ("900003", "Tamar", "Tamaar,Tammar", 10.6, -160.4, "P", "PPLA", "01", 80000),
    ("900004", "Beldun", "", 10.7, -160.6, "P", "PPL", "01", 900),
]
VESTRIA = "".join(
    f"{id}\t{name}\t{name}\t{also}\t{lat}\t{lon}\t{feature}\t{code}\tQK\t\t{first}\t\t\t\t{people}\t\t\t\t\n"
    for id, name, also, lat, lon, feature, code, first, people in ROWS
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def vestria(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("places") / "places.tsv"
    path.write_text(VESTRIA, encoding="utf-8")
    return Gazetteer.load([path])


def places(text: str, gazetteer: Gazetteer) -> list[Place]:
    document = Document("d", "k", "s", text, marks=(Mark(0, len(text), "body"),))
    (parsed,) = parse([document])
    found = [m.place for m in mentions(parsed, gazetteer)]
    assert all(p is not None and p.span is not None and text[p.span.start : p.span.end] == p.words for p in found)
    return [p for p in found if p is not None]


def named(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    return {p.words: p for p in places(text, gazetteer)}


def test_spellings_of_one_town_are_one_place(gazetteer: Gazetteer) -> None:
    found = places("Tanks stood in Daraa, Syria. Residents of Deraa fled. Shops in Dar'a were closed.", gazetteer)
    assert len({p.id for p in found if p.country == "SY" and p.precision == "exact"}) == 1
    assert len(found) == 4


def test_container_behind_the_name_decides(gazetteer: Gazetteer) -> None:
    assert named("A fire broke out in Franklin, Indiana, on Friday.", gazetteer)["Franklin"].admin1 == "Indiana"
    assert named("A fire broke out in Franklin, Tenn., on Friday.", gazetteer)["Franklin"].admin1 == "Tennessee"


def test_neighbours_decide(gazetteer: Gazetteer) -> None:
    found = named(
        "A driver from Gainesville was hurt near Lindsay. The Cooke County sheriff said he lived in Texas.", gazetteer
    )
    assert found["Gainesville"].admin1 == "Texas"
    assert found["Cooke County"].precision == "admin2"


def test_states_in_a_list_are_states(gazetteer: Gazetteer) -> None:
    found = places("Cases were reported in Arizona, California, Colorado, Georgia and Illinois.", gazetteer)
    assert [p.precision for p in found] == ["admin1"] * 5
    assert {p.country for p in found} == {"US"}


def test_province_and_city_of_one_name(gazetteer: Gazetteer) -> None:
    found = places("Planes bombed Idlib province in Syria. Thousands marched in the city of Idlib.", gazetteer)
    assert [(p.words, p.precision) for p in found if p.name == "Idlib"] == [("Idlib", "admin1"), ("Idlib", "exact")]


def test_persons_media_and_nations_are_no_places(gazetteer: Gazetteer) -> None:
    text = "Mr Paris told the Washington Post that Syrian troops had left. The Aleppo Media Center and Jack London agreed."
    assert places(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebecca Hammond, 33, was seen on Monday. Hammond had been missing since May, and neighbours asked Hammond to call.",
        "The clerk heard Mr. Denton on Tuesday. Denton denied it.",
        "Board members met R. T. Everett on Friday, and Everett thanked them.",
        "The dead man was Harold Kenton Moline, 41, a driver.",
        "A clerk told Shelton to wait.",
    ],
)
def test_names_of_people_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("READING, Pa. - Four people were hurt by a falling crane. The crane in Reading had stood still for weeks.", "Reading"),
        ("GARY | A fire broke out at a warehouse. A Gary man was hurt.", "Gary"),
        ("A fire broke out on Elm Street, Henderson police said.", "Henderson"),
        ("Two cars were stolen in Bakersfield Friday night.", "Bakersfield"),
        ("A 22-year-old Wichita man was hurt when a wall fell in. Nobody else was there.", "Wichita"),
    ],
)
def test_towns_named_like_people_and_things(text: str, town: str, gazetteer: Gazetteer) -> None:
    found = [p for p in places(text, gazetteer) if p.name == town]
    assert found and all(p.precision == "exact" and p.country == "US" for p in found)


def test_a_street_named_after_a_town_is_not_the_town(gazetteer: Gazetteer) -> None:
    found = named("A wall fell on Wichita Street in Columbus, Ohio. A man on Memphis Avenue saw it.", gazetteer)
    assert found["Columbus"].admin1 == "Ohio"
    assert (found["Wichita"].id, found["Memphis"].lat) == ("", None)


def test_a_small_namesake_abroad_is_not_meant(gazetteer: Gazetteer) -> None:
    text = "Firemen in Denver, Colorado, came to Banbury at noon. Denver and Boulder sent them, the Colorado governor said."
    assert all(p.country in ("", "US") for p in places(text, gazetteer))


def test_a_title_behind_a_place_leaves_it_one(gazetteer: Gazetteer) -> None:
    found = named(
        "Queensland Health Minister Jane Holm spoke on Friday; an officer was seen in Tamworth, 8 miles off.", gazetteer
    )
    assert {"Queensland", "Tamworth"} == set(found)


def test_direction_belongs_to_the_words(gazetteer: Gazetteer) -> None:
    (place,) = places("Officials resigned across southern Syria.", gazetteer)
    assert (place.words, place.precision, place.id) == ("southern Syria", "region", "iso3166:SY/south")


def test_beside_a_town_is_near(gazetteer: Gazetteer) -> None:
    assert named("A bomb went off outside Aleppo in Syria.", gazetteer)["Aleppo"].precision == "near"
    assert named("In the Damascus suburb of Douma, in Syria, troops fired.", gazetteer)["Douma"].precision == "exact"


def test_unknown_village_keeps_its_words_and_country(gazetteer: Gazetteer) -> None:
    found = named("Syria said troops entered the village of Zorvanieh. People in Syria mourned. Zorvanieh burned.", gazetteer)
    village = found["Zorvanieh"]
    assert (village.id, village.country, village.lat, village.precision) == ("", "SY", None, "")


def test_near_spelling_in_the_country_of_the_text(gazetteer: Gazetteer) -> None:
    found = named("Syrians fled the Syrian border town of Tel Kelakh. Syria shelled it.", gazetteer)
    assert found["Tel Kelakh"].id == "geonames:163533"


def test_invented_country_from_a_geonames_file(vestria: Gazetteer) -> None:
    found = named(
        "Clashes in Tamar, the capital of Orlan Province in Vestria, spread to Tammar and the village of Beldun.", vestria
    )
    assert found["Tamar"].id == found["Tammar"].id == "geonames:900003"
    assert (found["Tamar"].country, found["Tamar"].admin1, found["Vestria"].precision) == ("QK", "Orlan Province", "country")
    assert found["Orlan Province"].precision == "admin1"
    assert found["Beldun"].lat == 10.7


def test_same_files_give_the_same_gazetteer(gazetteer: Gazetteer) -> None:
    assert Gazetteer.load() is gazetteer


@pytest.mark.parametrize(
    ("content", "told"),
    [("not a table\n", "columns"), ("1\tA\tA\t\tx\ty" + "\t" * 13 + "\n", "numbers"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_bad_gazetteer_file_says_what_to_do(tmp_path: Path, content: str | bytes, told: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=told):
        Gazetteer.load([path])


def test_odd_texts_do_no_harm(gazetteer: Gazetteer) -> None:
    for text in ("", "   ", "U.S.", "'", "-", "al-", "The The The", "A " * 50, "ÄÖÜ ﷽ 北京", "Syrias\ngovernment"):
        places(text, gazetteer)
