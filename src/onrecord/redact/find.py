"""Where names stand in a text. One pass over its words, each looked up in a table: no pattern per name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.redact.contacts import contacts
from onrecord.redact.names import ARABIC, PARTICLES, Names, Parts
from onrecord.redact.offsets import Cut
from onrecord.redact.words import UNSEEN, Word, heard, people, plain_words, told, words

GAP = re.compile(rf"(?:[^\w]|_|[{UNSEEN}]|%[0-9A-Fa-f]{{2}}|&[a-z]+;){{0,9}}")
TIED = re.compile(r"[^\w\s,;:]{1,2}|_")
LAND = re.compile(r", [A-Z]")
UNKNOWN = "[name]"
LONG = 11  # letters of a word that may hold a whole name run together with other words


def cuts(text: str, names: Names, parts: Parts, given: Sequence[Cut] = (), slug: bool = False) -> list[Cut]:
    """What goes out of a text, in order and without overlap. `parts` are the single words that mean somebody here; `given` are
    places known to hold a name. In a `slug` (an id, an address) case says nothing."""
    found = [*given, *(_named(text, names, parts, slug) if text else ())]
    cleared = _merged(text, found)
    if slug or not ("@" in text or "://" in text or "www." in text or "#" in text or "/" in text or cleared):
        return cleared
    return _merged(text, [*cleared, *contacts(text, parts, cleared, lambda token: any(_named(token, names, parts, True)))])


def _named(text: str, names: Names, parts: Parts, slug: bool) -> Iterator[Cut]:
    tokens = words(text)
    last: dict[str, str] = {}
    n = 0
    while n < len(tokens):
        size, label = _whole(text, tokens, n, names, parts, slug)
        if size:
            for token in tokens[n : n + size]:
                last[token[2]] = label
            if label:
                yield Cut(tokens[n][0], _with_suffix(text, tokens[n + size - 1][1]), label)
            n += size
            continue
        word = tokens[n][2]
        if word not in parts and (slug or text[tokens[n][0]].isupper()):
            word = _known_as(word, names, parts)
        if word in parts and _means_person(text, tokens, n, names, parts, slug, last.get(word) == ""):
            labels = parts[word]
            label = last[word] if last.get(word) in labels else labels[0]
            start = tokens[n][0] if slug else _with_more(text, tokens, n, names)
            yield Cut(start, _with_suffix(text, tokens[n][1]), label)
        elif word in names.surnames and _addressed(text, tokens, n, names):
            yield Cut(tokens[n][0], tokens[n][1], UNKNOWN)
        elif word in names.initial and not set(names.initial[word]).isdisjoint(
            x for p in (word[1:], word[2:]) for x in parts.get(p, ())
        ):
            yield Cut(tokens[n][0], tokens[n][1], names.initial[word][0])  # "mkell.jpg"
        elif len(word) >= LONG:
            yield from _inside(tokens[n], names)
        n += 1


def in_full(text: str, names: Names) -> set[str]:
    """The labels of those whom a text names in full."""
    tokens, found = words(text), set()
    for n, (start, _, word) in enumerate(tokens):
        if text[start].isupper() and word in names.begun:
            found.add(_whole(text, tokens, n, names, {}, False)[1])
    return found


def _known_as(word: str, names: Names, parts: Parts) -> str:
    """A word as the parts have it: "the Kells", another rendering of an Arabic name."""
    if word[-1:] == "s" and len(word) > 4 and word[:-1] in parts:
        return word[:-1]
    sound = heard(word)
    if sound not in parts or word in names.common or word in names.kept or word in names.places or word in plain_words():
        return word
    return sound


def _whole(text: str, tokens: list[Word], n: int, names: Names, parts: Parts, slug: bool) -> tuple[int, str]:
    """How many words from the n-th on are a name in full, the longest, and its label; 0 where none begins there."""
    joined, best, label = "", 0, ""
    for m in range(n, min(n + 8, len(tokens))):
        if m > n and not GAP.fullmatch(text, tokens[m - 1][1], tokens[m][0]):
            break
        joined += tokens[m][2]
        if joined not in names.begun:
            break
        if joined in names.whole and (slug or _written_as_name(text, tokens[n : m + 1], names)):
            best, label = m - n + 1, names.whole[joined]
        elif joined in names.initial and m > n and len(tokens[n][2]) == 1 and (slug or text[tokens[m][0]].isupper()):
            labels = names.initial[joined]
            best, label = m - n + 1, next((x for x in labels if x in parts.get(tokens[m][2], ())), labels[0])
    return best, label


def _written_as_name(text: str, tokens: list[Word], names: Names) -> bool:
    """Whether it is written as a name is, or cannot be anything else."""
    if text[tokens[0][0]].isupper() and text[tokens[-1][0]].isupper():
        return True
    return not all(token[2] in names.common for token in tokens)


def _means_person(text: str, tokens: list[Word], n: int, names: Names, parts: Parts, slug: bool, other: bool) -> bool:
    """Whether a single word stands for the person here, not for a place, a body or nothing; `other` where somebody
    whose name stays was last called so."""
    start, end, word = tokens[n]
    if slug:
        return len(word) > 2 and word not in names.common
    if not text[start].isupper() or (start and text[start - 1].isalpha()) or (end < len(text) and text[end].isalpha()):
        return False
    before = tokens[n - 1] if n and _right_before(text, tokens[n - 1], start) else None
    after = tokens[n + 1] if n + 1 < len(tokens) and not text[end : tokens[n + 1][0]].strip(" \t\u00a0") else None
    if before and before[2] in people("titles") and before[2] not in told("address") and other:
        return False
    if after and after[2] in told("followers") and after[2] not in parts:
        return False
    return word not in names.places or not _as_place(text, start, end, before, after, names, word)


def _right_before(text: str, before: Word, start: int) -> bool:
    """Whether a word stands right before another; a full stop between them is that of a short title ("Dr.")."""
    gap = text[before[1] : start].strip()
    return gap in ("", "-", "‐") or (gap == "." and len(before[2]) < 5)


def _as_place(text: str, start: int, end: int, before: Word | None, after: Word | None, names: Names, word: str) -> bool:
    """Whether a word that is also a place's name is used as one."""
    if after and text[after[0]].isupper() and word + after[2] in names.places:
        return True
    if before and text[before[0]].isupper() and before[2] + word in names.places:
        return True
    country = LAND.match(text, end) is not None
    if (
        before
        and (before[2] in told("into") or (country and before[2] in told("toward")))
        and text[end : end + 1] not in ("'", "’")
    ):
        return True
    opens = not text[:start].rpartition("\n")[2].strip()
    return opens and text[start:end].isupper() and text[end : end + 2].strip()[:1] in (",", "(", "—", "–", "-")


