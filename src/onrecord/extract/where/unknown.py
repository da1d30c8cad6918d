"""Names that stand where only a place can stand but that no table holds: "in Tel Kelakh", "the village of Saqba"."""

from collections.abc import Iterator, Sequence

from onrecord.extract.where.spot import Reader, Spot
from onrecord.extract.where.tables import demonyms, words

MOST = 3


def unknown(reader: Reader, taken: Sequence[tuple[int, int, int]]) -> Iterator[Spot]:
    """Capitalised runs in a firm locative context that overlap no spot in `taken` (block number, start, end)."""
    at = 0
    mine = [(start, end) for number, start, end in taken if number == reader.number]
    while at < len(reader.words):
        last = run(reader, at)
        if last > at:
            start, end = reader.words[at].start, reader.words[last - 1].end
            free = not any(s < end and start < e for s, e in mine)
            if free and firm(reader, at, last):
                yield Spot(reader.block, reader.number, at, last, start, end, reader.text[start:end], ())
            at = last
        else:
            at += 1


def run(reader: Reader, at: int) -> int:
    """The end of the capitalised run that begins at word `at` (or with an article before it); `at` when there is none."""
    word = reader.words[at]
    last = at
    if not word.capital and word.folded in ("al", "el") and reader.gap(at) == "-":
        last = at + 1
    while last < len(reader.words) and reader.words[last].capital and (last == at or reader.gap(last - 1) in (" ", "-")):
        last += 1
        if last + 1 < len(reader.words) and reader.words[last].folded in ("al", "el") and reader.gap(last) == "-":
            last += 1
    return last if last > at and reader.words[last - 1].capital else at


def firm(reader: Reader, first: int, last: int) -> bool:
    """Whether the run stands where a place stands, and nothing says that it is something else."""
    lists = words()
    if first == 0 or last - first > MOST or reader.shouting or reader.gap(first - 1) != " ":
        return False
    folded = [w.folded for w in reader.words[first:last]]
    if any(
        f in lists.never
        or f in lists.bodies
        or f in demonyms()
        or f in lists.titles
        or len(f) < 3
        and f not in ("al", "el", "as")
        for f in folded
    ):
        return False
    if any(w.text.isupper() for w in reader.words[first:last]):
        return False
    label = next((k for s, e, k in reader.entities if s < reader.words[last - 1].end and reader.words[first].start < e), "")
    before = reader.words[first - 1].folded
    kind = reader.words[first - 2] if first > 1 else None
    of_kind = before == "of" and kind is not None and not kind.capital and kind.folded in lists.settlements | lists.divisions
    after = reader.words[last].folded if last < len(reader.words) and reader.gap(last - 1) == " " else ""
    is_kind = after in lists.settlements or (after in lists.divisions and after != "state")
    if of_kind or (is_kind and label not in ("PERSON",)):
        return True
    return (
        before in lists.firm
        and label in ("GPE", "LOC", "PERSON", "ORG", "FAC")
        and (label in ("GPE", "LOC") or before in ("in", "near"))
    )
