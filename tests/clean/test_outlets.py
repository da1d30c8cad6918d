"""Outlets by name and address: the vocabulary holds together, and nobody is taken for another."""

import time
from collections import defaultdict

import pytest
from babel import Locale

from onrecord.clean.outlets import AGENCIES, Directory, Outlet, country_of, directory, fold, shipped
from onrecord.vocab import load

KNOWN = directory()


def test_every_entry_has_what_it_needs() -> None:
    outlets = shipped()
    countries = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert len(outlets) >= 350
    assert all(o.name and o.family and len(o.basis) > 10 for o in outlets)
    assert [o.name for o in outlets if o.country not in countries] == []
    assert [o.name for o in outlets if any(not 1990 <= year <= 2026 for year, _ in o.earlier)] == []
    assert [o.name for o in outlets if list(o.earlier) != sorted(o.earlier)] == []
    assert [o.name for o in outlets if o.kind in AGENCIES and not o.credits] == []
    assert {"independent", "state", "party", "agency", "local"} <= {o.kind for o in outlets}


def test_no_name_and_no_domain_is_claimed_twice() -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    domains = [domain for o in shipped() for domain in o.domains]
    shared = {fold(name) for o in shipped() for name in o.shared}
    for outlet in shipped():
        for name in (outlet.name, *outlet.names):
            names[fold(name)].add(outlet.name)
    assert {name: found for name, found in names.items() if len(found) > 1} == {}
    claimed = {fold(n) for o in shipped() for n in (o.name, *o.names) if fold(n) not in {fold(s) for s in o.shared}}
    assert claimed & shared == set()
    assert len(domains) == len(set(domains))
    assert [d for d in domains if d != d.lower() or d.startswith("www.") or "." not in d or "/" in d] == []


def test_a_family_that_is_an_outlet_is_that_outlets_own() -> None:
    for outlet in shipped():
        owner = KNOWN.known(outlet.family)
        assert owner is None or owner.family == outlet.family, outlet.name


def test_a_credit_that_several_agencies_use_is_nobodys() -> None:
    assert KNOWN.credited("AP") and KNOWN.credited("AP").name == "Associated Press"  # type: ignore[union-attr]
    assert KNOWN.credited("APA") is None and KNOWN.credited("Karo Agency") is None


def test_the_vocabulary_loads_fast() -> None:
    load.cache_clear()
    shipped.cache_clear()
    began = time.perf_counter()
    Directory(shipped())
    assert time.perf_counter() - began < 1.5


@pytest.mark.parametrize(
    ("said", "address", "outlet", "family"),
    [
        ("bbc", "", "BBC News", "BBC"),
        ("BBC News Online", "", "BBC News", "BBC"),
        ("edition.cnn.com", "", "CNN", "Warner Bros. Discovery"),
        ("", "https://edition.cnn.com/2025/1/1/x", "CNN", "Warner Bros. Discovery"),
        ("", "https://www.bbc.co.uk/news/1", "BBC News", "BBC"),
        ("El Pais", "", "El País", "PRISA"),
        ("WKRN-TV", "", "WKRN", "Nexstar Media Group"),
        ("NYTimes.com", "", "The New York Times", "The New York Times Company"),
        ("AP News", "", "Associated Press", "Associated Press"),
        ("Coastal Courier", "https://courier.example/x", "Coastal Courier", ""),
        ("", "http://web.archive.org/web/20150101000000/http://losangeles.cbslocal.com/x", "CBS Local", "Paramount"),
        ("", "", "", ""),
        ("", "http://[broken", "", ""),
    ],
)
def test_names_and_addresses(said: str, address: str, outlet: str, family: str) -> None:
    assert KNOWN.settle(said, "", address) == (outlet, family)
    if said:
        assert KNOWN.settle("", said, address) == (outlet, family)


@pytest.mark.parametrize(
    ("said", "address", "outlet", "family"),
    [
        ("The Guardian", "", "The Guardian", ""),
        ("Guardian", "https://guardian.ng/news/x", "The Guardian (Nigeria)", "Guardian Newspapers Limited"),
        ("The Guardian", "https://www.theguardian.com/x", "The Guardian", "Guardian Media Group"),
        ("Guardian Nigeria", "", "The Guardian (Nigeria)", "Guardian Newspapers Limited"),
        ("The Nation, Pakistan", "", "The Nation (Pakistan)", "Nawa-i-Waqt Group"),
        ("The Nation", "https://nation.africa/x", "Daily Nation", "Nation Media Group"),
        ("The Nation", "https://nation.example/x", "The Nation", ""),
        ("Daily News", "", "Daily News", ""),
        ("The Times", "https://times.example.mt/x", "The Times", ""),
        ("The Herald", "https://www.herald.co.zw/x", "The Herald (Zimbabwe)", "Zimpapers"),
        ("The Independent", "", "The Independent", ""),
    ],
)
def test_outlets_of_one_name_are_told_apart_by_address_or_country(said: str, address: str, outlet: str, family: str) -> None:
    assert KNOWN.settle(said, "", address) == (outlet, family)


def test_a_name_alone_does_not_reach_across_borders_but_an_agency_does() -> None:
    assert KNOWN.settle("Daily Trust", "", "https://dailytrust.example.za/x") == ("Daily Trust", "")
    assert KNOWN.settle("Reuters", "", "https://courier.example.za/x") == ("Reuters", "Thomson Reuters")
    assert (country_of("https://x.co.uk/y"), country_of("https://x.tv/y"), country_of("https://x.com")) == ("GB", "", "")


def test_an_unknown_section_of_a_known_site_belongs_to_its_family() -> None:
    assert KNOWN.settle("Guardian Weekly", "", "https://theguardian.com/x") == ("Guardian Weekly", "Guardian Media Group")
    assert KNOWN.settle("Coastal Courier", "", "https://news.yahoo.com/x") == ("Coastal Courier", "")


def test_a_family_holds_from_its_year_on() -> None:
    assert KNOWN.settle("WREG", "", "", "2014-05-02") == ("WREG", "Tribune Media")
    assert KNOWN.settle("WREG", "", "", "2019") == ("WREG", "Nexstar Media Group")
    assert KNOWN.settle("WREG", "", "") == ("WREG", "Nexstar Media Group")
    assert KNOWN.settle("Stuff", "", "", "2015-01-01") == ("Stuff", "Stuff")
    station = Outlet("Karo 7", "Now", "FR", "local", "its page", earlier=((2010, ""), (2019, "First"), (2026, "Second")))
    years = {year: station.family_in(year) for year in ("", "2009-01-01", "2018", "2025-12-31", "2026")}
    assert years == {"": "Now", "2009-01-01": "Karo 7", "2018": "First", "2025-12-31": "Second", "2026": "Now"}


def test_a_users_own_outlet_comes_before_the_shipped() -> None:
    own = (
        Outlet("The Guardian", "Guardian of Karo", "FR", "local", "its own page"),
        Outlet("Coastal Courier", "Kelmara Press", "FR", "local", "its own page", domains=("courier.example",)),
        Outlet("Karo Mail", "Kelmara Press", "FR", "local", "its own page", shared=("Daily Mail",)),
    )
    known = directory(own)
    assert known.settle("guardian", "", "") == ("The Guardian", "Guardian of Karo")
    assert known.settle("", "", "https://m.courier.example/x") == ("Coastal Courier", "Kelmara Press")
    assert known.settle("Daily Mail", "", "") == ("Daily Mail", "")
    assert known.settle("BBC", "", "") == ("BBC News", "BBC")
