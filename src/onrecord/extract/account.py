"""Whose account a place of a document belongs to: every one who speaks near it, and the outlet itself, weighed by named signs.

Rules find who may be meant and what speaks for each; the weights (vocab/accounts.yml) were learned (training/)."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from onrecord import vocab
from onrecord.extract import origins
from onrecord.extract.layout import number_of, tone
from onrecord.extract.saying import Saying
from onrecord.extract.telling import Said, Voices

BACK = 6  # sentences back in which one who spoke may still be speaking
BLOCKS = 3  # blocks back, likewise
STATEMENT = 12  # blocks that a statement runs on at most
HEAD = 25  # tokens within which a headline ends
FAR = 40  # tokens from the cue at which more makes no difference
NOT_TOLD = frozenset({"deny", "reject", "refute", "dismiss", "condemn", "claim"})
DOUBTED = frozenset({"claim", "deny", "accuse", "blame", "condemn", "reject", "warn", "call"})


@dataclass(slots=True)
class Candidate:
    """One who may be speaking (`said` None: the outlet itself), with the signs that were found."""

    said: Said | None
    signs: dict[str, float] = field(default_factory=dict)

    def has(self, name: str, value: float = 1.0) -> None:
        """Notes a sign; of several the strongest counts."""
        self.signs[name] = max(value, self.signs.get(name, value))


@dataclass(frozen=True, slots=True)
class Place:
    """The token that is asked about, and the number of its sentence in the document."""

    n: int
    i: int
    sentence: int
    doc: Doc


@cache
def weights() -> Mapping[str, float]:
    """The learned weight of each sign."""
    found: Mapping[str, float] = vocab.load("accounts", dict[str, float])
    return found


def account(voices: Voices, n: int, i: int) -> Said | None:
    """The saying to whose account token `i` of block `n` belongs, or None for the outlet's own words."""
    if (n, i) not in voices.accounts:
        weigh = weights()
        found = candidates(voices, n, i)
        best = max(found, key=lambda c: sum(weigh.get(sign, 0.0) * value for sign, value in c.signs.items()))
        voices.accounts[n, i] = best.said or _announced(voices, n)
    return voices.accounts[n, i]


def _announced(voices: Voices, n: int) -> Said | None:
    """Who was announced to speak in the blocks that follow ("The mayor said:"): block `n` is his if nobody else's."""
    before = [k for k in voices.opened if k < n]
    return voices.opened[max(before)] if before and n - max(before) <= STATEMENT else None


def candidates(voices: Voices, n: int, i: int) -> list[Candidate]:
    """Everybody whose words token `i` may be, each once, and the outlet itself first."""
    doc = voices.parsed.blocks[n].doc
    place = Place(n, i, voices.sentence(n, i), doc)
    own, found = Candidate(None), dict[str, Candidate]()
    over = sorted((s for s in voices.by_block.get(n, ()) if _over(s, doc, i)), key=lambda s: s.saying.size)
    for rank, said in enumerate(over):
        one = _candidate(voices, found, said)
        _covering(voices, one, said, place, rank)
        if rank and said.saying.covers(over[0].at):
            one.has("over the inmost cue")
    earlier = _latest(voices, place)
    for rank, said in enumerate(earlier, 1):
        _continuing(voices, _candidate(voices, found, said), said, place, rank)
    for said in _next(voices, place):
        _candidate(voices, found, said).has("next " + ("same block" if said.block == n else "other block"))
    _same_number(voices, found, own, place)
    _own(voices, own, place, spoken=bool(over) or bool(earlier), covered=bool(over))
    for one in found.values():
        _who(one, "inmost" if "over inmost" in one.signs else "outer" if "over" in one.signs else "near")
        _following(voices, one, place)
    return [own, *found.values()]


def _over(said: Said, doc: Doc, i: int) -> bool:
    """Whether token `i` stands in what somebody says, in a way that tells rather than judges."""
    if said.origin is None or not said.saying.covers(i) or not said.saying.tells:
        return False
    return not _described(doc, said.saying, i)


def _described(doc: Doc, saying: Saying, i: int) -> bool:
    """Whether token `i` only describes what is denied, condemned or claimed ("denied any part in the bombing, which killed ten
    people", "claimed an attack that killed ten")."""
    if saying.lemma not in NOT_TOLD:
        return False
    return any(t.dep_ == "relcl" and t.i > saying.cue[0][0] for t in (doc[i], *doc[i].ancestors))


def _id(voices: Voices, said: Said) -> str:
    return origins.named_later(voices.cast, said.origin).id if said.origin is not None else ""


def _candidate(voices: Voices, found: dict[str, Candidate], said: Said) -> Candidate:
    return found.setdefault(_id(voices, said), Candidate(said))


def _covering(voices: Voices, one: Candidate, said: Said, place: Place, rank: int) -> None:
    """Signs of one in whose saying the place stands."""
    saying, layout = said.saying, voices.layout[place.n]
    cue = saying.cue[0][0] if saying.cue else place.i
    one.has("over")
    one.has("over outer" if rank else "over inmost")
    one.has("over by according" if saying.lemma == "accord" else "over by say")
    if saying.lemma in DOUBTED:
        one.has("over by claim")
    if layout.sentence(cue) != layout.sentence(place.i):
        one.has("over from another sentence")
    if cue > place.i:
        one.has("over before cue")
        one.has("over far before cue", min(cue - place.i, FAR) / FAR)
    else:
        one.has("over far after cue", min(place.i - cue, FAR) / FAR)
    if _any(layout.clauses, min(cue, place.i) + 1, max(cue, place.i)):
        one.has("over across clause")
    if _any(layout.datelines, place.i + 1, cue):
        one.has("over across dateline")


