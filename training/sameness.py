"""What each sign weighs for or against two reports being chiefly about one incident.

    python -m training.sameness RECORD GOLD.jsonl [--folds N] [--write]

RECORD is built over the reports (`onrecord build --all`); each line of GOLD names an incident's `documents`. Of these only the
links are learned from, no words. A sign may only weigh in the direction that its name says: chance in the pairs at hand must
not make the same town speak against one incident. Weights that vocab/sameness.yml gives by hand are not learned."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord import vocab
from onrecord.link.block import candidates
from onrecord.link.cluster import Pair, cluster
from onrecord.link.compare import MISSING, rules, signs
from onrecord.link.happening import order
from onrecord.link.shelf import Shelf
from onrecord.link.sketch import Sketch
from onrecord.link.wording import Matrix
from onrecord.store import View
from training.recipe import VOCAB, layout, stamp

FOR = frozenset({
    "start", "unusual", "people", "surnames", "harmed", "told_same", "day_same", "day_same_unsure", "spots", "lands",
    "streets", "ages", "numbers", "place_same", "place_within",
})  # fmt: skip
AGAINST = frozenset({
    "published", "told_apart", "day_apart", "day_apart_unsure", "spots_other", "lands_other", "streets_other", "ages_other",
    "harmed_others", "people_told", "place_apart", "numbers_other",
})  # fmt: skip
# In a city's crime pages places told apart say little, and in reports of a war much: the reports at hand must not unlearn it.
AT_MOST = {"place_apart": -0.8, "numbers_other": -0.3}
PENALTY = 1.0
# A wrong join is worse than a missed one, but average linkage is careful by itself: points added to every pair.
EAGER = 1.0
NAMES = ("bias", *sorted(FOR | AGAINST))


@dataclass(frozen=True)
class Pairs:
    """The chief happenings of reports, the pairs worth comparing with their signs (rows), and which are one incident."""

    sketches: Sequence[Sketch]
    incidents: Sequence[str]
    pairs: Sequence[Pair]
    signs: np.ndarray
    same: np.ndarray


def pairs(record: Path, gold: Path) -> Pairs:
    """What there is to learn from."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    incident = {document: str(row["id"]) for row in rows for document in row["documents"]}
    with View.open(record) as view:
        read = {reading.document: reading for reading in view.readings()}
        documents = sorted((d for d in view.documents() if d.id in read and d.id in incident), key=order)
    shelf = Shelf.of({d.id: d for d in documents}, read)
    chief = [s for d in documents for s in shelf.sketches(d.id) if s.lead]
    found = candidates(chief)
    cosines = Matrix([s.start for s in chief]).cosines(found)
    table = np.array([row(chief[a], chief[b], alike) for (a, b), alike in zip(found, cosines, strict=True)])
    owners = [incident[s.document] for s in chief]
    same = np.array([float(owners[a] == owners[b]) for a, b in found])
    return Pairs(chief, owners, found, table, same)


def row(a: Sketch, b: Sketch, alike: float) -> list[float]:
    """The values of the signs in the order of NAMES."""
    told: dict[str, float] = {}
    for name, value, _ in (*signs(a, b, alike), *rules(a, b)):
        told[name] = told.get(name, 0.0) + value
    return [told.get(name, 0.0) for name in NAMES]


def fit(table: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Logistic regression with an L2 penalty, each weight held to its side of zero. Starts from the bounds."""
    bounds = [(None, None) if n == "bias" else (0.0, None) if n in FOR else (None, AT_MOST.get(n, 0.0)) for n in NAMES]
    start = np.array([0.0 if high is None else high for _, high in bounds])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights
        held = np.concatenate([[0.0], weights[1:]])
        slope = table.T @ (1.0 / (1.0 + np.exp(-score)) - same) + PENALTY * held
        return float(np.logaddexp(0.0, score).sum() - same @ score + PENALTY / 2 * held @ held), slope

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}).x)


def held_out(told: Pairs, folds: int) -> str:
    """B-cubed and F1 of pairs over the reports, each pair judged by weights that learned from neither of its incidents."""
    part = {name: n % folds for n, name in enumerate(sorted(set(told.incidents)))}
    left, right = (np.array([part[told.incidents[p[side]]] for p in told.pairs]) for side in (0, 1))
    score = np.zeros(len(told.pairs))
    for fold in range(folds):
        out = (left == fold) | (right == fold)
        score[out] = told.signs[out] @ fit(told.signs[~out], told.same[~out]) + EAGER
    groups = cluster(len(told.sketches), dict(zip(told.pairs, score.tolist(), strict=True)), missing=MISSING)
    return judged(groups, told.incidents)


def judged(groups: Iterable[Sequence[int]], incidents: Sequence[str]) -> str:
    """How good groups are: B-cubed, and precision and recall over pairs."""
    said = {i: n for n, group in enumerate(groups) for i in group}
    sizes: dict[str, dict[object, int]] = {"gold": {}, "said": {}, "both": {}}
    for i, name in enumerate(incidents):
        for kind, key in (("gold", name), ("said", said[i]), ("both", (name, said[i]))):
            sizes[kind][key] = sizes[kind].get(key, 0) + 1
    p = sum(n * n / sizes["said"][k[1]] for k, n in sizes["both"].items() if isinstance(k, tuple)) / len(incidents)
    r = sum(n * n / sizes["gold"][k[0]] for k, n in sizes["both"].items() if isinstance(k, tuple)) / len(incidents)
    two = {kind: sum(n * (n - 1) // 2 for n in told.values()) for kind, told in sizes.items()}
    return f"B3 {2 * p * r / (p + r):.3f}, pairs F1 {2 * two['both'] / max(1, two['gold'] + two['said']):.3f}"


def text(weights: Mapping[str, float]) -> str:
    """The vocabulary file."""
    head = "# What each sign weighs for or against two chief happenings being one (link/compare.py), in log-odds."
    return "\n".join([head, "# Learned (training/README.md); do not edit by hand.", *layout(dict(weights))]) + "\n"


def main() -> None:
    """Learns, judges and, if asked, writes."""
    asked = argparse.ArgumentParser("training.sameness", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--folds", type=int, default=5)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    told = pairs(given.record, given.gold)
    print(f"{len(told.pairs)} pairs of {len(told.sketches)} reports, {int(told.same.sum())} of one incident")
    print(f"held out: {held_out(told, given.folds)}")
    weights = dict(zip(NAMES, fit(told.signs, told.same).tolist(), strict=True))
    weights["bias"] += EAGER
    by_hand: dict[str, float] = vocab.load("sameness", dict[str, float])
    if given.write:
        vocab.load.cache_clear()
        (VOCAB / "sameness_weights.yml").write_text(text({n: w for n, w in weights.items() if n not in by_hand}), "utf-8")
        stamp(["sameness_weights"])


if __name__ == "__main__":
    main()
