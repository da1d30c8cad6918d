"""Documents that hold words: in their text or title, in any language, read for claims or not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from onrecord.commands.show.filters import Filters, Traits
from onrecord.commands.show.screen import DIM, MARKED, STRONG, Part, Screen
from onrecord.commands.show.words import counted
from onrecord.errors import InputError
from onrecord.model import Document
from onrecord.searching import Hit, holds, words
from onrecord.searching import hit as hit_in
from onrecord.vocab.languages import language_name, unread


def search(documents: Iterable[Document], asked: str, filters: Filters, passed: dict[str, str]) -> Iterator[Hit]:
    """One hit a document, in their order. Raises InputError for a search without words and filters that only claims have."""
    patterns = words(asked)
    if not patterns:
        raise InputError("--search wants words to look for, for example --search 'bread market' or '\"bread market\"'.")
    if filters.place or filters.harm:
        raise InputError("--search looks in texts: narrow it with --since, --until or --origin (an outlet).")
    for document in documents:
        day = document.published.date or None
        if filters.fit(Traits(start=day, end=day, origins=(document.outlet,))) and holds(document, patterns):
            yield hit_in(document, patterns, passed.get(document.id, ""))


def show(hits: Sequence[Hit], asked: str, documents: int, limit: int, screen: Screen, as_json: bool) -> None:
    """Writes the hits: the document, what is known of it, and the passage with the words marked."""
    kept = hits[: limit or None]
    if as_json:
        screen.data([asdict(hit) for hit in kept])
        return
    for hit in kept:
        spoken = hit.language not in ("", "en") and not hit.unread
        facts = [hit.published or "no date", hit.outlet, language_name(hit.language) if spoken else ""]
        known = "; ".join(fact for fact in (*facts, f"not read: {unread(hit.unread)}" if hit.unread else "") if fact)
        screen.line((hit.document, STRONG), f": {known}", hang=2)
        if hit.title and hit.start is not None:
            screen.line((hit.title, DIM), indent=2, hang=2)
        screen.line(*_marked(hit), indent=4)
    told = f"{len(kept):,} of {counted(len(hits), 'document')}" if len(kept) < len(hits) else counted(len(hits), "document")
    screen.note(f"{told} of {documents:,} with {asked}." if hits else f"None of {counted(documents, 'document')} has {asked}.")


def _marked(hit: Hit) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for start, end in hit.found:
        if start >= at:
            parts += [(hit.passage[at:start], ""), (hit.passage[start:end], MARKED)]
            at = end
    return [*parts, (hit.passage[at:], "")]
