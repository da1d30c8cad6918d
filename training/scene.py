"""What each sign weighs for a settlement being where a report's chief incident took place.

    python -m training.scene RECORD GOLD.jsonl [--folds N]

RECORD is built over the reports (`onrecord build --all`); each line of GOLD names an incident's `documents` and `city`. Of
these only the links and the names of towns are learned from, no words. Weights are printed, not written: vocab/scene.yml
rounds them by hand, since reports of one country's towns must not unlearn what holds of villages elsewhere."""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.link.happening import order
from onrecord.link.shelf import Shelf
from onrecord.link.sites import Key, Site, rules
from onrecord.model.spelling import fold
from onrecord.store import View
from training.softmax import Choice, Weights, fit

PENALTY, RAREST = 0.5, 5


def choices(record: Path, gold: Path) -> list[Choice]:
    """The candidates of each incident, with their signs in the mean of its reports."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    with View.open(record) as view:
        read = {reading.document: reading for reading in view.readings()}
        documents = sorted((d for d in view.documents() if d.id in read), key=order)
    shelf = Shelf.of({d.id: d for d in documents}, read)
    sites = {d.id: next((h.sites for h in shelf.parts(d.id).happenings if h.lead), ()) for d in documents}
    told = ((row["city"], [sites[d] for d in row["documents"] if sites.get(d)]) for row in rows)
    return [choice(city, reports) for city, reports in told if reports]


def choice(city: str, reports: Sequence[Sequence[Site]]) -> Choice:
    """One incident; a settlement is right when its name and the town's hold each other."""
    found: dict[Key, list[Site]] = defaultdict(list)
    for site in (site for sites in reports for site in sites):
        found[site.key].append(site)
    keys = sorted(found)
    return Choice([mean(found[key], len(reports)) for key in keys], [right(key[0], city) for key in keys])


def mean(sites: Sequence[Site], reports: int) -> Mapping[str, float]:
    """What the signs of one settlement are in the mean of the reports."""
    return {name: sum(site.signs[name] for site in sites) / reports for name in rules().signs}


def right(name: str, city: str) -> bool:
    """Whether a folded name is that of the town."""
    asked = fold(re.sub(r"\(.*", "", city)).strip()
    named = re.sub(r"^st\b\.?", "saint", name)
    return bool(named and asked) and (asked in named or named in asked)


def held_out(told: Sequence[Choice], folds: int) -> Iterator[bool]:
    """Whether each choice falls on a right candidate, by weights that learned from other incidents."""
    for fold_of in range(folds):
        weights = fit((c for n, c in enumerate(told) if n % folds != fold_of), PENALTY, RAREST)
        yield from judged([c for n, c in enumerate(told) if n % folds == fold_of], weights)


def judged(told: Sequence[Choice], weights: Weights) -> Iterator[bool]:
    """Whether each choice falls on a right candidate."""
    return (bool(c.right[c.best(weights)]) for c in told)


def main() -> None:
    """Learns, judges and shows."""
    asked = argparse.ArgumentParser("training.scene", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--folds", type=int, default=5)
    given = asked.parse_args()
    told = choices(given.record, given.gold)
    by_hand = {name: sign.weight for name, sign in rules().signs.items()}
    print(f"{len(told)} incidents, {sum(any(c.right) for c in told)} with a right candidate")
    print(f"by hand {sum(judged(told, by_hand)) / len(told):.3f}, held out {sum(held_out(told, given.folds)) / len(told):.3f}")
    for name, weight in fit(told, PENALTY, RAREST).items():
        print(f"{name:14} {weight:6.2f}  by hand {by_hand[name]:5.2f}")


if __name__ == "__main__":
    main()
