"""A personal name to compare by: its words without titles, and their skeletons, in which spellings of one foreign name meet."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from onrecord import vocab
from onrecord.link.places import skeleton
from onrecord.model.spelling import fold

TITLES = frozenset({
    "jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr", "col", "gen", "lt", "sgt", "capt", "maj", "rev", "officer",
})  # fmt: skip
PARTICLES = frozenset({
    "al", "el", "ad", "ar", "as", "an", "at", "az", "ash", "ul", "ed", "es", "bin", "ibn", "ben", "bint", "de", "del", "della",
    "di", "da", "dos", "la", "van", "von", "der", "y", "e",
})  # fmt: skip
SERVANT = re.compile(r"^abd(?:ul|el|al|ur|er|ar|u|e|a)?$")
KIN = frozenset({"abu", "abou", "umm", "um"})
SAME, SPELLED, WITHIN, NEARLY = 0, 1, 2, 3
"""How far two names are alike: the same words; another spelling, or some words left out; one word of the other only; one end
the same and the other misspelled, shortened or a short form, which may also be a brother's."""
LONG = 5  # letters of a word in which a slip of one letter leaves the name recognisable; twice the slip in LONGER
LONGER = 8
HEAD = 3  # letters that a short form of a first name keeps ("Mel", "Melvin")


@dataclass(frozen=True, slots=True)
class NameForm:
    """`words` as written, lower case; `bones` their skeletons in order. Both are empty where nothing can be read."""

    words: tuple[str, ...]
    bones: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether it is one word, which many people bear."""
        return len(self.bones) < 2


@lru_cache(maxsize=65536)
def name_form(name: str) -> NameForm:
    """ "Dr. Majeda al-Rifai Jr." -> majeda rifai. "Abd al-Rahman" is one word as "Abdulrahman" is, and so is "Abu Salim"."""
    parts = (
        fold(re.sub(r"[\"“‘(].*?[\"”’)]", " ", name) if name.count(" ") > 2 else name).replace("(", "").replace(")", "").split()
    )
    words: list[str] = []
    head = ""
    for word in (w for w in parts if len(w) > 1 and w not in TITLES):
        if SERVANT.match(word) or word in KIN:
            head = "abdul" if SERVANT.match(word) else word[:3]
        elif head or word not in PARTICLES:
            if head and word in PARTICLES:
                continue
            words.append(head + word)
            head = ""
    if head:
        words.append(head)
    return NameForm(tuple(words), tuple(b for b in map(_bone, words) if b))


def _bone(word: str) -> str:
    """The skeleton, with the letters that one sound is written by taken together ("Jerome", "Gerome"; "Carnez", "Carnes")."""
    plain = re.sub(r"^abd[uea][lr]?(?=..)", "abdul", word)
    soft = re.sub(r"^y?e|^i", "e", re.sub(r"^g(?=[eiy])", "j", plain).replace("x", "ks"))
    return skeleton(re.sub(r"^u", "o", soft)).replace("z", "s") or word


def likeness(a: NameForm, b: NameForm) -> int | None:
    """SAME, SPELLED or WITHIN; null where they are names of two people."""
    if not a.bones or not b.bones:
        return None
    if a.words == b.words:
        return WITHIN if a.single else SAME
    few, many = sorted((frozenset(a.bones), frozenset(b.bones)), key=len)
    if few <= many:
        return WITHIN if len(few) < 2 else SPELLED
    ends = a.bones[0] == b.bones[0] and a.bones[-1] == b.bones[-1]
    if a.single or b.single:
        return None
    return SPELLED if ends else NEARLY if _nearly(a, b) else None


def _nearly(a: NameForm, b: NameForm) -> bool:
    """Whether one end is the same and the other a slip or, of the first name, a short form of it."""
    first = _slip(a.words[0], b.words[0]) or _short(a.words[0], b.words[0])
    last = _slip(a.words[-1], b.words[-1])
    return (first and a.bones[-1] == b.bones[-1]) or (last and a.bones[0] == b.bones[0])


def _slip(a: str, b: str) -> bool:
    """Whether a few letters of two long words differ; a hyphen or a second surname run together is none."""
    least = min(len(a), len(b))
    return least >= LONG and OSA.distance(a, b, score_cutoff=2) <= (2 if least >= LONGER else 1)


def _short(a: str, b: str) -> bool:
    """Whether one first name is a short form of the other, or both are forms of one name ("Bill", "William")."""
    less, more = sorted((a, b), key=len)
    return (len(less) >= HEAD and more.startswith(less)) or bool(_forms().get(a, frozenset()) & _forms().get(b, frozenset()))


@dataclass(frozen=True)
class FirstNames:
    """vocab/first_names.yml: first names that are forms of one name, a group a line."""

    forms: tuple[tuple[str, ...], ...]


@cache
def _forms() -> dict[str, frozenset[int]]:
    """The groups that a first name stands in."""
    known: FirstNames = vocab.load("first_names", FirstNames)
    groups: dict[str, set[int]] = {}
    for n, group in enumerate(known.forms):
        for name in group:
            groups.setdefault(name, set()).add(n)
    return {name: frozenset(found) for name, found in groups.items()}
