"""Who denies what, who blames whom, and where these cannot both be so."""

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Contradiction
from onrecord.weigh.evidence import Entry
from onrecord.weigh.names import content, standing_words
from onrecord.weigh.numbers import contradiction

POINTING = frozenset({"allega", "accusa", "charge", "it", "them", "these", "those", "matter"})  # stems that only point back
NOBODY = frozenset({"they", "it", "he", "she", "we", "who", "which"})
STEM = 6  # letters that two words must share to tell of one thing ("defect-ions", "defect-ed")


def denials(entries: Sequence[Entry]) -> list[Entry]:
    """The claims that deny something, in reading order."""
    return [e for e in entries if e.claim.kind == "denial" and e.claim.actual and not e.aside]


def blames(entries: Sequence[Entry]) -> list[Entry]:
    """The claims that blame somebody, in reading order."""
    return [e for e in entries if e.claim.kind == "blame" and e.claim.manner != "denied" and not e.aside]


def denial_contradictions(subject: str, entries: Sequence[Entry]) -> Iterator[Contradiction]:
    """Each denial against what it denies: one for each two origins."""
    seen: set[tuple[str, str]] = set()
    for denial in denials(entries):
        for target in _denied(denial, entries):
            pair = (target.origin, denial.origin)
            if pair not in seen:
                seen.add(pair)
                yield contradiction("denial", target, denial, _about(denial, target), subject)


def _about(denial: Entry, target: Entry) -> str:
    """What is denied; where the denial only points back ("denies it", "allegations they have denied") what that was."""
    told = denial.claim.about or denial.claim.span.words
    return " ".join(target.claim.span.words.split()) if points_back(denial) else told


def points_back(denial: Entry) -> bool:
    """Whether a denial does not say what it denies ("denies it", "allegations they have denied")."""
    return not _stems(denial.claim.about or denial.claim.span.words) - POINTING


def _denied(denial: Entry, entries: Sequence[Entry]) -> list[Entry]:
    """The assertions a denial is aimed at, one for each origin: those the extractor linked, blame of the denier for a denial of
    involvement, else what the words of the denial tell of; where they tell of nothing, what was told just before it."""
    linked = [e for e in entries if e.claim.key == denial.claim.against and e.claim.key]
    others = [
        e for e in entries if _assertion(e) and e.origin != denial.origin and not e.claim.span.overlaps(denial.claim.span)
    ]
    words = set(content(denied_words(denial)))
    if words & standing_words().involvement:
        accused = [e for e in others if e.claim.kind == "blame" and _blamed(e, denial)]
        return _by_origin([*linked, *accused], denial)
    about = _stems(denial.claim.about.split(",")[0] or denied_words(denial))
    alike = [e for e in others if about & _told(e) and (e.claim.kind != "blame" or _blamed(e, denial))]
    if any(e.claim.kind == "event" for e in alike):  # the deed itself, told by whoever also counts its victims
        deeds = {e.origin for e in alike if e.claim.kind == "event"}
        alike = [e for e in alike if e.claim.kind != "figure" or e.origin not in deeds or e.claim.figure is None]
    if linked or alike:
        return _by_origin([*linked, *alike], denial)
    if about:
        return []
    near = [e for e in others if e.claim.document == denial.claim.document and e.claim.span.start < denial.claim.span.start]
    return [e for e in near if e.claim.kind != "event"][-1:]


def _blamed(blame: Entry, denial: Entry) -> bool:
    """Whether blame may be meant for the one who denies: never blame that the denier's own side lays on another, nor blame of
    the state when the denier does not speak for it, nor of a "they" that names nobody."""
    told = blame.claim.about or blame.claim.span.words
    if told.lower() in NOBODY:
        return False
    official = denial.claim.connection == "official"
    if (camp(told) == "state") != official and camp(told) in ("state", "opposition"):
        return False
    return may_mean(told, denial.name)


def denied_words(denial: Entry) -> str:
    """What is denied, as far as the clause goes."""
    return f"{denial.claim.about} {denial.claim.span.words}".split(",")[0]


def _assertion(entry: Entry) -> bool:
    """Whether a claim asserts something that somebody may deny."""
    told = entry.claim.kind in ("figure", "blame", "event") and entry.claim.manner != "denied"
    return told and entry.claim.actual and not entry.aside


def _by_origin(found: Sequence[Entry], denial: Entry) -> list[Entry]:
    """One figure or blame of each origin, the same text first; where there is none the nearest event that each
    tells in the denial's own text. An outlet's own voice only when nobody else says so."""
    here = denial.claim.span
    best: dict[str, Entry] = {}
    for e in sorted(found, key=lambda e: (e.claim.kind != "figure", e.claim.document != denial.claim.document, e.order)):
        if e.claim.kind != "event":
            best.setdefault(e.origin, e)
    if not best:
        told = [e for e in found if e.claim.document == denial.claim.document]
        told.sort(key=lambda e: (abs(e.claim.span.start - here.start), e.order))
        for e in told:
            best.setdefault(e.origin, e)
    named = [e for e in best.values() if not e.own]
    return named or list(best.values())[:1]


def _told(entry: Entry) -> set[str]:
    """Stems of what a claim tells: its words, its verb, its harm."""
    figure = entry.claim.figure
    return _stems(f"{entry.claim.span.words} {entry.claim.verb} {figure.harm if figure else ''}")


def _stems(words: str) -> set[str]:
    """The beginnings of the words that tell of a deed, unified by vocab/standing.yml; not the words for who did it."""
    told = standing_words()
    sides = {w for known in told.camps.values() for w in known}
    plain = [w for w in re.findall(r"[a-z]+", words.lower()) if len(w) > 3 or w in told.alike]
    return {told.alike.get(w, w)[:STEM] for w in plain if w not in told.empty and w not in sides}


def camp(words: str) -> str:
    """The side that a naming of the accused belongs to as far as its words tell: state, opposition, foreign, or ""."""
    found = [
        (match.start(), name)
        for name, known in standing_words().camps.items()
        for word in known
        if (match := re.search(rf"\b{re.escape(word)}s?\b", words.lower()))
    ]
    return min(found)[1] if found else ""


def may_mean(accused: str, denier: str) -> bool:
    """Whether blame of `accused` may be meant for `denier`: they share a word, or the blame names a side and not a body."""
    shared = set(content(accused)) & set(content(denier))
    return bool(shared) or camp(accused) == "opposition" or not any(c.isupper() for c in accused[1:])


def blame_contradictions(subject: str, entries: Sequence[Entry]) -> Iterator[Contradiction]:
    """Blame against blame: two origins that accuse different sides of the same."""
    told = [(e, camp(e.claim.about or e.claim.span.words)) for e in blames(entries) if not e.own]
    seen: set[tuple[str, str]] = set()
    for i, (a, one) in enumerate(told):
        for b, two in told[i + 1 :]:
            pair = (min(a.origin, b.origin), max(a.origin, b.origin))
            one_side = a.claim.connection == b.claim.connection == "official"
            if one and two and one != two and a.origin != b.origin and not one_side and pair not in seen:
                seen.add(pair)
                yield contradiction("blame", a, b, f"{a.claim.about or one} or {b.claim.about or two}", subject)


def accused(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """(who is accused, by whom), each once, in reading order."""
    return tuple(dict.fromkeys((e.claim.about, e.name) for e in blames(entries) if e.claim.about))
