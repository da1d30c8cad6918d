"""Where and when an incident took place, over invented reports that name more places and days than one."""

from dataclasses import replace

from link_invented import COUNTRY, OLMET, VARDA, claim, day, document, reading

from onrecord.link import link
from onrecord.model import Claim, Document, Incident, Mark, Mention, Period, Place, Span

NORTH = Place("North", None, "North", "pl:north", "XQ", "North", precision="admin1")
ORDVIK = Place("Ordvik", None, "Ordvik", "pl:ordvik", "XQ", "North", "Dale County", 10.1, 10.1, "exact")
DALE = Place("Dale County", None, "Dale County", "pl:dale", "XQ", "North", "Dale County", 10.1, 10.1, "admin2")
AWAY = Place("Weststrand", None, "Weststrand", "pl:away", "XZ", "Far", lat=-40.0, lon=90.0, precision="exact")


def named(doc: Document, *found: Place | Period) -> tuple[Mention, ...]:
    """Every naming of the places and periods in the text, by their words."""
    out = []
    for thing in found:
        at = doc.text.find(thing.words)
        while at >= 0:
            span = Span(doc.id, at, at + len(thing.words), thing.words)
            if isinstance(thing, Place):
                out.append(Mention(span, "place", thing.id, replace(thing, span=span)))
            else:
                out.append(Mention(span, "time", thing.start, period=replace(thing, span=span)))
            at = doc.text.find(thing.words, at + 1)
    return tuple(sorted(out, key=lambda m: m.span.start))


def incident(doc: Document, claims: tuple[Claim, ...], *found: Place | Period) -> Incident:
    (only,) = link([doc], [replace(reading(doc, *claims), mentions=named(doc, *found))]).incidents
    return only


def test_a_block_that_no_gazetteer_has_stands_in_the_town_whose_police_came():
    text = "Two men were shot in Mossgate on Monday. Ordvik police said a car drove off. Ordvik is in Dale County."
    doc = document("a", text, "2031-05-06")
    told = claim(doc, "Two men", "injured", 2, place=Place("Mossgate"), when=day("2031-05-05", words="Monday"))
    found = incident(doc, (told,), Place("Mossgate"), ORDVIK, DALE)
    assert found.place is not None and (found.place.name, found.place.admin1, found.place.lat) == ("Ordvik", "North", 10.1)
    assert any(line.startswith("in Ordvik: ") and "its police are named (1 of 1)" in line for line in found.why)
    assert told.place == Place("Mossgate")


def test_a_village_where_the_harm_is_told_outweighs_the_capital():
    text = "Soldiers shelled Tal Beshk. The shells killed 12 in Tal Beshk. Tal Beshk lies far from Olmet."
    doc = document("a", text)
    found = incident(doc, (claim(doc, "killed 12", "killed", 12, place=Place("Tal Beshk")),), Place("Tal Beshk"), OLMET)
    assert found.place is not None and found.place.words == "Tal Beshk"


def test_a_namesake_abroad_loses_to_the_town_near_all_that_is_named():
    text = "Three were shot near Weststrand. Ordvik is shaken; Ordvik and Varda mourn in Dale County."
    doc = document("a", text)
    told = claim(doc, "Three", "injured", 3, place=AWAY)
    found = incident(doc, (told,), AWAY, ORDVIK, VARDA, DALE)
    assert found.place is not None and found.place.name == "Ordvik"


def test_a_part_of_a_town_is_the_town():
    part = Place(
        "western Ordvik", None, "western Ordvik", "pl:ordvik/west", "XQ", "North", lat=10.1, lon=10.1, precision="near"
    )
    doc = document("a", "A blast killed 4 in western Ordvik.")
    found = incident(doc, (claim(doc, "killed 4", "killed", 4, place=part),), part)
    assert found.place is not None and (found.place.name, found.place.id, found.place.precision) == (
        "Ordvik",
        "pl:ordvik",
        "exact",
    )


def test_a_town_named_by_the_way_is_no_scene():
    doc = document("a", "A blast killed 4 across Qarsia. A witness on Olmet Street heard it.")
    found = incident(doc, (claim(doc, "killed 4", "killed", 4, place=COUNTRY),), OLMET)
    assert found.place is not None and found.place.precision == "country"


def test_a_town_named_with_its_province_outweighs_the_one_with_the_hospital():
    text = "Two women were shot in Ordvik, North. One died in Olmet. Doctors in Olmet could not save her."
    doc = document("a", text)
    found = incident(doc, (claim(doc, "Two women", "injured", 2),), ORDVIK, NORTH, OLMET)
    assert found.place is not None and found.place.name == "Ordvik"
    assert any("named with its province or state" in line for line in found.why)


