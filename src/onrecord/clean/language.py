"""Which language a text is in."""

from functools import cache
from typing import Any

# Characters that are looked at, and fewest letters that are enough to tell.
LOOK, ENOUGH = 1500, 24


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid


def language(text: str) -> str:
    """The ISO 639-1 code of `text`, or "" when it is too short to tell. Case says nothing: headlines in capitals mislead."""
    sample = text[:LOOK].lower()
    if sum(c.isalpha() for c in sample) < ENOUGH:
        return ""
    return str(_identifier().classify(sample)[0])
