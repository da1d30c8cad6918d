"""Whether two namings mean one origin: spellings, short forms, initials, and people who speak for a body."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from onrecord import vocab

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
SPELLING = 85  # of 100: names so alike are spellings of one; set by hand on transliterations such as Abdel, Abdul, Abdur
WHERE = re.compile(r"\s(?:in|of|at|from|near|who|including)\s|,")
ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class StandingWords:
    """vocab/standing.yml."""

    stop: frozenset[str]
    same: dict[str, str]
    unspecific: frozenset[str]
    continued: dict[str, frozenset[str]]
    extreme: frozenset[str]
    heads: tuple[str, ...]
    camps: dict[str, tuple[str, ...]]
    involvement: frozenset[str]
    alike: dict[str, str]
    empty: frozenset[str]
    cores: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NamedBody:
    """The name of a known body and the names it goes by, in lower case (vocab/origins.yml)."""

    name: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownBodies:
    """The known bodies by the part of their id after "org:"."""

    bodies: dict[str, NamedBody]


@cache
def known_name(identity: str) -> str:
    """The full name of the body with this id, or "" when it is not a known one."""
    known: KnownBodies = vocab.load("origins", KnownBodies)
    body = known.bodies.get(identity.removeprefix("org:"))
    return body.name if body is not None and identity.startswith("org:") else ""


@cache
def _called(identity: str) -> re.Pattern[str] | None:
    """A pattern for the names that a known body goes by, or null when it is not a known one."""
    known: KnownBodies = vocab.load("origins", KnownBodies)
    body = known.bodies.get(identity.removeprefix("org:"))
    return re.compile(rf"\b(?:{vocab.either(body.names)})\b") if body is not None and body.names else None


def mentions(text: str, identity: str, name: str) -> bool:
    """Whether a text names an origin by its fullest name, or a known body by one that it goes by."""
    called = _called(identity)
    return name in text or (called is not None and called.search(text.lower()) is not None)


@cache
def standing_words() -> StandingWords:
    """The vocabulary of standing, loaded once."""
    words: StandingWords = vocab.load("standing", StandingWords)
    return words


@cache
def content(words: str) -> tuple[str, ...]:
    """The words that carry a name, lower case, in one spelling, sorted, each once."""
    told = standing_words()
    plain = (w.lower().replace("’", "'") for w in WORD.findall(words))
    return tuple(sorted({told.same.get(w, w) for w in plain if w not in told.stop}))


@cache
def unspecific(words: str) -> bool:
    """Whether a naming does not say who it is ("a resident", "hospital officials in Varda", "a Varda-based monitor"): it means
    one origin in one document only. Three capitals or a specific word beyond the first make a name."""
    told = standing_words()
    head = [w for w in WORD.findall(WHERE.split(plain(words))[0]) if w.lower() not in told.stop]
    if not head or head[-1].lower() in told.unspecific or told.same.get(head[-1].lower(), "") in told.unspecific:
        capital = [w for w in head if w[0].isupper()]
        specific = [w for w in capital if w.lower() not in told.unspecific and w is not head[0]]
        return not specific and len(capital) < 3
    return set(content(words)) <= told.unspecific


def plain(words: str) -> str:
    """A naming without its article, spaces tidied."""
    return ARTICLE.sub("", " ".join(words.split()))


def initials(long: str, short: str) -> bool:
    """Whether a word of `short` is the initials of `long` ("CPJ" of "Committee to Protect Journalists")."""
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper()).upper()
    words = [w for w in WORD.findall(short) if len(w) > 1 and w.isalpha() and w.isupper()]
    return len(letters) > 1 and letters in words


def short_for(short: str, long: str) -> bool:
    """Whether `short` names the same as `long` with some words left out, or by its initials."""
    a, b = set(content(short)), set(content(long))
    return bool(a) and (a <= b or initials(long, short) or initials(short, long))


def same_core(a: str, b: str) -> bool:
    """Whether two namings share words that within one happening say by themselves who it is ("state television")."""
    shared = set(content(a)) & set(content(b))
    return any(set(c) <= shared for c in standing_words().cores)


def fullest(identity: str, namings: Sequence[str]) -> str:
    """The normal form of an origin's name: that of a known body, else the naming its id was made of, else the fullest of the
    most frequent namings."""
    known = known_name(identity)
    if known or not namings:
        return known
    slug = identity.partition(":")[2].replace("-", " ")
    forms = Counter(plain(n) for n in namings)
    return min(forms, key=lambda n: (n.lower() != slug, -forms[n], -len(content(n)), n))


NEAR = 120
SHORT = ("ministry", "party", "movement", "committee", "council", "observatory", "army", "police", "union", "agency")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(standing_words().heads))


def spoken_for(text: str, person: str, bodies: Sequence[str]) -> str:
    """The body (one of `bodies`, plainly named) that `text` says `person` heads or speaks for, or "". Only what stands within
    NEAR characters of the person's last name, beside a word for a head, is looked at: there may be thousands of bodies."""
    last = person.split()[-1] if person.split() else ""
    if not last:
        return ""
    spots = (text[max(0, m.start() - NEAR) : m.end() + NEAR] for m in re.finditer(re.escape(last), text))
    for spot in (s for s in spots if _heads().search(s)):
        for body in bodies:  # a sentence may open with its name, so any case will do
            if body.lower() in spot.lower() and any(re.search(form, spot, re.IGNORECASE) for form in _forms(body, last)):
                return body
        short = _short_form(spot, last)
        fits = [b for b in bodies if short and b.lower().endswith(f" {short}") and b in text]
        if len(fits) == 1:
            return fits[0]
    return ""


