"""One spelling for comparing names of places: accents, apostrophes, hyphens, articles and case fall away."""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
    "-": " ", "–": " ", "‐": " ", "‑": " ", "/": " ", ",": " ", "&": " and ",
    "'": "", "’": "", "‘": "", "`": "", "´": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "ˈ": "", "ˌ": "",
    ".": "", "“": "", "”": "", '"': "",
})  # fmt: skip
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
ARTICLES = frozenset({"al", "el", "ar", "as", "ad", "an", "ash", "at", "az", "ed", "er", "es", "esh", "et", "ez"})
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """`name` in lower case Latin letters and single spaces: "Dar'ā" -> "dara", "St. Paul" -> "saint paul"."""
    plain = name.lower() if name.isascii() else _unmarked(name)
    words = plain.translate(LETTERS).split()
    return " ".join(SHORT.get(word, word) for word in words) if len(words) > 1 else "".join(words)


def _unmarked(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(LETTERS)


def bare(folded: str) -> str:
    """Without an Arabic article in front: "al qamishli" -> "qamishli"; "" where there is none."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else ""


def plain(folded: str) -> str:
    """One spelling of English renderings that differ in vowel signs and doubled letters only, without articles: "al foua" and
    "fuaa", "rashideen" and "rashidin"."""
    joined = "".join(word for word in folded.split() if word not in ARTICLES) or folded.replace(" ", "")
    for pair, one in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("y", "i")):
        joined = joined.replace(pair, one)
    return DOUBLED.sub(r"\1", joined).removesuffix("h")


def sounds(folded: str) -> str:
    """A coarse key under which spellings of one Arabic or Slavic name meet: no articles, no doubled letters, no final h, one
    sign for every run of vowels ("kefraya", "kafraya"; "tall kalakh", "tel kelakh" stay comparable by their consonants)."""
    words = [word for word in folded.split() if word not in ARTICLES] or folded.split()
    joined = "".join(words).replace("kh", "x").replace("gh", "g").replace("q", "k").replace("dj", "j").replace("th", "t")
    return DOUBLED.sub(r"\1", VOWELS.sub("a", joined).removesuffix("h").removesuffix("a"))
