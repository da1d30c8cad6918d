"""What hangs together: things joined by pairs, directly or through others."""

from collections.abc import Iterable


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """0..count-1 in groups, each sorted, in the order of their first member."""
    head = list(range(count))

    def top(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for a, b in pairs:
        x, y = top(a), top(b)
        if x != y:
            head[max(x, y)] = min(x, y)
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(top(i), []).append(i)
    return list(groups.values())
