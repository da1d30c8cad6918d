"""What no page of ours may do, noted while a test drives it: ask anybody outside, run what a report says, break its policy."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

OWN = ("file", "data", "blob", "about")


@dataclass
class Watch:
    """The faults seen in the contexts it minds. `desks` are the addresses that may be asked, such as 127.0.0.1:8000; `expected`
    are parts of messages that a test brings about itself."""

    desks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def mind(self, context):
        """Listens to everything that happens in a browser context, also in the windows it opens."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("dialog", self._dialog)
        return context

    def expects(self, *parts):
        """From now on, messages with one of these parts are no faults: the test wants them."""
        self.expected += parts

    def told(self):
        """What went wrong, without what was expected."""
        return [fault for fault in self.faults if not any(part in fault for part in self.expected)]

    def _request(self, request):
        where = urlsplit(request.url)
        if where.scheme not in OWN and where.netloc not in self.desks:
            self.faults.append(f"request: {request.url}")

    def _console(self, message):
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _dialog(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


RUN = """[...document.querySelectorAll("*")].filter((it) => it.matches("img, iframe, object, embed, base") ||
  it.getAttributeNames().some((name) => name.startsWith("on")) ||
  ["href", "src", "action", "formaction"].some((name) => /^\\s*javascript:/i.test(it.getAttribute(name) || "")))
  .map((it) => it.outerHTML.slice(0, 200))"""


def harmless(tab):
    """Fails when words of a hostile report have become something that runs, or could at a click, or were worked out."""
    assert tab.evaluate("window.broken") is None
    assert tab.evaluate(RUN) == []
    assert "1337" not in tab.locator("body").inner_text()
