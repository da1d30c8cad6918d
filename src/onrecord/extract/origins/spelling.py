"""A naming in the spelling that others are compared by."""

import re
from functools import lru_cache

ARTICLES = re.compile(r"^(?:the|a|an|another|one|some|several|his|her|their|its|this|that|other)\s+", re.I)
LEAD_IN = re.compile(
    r"^(?:the\s+)?(?:britain|british|uk|u\.k\.|london|coventry|locally|new york|geneva|syria|us|turkey)[- ]based\s+|"
    r"^(?:the\s+)?(?:anti-government|anti-regime|opposition|pro-opposition|activist-run)\s+(?=[A-Z])|^(?:monitor|"
    r"monitoring group|watchdog)\s+(?:the\s+)?(?=[A-Z])",
    re.I,
)


def plain(words: str) -> str:
    """A name without possessive ending and surrounding marks, spaces tidied."""
    words = re.sub(r"\s+", " ", words).strip(" ,.;:\"“”'’()[]-")
    return re.sub(r"(?:'s|’s)$", "", words)


@lru_cache(maxsize=65536)
def bare(words: str) -> str:
    """The lower-case name to compare by: no article, no lead-in such as "Britain-based"."""
    words = ARTICLES.sub("", plain(words))
    return ARTICLES.sub("", LEAD_IN.sub("", words)).lower()


def surname(name: str) -> str:
    """The last word of a name in one spelling: "Assad's", "al-Assad" and "Assad" are one."""
    words = bare(name).split()
    return re.sub(r"^(?:al|el)-", "", words[-1]) if words else ""
