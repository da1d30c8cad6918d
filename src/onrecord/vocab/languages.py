"""Languages in words, by the Unicode CLDR (through babel)."""

from functools import cache

# How the reason begins for which a document in another language than English was not read.
PASSED = "language "


@cache
def language_name(code: str) -> str:
    """ "German" for "de"; the code itself where it has no name, "unknown language" for none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code)) if code else "unknown language"


def unread(reason: str) -> str:
    """Why a document was not read, with its language in words."""
    return f"in {language_name(reason.removeprefix(PASSED))}" if reason.startswith(PASSED) else reason
