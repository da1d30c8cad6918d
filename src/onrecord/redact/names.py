"""The names that go, in every form in which a text may write them, and what stands for each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.redact.words import given_names, heard, is_arabic, letters, people, told, words

PARTICLES = frozenset({
    "al", "el", "ad", "ar", "as", "an", "at", "az", "ash", "ul", "ed", "es", "bin", "ibn", "ben", "bint", "de", "del", "della",
    "di", "da", "dos", "la", "le", "van", "von", "der", "den", "y", "e", "abu", "umm", "abd", "abdel", "abdul",
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def pieces(name: str) -> tuple[str, ...]:
    """The words of a name without titles: "Dr. Lena M. Al-Rifai Jr." -> lena, m, al, rifai."""
    found = [piece for _, _, piece in words(name) if piece]
    while len(found) > 1 and found[0] in people("titles"):
        found.pop(0)
    while len(found) > 1 and found[-1] in ("jr", "sr", "ii", "iii", "iv", "s"):
        found.pop()
    return tuple(found)


def whole_forms(name: str) -> set[str]:
    """The letters of a name written in full, with and without middle names, and surname first."""
    parts = [p for p in pieces(name) if len(p) > 1]
    if len(parts) < 2:
        return set()
    core = [p for p in parts if p not in PARTICLES] or parts
    last = parts[next((n for n, p in enumerate(parts) if n and parts[n - 1] in PARTICLES), len(parts) - 1) :]
    forms = {"".join(pieces(name)), "".join(parts)}
    if len(core) > 1:
        forms.add("".join(core))
        forms |= {core[0] + core[-1], core[-1] + core[0], core[-1] + "".join(core[:-1])}
        forms |= {first + core[-1] for first in core[1:-1]}
        forms |= {core[0] + "".join(last[-2:])} if len(last) > 1 else set()
    return {form for form in forms if len(form) > 4}


def initial_forms(name: str) -> set[str]:
    """The letters of "O. Crane" and "O. P. Crane"."""
    parts = [p for p in pieces(name) if p not in PARTICLES]
    if len(parts) < 2 or len(parts[-1]) < 2:
        return set()
    return {parts[0][0] + parts[-1], "".join(p[0] for p in parts[:-1]) + parts[-1]}


@lru_cache(maxsize=1 << 16)
def single_words(name: str) -> tuple[str, ...]:
    """The words of a name that may stand for it alone, the surname last."""
    return tuple(p for p in pieces(name) if len(p) > 1 and p not in PARTICLES and p not in _never_alone())


@cache
def _never_alone() -> frozenset[str]:
    """Words that stand for nobody by themselves, though a record may have them in a name."""
    return told("small") | ((told("offices") | people("not_names") | people("titles")) - people("surnames") - given_names())


@dataclass(frozen=True, slots=True)
class Names:
    """Letters of names in full and by their initials -> labels; "" is the label of a name that stays. `begun` holds every
    beginning of those letters. `surnames` are those of private people, `kept` those of people whose names stay, `places`
    letters of places that the texts name, `common` words that the texts also write small."""

    whole: dict[str, str] = field(default_factory=dict)
    initial: dict[str, list[str]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    places: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def add(self, name: str, label: str) -> None:
        """Takes a name in; the first label of a form stays, and a private one outweighs one that stays."""
        for form in whole_forms(name):
            if not self.whole.get(form):
                self.whole[form] = label
            self._begin(form)
        last = single_words(name)[-1:]
        if not label:
            self.kept.update(last)
            return
        for form in initial_forms(name):
            _append(self.initial, form, label)
            self._begin(form)
        for surname in last:
            _append(self.surnames, surname, label)

    def _begin(self, form: str) -> None:
        self.begun.update(form[:n] for n in range(1, len(form) + 1))


def _append(table: dict[str, list[str]], key: str, label: str) -> None:
    found = table.setdefault(key, [])
    if label not in found:
        found.append(label)


ARABIC = frozenset({"al", "el", "abu", "umm", "bin", "ibn", "abd", "abdel", "abdul"})
SLAVIC = re.compile(r"\w{2}(?:[oe]v|in)a?$")
Parts = dict[str, list[str]]
"""Single words that stand for a person in one document -> labels."""


def parts_of(names: Iterable[tuple[str, str]]) -> Parts:
    """Of (name, label)."""
    parts: Parts = {}
    for name, label in names:
        for word in forms_of(name):
            _append(parts, word, label)
    return parts


@lru_cache(maxsize=1 << 16)
def forms_of(name: str) -> tuple[str, ...]:
    """The words of a name that may stand for it alone, with the sound of those of an Arabic one and the man's form of a Slavic
    woman's."""
    single = single_words(name)
    arabic = set(pieces(name)) & ARABIC or any(map(is_arabic, single))
    sounds = tuple(heard(word) for word in single if heard(word)) if arabic else ()
    return (*single, *sounds, *(other for word in single[-1:] for other in _slavic(word)))


@lru_cache(maxsize=1 << 16)
def last_forms(name: str) -> tuple[str, ...]:
    """Those of the surname."""
    last = single_words(name)[-1:]
    return tuple(form for form in forms_of(name) if form in (*last, *map(heard, last), *(o for w in last for o in _slavic(w))))


def _slavic(word: str) -> tuple[str, ...]:
    if SLAVIC.search(word):
        return (word.removesuffix("a") if word.endswith("a") else f"{word}a",)
    return ()


def same_name(name: str) -> str:
    """What two writings of one full name share."""
    return "".join(pieces(name)) or letters(name)
