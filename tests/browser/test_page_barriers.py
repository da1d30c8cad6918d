"""axe finds no serious fault in the page: wide, as narrow as a phone, light and dark."""

import pytest
from barriers import no_barriers

from evals.chromium import PHONE, WIDE


@pytest.mark.parametrize("name", ["demo", "pair", "empty", "hostile"])
@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_the_page_has_no_serious_barrier(context, paged, name, size, scheme):
    tab = context(viewport=size, color_scheme=scheme).new_page()
    tab.goto(paged(name))
    no_barriers(tab, name)
