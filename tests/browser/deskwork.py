"""What the tests do at a desk that is open in a tab, and what they ask of its record."""

from playwright.sync_api import expect

from onrecord.model import Decision
from onrecord.store import View

WHY = "The text says so."


def claim_of(record, words):
    """The claim whose passage holds the words."""
    with View.open(record) as view:
        return next(c for c in view.claims() if words in c.span.words)


def incident_of(record, document):
    """The id of the incident that a document tells of."""
    with View.open(record) as view:
        return next(i.id for i in view.incidents() if document in i.documents)


def decided(record) -> list[Decision]:
    """Every decision of the record."""
    with View.open(record) as view:
        return list(view.decisions())


def form(tab, act):
    """The first form for an act on the page, unfolded."""
    return unfolded(tab.locator(f"form[data-act='{act}']").first)


def unfolded(found):
    """The element, with everything opened that hides it."""
    found.evaluate("it => { for (let up = it; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true }")
    return found


def act(tab, name, why=WHY, **fields):
    """Fills in the form for an act, sends it, and waits for what it did."""
    sent = form(tab, name)
    for field, value in fields.items():
        box = sent.locator(f"[name='f.{field}']")
        if box.evaluate("it => it.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    if why:
        sent.locator("input[name=why]").fill(why)
    sent.locator("button[type=submit]").first.click()
    expect(done(tab)).to_be_visible()
    return done(tab)


def done(tab):
    """The part of a page that says what was done and what it changed."""
    return tab.locator("#done")


def change(tab, what):
    """Before and after of one line of what changed."""
    row = done(tab).locator(f"tr[data-change='{what}']").first
    return row.locator(".was").inner_text(), row.locator(".now").inner_text()


def numbers(tab, field):
    """Low, best, high of a cell on an incident's page."""
    return tuple(
        tab.locator(f"tr[data-cell='{field}'] td[data-label='{name}']").inner_text() for name in ("Low", "Best", "High")
    )


def choose(tab, first, last):
    """Selects, with the mouse, the text from the words `first` to the words `last` in the document that is open."""
    ends = tab.evaluate(
        """([first, last]) => {
          const root = document.querySelector("[data-text]");
          const spot = (words, end) => {
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode()); ) {
              const at = node.data.indexOf(words);
              if (at < 0) continue;
              const range = document.createRange();
              range.setStart(node, end ? at + words.length - 1 : at);
              range.setEnd(node, end ? at + words.length : at + 1);
              node.parentElement.scrollIntoView({ block: "center" });
              return range;
            }
          };
          const [a, b] = [spot(first, false), spot(last, true)].map((range) => range.getBoundingClientRect());
          return [a.left + 0.5, a.top + a.height / 2, b.right - 0.5, b.top + b.height / 2];
        }""",
        [first, last],
    )
    tab.mouse.move(ends[0], ends[1])
    tab.mouse.down()
    tab.mouse.move(ends[2], ends[3], steps=4)
    tab.mouse.up()
