"""Headlines without the site, bylines without jobs, desks and agencies."""

import pytest
from lxml import html  # type: ignore[import-untyped]

from onrecord.clean.authors import people
from onrecord.clean.title import headline, site_name, without_site

ADDRESS = "https://www.coastalcourier.example/x"


def title(*headings: str, named: tuple[str, ...]) -> str:
    tree = html.document_fromstring("<html><body>" + "".join(f"<h1>{h}</h1>" for h in headings) + "</body></html>")
    return headline(tree, named, "Coastal Courier", ADDRESS)


def test_the_heading_that_the_page_calls_its_title() -> None:
    assert (
        title("Coastal Courier", "Three killed in Tarsil", named=("Three killed in Tarsil market | Courier",))
        == "Three killed in Tarsil"
    )
    assert title("Coastal Courier", named=("Three killed in Tarsil",)) == "Three killed in Tarsil"
    assert title("Create a new password", named=("Three killed in Tarsil",)) == "Three killed in Tarsil"
    assert (
        title("A market falls silent", named=("Three killed", "", "A market falls silent - Courier")) == "A market falls silent"
    )
    assert title("Three killed in Tarsil", named=()) == "Three killed in Tarsil"
    assert title(named=()) == ""


@pytest.mark.parametrize(
    "said",
    [
        "Three killed | Coastal Courier", "Three killed - coastalcourier.example", "Three killed – The Coastal Courier",
        "Coastal Courier: Three killed", "Three killed", "Coastal Courier | Three killed",
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part(said: str) -> None:
    assert without_site(said, "Coastal Courier", ADDRESS).removeprefix("Coastal Courier: ") == "Three killed"


def test_other_parts_stay() -> None:
    assert without_site("Tarsil | Three killed", "Coastal Courier", ADDRESS) == "Tarsil | Three killed"


def test_a_site_without_its_motto() -> None:
    assert site_name("Coastal Courier | News of the coast", ADDRESS) == "Coastal Courier"
    assert site_name("Coastal Courier | News of the coast", "") == "Coastal Courier | News of the coast"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (("By Dana Reef",), ("Dana Reef",)),
        (("Dana Reef and Omar Dabe, AP National Security Writer",), ("Dana Reef", "Omar Dabe")),
        (("DANA REEF; The Associated Press",), ("DANA REEF",)),
        (("Dana Reef, Staff Writer | Posted: May 2",), ("Dana Reef",)),
        (("Dana Reef dreef@courier.example",), ("Dana Reef",)),
        (("Dana Reef for the Courier", "Dana R. Reef"), ("Dana R. Reef",)),
        (("Dana Lee Reef May",), ("Dana Lee Reef",)),
        (("Staff Reports", "admin", "Reuters", "Coastal Courier", "https://courier.example/dana", "dana-r"), ()),
        ((), ()),
    ],
)
def test_people(said: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert people(said, "Coastal Courier") == found
