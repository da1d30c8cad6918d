"""Which body or person a naming stands for, as an id that is the same wherever the name is: `org:...`, `person:...`, or
`doc:ID:...` for the unnamed, who are somebody else in every document."""

import re
from functools import cache

from spacy.tokens import Doc

from onrecord import vocab
from onrecord.extract.origins.bodies import by_name, by_short_name, known, people
from onrecord.extract.origins.cast import Cast
from onrecord.extract.origins.spelling import ARTICLES, bare, surname
from onrecord.extract.origins.words import speaker_words
from onrecord.model import Link
from onrecord.model.own_voice import slug

WORDS = re.compile(r"[\w'-]+")
UNMISTAKABLE = 12  # letters: a known name longer than this is found inside a longer naming too
TELLING = 8  # letters: a known name longer than this is trusted to be a person's body where it stands beside him
TELLING_HERE = 5  # letters: the same for a name that the document has used in full before
DESCRIPTION = re.compile(
    r"\b(?:source|sources|resident|residents|official|officials|activists?|witness(?:es)?|doctors?|spokes\w+|correspondent|"
    r"reporter)\b"
)


def identity(cast: Cast, words: str, doc: Doc, around: tuple[int, int], person: bool) -> str:
    """The id of the one named by `words` in the tokens `around`. Remembers what short forms the name may take later."""
    name = bare(words)
    key = _known_key(cast, name, person)
    if key is not None:
        return _remembered(cast, known().bodies[key].name, f"org:{key}")
    if person or _surname_told(cast, name):
        return _of_person(cast, words, doc, around)
    if name in cast.full:
        return cast.full[name]
    if _proper_name(words):
        return _remembered(cast, words, f"org:{slug(name)}")
    return f"doc:{cast.document}:{slug(name)}"


def looks_person(link: Link) -> bool:
    """Whether an origin is one person, named or described ("a security official")."""
    name = bare(link.words)
    return link.id.startswith("person:") or name in people() or _described().search(name) is not None


@cache
def _described() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{vocab.either(speaker_words().described)})$")


def _known_key(cast: Cast, name: str, person: bool) -> str | None:
    """The known body of this name, of a name inside it, or of this short name where the text is about its country."""
    key = by_name().get(name) or by_name().get(name.replace("'s", "").removesuffix(" group"))
    if key is None and not person:
        key = next((k for known_name, k in by_name().items() if len(known_name) > UNMISTAKABLE and known_name in name), None)
    if key is None and cast.country and name not in cast.full:
        key = by_short_name(cast.country).get(name)
    return key


def _surname_told(cast: Cast, name: str) -> bool:
    """Whether a single word is the surname of somebody whom the text has introduced."""
    return " " not in name and name not in cast.full and (name in cast.described or name in cast.body_of)


def _remembered(cast: Cast, words: str, identity: str) -> str:
    for short in _short_forms(words):
        cast.full.setdefault(short, identity)
    return identity


def _of_person(cast: Cast, words: str, doc: Doc, around: tuple[int, int]) -> str:
    """A person speaks for a known body where the text says so ("the head of X, Name"); a surname joins the full name."""
    last = surname(words)
    if last not in cast.body_of:
        cast.body_of[last] = _spoken_for(cast, doc, around) or f"person:{slug(bare(words))}"
    return cast.body_of[last]


def _spoken_for(cast: Cast, doc: Doc, around: tuple[int, int]) -> str:
    """The id of the body that the words around a person's name say he leads, or ""."""
    low, high = max(around[0] - 1, 0), min(around[1] + 12, doc[min(around[1], len(doc) - 1)].sent.end)
    text = doc[low:high].text.lower()
    if not any(word in text for word in speaker_words().leaders):
        return ""
    return next((found for name, found in _named_bodies(cast) if name in text), "")


def _named_bodies(cast: Cast) -> list[tuple[str, str]]:
    """Names of known bodies and of those that the document named before, with their ids; the longest first, so that a name
    inside a longer one does not win."""
    anywhere = {name: f"org:{key}" for name, key in by_name().items() if len(name) > TELLING}
    here = {name: found for name, found in cast.full.items() if len(name) > TELLING_HERE and found.startswith("org:")}
    return sorted({**anywhere, **here}.items(), key=lambda named: (-len(named[0]), named[0]))


def _proper_name(words: str) -> bool:
    """Whether a naming is a name: all its words are capitalised, or two are and none says that it only describes."""
    parts = [w for w in WORDS.findall(ARTICLES.sub("", words)) if w.lower() not in speaker_words().small]
    capitals = sum(p[0].isupper() for p in parts)
    return bool(parts) and (capitals == len(parts) or (capitals >= 2 and not DESCRIPTION.search(words)))


def _short_forms(words: str) -> list[str]:
    """What a body may be called once it has been named in full: its initials, its head noun."""
    parts = WORDS.findall(ARTICLES.sub("", words))
    initials = "".join(p[0] for p in parts if p[0].isupper()).lower()
    heads = [p.lower() for p in parts if p.lower() in speaker_words().short]
    return ([initials] if len(initials) > 2 else []) + heads
