"""The one name that a person record goes by, of the names its mentions write."""

from collections import Counter
from collections.abc import Iterable

POSSIBLE = "possible"


def normal_name(told: Iterable[tuple[str, str]]) -> str:
    """The form that most mentions use, the fullest on a tie; `told` gives each mention's name and how certainly it is the
    same person's. One word ("Kell") and what is only possibly the same stand for a record only where there is nothing else.
    "" where nothing is told; whatever the order."""
    pairs = [(" ".join(name.split()), certainty) for name, certainty in told if name.strip()]
    names = [name for name, certainty in pairs if certainty != POSSIBLE] or [name for name, _ in pairs]
    forms = Counter([name for name in names if " " in name] or names)
    return min(forms, key=lambda name: (-forms[name], -len(name.split()), -len(name), name), default="")


def other_names(told: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The other ways in which the mentions write the name, sorted."""
    pairs = tuple(told)
    normal = normal_name(pairs)
    return tuple(sorted({" ".join(name.split()) for name, _ in pairs if name.strip()} - {normal}))
