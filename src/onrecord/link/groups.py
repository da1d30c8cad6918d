"""Sketches of happenings in groups: which tell of one incident.

Two groups are joined only across a pair that speaks for it, so what hangs together by such pairs (a component) is all that
an answer depends on: the rest of the record may change without it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.link.block import candidates
from onrecord.link.cluster import Pair, Verdicts, cluster
from onrecord.link.compare import MISSING, compare, total
from onrecord.link.components import components
from onrecord.link.decided import Decided
from onrecord.link.echo import echoes
from onrecord.link.sketch import Sketch
from onrecord.link.wording import Matrix

THRESHOLD = 0.0  # mean points above which two groups of accounts are one incident


@dataclass(frozen=True, slots=True)
class Grouped:
    """Indices of sketches: `groups` are incidents, `parts` the components that they lie in; both in order."""

    groups: list[list[int]]
    parts: list[list[int]]


def grouped(sketches: Sequence[Sketch], decided: Decided) -> Grouped:
    """The incidents of happenings that come in the record's own order. Copies go with what they repeat and are not compared."""
    repeats = echoes(sketches, decided)
    first = [i for i in range(len(sketches)) if repeats.get(i, i) == i]
    place = {i: n for n, i in enumerate(first)}
    told = [sketches[i] for i in first]
    scores = scored(told, candidates(told))
    verdicts = lifted(decided, {key: n for n, s in enumerate(told) for key in s.claims})
    chief = {n for n, s in enumerate(told) if s.lead}
    linked = [pair for pair, score in scores.items() if score > THRESHOLD]
    parts = components(len(told), (*linked, *chained(verdicts)))
    copies: dict[int, list[int]] = {}
    for i, original in repeats.items():
        if i not in place:
            copies.setdefault(place[original], []).append(i)

    def whole(members: Iterable[int]) -> list[int]:
        return sorted(i for n in members for i in (first[n], *copies.get(n, ())))

    groups = [whole(group) for part in split(parts, scores, verdicts, chief=chief) for group in part]
    return Grouped(sorted(groups), sorted(whole(part) for part in parts))


def scored(sketches: Sequence[Sketch], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The points of each pair."""
    cosines = Matrix([s.start for s in sketches]).cosines(pairs)
    return {p: total(compare(sketches[p[0]], sketches[p[1]], alike)) for p, alike in zip(pairs, cosines, strict=True)}


def split(
    parts: Sequence[Sequence[int]], scores: Mapping[Pair, float], verdicts: Verdicts, *,
    missing: float = MISSING, veto: float | None = None, chief: Collection[int] = (),
) -> Iterator[list[list[int]]]:  # fmt: skip
    """The groups of each component."""
    home = {i: n for n, part in enumerate(parts) for i in part}
    inside: dict[int, dict[Pair, float]] = {}
    for (a, b), score in scores.items():
        if home[a] == home[b]:
            inside.setdefault(home[a], {})[a, b] = score
    together, apart, merged = (_inside(told, home) for told in (verdicts.together, verdicts.apart, verdicts.merged))
    for n, part in enumerate(parts):
        if len(part) == 1:
            yield [list(part)]
            continue
        at = {i: k for k, i in enumerate(part)}
        told = {(at[a], at[b]): score for (a, b), score in inside.get(n, {}).items()}
        own = Verdicts(
            [(at[a], at[b]) for a, b in together.get(n, ())], [(at[a], at[b]) for a, b in apart.get(n, ())],
            [[at[i] for i in some] for some in merged.get(n, ())],
        )  # fmt: skip
        groups = cluster(
            len(part),
            told,
            missing=missing,
            threshold=THRESHOLD,
            verdicts=own,
            veto=veto,
            chief={at[i] for i in part if i in chief},
        )
        yield [[part[k] for k in group] for group in groups]


def _inside(judged: Iterable[Sequence[int]], home: Mapping[int, int]) -> dict[int, list[Sequence[int]]]:
    """What was judged of members of one component, by component; what reaches over several says nothing within any."""
    found: dict[int, list[Sequence[int]]] = {}
    for some in judged:
        homes = {home[i] for i in some}
        if len(homes) == 1:
            found.setdefault(homes.pop(), []).append(some)
    return found


def lifted(decided: Decided, home: Mapping[str, int]) -> Verdicts:
    """What was judged of claims, of the groups that hold them."""

    def lift(pairs: Iterable[tuple[str, str]]) -> list[Pair]:
        found = [(home[a], home[b]) for a, b in pairs if a in home and b in home and home[a] != home[b]]
        return [(min(p), max(p)) for p in found]

    wholes = [list(dict.fromkeys(home[key] for key in keys if key in home)) for keys in decided.merged]
    return Verdicts(list(dict.fromkeys(lift(decided.together))), sorted(set(lift(decided.apart))), wholes)


def chained(verdicts: Verdicts) -> Iterator[Pair]:
    """Pairs by which what people joined hangs together."""
    yield from verdicts.together
    yield from (pair for group in verdicts.merged for pair in pairwise(group))
