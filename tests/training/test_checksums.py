"""The weights that ship are those that were learned."""

from pathlib import Path

from training.__main__ import RECIPES
from training.recipe import checksum


def test_the_weights_are_as_they_were_learned(root: Path) -> None:
    noted = dict(line.split()[::-1] for line in (root / "training" / "CHECKSUMS").read_text(encoding="utf-8").splitlines())
    names = [*(recipe.vocab for recipe in RECIPES.values()), "rarity", "sameness_weights", "clutter_weights"]
    assert noted == {f"{name}.yml": checksum(name) for name in names}
