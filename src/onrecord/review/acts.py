"""What is done at the desk, as decisions: the one place where a form becomes what `onrecord decide` writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from onrecord import api
from onrecord.api import Outcome
from onrecord.errors import InputError
from onrecord.model.correcting import FIGURE_FIELDS, POSITIONS

VERDICTS = ("accept", "reject", "correct", "merge", "split", "same", "different", "discount-origin", "undo", "add")
LONGEST = 2000
"""Characters of a comment or a field: each stands on every page that tells of it, for as long as there is the record."""
NEEDS = {"merge": 2, "split": 2, "same": 2, "different": 2, "correct": 2, "add": 2}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody wants done. `expected` are the marks of what they saw; `was` what the fields said then."""

    verdict: str
    things: tuple[str, ...]
    why: str = ""
    within: str = ""
    back: str = "/"
    expected: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Iterable[tuple[str, str]]) -> "Act":
        """From the pairs of a form: verdict, thing (any number), why, within, back, seen (KEY=MARK, any number), and for each
        field of a correction f.NAME, was.NAME and at.NAME (START:END of words taken from the text)."""
        pairs = [(name, value) for name, value in form if isinstance(value, str)]
        told = dict(pairs)
        seen = (value.partition("=") for name, value in pairs if name == "seen")
        return cls(
            told.get("verdict", ""), tuple(v.strip() for n, v in pairs if n == "thing" and v.strip()),
            told.get("why", "").strip(),
            told.get("within", ""), local(told.get("back", "/")), {key: mark for key, _, mark in seen}, _named(pairs, "f."),
            _named(pairs, "was."), {n: v for n, v in _named(pairs, "at.").items() if v},
        )  # fmt: skip

    @property
    def typed(self) -> tuple[str, ...]:
        """The things as `onrecord decide` wants them: those named, then FIELD=VALUE for whatever differs from before.
        Words that were taken from the text are given by their place."""
        things = [f"@{t}" if self.verdict == "add" and n and t[:1] != "@" else t for n, t in enumerate(self.things)]
        return (*things, *(f"{name}={self._value(name)}" for name in self.changed))

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that say something else than they did; of a claim that is added, all that say anything."""
        if self.verdict == "add":
            return tuple(n for n, v in self.fields.items() if _same(v) and n not in foreign(self.fields.get("kind", "figure")))
        return tuple(n for n, v in self.fields.items() if n in self.at or _same(v) != _same(self.was.get(n, "")))

    def _value(self, name: str) -> str:
        return f"@{self.at[name]}" if name in self.at else _same(self.fields[name])


def foreign(kind: str) -> tuple[str, ...]:
    """The fields that a claim of this kind does not have."""
    return (
        *(FIGURE_FIELDS if kind != "figure" else ()), *(("about",) if kind not in POSITIONS else ()),
        *(("event",) if kind != "event" else ()),
    )  # fmt: skip


def _named(pairs: Sequence[tuple[str, str]], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in pairs if name.startswith(prefix)}


def _same(value: str) -> str:
    return " ".join(value.split())


def local(address: str) -> str:
    """An address of this desk; the queue's where it would lead elsewhere."""
    plain = "".join(c for c in address if c.isprintable())
    return plain if plain.startswith("/") and not plain.startswith(("//", "/\\")) else "/"


def short(act: Act) -> None:
    """Raises InputError for words that are too long, whatever sent them."""
    if any(len(words) > LONGEST for words in (act.why, act.within, *act.fields, *act.fields.values())):
        raise InputError(f"That is too long: a comment or a field has at most {LONGEST:,} characters. Say it shorter.")


def take(record: Path, act: Act, by: str, gazetteer: Sequence[Path] = ()) -> Outcome:
    """Writes the decision and answers what it did. Raises InputError for what cannot be meant, ConflictError where what was
    seen has changed since, RecordError when the record cannot be written now."""
    if act.verdict not in VERDICTS:
        raise InputError(f"The desk has no act {act.verdict!r}. Use the page's own buttons.")
    short(act)
    typed = act.typed
    if len(typed) < NEEDS.get(act.verdict, 1):
        raise InputError(LACKING.get(act.verdict, "Nothing was chosen. Go back and choose what this is about."))
    if not act.why:
        raise InputError("Say why, in a few words, for those who read it later: the comment was empty.")
    return api.decide(
        record, act.verdict, *typed, why=act.why, by=by, at=datetime.now(UTC).isoformat(timespec="seconds"), within=act.within,
        gazetteer=gazetteer, expected=act.expected,
    )  # fmt: skip


LACKING = {
    "correct": "No field says anything else than before, so there is nothing to correct. Change one, or go back.",
    "merge": "Choose the incident to merge with.",
    "split": "Tick the claims that tell of another happening, then split.",
    "same": "Tick two persons.",
    "different": "Tick two persons.",
    "add": "Select the words of the claim in the text first.",
}
