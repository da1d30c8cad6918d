"""Blame, denial and claims of responsibility: who takes which position, with the clause that says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from onrecord.extract import origins, placing
from onrecord.extract.claiming import connection_of, in_title, key_of
from onrecord.extract.figures import ordered
from onrecord.extract.parse import Block
from onrecord.extract.placing import Scene
from onrecord.extract.positions import judging
from onrecord.extract.positions.deeds import Deed, deeds
from onrecord.extract.positions.denials import Denial, denials
from onrecord.extract.saying import noun_phrase
from onrecord.extract.voice import Voice, Voices, chain, voice_at
from onrecord.model import Claim, Link, Producer
from onrecord.model.words import ClaimKind

PRODUCER = Producer("onrecord.extract.positions", "2")
LIKELY = 0.37


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deed of one block with who tells it and the features it is judged by."""

    block: int
    deed: Deed
    chain: tuple[Link, ...]
    features: list[str]
    denied: bool = False


def positions(scene: Scene, voices: Voices) -> list[Claim]:
    """The positions of one document in reading order; a denial points at the blame it answers."""
    denied = [
        _denied(scene, voices, n, denial) for n, block in enumerate(voices.parsed.blocks) for denial in denials(block.doc)
    ]
    found = list(candidates(scene, voices))
    blamed = [
        _claim(scene, voices, c.block, kind, c.deed, c.chain, _about(voices, c, kind))
        for kind, c in likely(found, judging.weights())
    ]
    denied += [
        _claim(scene, voices, c.block, "denial", c.deed, c.chain, _about(voices, c, "denial")) for c in found if c.denied
    ]
    return list(ordered([*blamed, *_answering(denied, blamed)]))


def likely(found: Sequence[Candidate], weights: Mapping[str, Mapping[str, float]]) -> list[tuple[ClaimKind, Candidate]]:
    """Blames and claims of responsibility by the weights, the likeliest first and each clause once for a kind."""
    taken: list[tuple[ClaimKind, Candidate]] = []
    judged = [(*judging.judge(c.features, c.deed, weights), c) for c in found if not c.denied]
    for kind, sure, c in sorted(judged, key=lambda j: (-j[1], j[2].block, j[2].deed.verb)):
        if sure < LIKELY:
            break
        if not any(o.block == c.block and k == kind and _same(o.deed, c.deed) for k, o in taken):
            taken.append((kind, c))
    return taken


def _same(a: Deed, b: Deed) -> bool:
    """Whether two deeds stand in one clause; those of "X and Y accused each other" are two."""
    return a.start < b.end and b.start < a.end and not (a.verb == b.verb and a.holder != b.holder)


def _answering(denied: list[Claim], blamed: list[Claim]) -> Iterator[Claim]:
    """The denials, each with the blame before it that accuses the one who denies."""
    seen: set[tuple[int, int]] = set()
    for claim in denied:
        if (claim.span.start, claim.span.end) in seen:
            continue
        seen.add((claim.span.start, claim.span.end))
        holder = _content(claim.origin.words) if claim.origin is not None else set()
        before = [b for b in blamed if b.kind == "blame" and b.span.start < claim.span.start and holder & _content(b.about)]
        last = max(before, key=lambda b: b.span.start, default=None)
        yield replace(claim, against=last.key) if last is not None else claim


def _content(words: str) -> set[str]:
    return {w for w in words.lower().replace("'s", "").replace("’s", "").split() if w not in ("the", "a", "an", "of", "and")}


def candidates(scene: Scene, voices: Voices) -> Iterator[Candidate]:
    """Every deed of a document with its features, in reading order."""
    found = [(n, deed) for n, block in enumerate(voices.parsed.blocks) for deed in deeds(block.doc)]
    repeated = dict(zip(found, judging.repeats([b.doc for b in voices.parsed.blocks], found), strict=True))
    for n, block in enumerate(voices.parsed.blocks):
        for deed in (d for m, d in found if m == n):
            links = _chain(voices, n, block, deed.verb, deed.holder, deed.named)
            teller = judging.Teller(links[-1].words if links[-1].role == "origin" else "", connection_of(scene, voices, links))
            named = judging.features(block.doc, deed, teller, repeated[n, deed])
            yield Candidate(n, deed, links, named, judging.denied(block.doc, deed, teller))


