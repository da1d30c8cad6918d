"""Which mentions name one person: certain, likely or possible."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link import places
from onrecord.link.decided import Decided
from onrecord.link.happening import apart, interval
from onrecord.model import PersonMention

CERTAINTIES = ("certain", "likely", "possible")
ENDED = ("killed", "injured")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr", "col", "gen", "lt", "sgt", "officer"])


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    bones: frozenset[str]


def same_persons(
    mentions: Sequence[PersonMention], incident_of: Mapping[str, str], decided: Decided
) -> dict[str, tuple[str, str]]:
    """Each mention's key with the key of the first mention of that person and how certain that is. `mentions` come in the
    record's own order; `incident_of` maps a mention's key to its incident."""
    names = {m.key: _name(m.name) for m in mentions}
    answer: dict[str, tuple[str, str]] = {}
    blocks: dict[str, list[PersonMention]] = defaultdict(list)
    barred, joined = decided.separate(), {frozenset(p) for p in (*decided.together, *decided.merged)}
    for mention in mentions:
        best = (len(CERTAINTIES), "")
        for other in _unique(blocks, names[mention.key]):
            pair = frozenset((mention.key, other.key))
            if pair in joined:
                grade: int | None = 0
            elif pair in barred or frozenset((mention.key, answer[other.key][0])) in barred:
                continue
            else:
                grade = _grade(mention, other, names, incident_of)
            if grade is not None and grade < best[0]:
                best = (grade, answer[other.key][0])
        answer[mention.key] = (best[1], CERTAINTIES[best[0]]) if best[1] else (mention.key, CERTAINTIES[0])
        for bone in names[mention.key].bones:
            blocks[bone].append(mention)
    return answer


def _unique(blocks: Mapping[str, Sequence[PersonMention]], name: _Name) -> Iterable[PersonMention]:
    seen: set[str] = set()
    for bone in sorted(name.bones):
        for mention in blocks.get(bone, ()):
            if mention.key not in seen:
                seen.add(mention.key)
                yield mention


def _name(words: str) -> _Name:
    bare = [w.strip(".,'’\"()").lower() for w in words.replace("-", " ").split()]
    kept = tuple(w for w in bare if len(w) > 1 and w not in SUFFIXES)
    return _Name(kept, frozenset(s for s in map(places.skeleton, kept) if len(s) > 1) or frozenset(kept))


def _grade(a: PersonMention, b: PersonMention, names: Mapping[str, _Name], incident_of: Mapping[str, str]) -> int | None:
    """0 certain, 1 likely, 2 possible; null for two persons."""
    likeness = _likeness(names[a.key], names[b.key])
    if likeness is None or (a.sex and b.sex and a.sex != b.sex):
        return None
    shared = a.document == b.document or (bool(incident_of.get(a.key)) and incident_of[a.key] == incident_of.get(b.key))
    if a.age is not None and b.age is not None and abs(a.age - b.age) > 1:
        return 2 if shared and likeness == 0 and abs(a.age - b.age) <= 5 else None
    if shared:
        return min(1, likeness) if likeness < 2 else 1
    if likeness == 2 or _contrary(a, b):
        return 2 if likeness == 0 and not _contrary(a, b) else None
    supported = (a.age is not None and a.age == b.age) or places.relation(a.place, b.place) in (places.SAME, places.NEAR)
    return likeness if supported else likeness + 1


def _likeness(a: _Name, b: _Name) -> int | None:
    """0 the same words, 1 another spelling, 2 one name inside the other."""
    if not a.words or not b.words:
        return None
    if a.words == b.words:
        return 0 if len(a.words) > 1 else 2
    if len(a.bones) > 1 and a.bones == b.bones:
        return 1
    few, many = sorted((set(a.words), set(b.words)), key=len)
    if few <= many:
        return 1 if len(few) > 1 else 2
    return 1 if len(a.bones & b.bones) > 1 else None


def _contrary(a: PersonMention, b: PersonMention) -> bool:
    x, y = interval(a.when), interval(b.when)
    ended = a.status == b.status and a.status in ENDED
    late = ended and x is not None and y is not None and apart(x, y) > 30
    return late or places.relation(a.place, b.place) == places.APART
