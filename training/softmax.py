"""The one model: each candidate of a choice has named signs, each sign a weight, and the one of greatest sum is chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

Weights = dict[str, float]


@dataclass(frozen=True)
class Choice:
    """The signs of each candidate, and which candidates are right: none where there is nothing to learn."""

    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]

    def best(self, weights: Weights) -> int:
        """The number of the candidate that most speaks for, the first of equals."""
        sums = [sum(weights.get(sign, 0.0) * value for sign, value in told.items()) for told in self.signs]
        return sums.index(max(sums))


def among(classes: Sequence[str], signs: Iterable[str], right: str | None) -> Choice:
    """A choice among classes: each is a candidate that has all signs under its own name."""
    told = list(signs)
    return Choice([{f"{name} {sign}": 1.0 for sign in told} for name in classes], [name == right for name in classes])


def against(first: str, others: Sequence[str], weights: Weights) -> dict[str, Weights]:
    """The weights of each of the `others` against the `first` class, which then needs none."""
    signs = [name.removeprefix(f"{first} ") for name in weights if name.startswith(f"{first} ")]
    return {name: {sign: weights[f"{name} {sign}"] - weights[f"{first} {sign}"] for sign in signs} for name in others}


def fit(choices: Iterable[Choice], penalty: float, rarest: int) -> Weights:
    """The weights under which the right candidates, taken together, are likeliest, each held to zero by `penalty` on its square
    (L2). Signs that fewer than `rarest` choices show are left out. Starts from zero and draws nothing by chance."""
    some = [choice for choice in choices if any(choice.right)]
    seen = Counter(sign for choice in some for sign in dict.fromkeys(s for told in choice.signs for s in told))
    names = sorted(sign for sign, times in seen.items() if times >= rarest)
    if not names:
        return {}
    column = {name: number for number, name in enumerate(names)}
    lines = [[(column[s], v) for s, v in told.items() if s in column] for choice in some for told in choice.signs]
    ends = np.cumsum([0, *map(len, lines)])
    cells = [cell for line in lines for cell in line]
    table = csr_array(([v for _, v in cells], [c for c, _ in cells], ends), shape=(len(lines), len(names)), dtype=float)
    sizes = [len(choice.signs) for choice in some]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(some)), sizes)
    right = np.array([r for choice in some for r in choice.right], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights
        share = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        every, good = np.add.reduceat(share, starts), np.add.reduceat(share * right, starts)
        slope = table.T @ (share / every[owner] - share * right / good[owner]) + penalty * weights
        return float(np.log(every / good).sum() + penalty / 2 * weights @ weights), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return dict(zip(names, found.x.tolist(), strict=True))
