"""Map and timeline of the page filter the table, the table's filters redraw them, and both go without a mouse."""

import pytest
from playwright.sync_api import expect
from situation import find, ids, opened, settled

from onrecord.store import View


@pytest.fixture
def page(tab, paged):
    opened(tab, paged("demo"))
    expect(marks(tab).first).to_be_attached()  # the map is drawn after the table
    return tab


@pytest.fixture(scope="module")
def incidents(made):
    with View.open(made("demo")) as view:
        return {i.id: i for i in view.incidents()}


def timeline(page):
    return page.get_by_role("group", name="Timeline", exact=True)


def marks(page):
    return page.locator(".map-marks [role=button]")


def test_a_period_is_set_by_its_days(page, incidents):
    timeline(page).get_by_label("From").fill("2024-03-08")
    timeline(page).get_by_label("to", exact=True).fill("2024-03-08")
    settled(page)
    found = ids(page)
    assert 0 < len(found) < len(incidents)
    assert all(incidents[i].when.start <= "2024-03-08" <= incidents[i].when.end for i in found)
    assert "period=2024-03-08..2024-03-08" in page.url
    timeline(page).get_by_role("button", name="Clear period").click()
    settled(page)
    assert len(ids(page)) > len(found)


def test_a_period_is_brushed_over_the_bars(page, incidents):
    everything = ids(page)
    page.locator("[data-timeline] svg").first.scroll_into_view_if_needed()
    box = page.locator("[data-timeline] .brush .overlay").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 45, steps=5)
    page.mouse.up()
    settled(page)
    assert 0 < len(ids(page)) < len(everything)
    last = timeline(page).get_by_label("to", exact=True).input_value()
    assert last and all(incidents[i].when.start <= last for i in ids(page))


def test_the_ends_of_the_period_move_by_keys(page):
    everything = ids(page)
    end = page.get_by_role("slider", name="Last day of the period")
    end.focus()
    for _ in range(3):
        page.keyboard.press("PageDown")
    settled(page)
    assert 0 < len(ids(page)) < len(everything)
    page.keyboard.press("Escape")
    settled(page)
    assert ids(page) == everything


def test_the_map_shows_what_the_other_filters_leave(page):
    before = marks(page).count()
    assert before > 1
    find(page, Harm="defected")
    expect(marks(page)).to_have_count(1)
    bars = page.locator("[data-timeline] rect.part")
    expect(bars).to_have_count(1)


def test_a_part_of_the_map_filters_the_table(page, incidents):
    everything = ids(page)
    tools = page.get_by_role("group", name="Map", exact=True)
    tools.get_by_role("button", name="Zoom in").click()
    tools.get_by_role("button", name="Zoom in").click()
    tools.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)
    tools.get_by_role("button", name="Filter to this view").click()
    settled(page)
    found = ids(page)
    assert len(found) < len(everything)
    assert "area=" in page.url
    assert all(incidents[i].place and incidents[i].place.lat is not None for i in found)
    page.locator("[data-chips]").get_by_role("button", name="map").click()
    settled(page)
    assert ids(page) == everything


def test_a_mark_opens_its_incident_by_keyboard(page):
    find(page, Harm="defected")
    mark = marks(page).first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-panel]")).to_be_visible()
    expect(page.locator("[data-panel] h2").first).to_contain_text("Change of sides")
