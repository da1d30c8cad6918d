"""Ids that never move: a group is named after its founding claim, and keeps the name it already had."""

from collections.abc import Mapping, Sequence

from onrecord.model import hexes


def name_groups(
    prefix: str, groups: Sequence[Sequence[str]], founded: Mapping[str, str], rank: Mapping[str, tuple[str, str]]
) -> list[tuple[str, tuple[str, ...]]]:
    """(id, ids it replaces) for each group of claim keys, whose first member would found it in a fresh record.

    `founded` maps claims to the ids of the earlier state. An id belongs to the group that holds the claim it is named
    after, or, when that claim is gone, to the first group that held it. Where several meet, the one of the earliest
    document stays, those whose claim is gone behind; `rank` gives each claim's (publication date, document id)."""
    home = {hexes(claim): at for at, group in enumerate(groups) for claim in group}
    claims = {hexes(claim): claim for group in groups for claim in group}
    owned: dict[str, int] = {}
    for at, group in enumerate(groups):
        for claim in group:
            name = founded.get(claim, "")
            if name.startswith(f"{prefix}-"):
                owned.setdefault(name, home.get(hexes(name), at))
    of_group: dict[int, list[str]] = {}
    for name, at in owned.items():
        of_group.setdefault(at, []).append(name)

    def age(name: str) -> tuple[bool, tuple[str, str], str]:
        claim = claims.get(hexes(name))
        return claim is None, (rank[claim] if claim else ("", "")), name

    named: list[tuple[str, tuple[str, ...]]] = []
    for at, group in enumerate(groups):
        names = sorted(of_group.get(at, [f"{prefix}-{hexes(group[0])}"]), key=age)
        named.append((names[0], tuple(names[1:])))
    return named
