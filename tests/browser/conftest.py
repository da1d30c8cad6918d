"""A real Chromium for every test of this folder, and the records it is shown. Where there is none the tests are skipped, and
the last lines of the run say how to get it; with ONRECORD_NEEDS_BROWSER=1 they fail instead."""

import os
import shutil
from contextlib import ExitStack
from itertools import count

import made_up
import pytest
from playwright.sync_api import expect
from watched import Watch

from evals import chromium, desks
from onrecord import pipeline
from onrecord.report import write
from onrecord.review import passwords
from onrecord.store import View
from onrecord.store.accounts import Accounts

PEOPLE = {"Ana": "admin", "Ben": "coder", "Cleo": "coder", "Dov": "viewer"}
PASSWORD = "three small grey owls"
PATIENCE = 20_000  # milliseconds that a page may take on a busy machine
SKIPPED = pytest.StashKey[bool]()


@pytest.fixture(scope="module")
def browser(request):
    """One browser for the tests of a file: Playwright's loop must not outlive it, for the sake of other tests."""
    if not chromium.found():
        if os.environ.get("ONRECORD_NEEDS_BROWSER") == "1":
            pytest.fail(chromium.HOW, pytrace=False)
        request.config.stash[SKIPPED] = True
        pytest.skip(chromium.HOW)
    expect.set_options(timeout=PATIENCE)
    with chromium.opened() as running:
        yield running


def pytest_terminal_summary(terminalreporter, config):
    """Says how to get a browser where its tests were skipped."""
    if config.stash.get(SKIPPED, False):
        terminalreporter.write_line(f"The tests in a browser were skipped. {chromium.HOW}")


@pytest.fixture
def watch():
    """Whatever a page of this test does that it must not; the test fails by it at its end."""
    minding = Watch()
    yield minding
    assert minding.told() == []


@pytest.fixture
def context(browser, watch):
    """Makes fresh, watched browser contexts: each is another person at another machine."""
    made = []

    def new(**options):
        made.append(watch.mind(browser.new_context(**{"viewport": chromium.WIDE, "locale": "en-GB", **options})))
        made[-1].set_default_timeout(PATIENCE)
        return made[-1]

    yield new
    for one in made:
        one.close()


@pytest.fixture
def tab(context):
    """One watched tab, 1280 points wide."""
    return context().new_page()


@pytest.fixture(scope="session")
def made(tmp_path_factory, root):
    """The records the tests are shown, each made once: do not write to them."""
    folder, done = tmp_path_factory.mktemp("records"), {}

    def demo(path):
        pipeline.build([str(root / "examples" / "reports")], path, gazetteer=(root / "examples" / "places.tsv",))

    def empty(path):
        (folder / "nothing").mkdir()
        pipeline.build([str(folder / "nothing")], path)

    makers = {
        "demo": demo,
        "pair": made_up.pair,
        "one": made_up.one,
        "towns": made_up.towns,
        "hostile": made_up.hostile,
        "empty": empty,
    }

    def record(name):
        if name not in done:
            done[name] = folder / f"{name}.record"
            makers[name](done[name])
        return done[name]

    return record


@pytest.fixture
def copy(made, tmp_path):
    """A copy of a record that a test may write to."""
    numbers = count()

    def of(name):
        there = tmp_path / f"{name}{next(numbers)}.record"
        shutil.copy(made(name), there)
        return there

    return of


@pytest.fixture(scope="session")
def paged(made, tmp_path_factory):
    """The address of the situation page of a record."""
    folder, done = tmp_path_factory.mktemp("pages"), {}

    def page(name):
        if name not in done:
            with View.open(made(name)) as view:
                done[name] = write(view, folder / f"{name}.html").as_uri()
        return done[name]

    return page


@pytest.fixture
def desk(copy, watch):
    """Starts review desks, each on a copy of the record that is named."""
    with ExitStack() as stack:

        def start(name, **settings):
            running = stack.enter_context(desks.running(copy(name), **settings))
            watch.desks.append(running.host)
            return running

        yield start


@pytest.fixture
def at_desk(desk, tab):
    """Opens a new desk of the named record in `tab`, at its first page."""

    def enter(name, **settings):
        running = desk(name, **settings)
        tab.goto(running.entrance())
        tab.wait_for_url(running.address + "/")
        return running

    return enter


@pytest.fixture
def shared(desk, context, tmp_path):
    """A shared desk of a record and a way to log in: shared("pair") gives (desk, enter), enter("Ana") the tab of a new person.
    Ana keeps the accounts, Ben and Cleo code, Dov reads."""

    def start(name):
        accounts, kept = Accounts(tmp_path / "accounts", create=True), passwords.hashed(PASSWORD)
        for who, role in PEOPLE.items():
            accounts.add(who, role, kept)
        running = desk(name, accounts=accounts.path)

        def enter(who, password=PASSWORD):
            tab = context().new_page()
            tab.goto(running.address)
            tab.get_by_label("Name").fill(who)
            tab.get_by_label("Password").fill(password)
            tab.get_by_role("button", name="Log in").click()
            tab.wait_for_load_state()
            return tab

        return running, enter

    return start
