"""What words that a person points at say: a number, a day."""

from functools import cache
from typing import Any

from onrecord.errors import InputError


def number_fields(name: str, words: str) -> dict[str, Any]:
    """The fields of a figure that the words tell: of "forty-two" its number, of "at least 40" its qualifier too, of "dozens"
    the word. Raises InputError when they tell none, or more than one."""
    from onrecord.extract.numbers import numbers

    found = list(numbers(_words()(words)))
    if len(found) != 1:
        many = f"{len(found)} numbers" if found else "no number"
        raise InputError(f"The words {words!r} hold {many}. Point at one number, or type it before the place: {name}=12@30:36")
    told = found[0]
    if name in ("low", "high"):
        return {name: told.value}
    if told.qualifier == "range":
        return {"low": told.low, "high": told.high, "qualifier": "range"}
    if told.value is None:
        return {"qualifier": "vague", "word": told.word}
    return {"number": told.value} | ({"qualifier": told.qualifier} if told.qualifier != "exact" else {})


def day(name: str, words: str) -> str:
    """The day, month or year that the words name by themselves. Raises InputError for others ("Monday")."""
    from onrecord.clean.dates import published

    found = published(" ".join(words.split()), "").date
    if not found:
        raise InputError(f"The words {words!r} name no day by themselves. Type it before the place: {name}=2031-05-02@30:36")
    return found


@cache
def _words() -> Any:
    """Words without a parse."""
    import spacy

    return spacy.blank("en")
