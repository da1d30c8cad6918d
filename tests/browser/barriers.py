"""What axe finds wrong for people who use a keyboard, a screen reader, or need contrast."""

import pytest
from axe_playwright_python.sync_playwright import Axe

FAULTS = ("serious", "critical")


def no_barriers(tab, where=""):
    """Fails with every serious or critical fault of the page in the tab: the rule, the element, and what to do."""
    told = []
    for fault in Axe().run(tab).response["violations"]:
        if fault["impact"] in FAULTS:
            told.append(f"{fault['impact']}: {fault['id']}, {fault['help']}")
            told += [f"    {n['target']} {n['html'][:200]}\n        {n['failureSummary'][:300]}" for n in fault["nodes"][:8]]
    if told:
        pytest.fail(f"{where} at {tab.viewport_size['width']}:\n" + "\n".join(told), pytrace=False)
