"""Map, timeline and table of the page: each filters the others, and the address remembers it."""

import pytest
from playwright.sync_api import expect
from situation import cells, count, find, ids, opened, settled

from onrecord.store import View


@pytest.fixture
def page(tab, paged):
    return opened(tab, paged("demo"))


@pytest.fixture(scope="module")
def incidents(made):
    with View.open(made("demo")) as view:
        return {i.id: i for i in view.incidents()}


def test_the_table_holds_every_incident_and_says_how_many(page, incidents):
    page.get_by_label("minor").check() if page.get_by_label("minor").count() else None
    settled(page)
    assert set(ids(page)) == set(incidents)
    assert count(page) == len(incidents)


def test_words_are_found_in_the_passages_too(page):
    everything = ids(page)
    found = find(page, Find="councillors")
    assert found and len(found) < len(everything)
    assert find(page, Find="councillors nobodyhasthisword") == []
    expect(page.get_by_text("No incident passes")).to_be_visible()
    assert find(page, Find="") == everything


def test_a_harm_leaves_the_incidents_that_tell_of_it(page):
    everything = ids(page)
    found = find(page, Harm="detained")
    assert 0 < len(found) < len(everything)
    told = zip(cells(page, "Killed"), cells(page, "Other harm"), strict=True)
    assert all("detained" in other for _, other in told)


def test_contested_incidents_are_found_by_their_standing(page, made):
    with View.open(made("demo")) as view:
        contested = {s.subject for s in view.standings() if s.contested}
        incidents = {i.id for i in view.incidents()}
    assert set(find(page, Standing="contested")) == contested & incidents


def test_filters_stand_as_chips_and_are_taken_away_there(page):
    everything = ids(page)
    find(page, Harm="killed", Standing="contested")
    chips = page.locator("[data-chips]")
    expect(chips.get_by_role("button")).to_have_count(3)
    page.get_by_role("button", name="contested").first.click()
    settled(page)
    expect(chips.get_by_role("button")).to_have_count(2)
    chips.get_by_role("button", name="Clear all").click()
    settled(page)
    assert ids(page) == everything
    expect(chips).to_be_hidden()


def test_the_address_keeps_the_filters(page, context):
    found = find(page, Harm="killed", Find="market")
    assert "harm=killed" in page.url and "q=market" in page.url
    again = opened(context().new_page(), page.url)
    settled(again)
    assert ids(again) == found
    expect(again.get_by_label("Find", exact=True)).to_have_value("market")


def test_the_table_sorts_by_its_heads_and_says_so(page):
    head = page.locator("[data-table]").get_by_role("columnheader", name="When")
    head.get_by_role("button").click()
    first = ids(page)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert ids(page) != first and set(ids(page)) == set(first)


def test_how_many_pass_is_told_to_a_screen_reader(page):
    status = page.locator("[data-count][role=status]")
    expect(status).to_be_visible()
    find(page, Harm="detained")
    expect(status).to_contain_text(f"{len(ids(page))} of ")
