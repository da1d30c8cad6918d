"""The names of months in the languages that pages are in, by the Unicode CLDR (through babel)."""

import re
from functools import cache

ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(ENGLISH, 1) for name in names.split()}
# Languages whose countries do not agree on the names.
MORE_LOCALES = {"ar": ("ar_SY", "ar_MA"), "zh": ("zh_Hant",)}
SHORTEST = 2
DIGITS = re.compile(r"\d")


@cache
def months(languages: tuple[str, ...] = ()) -> dict[str, int]:
    """Number by name (lower case, without a full stop) in English and in each of `languages` (ISO 639-1). A name that means
    one month here and another there is left out."""
    named: dict[str, set[int]] = {name: {number} for name, number in MONTHS.items()}
    for language in languages:
        for locale in (language, *MORE_LOCALES.get(language, ())) if language not in ("", "en") else ():
            for name, number in _names(locale):
                named.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in named.items() if len(numbers) == 1}


def _names(locale: str) -> list[tuple[str, int]]:
    from babel import Locale, UnknownLocaleError

    try:
        said = Locale.parse(locale).months
    except (UnknownLocaleError, ValueError):
        return []
    widths = [said[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    names = [(name.rstrip(".").lower(), number) for width in widths for number, name in width.items()]
    return [(name, number) for name, number in names if len(name) >= SHORTEST and not DIGITS.search(name)]
