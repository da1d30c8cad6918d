"""Names of languages, as people and programs write them, to codes."""

import re
from functools import cache

CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?")


def code(said: str) -> str:
    """The ISO 639-1 code of a language that is given as "English", "eng" or "en-GB"; "" for what names none."""
    name = " ".join(said.split()).casefold()
    match = CODE.fullmatch(name)
    short = match[1] if match else ""
    return _codes().get(name) or _codes().get(short, "")


@cache
def _codes() -> dict[str, str]:
    """Codes of two and three letters, and English names, each to the code of two letters."""
    from babel import Locale
    from babel.core import get_global

    names = {str(code): str(name) for code, name in Locale("en").languages.items()}
    short = {code: code for code in names if len(code) == 2}
    given = {str(long): str(code) for long, code in get_global("language_aliases").items()}
    aliases = {long: code for long, code in given.items() if code in short and len(long) == 3}
    return {**aliases, **short, **{names[code].casefold(): code for code in short}}