def _short_form(spot: str, last: str) -> str:
    """The common noun for a body ("the ministry's spokesman, ...") that `spot` says this one heads or speaks for, or ""."""
    for noun in SHORT:
        if noun in spot and any(re.search(form, spot) for form in _forms(noun, last)):
            return noun
    return ""


def _forms(body: str, last: str) -> tuple[str, ...]:
    """The ways to say that the one with this last name heads or speaks for a body."""
    heads, who, few = "|".join(standing_words().heads), re.escape(last), r"(?:[\w'’-]+\s+)"
    name = rf"(?:the\s+)?{few}{{0,2}}?{re.escape(body)}"
    return (
        rf"(?:{heads})\s+(?:of|for|at|with)\s+{name},?\s+{few}{{0,3}}{who}",
        rf"{who},?\s+{few}{{0,4}}(?:{heads})\s+(?:of|for|at|with)\s+{name}",
        rf"{name}(?:['’]s?)?\s+{few}{{0,2}}(?:{heads}),?\s+{few}{{0,3}}{who}",
        rf"{who},?\s+{name}(?:['’]s?)?\s+{few}{{0,2}}(?:{heads})\b",
    )


def one_person(a: str, b: str) -> bool:
    """Whether two full names are spellings of one ("Rami Abdul-Rahman", "Rami Abdel Rahman")."""
    first, second = " ".join(content(a)), " ".join(content(b))
    return min(len(a.split()), len(b.split())) > 1 and fuzz.token_sort_ratio(first, second) >= SPELLING


def merge(namings: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Which of several named origins are one. `namings` maps an id to (fullest naming, connection); the answer maps every id to
    the id that stands for it. A short form joins a longer one only when it fits exactly one of them."""
    order = sorted(namings, key=lambda i: (-len(content(namings[i][0])), namings[i][0], i))
    stands: dict[str, str] = {}
    for each in order:
        words, connection = namings[each]
        fits = [o for o in stands.values() if short_for(words, namings[o][0]) and _agree(connection, namings[o][1])]
        fits = fits or [o for o in stands.values() if same_core(words, namings[o][0])]
        stands[each] = fits[0] if len(set(fits)) == 1 else each
    return stands


def _agree(a: str, b: str) -> bool:
    """Connections that one origin may carry in two texts."""
    loose = {"unnamed", "media", "outlet"}
    return a == b or a in loose or b in loose
