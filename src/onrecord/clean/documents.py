"""The clean stage: captures in, documents out, one at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord.clean import plain
from onrecord.clean.dates import UNKNOWN, of_address, published
from onrecord.clean.decode import decode
from onrecord.clean.head import Head
from onrecord.clean.language import language
from onrecord.clean.names import Names
from onrecord.clean.outlets import settle
from onrecord.clean.page import Page, page
from onrecord.clean.relevance import relevant
from onrecord.clean.wire import wire
from onrecord.model import Capture, Document, Issue, Mark, Published, key

NO_PAGE = Page(())
Reader = Callable[[str], Page | None]
READERS: dict[str, Reader] = {"text/html": page}
"""Finds the report in a decoded source that is more than plain text, by media type. A new format is one module and one line."""
BROKEN = "\ufffd"
# The longest text in characters; the parser takes no longer line.
LONGEST = 1_000_000


def clean(captures: Iterable[Capture], taken: Mapping[str, str]) -> Iterator[Document | Issue]:
    """Yield a Document for each capture that the record does not hold yet, and an Issue for each that has no text in it.

    `taken` maps the ids in the record to their sha256. What a sidecar or row says wins over the document, the document over
    what was said of the whole lot; what nobody says stays empty."""
    names = Names(taken)
    for capture in captures:
        name = names.give(capture)
        if name:
            yield from _cleaned(capture, name)


def _cleaned(capture: Capture, name: str) -> list[Document | Issue]:
    try:
        return list(_document(capture, name))
    # Pages are read by parsers of others, and there is no end to what a page may hold: one on which a parser breaks must not
    # cost the reports that come after it.
    except Exception as error:  # noqa: BLE001
        what = f"{type(error).__name__}: {error}"[:200]
        problem = (
            f"It could not be cleaned: onrecord made a mistake on it ({what}). Save the report's text as .txt, and report this."
        )
        return [Issue("clean", capture.path, problem)]


def _document(capture: Capture, name: str) -> Iterator[Document | Issue]:
    text = decode(capture.content, page=capture.media_type in READERS)
    if text is None:
        yield Issue("clean", capture.path, "Its encoding could not be found out. Save it as UTF-8 and build again.")
        return
    if BROKEN in text:
        broken = f"{text.count(BROKEN):,} of its characters are broken and stand as {BROKEN} in the text."
        yield Issue("clean", capture.path, broken)
    told = capture.hints.published
    when = published(told, "metadata")
    if told and not when.date:
        yield Issue("clean", capture.path, f"The publication date {told!r} cannot be read. Write it as 2011-04-28.")
    reader = READERS.get(capture.media_type)
    yield _plain(capture, name, text, when) if reader is None else _read(capture, name, reader(text), when)


def _plain(capture: Capture, name: str, text: str, when: Published) -> Document | Issue:
    if len(text) > LONGEST:
        return _too_long(capture, text)
    marks, head = plain.mark(text, capture.hints.title)
    return _assemble(capture, name, text, marks, head, NO_PAGE, when)


def _read(capture: Capture, name: str, found: Page | None, when: Published) -> Document | Issue:
    """A page's text is its title and its paragraphs, each on a line of its own."""
    if found is None:
        problem = "No report was found in this page, or it is far too large for one. Save the report's text as .txt."
        return Issue("clean", capture.path, problem)
    title = capture.hints.title or found.title
    body = list(found.paragraphs)
    if title and body and body[0].casefold() == title.casefold():
        body = body[1:]
    text = "\n\n".join([title, *body] if title else body)
    if len(text) > LONGEST:
        return _too_long(capture, text)
    marks, head = plain.mark(text, title, page=True)
    return _assemble(capture, name, text, marks, head, found, when)


def _too_long(capture: Capture, text: str) -> Issue:
    problem = f"Its text has {len(text):,} characters; a report may have {LONGEST:,}. Split it into one file a report."
    return Issue("clean", capture.path, problem)


def _assemble(
    capture: Capture, name: str, text: str, marks: tuple[Mark, ...], head: Head, found: Page, told: Published
) -> Document:
    hints, fallback = capture.hints, capture.fallback
    stands = text[head.title[0] : head.title[1]] if head.title else ""
    title = hints.title or found.title or stands or fallback.title
    body = "".join(text[m.start : m.end] for m in marks if m.mark not in ("clutter", "title"))
    address = hints.address or found.address or fallback.address
    outlet, family = settle(hints.outlet, found.site, address)
    if not outlet:
        outlet, family = settle(fallback.outlet, "", "")
    spoken = hints.language or language(body) or found.language or fallback.language
    authors = found.authors or head.authors
    agency = wire(body, authors)
    agency = "" if agency == outlet else agency
    dates = (told, found.published, head.published, of_address(address), published(fallback.published, "metadata"))
    return Document(
        id=name, key=key("doc", name, capture.sha256), sha256=capture.sha256, text=text, title=title.strip(), outlet=outlet,
        outlet_family=family, authors=authors, published=next((d for d in dates if d.date), UNKNOWN),
        language=spoken, address=address, marks=marks, relevant=relevant(title, body, spoken), wire=agency,
    )  # fmt: skip