def _addressed(text: str, tokens: list[Word], n: int, names: Names) -> bool:
    """Whether a surname stands here with a form of address, or for a family, so that it may be that of somebody private."""
    start, _, word = tokens[n]
    if not n or not text[start].isupper() or word in names.kept or word in told("small"):
        return False
    before, after = tokens[n - 1], tokens[n + 1] if n + 1 < len(tokens) else (0, 0, "")
    near = text[before[1] : start].strip() in ("", ".")
    if near and before[2] in people("titles") | told("address") and text[before[0]].isupper():
        return True
    return near and before[2] == "the" and after[2] == "family"


def _inside(token: Word, names: Names) -> Iterator[Cut]:
    """A whole name inside a longer word ("justiceformilasorren"), which goes as a whole."""
    word = token[2]
    for n in range(1, len(word) - 6):
        m = n + 1
        while m <= len(word) and word[n:m] in names.begun:
            if m - n > 7 and names.whole.get(word[n:m]):
                yield Cut(token[0], token[1], names.whole[word[n:m]])
                return
            m += 1
    for m in range(8, len(word)):
        if names.whole.get(word[:m]):
            yield Cut(token[0], token[1], names.whole[word[:m]])
            return


def _with_particles(text: str, tokens: list[Word], n: int) -> int:
    """Where a surname begins with its article: "al-Rifai", "Abd al-Rahman"."""
    start = tokens[n][0]
    while n and tokens[n - 1][2] in PARTICLES and _tied(text, tokens[n - 1], start):
        n -= 1
        start = tokens[n][0]
    return start


def _with_more(text: str, tokens: list[Word], n: int, names: Names) -> int:
    """Where a name begins whose surname alone is known: with a given name that nobody told of, too ("Jolm" of "Jolm Kell")."""
    start = _with_particles(text, tokens, n)
    while n and tokens[n][0] >= start:
        n -= 1
    if tokens[n][0] >= start or text[tokens[n][1] : start] not in (" ", "\u00a0") or not _as_given(text, tokens[n], names):
        return start
    return tokens[n][0]


def _as_given(text: str, token: Word, names: Names) -> bool:
    """Whether a word before a surname can be nothing but a given name."""
    start, end, word = token
    if not text[start].isupper() or text[start:end].isupper() or len(word) < 3 or word in names.common or word in names.places:
        return False
    return word not in plain_words() and word not in people("titles") and not any(word in told(x) for x in NO_GIVEN)


NO_GIVEN = ("offices", "private", "address")
SUFFIX = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b\.?")


def _with_suffix(text: str, end: int) -> int:
    found = SUFFIX.match(text, end)
    return found.end() if found else end


def _tied(text: str, particle: Word, start: int) -> bool:
    if TIED.fullmatch(text, particle[1], start):
        return True
    return particle[2] in ARABIC and text[particle[1] : start] in (" ", "\u00a0") and text[particle[0]].isupper()


def _merged(text: str, found: Sequence[Cut]) -> list[Cut]:
    """In order, without overlap: the longer of two that overlap grows over both, and one person's words in a row are one."""
    done: list[Cut] = []
    for cut in sorted(found, key=lambda c: (c.start, -c.end)):
        if done and cut.start < done[-1].end:
            was = done.pop()
            wider = was if was.end - was.start >= cut.end - cut.start else cut
            done.append(Cut(was.start, max(was.end, cut.end), wider.by))
        elif done and cut.by == done[-1].by and _one_name(text[done[-1].end : cut.start]):
            done.append(Cut(done.pop().start, cut.end, cut.by))
        else:
            done.append(cut)
    return done


BETWEEN = re.compile(r"[\s\-‐.'’\"“”]{1,4}(?:[^\W\d_]\.?[\s\-]{1,3}|[\"“‘(]?[A-Z][\w'’]+[\"”’)]?[\s\-]{1,3})?")


def _one_name(between: str) -> bool:
    """Whether what stands between two words of one person belongs to the name: spaces, an initial, a middle name."""
    return BETWEEN.fullmatch(between) is not None and "\n\n" not in between and not between.startswith(". ")


def replaced(text: str, found: Sequence[Cut]) -> str:
    """The text with what stands for its names."""
    for cut in reversed(found):
        text = text[: cut.start] + cut.by + text[cut.end :]
    return text


def slugged(text: str, names: Names, parts: Mapping[str, list[str]]) -> str:
    """An id or a file's name with its names replaced: "witness-2" for what a text shows as "[witness 2]"."""
    found = cuts(text, names, dict(parts), slug=True)
    return replaced(text, [Cut(c.start, c.end, plain_label(c.by)) for c in found])


def plain_label(label: str) -> str:
    """A label as a part of an id."""
    return label.strip("[]").replace(" ", "-")
