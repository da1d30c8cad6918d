"""What each sign of a line weighs for its being part of a report and not of the page around it.

    python -m training.clutter FOLDER [FOLDER ...] [--pages N] [--write]

FOLDERs hold annotated reports (README.md), of which only headlines and paragraphs are used. Pages are put together from them
and from invented furniture (pages.py, furniture.yml), so that of each line it is known where it belongs."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from onrecord.clean import clutter
from onrecord.clean.lines import lines
from onrecord.clean.signs import signs, width
from onrecord.vocab import load
from training.pages import Maker, Report, Sheet, reports
from training.recipe import VOCAB, layout, stamp

PENALTY, RAREST, SEED = 3.0, 5, 1
Line = tuple[list[str], bool, float]
"""The signs of a line, whether it is report, and how much it counts: the square root of its length in words."""


def told(sheets: Sequence[Sheet]) -> Iterator[Line]:
    """The lines to learn from: those for which one answer is right."""
    for sheet in sheets:
        found = list(lines("\n".join(sheet.lines)))
        for line, kept, seen in zip(found, sheet.kept, signs(found), strict=True):
            if kept is not None:
                yield seen, kept, max(1.0, width(line.text) / clutter.CHARACTERS) ** 0.5


def learn(given: Sequence[Line]) -> dict[str, float]:
    """Logistic regression with an L2 penalty, from zero; signs of fewer than RAREST lines are left out."""
    seen = Counter(sign for line, _, _ in given for sign in set(line))
    column = {sign: n for n, sign in enumerate(sorted(s for s, times in seen.items() if times >= RAREST))}
    cells = [[column[s] for s in set(line) if s in column] for line, _, _ in given]
    ends = np.cumsum([0, *map(len, cells)])
    flat = [cell for line in cells for cell in line]
    table = csr_array((np.ones(len(flat)), flat, ends), shape=(len(cells), len(column)))
    right, counts = np.array([float(kept) for _, kept, _ in given]), np.array([count for _, _, count in given])
    counts /= counts.mean()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights[1:] + weights[0]
        off = counts * (1.0 / (1.0 + np.exp(-score)) - right)
        held = weights[1:]
        value = counts @ (np.logaddexp(0.0, score) - right * score) + PENALTY / 2 * held @ held
        return float(value), np.concatenate([[off.sum()], table.T @ off + PENALTY * held])

    found = minimize(loss, np.zeros(len(column) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x.tolist()
    return {"bias": found[0], **dict(zip(column, found[1:], strict=True))}


def judged(sheets: Sequence[Sheet]) -> str:
    """Precision and recall of the words kept by the weights in force, over lines for which one answer is right."""
    both = said = gold = 0
    for sheet in sheets:
        found = list(lines("\n".join(sheet.lines)))
        marked = clutter.clutter(found)
        for i, (line, kept) in enumerate(zip(found, sheet.kept, strict=True)):
            if kept is not None:
                both, said, gold = (
                    n + line.words * there
                    for n, there in ((both, kept and i not in marked), (said, i not in marked), (gold, kept))
                )
    return f"words kept: precision {both / max(1, said):.3f}, recall {both / max(1, gold):.3f}"


def text(weights: Mapping[str, float]) -> str:
    """The vocabulary file."""
    head = "# What each sign of a line (clean/signs.py) weighs for its being report and not page furniture, in log-odds."
    return "\n".join([head, "# Learned (training/README.md); do not edit by hand.", *layout(dict(weights))]) + "\n"


def force(weights: Mapping[str, float]) -> None:
    """Puts weights in force, for the program and for what is judged next."""
    (VOCAB / "clutter_weights.yml").write_text(text(weights), encoding="utf-8")
    load.cache_clear()
    clutter.weights.cache_clear()


def main(arguments: Sequence[str] | None = None) -> None:
    """Learns and writes; judges on pages of reports and draws that were not learned from."""
    asked = argparse.ArgumentParser("training.clutter", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("folders", type=Path, nargs="+")
    asked.add_argument("--pages", type=int, default=800)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args(arguments)
    found: list[Report] = reports(given.folders)
    shipped = (VOCAB / "clutter_weights.yml").read_bytes() if (VOCAB / "clutter_weights.yml").exists() else b""
    force(learn(list(told(list(Maker(found[::2], SEED).pages(given.pages // 2))))))
    print(f"held out: {judged(list(Maker(found[1::2], SEED + 1).pages(given.pages // 4)))}")
    if given.write:
        force(learn(list(told(list(Maker(found, SEED).pages(given.pages))))))
        stamp(["clutter_weights"])
    else:
        (VOCAB / "clutter_weights.yml").write_bytes(shipped)


if __name__ == "__main__":
    main()