def _any(at: Sequence[int], low: int, high: int) -> bool:
    """Whether a sorted list has a number from `low` to below `high`."""
    k = bisect_left(at, low)
    return k < len(at) and at[k] < high


def _latest(voices: Voices, place: Place) -> list[Said]:
    """The last saying of each who spoke in the sentences before the place, the latest first, without what covers it."""
    seen: dict[str, Said] = {}
    for k in range(place.n, max(-1, place.n - BLOCKS - 1), -1):
        for said in reversed(voices.by_block.get(k, [])):
            if said.origin is None or not said.saying.tells:
                continue
            here = k == place.n
            if here and (said.at >= place.i or said.saying.covers(place.i)):
                continue
            if here and place.doc[said.at].sent == place.doc[place.i].sent and _described(place.doc, said.saying, place.i):
                continue
            if place.sentence - voices.sentence(k, said.at) <= BACK:
                seen.setdefault(_id(voices, said), said)
    return list(seen.values())


def _continuing(voices: Voices, one: Candidate, said: Said, place: Place, rank: int) -> None:
    """Signs of one who spoke before and may still be speaking."""
    away, layout = place.sentence - voices.sentence(said.block, said.at), voices.layout[place.n]
    one.has("earlier")
    one.has(f"earlier {min(rank, 3)} back")
    one.has(f"earlier by {min(away, 5)} sentences")
    if said.saying.lemma == "accord":
        one.has("earlier by according")
    if place.n > said.block:
        one.has(f"earlier by {min(place.n - said.block, 3)} blocks")
    if any(a <= place.i < b for a, b in layout.quoted):
        one.has("earlier and quoted")
    if rank > 1:
        return
    heard = tone(layout, place.doc, place.i)
    told = "background" if heard.background else "more" if heard.more else "plain"
    one.has(f"earlier and {told}")
    one.has(f"{told} by {min(away, 4)}")
    if heard.carried:
        one.has("earlier and carried", 1.0 if away <= 2 else 0.3)
    if away and _cued(voices, place):
        one.has("earlier and own cue")
    if said.origin is not None and "source" in said.origin.words.lower():
        one.has(f"source by {min(away, 4)}")
        one.has(f"source and {told}")


def _cued(voices: Voices, place: Place) -> bool:
    """Whether somebody speaks in the sentence of the place."""
    sent = place.doc[place.i].sent
    return any(
        sent.start <= s.at < sent.end and s.origin is not None and s.saying.tells for s in voices.by_block.get(place.n, ())
    )


def _next(voices: Voices, place: Place) -> Iterator[Said]:
    """The first saying behind the place, in its sentence or the one after, that does not cover it."""
    for k in (place.n, place.n + 1):
        for said in voices.by_block.get(k, ()):
            here = k == place.n and (said.at <= place.i or said.saying.covers(place.i))
            if said.origin is None or not said.saying.tells or here:
                continue
            if voices.sentence(k, said.at) - place.sentence <= 1:
                yield said
                return


def _following(voices: Voices, one: Candidate, place: Place) -> None:
    """The one who speaks again right after a place is likely still speaking in it."""
    if one.said is None or "over" in one.signs or "earlier" not in one.signs:
        return
    for k in (place.n, place.n + 1):
        for said in voices.by_block.get(k, ()):
            if said.origin is not None and said.saying.tells and (k > place.n or said.at > place.i):
                if 0 <= voices.sentence(k, said.at) - place.sentence <= 2:
                    one.has("speaks again" if _id(voices, said) == _id(voices, one.said) else "another speaks next")
                return


def _same_number(voices: Voices, found: dict[str, Candidate], own: Candidate, place: Place) -> None:
    """Who gives the same number elsewhere in the document."""
    number = number_of(place.doc[place.i].lower_)
    for k, j in voices.numbers.get(number, ()) if number else ():
        if (k, j) == (place.n, place.i):
            continue
        over = [s for s in voices.by_block.get(k, ()) if _over(s, voices.parsed.blocks[k].doc, j)]
        one = _candidate(voices, found, min(over, key=lambda s: s.saying.size)) if over else own
        one.has("same number")


def _own(voices: Voices, own: Candidate, place: Place, spoken: bool, covered: bool) -> None:
    """Signs of the outlet's own words."""
    own.has("own")
    heard, layout = tone(voices.layout[place.n], place.doc, place.i), voices.layout[place.n]
    named = {_id(voices, s) for s in voices.said if s.origin is not None and s.saying.tells}
    first = place.n == 0 and place.i < HEAD
    signs = {
        "own in first sentence": place.sentence == 0,
        "own at the top": place.sentence <= 2,
        "own in headline": first and _any(layout.datelines, place.i, place.i + HEAD),
        "own in title": first and len(place.doc) < HEAD and len(voices.parsed.blocks) > 1,
        "own and background": heard.background,
        "own and weekday": heard.weekday,
        "own and more": heard.more,
        "own, none speaks": not voices.said,
        "own, none before": not spoken,
        "own beside a cue": not covered and _cued(voices, place),
        "own, one speaks": len(named) == 1,
    }
    for sign, holds in signs.items():
        if holds:
            own.has(sign)
    if named:
        own.has("own, many speak", len(named) / (len(named) + 3))


def _who(one: Candidate, where: str) -> None:
    """Signs of what sort of speaker the candidate is."""
    if one.said is None or one.said.origin is None:
        return
    link = one.said.origin
    if "source" in link.words.lower():
        one.has(f"{where} source")
    sort = {"person": "person", "org": "body"}.get(link.id.split(":")[0], "unnamed")
    one.has(f"{where} {sort}")
