"""The clean stage: captures in, documents out, one at a time."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord import limits
from onrecord.clean import plain
from onrecord.clean.dates import of_address, of_slug, published
from onrecord.clean.decode import decode
from onrecord.clean.docx import docx
from onrecord.clean.evidence import of_published
from onrecord.clean.head import Head
from onrecord.clean.language import ENGLISH, foreign, language
from onrecord.clean.mail import mail
from onrecord.clean.names import Names
from onrecord.clean.outlets import Directory, Outlet, directory
from onrecord.clean.page import Page, page
from onrecord.clean.pdf import pdf
from onrecord.clean.publisher import published_by
from onrecord.clean.relevance import relevant
from onrecord.clean.tongue import code
from onrecord.clean.unreadable import Unreadable, told
from onrecord.clean.when import Dates, weigh
from onrecord.model import Capture, Document, Issue, Mark, Published, key

NO_PAGE = Page(())
Reader = Callable[[str], Page | None]
READERS: dict[str, Reader] = {"text/html": page}
"""Finds the report in a decoded source that is more than plain text, by media type. A new format is one module and one line."""
CONVERTERS: dict[str, Callable[[bytes], Page]] = {
    "application/pdf": pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx,
    "message/rfc822": mail,
}
"""Finds the report in bytes that are no text, by media type; raises Unreadable. A new format is one module and one line."""
BROKEN = "\ufffd"
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d*")


def clean(
    captures: Iterable[Capture], taken: Mapping[str, str], outlets: tuple[Outlet, ...] = ()
) -> Iterator[Document | Issue]:
    """Yield a Document for each capture that the record does not hold yet, and an Issue for each that has no text in it.

    `taken` maps the ids in the record to their sha256. What a sidecar or row says wins over the document, the document over
    what was said of the whole lot; what nobody says stays empty. `outlets` are the user's
    own, known beside the shipped ones."""
    names, known = Names(taken), directory(outlets)
    for capture in captures:
        name = names.give(capture)
        if name:
            yield from _cleaned(capture, name, known)


def _cleaned(capture: Capture, name: str, known: Directory) -> list[Document | Issue]:
    try:
        found = _document(capture, name)
        return [item if isinstance(item, Issue) else published_by(item, capture, known) for item in found]
    except Unreadable as error:
        return [Issue("clean", capture.path, str(error))]
    # Pages are read by parsers of others, and there is no end to what a page may hold: one on which a parser breaks must not
    # cost the reports that come after it.
    except Exception as error:  # noqa: BLE001
        mistake = f"It could not be cleaned: onrecord made a mistake on it ({told(error)})."
        problem = f"{mistake} Save the report's text as .txt, and report this."
        return [Issue("clean", capture.path, problem)]


def _document(capture: Capture, name: str) -> Iterator[Document | Issue]:
    media, _, declared = capture.media_type.partition("; charset=")
    told = capture.hints.published
    when = published(told, "metadata")
    if told and not when.date:
        yield Issue("clean", capture.path, f"The publication date {told!r} cannot be read. Write it as 2011-04-28.")
    if media in CONVERTERS:
        yield from _read(capture, name, CONVERTERS[media](capture.content), when)
        return
    reader = READERS.get(media)
    text = decode(capture.content, page=reader is not None, declared=declared)
    if text is None:
        yield Issue("clean", capture.path, "Its encoding could not be found out. Save it as UTF-8 and build again.")
        return
    if BROKEN in text:
        broken = f"{text.count(BROKEN):,} of its characters are broken and stand as {BROKEN} in the text."
        yield Issue("clean", capture.path, broken)
    yield from _plain(capture, name, text, when) if reader is None else _read(capture, name, reader(text), when)


def _plain(capture: Capture, name: str, text: str, when: Published) -> tuple[Document | Issue, ...]:
    if len(text) > limits.TEXT:
        return (_too_long(capture, text),)
    marks, head = plain.mark(text, capture.hints.title)
    return _assemble(capture, name, text, marks, head, NO_PAGE, when)


def _read(capture: Capture, name: str, found: Page | None, when: Published) -> tuple[Document | Issue, ...]:
    """A page's text is its title and its paragraphs, each on a line of its own."""
    if found is None:
        problem = "No report was found in this page, or it is far too large for one. Save the report's text as .txt."
        return (Issue("clean", capture.path, problem),)
    title = capture.hints.title or found.title
    body = list(found.paragraphs)
    if title and body and body[0].casefold() == title.casefold():
        body = body[1:]
    text = "\n\n".join([title, *body] if title else body)
    if len(text) > limits.TEXT:
        return (_too_long(capture, text),)
    marks, head = plain.mark(text, title, page=True)
    return _assemble(capture, name, text, marks, head, found, when)


def _too_long(capture: Capture, text: str) -> Issue:
    problem = f"Its text has {len(text):,} characters; a report may have {limits.TEXT:,}. Split it into one file a report."
    return Issue("clean", capture.path, problem)


def _assemble(
    capture: Capture, name: str, text: str, marks: tuple[Mark, ...], head: Head, found: Page, told: Published
) -> tuple[Document | Issue, ...]:
    hints, fallback = capture.hints, capture.fallback
    stands = text[head.title[0] : head.title[1]] if head.title else ""
    title = hints.title or found.title or stands or fallback.title
    body = "".join(text[m.start : m.end] for m in marks if m.mark not in ("clutter", "title"))
    address = hints.address or found.address or fallback.address
    spoken = code(hints.language) or language(body) or code(found.language) or code(fallback.language)
    if spoken == ENGLISH:
        marks = foreign(text, marks)
    dates = _dates(capture, told, found, head, address)
    when = dates.published if dates.published.date else published(fallback.published, "metadata")
    document = Document(
        id=name, key=key("doc", name, capture.sha256), sha256=capture.sha256, text=text, title=title.strip(),
        outlet=found.site, authors=found.authors or head.authors, published=when, modified=dates.modified, language=spoken,
        address=address, marks=marks, relevant=relevant(title, body, spoken),
    )  # fmt: skip
    return document, *(Issue("clean", capture.path, problem) for problem in dates.problems)


def _dates(capture: Capture, told: Published, found: Page, head: Head, address: str) -> Dates:
    """Everything that is said of the document's dates, weighed. Nothing is dated later than the bytes were taken; of a page
    from a web archive that is in its address."""
    parts = (of_published(told), found.dates, of_published(found.published), head.dates, of_published(of_address(address)))
    said = [one for part in parts for one in part]
    if not any(one.kind != "modified" and one.known.date and one.read_from != "htmldate" for one in said):
        said += of_published(of_slug(address))
    archived = ARCHIVED.match(address)
    taken = published("-".join(archived.groups()) if archived else capture.retrieved_at, "metadata")
    return weigh(said, taken.date if taken.precision == "day" else "")
