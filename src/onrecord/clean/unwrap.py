"""Paragraphs out of lines that were broken to fit a page or a screen."""

import re
from collections.abc import Iterable, Iterator

# Lines as wide as this are paragraphs themselves; a line that fills so great a share of the usual width runs on in the next.
WIDEST, FULL = 160, 0.8
FEW = 4
# Where more of the lines than this end as sentences do, each is a paragraph.
SENTENCES = 0.7
ENDED = re.compile(r"[.!?][\"'”’)]*$")
ITEM = re.compile(r"\s*(?:[•‣▪●◦*·–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
LONGEST_WORD = 60
HYPHEN = re.compile(r"([A-Za-zÀ-ÿ]+)[-\u2010]$")
SPACE = re.compile(r"[ \t\r\f\v\xa0]+")


def paragraphs(lines: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of a text that comes in lines; an empty line ends one, as does a short line before a new beginning."""
    tidy = [SPACE.sub(" ", line).strip() for line in lines]
    width = _width(tidy)
    hyphenated = set(re.findall(r"(?<!\w)\w{1,40}-\w{1,40}", " ".join(tidy).lower()))
    return tuple(_joined(tidy, width, hyphenated))


def _width(lines: list[str]) -> int:
    """The usual width of a full line; 0 where lines are not broken at one."""
    lengths = sorted(len(line) for line in lines if line)
    if sum(ENDED.search(line) is not None for line in lines) > SENTENCES * len(lengths):
        return 0
    if not lengths:
        return 0
    usual = lengths[-1] if len(lengths) < FEW else lengths[int(len(lengths) * 0.9)]
    return usual if usual <= WIDEST else 0


def _joined(lines: list[str], width: int, hyphenated: set[str]) -> Iterator[str]:
    held: list[str] = []
    last = ""
    for line in lines:
        if held and line and _runs_on(last, line, width):
            held[-1] = _end(held[-1], line, hyphenated)
            held.append(line)
        else:
            if held:
                yield "".join(held)
            held = [line] if line else []
        last = line
    if held:
        yield "".join(held)


def _runs_on(line: str, following: str, width: int) -> bool:
    if not width or ITEM.match(following):
        return False
    return following[:1].islower() or len(line) >= FULL * width


def _end(line: str, following: str, hyphenated: set[str]) -> str:
    """A line as it stands before the one it runs on in; a word that was broken is whole again, unless it has its hyphen
    elsewhere too."""
    broken = HYPHEN.search(line, max(0, len(line) - LONGEST_WORD))
    if broken is None or not following[:1].islower():
        return line + " "
    second = re.split(r"[^\w-]", following[:LONGEST_WORD], maxsplit=1)[0].lower()
    return line if f"{broken[1].lower()}-{second}" in hyphenated else line[:-1]
