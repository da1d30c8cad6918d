"""A real Chromium, driven by Playwright: for the tests of what people see, for pictures of it and for its speed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
# No look-ups of its own and no address but this machine's: what a page asks of anybody else fails, and is seen to fail.
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)  # fmt: skip
# In CSS pixels.
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
HOW = (
    "No Chromium was found. Install it (on Debian and Ubuntu: apt-get install chromium), or name the program: "
    "ONRECORD_CHROMIUM=/path/to/chromium"
)


def found() -> str:
    """The path of the Chromium to use, or "" where there is none; ONRECORD_CHROMIUM names it."""
    named = os.environ.get("ONRECORD_CHROMIUM", "")
    return next((path for name in ([named] if named else NAMES) if (path := shutil.which(name))), "")


@contextmanager
def opened() -> Iterator["Browser"]:
    """A browser without a window, closed afterwards. Raises FileNotFoundError that says how to get one."""
    from playwright.sync_api import sync_playwright

    path = found()
    if not path:
        raise FileNotFoundError(HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        try:
            yield browser
        finally:
            browser.close()