def _chain(
    voices: Voices, n: int, block: Block, verb: int, holder: int | None, named: tuple[int, int] | None = None
) -> tuple[Link, ...]:
    """Who takes a position: its holder where one is named, else the one whose words these are."""
    voice = voice_at(voices, n, verb)
    before = _said_before(voices, n, block, verb)
    if before is not None:
        return chain(voices, Voice(before, None, None))
    if holder is None:
        return chain(voices, voice)
    head = block.doc[holder]
    accused = _accused_before(block, verb) if head.lower_ in ("they", "it", "who", "which") else None
    if accused is not None:
        head = block.doc[accused]
    link = _heard(voices, n, verb) if accused is None and head.pos_ == "PRON" else None
    link = link or origins.resolve(voices.cast, block, *(named or _named(head)), head.i)
    return chain(voices, Voice(link or voice.origin, None, None))


def _named(head: Token) -> tuple[int, int]:
    """The words of a holder, without what he speaks of."""
    low, high = noun_phrase(head)
    return low, next((t.i for t in head.doc[head.i + 1 : high] if t.lower_ in ("of", "for") and t.head.i != head.i), high)


def _said_before(voices: Voices, n: int, block: Block, verb: int) -> Link | None:
    """The speaker of "..., X said, blaming Y": whose saying ends right before a participle."""
    if block.doc[verb].tag_ != "VBG":
        return None
    for said in voices.by_block.get(n, ()):
        if said.origin is not None and said.saying.cue and verb - 3 <= said.saying.cue[-1][1] <= verb:
            return said.origin
    return None


def _heard(voices: Voices, n: int, verb: int) -> Link | None:
    """Whom a pronoun before a verb stood for when the document was heard in its order."""
    return next((s.origin for s in voices.by_block.get(n, ()) if any(a <= verb < b for a, b in s.saying.cue)), None)


def _accused_before(block: Block, verb: int) -> int | None:
    """Whom a pronoun stands for in "X accused Y of ..., which they denied": the accused."""
    if block.doc[verb].lemma_.lower() != "deny":
        return None
    for token in reversed(block.doc[block.doc[verb].sent.start : verb]):
        if token.lemma_.lower() in ("accuse", "blame"):
            return next((c.i for c in token.children if c.dep_ == "dobj"), None)
    return None


def _about(voices: Voices, candidate: Candidate, kind: ClaimKind) -> str:
    deed, doc = candidate.deed, voices.parsed.blocks[candidate.block].doc
    if kind == "blame":
        return _side_named(doc[deed.side.start : deed.side.end]) if deed.side is not None else ""
    return doc[min(deed.verb + 1, deed.end - 1) : deed.end].text


def _side_named(side: Span) -> str:
    """Who is accused, without what is told of them: "the governor" of "the governor faced" and of "the governor's brutal"."""
    for token in side[1:]:
        bare = token.tag_ == "POS" and all(t.pos_ not in ("NOUN", "PROPN") for t in side.doc[token.i : side.end])
        if bare or token.tag_ in ("VBD", "VBZ", "VBP"):
            return side.doc[side.start : token.i].text
    return side.text


def _denied(scene: Scene, voices: Voices, n: int, denial: Denial) -> Claim:
    block = voices.parsed.blocks[n]
    links = _chain(voices, n, block, denial.verb, denial.holder)
    about = block.doc[denial.about[0] : denial.about[1]].text if denial.about else ""
    return _claim(scene, voices, n, "denial", denial, links, about)


def _claim(
    scene: Scene, voices: Voices, n: int, kind: ClaimKind, told: Deed | Denial, links: tuple[Link, ...], about: str
) -> Claim:
    block = voices.parsed.blocks[n]
    span = block.over(told.start, told.end)
    sent = block.doc[told.verb].sent
    return Claim(
        key=key_of(scene, span, kind, about),
        document=scene.parsed.document.id,
        span=span,
        sentence=block.over(min(sent.start, told.start), max(sent.end, told.end)),
        kind=kind,
        chain=links,
        connection=connection_of(scene, voices, links),
        manner="denied" if kind == "denial" else "alleged" if kind == "blame" else "asserted",
        producer=PRODUCER,
        headline=in_title(scene, span),
        verb=block.doc[told.verb].lemma_.lower(),
        place=placing.place_of(scene, placing.Told(n, told.start, told.end)),
        when=placing.time_of(scene, n, told.start, told.end),
        about=about,
    )
