"""Why there is no text to be had of a document, in words for people."""

import re

# Places in memory and other numbers of a moment, which differ from run to run.
PASSING = re.compile(r"0x[0-9a-f]+|\d{9,}")


class Unreadable(Exception):
    """Raised by what converts a document; its message becomes the Issue."""


def told(error: BaseException) -> str:
    """What a library says of an error, on one line and the same in every run."""
    return PASSING.sub("…", " ".join(f"{type(error).__name__}: {error}".split()))[:150]
