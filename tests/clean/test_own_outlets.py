"""A user's own list of outlets: what is read, and what is said of what does not fit."""

import pytest

from onrecord.clean.outlets import Outlet
from onrecord.clean.own_outlets import own_outlets
from onrecord.errors import InputError

GOOD = """
- name: Coastal Courier
  family: Kelmara Press
  country: FR
  kind: local
  domains: [courier.example]
  basis: its imprint
"""


def test_a_list_is_read() -> None:
    read = own_outlets(GOOD, "own.yml")
    assert read == (Outlet("Coastal Courier", "Kelmara Press", "FR", "local", "its imprint", domains=("courier.example",)),)
    assert own_outlets("", "own.yml") == own_outlets("[]", "own.yml") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- name: [", "no YAML"),
        ("name: Courier", "no list"),
        ("- Courier", "no entry"),
        (GOOD.replace("  basis: its imprint\n", ""), "Coastal Courier (entry 1 of own.yml): the field 'basis' is missing"),
        (GOOD.replace("domains", "domain"), "a field 'domain' that is none"),
        (GOOD.replace("local", "tabloid"), "the kind 'tabloid' is none"),
        (GOOD.replace("courier.example", "https://courier.example/"), "write the domain 'https://courier.example/' bare"),
        (GOOD.replace("[courier.example]", "courier.example"), "the field 'domains' does not fit"),
        (GOOD + "  earlier: [[spring, Kelmara Press]]\n", "the field 'earlier' does not fit"),
    ],
)
def test_what_does_not_fit_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError) as told:
        own_outlets(text, "own.yml")
    assert said in str(told.value) and "own.yml" in str(told.value)