def test_a_town_in_another_county_than_those_named_is_no_scene():
    far = replace(VARDA, admin2="Moor County")
    text = "Deputies of Dale County found a body. Ordvik is near. A man from Varda was held; Varda is quiet."
    doc = document("a", text)
    found = incident(doc, (claim(doc, "a body", "killed", 1),), DALE, ORDVIK, far)
    assert found.place is not None and found.place.name == "Ordvik"


def test_a_neighbourhood_is_in_the_town_whose_name_stands_beside_it():
    part = replace(ORDVIK, words="Fallow", name="Fallow", id="pl:fallow")
    text = "A blast killed 4 in the Fallow neighborhood of Ordvik. Ordvik mourns."
    doc = document("a", text)
    found = incident(doc, (claim(doc, "killed 4", "killed", 4, place=part),), part, ORDVIK)
    assert found.place is not None and found.place.name == "Ordvik"


def test_a_capital_district_is_its_city():
    district = Place("D.C.", None, "District of Columbia", "iso3166:US-DC", "US", "District of Columbia", precision="admin1")
    doc = document("a", "A blast killed 4 in D.C. on Monday.")
    found = incident(doc, (claim(doc, "killed 4", "killed", 4, place=district),), district)
    assert found.place is not None and (found.place.name, found.place.precision) == ("Washington", "exact")


def test_a_street_of_which_only_the_state_is_known_is_no_settlement():
    street = Place("Mill Road", None, "North", "iso3166:XQ-N", "XQ", "North", precision="near")
    doc = document("a", "A blast killed 4 on Mill Road. Ordvik police came.")
    found = incident(doc, (claim(doc, "killed 4", "killed", 4, place=street),), street, ORDVIK)
    assert found.place is not None and found.place.name == "Ordvik"


def test_the_dateline_speaks_for_its_town():
    text = "VARDA - Two people were shot at a bar. One of them had come from Olmet."
    doc = replace(document("a", text), marks=(Mark(0, 7, "dateline"), Mark(7, len(text), "body")))
    upper = replace(VARDA, words="VARDA")
    found = incident(doc, (claim(doc, "Two people", "injured", 2),), upper, OLMET)
    assert found.place is not None and found.place.name == "Varda"
    assert any("in the dateline" in line for line in found.why)


def test_the_day_of_the_deed_and_not_of_the_court():
    text = "A man was charged in court on Thursday. He shot two women late Monday night, the judge was told."
    doc = document("a", text, "2031-05-08")
    court, deed = day("2031-05-08", words="Thursday"), day("2031-05-05", words="Monday night")
    told = claim(doc, "two women", "killed", 2, place=VARDA, when=court)
    found = incident(doc, (told,), court, deed)
    assert found.when is not None and (found.when.start, found.when.words) == ("2031-05-05", "Monday night")
    assert any(line.startswith("on 2031-05-05: ") and "with the time of day" in line for line in found.why)


def test_no_incident_is_later_than_its_report():
    text = "Two women were shot. The hearing of the shooting is on Friday night, Friday night being free."
    doc = document("a", text, "2031-05-06")
    found = incident(
        doc, (claim(doc, "Two women", "killed", 2, when=day("2031-05-04")),), day("2031-05-09", words="Friday night")
    )
    assert found.when is not None and found.when.start == "2031-05-04"


def test_a_period_told_with_the_figures_stays():
    text = "Fighting from 1 to 20 April killed 40. The envoy said on Monday that he was sorry."
    doc = document("a", text, "2031-04-30")
    whole = day("2031-04-01", "2031-04-20", "from 1 to 20 April")
    found = incident(doc, (claim(doc, "killed 40", "killed", 40, when=whole),), whole, day("2031-04-28", words="Monday"))
    assert found.when == whole


def test_a_late_report_joins_the_earlier_day():
    monday = day("2031-05-05", words="Monday night")
    first = document("a", "Two women were shot in Varda on Monday night. Varda police found Ina Belk dead.", "2031-05-06")
    text = "The trial over Ina Belk began on Thursday. She and another of two women were shot in Varda on 5 May, police say."
    late = document("b", text, "2031-06-12")
    may, trial = day("2031-05-05", words="5 May"), day("2031-06-12", words="Thursday")
    readings = [
        replace(
            reading(first, claim(first, "Two women", "killed", 2, place=VARDA, when=monday)),
            mentions=named(first, VARDA, monday),
        ),
        replace(
            reading(late, claim(late, "two women", "killed", 2, place=VARDA, when=trial)),
            mentions=named(late, VARDA, may, trial),
        ),
    ]
    found = link([first, late], readings).incidents
    assert [i.documents for i in found] == [("a", "b")]
    assert found[0].when is not None and found[0].when.start == "2031-05-05"
    assert link([late, first], readings[::-1]).incidents == found
