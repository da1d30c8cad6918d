"""Outlets by name and address, and the agencies that texts credit."""

import pytest

from onrecord.clean.outlets import fold, of_address, outlets, settle
from onrecord.clean.wire import wire


def test_names_domains_and_bases_are_sound() -> None:
    domains = [d for o in outlets() for d in o.domains]
    assert len(domains) == len(set(domains)) and len(outlets()) >= 80
    assert all(o.basis and o.family and len(o.country) == 2 for o in outlets())
    names = [name for o in outlets() for name in {fold(n) for n in (o.name, *o.names)}]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_settle() -> None:
    assert settle("the guardian", "", "") == ("The Guardian", "Guardian Media Group")
    assert settle("", "AP News", "") == ("Associated Press", "Associated Press")
    assert settle("", "Coastal Courier", "https://courier.example/x") == ("Coastal Courier", "")
    assert settle("", "", "http://web.archive.org/web/20150101000000/http://losangeles.cbslocal.com/x")[0] == "CBS Local"
    assert settle("", "", "") == ("", "")
    assert of_address("not an address") is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KARO (AP) — Three people were killed.", "Associated Press"),
        ("KARO, May 2 (Xinhua) -- Three people were killed.", "Xinhua"),
        ("AFP Three people were killed in Karo.", "Agence France-Presse"),
        ("Three people were killed in Karo. --Reuters", "Reuters"),
        ("Three people were killed.\nReuters contributed to this report.", "Reuters"),
        ("Three people were killed.\nCopyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
        ("At least 12 were killed, according to figures compiled by Reuters.", ""),
        ("Three people were killed, a resident told Reuters by telephone.", ""),
        ("A spa in Karo - closed since May - was hit. He ran the pa system (aa).", ""),
    ],
)
def test_wire(text: str, agency: str) -> None:
    assert wire(text) == agency


def test_wire_by_byline() -> None:
    assert wire("Three people were killed.", ("The Associated Press",)) == "Associated Press"
