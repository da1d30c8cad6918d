"""What the recipes have in common: choices from reports, weights from choices, and how good these are on reports held out."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import vocab
from training.reports import Report
from training.softmax import Choice, Weights, fit

SMALLEST = 0.03  # weights below change nothing that matters
VOCAB = Path(vocab.__file__).parent
CHECKSUMS = Path(__file__).with_name("CHECKSUMS")
Shape = Mapping[str, "float | Sequence[float] | Shape"]


@dataclass(frozen=True)
class Score:
    """How many were `right` of those `said`, and how many there were to say (`marked`)."""

    right: int = 0
    said: int = 0
    marked: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.said + other.said, self.marked + other.marked)

    def __str__(self) -> str:
        both = 2 * self.right / max(1, self.said + self.marked)
        if self.said == self.marked:
            return f"{both:.3f} of {self.marked}"
        p, r = self.right / max(1, self.said), self.right / max(1, self.marked)
        return f"f1 {both:.3f} (p {p:.3f}, r {r:.3f}) of {self.marked}"


@dataclass(frozen=True)
class Case:
    """One report and the choices to make in it."""

    report: Report
    choices: Sequence[Choice]


def accuracy(case: Case, weights: Weights) -> Score:
    """How many choices fall on a right candidate."""
    number = len(case.choices)
    return Score(sum(choice.right[choice.best(weights)] for choice in case.choices), number, number)


@dataclass(frozen=True)
class Recipe:
    """How the weights of one vocabulary are made: the choices of a report, the fit's `penalty` and the `rarest` sign that it
    weighs, weights that are `given` instead, how a report is judged, how the weights are laid out in the file, and whose memory
    of the old ones is to be cleared."""

    vocab: str
    head: str
    choices: Callable[[Report], Iterable[Choice]]
    penalty: float
    rarest: int
    forget: Callable[[], None]
    given: Mapping[str, float] = field(default_factory=dict)
    score: Callable[[Case, Weights], Score] = accuracy
    shape: Callable[[Weights], Shape] = dict

    def learn(self, cases: Iterable[Case]) -> Weights:
        """The weights that the cases teach."""
        return fit((c for case in cases for c in case.choices), self.penalty, self.rarest)

    def held_out(self, cases: Sequence[Case], folds: int) -> dict[str, Score]:
        """How good the recipe is in each folder on groups that it did not learn from: one of `folds` parts of every folder's
        groups is left out in turn, so that a folder's parts are the same whatever folders stand beside it."""
        told: dict[str, Score] = {}
        for out in parts(cases, folds):
            weights = {**self.learn(case for case in cases if place(case) not in out), **self.given}
            for folder, score in self.judged([case for case in cases if place(case) in out], weights).items():
                told[folder] = told.get(folder, Score()) + score
        return told

    def judged(self, cases: Sequence[Case], weights: Weights) -> dict[str, Score]:
        """How good the weights are in each folder."""
        told: dict[str, Score] = {}
        for case in cases:
            told[case.report.folder] = told.get(case.report.folder, Score()) + self.score(case, weights)
        return told

    def text(self, weights: Weights) -> str:
        """The vocabulary file."""
        lines = [f"# {self.head}", "# Learned (training/README.md); do not edit by hand."]
        return "\n".join([*lines, *layout(self.shape({s: w for s, w in weights.items() if s not in self.given}))]) + "\n"

    def write(self, weights: Weights) -> None:
        """Puts the weights in force, for the program and for the recipes that follow."""
        (VOCAB / f"{self.vocab}.yml").write_text(self.text(weights), encoding="utf-8")
        vocab.load.cache_clear()
        self.forget()


def checksum(name: str) -> str:
    """The sha256 of a vocabulary file."""
    return hashlib.sha256((VOCAB / f"{name}.yml").read_bytes()).hexdigest()


def stamp(names: Iterable[str]) -> None:
    """Notes the checksums of these weights, and of all that were noted before, as they were learned: a test tells when somebody
    changed them by hand."""
    noted = {line.split()[1].removesuffix(".yml") for line in CHECKSUMS.read_text(encoding="utf-8").splitlines()}
    lines = (f"{checksum(name)}  {name}.yml\n" for name in sorted({*names, *noted}))
    CHECKSUMS.write_text("".join(lines), encoding="utf-8")


def place(case: Case) -> tuple[str, str]:
    """The folder and group of a case."""
    return case.report.folder, case.report.group


def parts(cases: Iterable[Case], folds: int) -> Iterator[set[tuple[str, str]]]:
    """Every folder's groups in `folds` parts."""
    groups = sorted({place(case) for case in cases})
    folders = [[group for group in groups if group[0] == folder] for folder in sorted({folder for folder, _ in groups})]
    for fold in range(folds):
        yield {group for folder in folders for group in folder[fold::folds]}


def layout(shape: Shape, indent: str = "") -> Iterator[str]:
    """YAML with every sign quoted, in order, two digits each; nothing that is too small to matter."""
    for sign, told in sorted(shape.items()):
        name = json.dumps(sign, ensure_ascii=False)
        if isinstance(told, Mapping):
            yield f"{indent}{name}:"
            yield from layout(told, indent + "  ")
            continue
        weights = [round(w, 2) + 0.0 for w in (told if isinstance(told, Sequence) else [told])]
        if max(map(abs, weights)) >= SMALLEST:
            yield f"{indent}{name}: {weights if isinstance(told, Sequence) else weights[0]}"
