"""Learns the shipped weights anew from annotated reports and says how good they are on reports held out.

    python -m training [accounts scope places positions] --data FOLDER [FOLDER ...] [--folds N] [--write]

Recipes run in that order, however they are named: accounts and scope need nothing of the others, places asks who speaks and
what a figure reaches over, positions asks who speaks. Without --write each learns beside the shipped weights of the others,
with it beside the new ones of those before it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from training import accounts, places, positions, scope
from training.recipe import Case, Recipe, stamp
from training.reports import Report, read

RECIPES = {"accounts": accounts.RECIPE, "scope": scope.RECIPE, "places": places.RECIPE, "positions": positions.RECIPE}


def main(given: Sequence[str] | None = None) -> None:
    """Reads and parses once, then learns, judges and writes recipe by recipe."""
    asked = argparse.ArgumentParser("training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("recipes", nargs="*", metavar="RECIPE", help=f"which weights: {', '.join(RECIPES)} (all)")
    asked.add_argument("--data", nargs="+", type=Path, required=True, help="folders of annotated reports")
    asked.add_argument("--folds", type=int, default=8, help="parts that the groups are held out in (8)")
    asked.add_argument("--write", action="store_true", help="write the weights, learned from everything")
    told = asked.parse_args(given)
    if unknown := set(told.recipes) - set(RECIPES):
        asked.error(f"There is no recipe {', '.join(sorted(unknown))}. Known: {', '.join(RECIPES)}.")
    reports = list(read(told.data))
    for name, recipe in RECIPES.items():
        if name in told.recipes or not told.recipes:
            run(name, recipe, reports, told.folds, told.write)
    if told.write:
        stamp(recipe.vocab for recipe in RECIPES.values())


def run(name: str, recipe: Recipe, reports: Sequence[Report], folds: int, write: bool) -> None:
    """One recipe, from the reports to its weights."""
    cases = [Case(report, list(recipe.choices(report))) for report in reports]
    weights = recipe.learn(cases)
    choices = [choice for case in cases for choice in case.choices]
    print(f"{name}: {len(choices)} choices, {sum(any(c.right) for c in choices)} to learn from, {len(weights)} weights")
    within, held = recipe.judged(cases, {**weights, **recipe.given}), recipe.held_out(cases, folds)
    for folder in within:
        print(f"  {folder}: within {within[folder]}, held out {held[folder]}", flush=True)
    if write:
        recipe.write(weights)


if __name__ == "__main__":
    main()
