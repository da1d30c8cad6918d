"""What the tests ask of a situation page that is open in a tab."""

from playwright.sync_api import expect


def opened(tab, address, more=""):
    """Opens the page and waits until its table stands."""
    tab.goto(address + more)
    expect(tab.locator("[data-count]")).not_to_be_empty()
    return tab


def ids(tab):
    """The incidents in the table, in its order."""
    return tab.locator("[data-table] tbody tr").evaluate_all("rows => rows.map(row => row.dataset.id)")


def cells(tab, label):
    """The texts of one column."""
    return tab.locator(f"[data-table] tbody td[data-label='{label}']").all_inner_texts()


def count(tab):
    """How many incidents pass, as the page says."""
    return int(tab.locator("[data-count]").inner_text().split()[0].replace(",", ""))


def settled(tab):
    """Waits for the frame in which the page has told all its views of a change, and for the passages to be searched."""
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))")
    expect(tab.locator("[data-count]")).not_to_contain_text("looking")


def find(tab, **filters):
    """Sets filters by their labels: Find="market", Harm="killed", Standing="contested"."""
    for label, value in filters.items():
        field = tab.locator("[data-filters] label").filter(has=tab.get_by_text(label, exact=True)).locator("input, select")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    settled(tab)
    return ids(tab)


def panel(tab):
    """The panel of what is open."""
    return tab.locator("[data-panel]")


def show(tab):
    """Opens the first incident of the table and waits until all of it stands."""
    tab.locator("[data-table] tbody a").first.click()
    expect(panel(tab).locator("[aria-busy]")).to_have_count(0)
    expect(panel(tab)).to_be_visible()
    return panel(tab)
