"""Who stands behind the words at one place of a document: the nearest saying, the account that runs on, the headline's source,
or the outlet itself."""

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from onrecord.extract import origins
from onrecord.extract.origins import Cast
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.saying import Saying, cues, quotes, sayings
from onrecord.extract.surface import revisions, speaker_like, surface
from onrecord.model import Link

CARRY = re.compile(
    r"^[\"“”' ]*(?:these|those|they|he|she|it|among (?:them|those|the)|of (?:them|those|these|the)"
    r"|the (?:dead|wounded|injured|victims?|toll|figure|count|group|monitor|source|number|casualties|deaths|death toll|agency)"
    r"|the (?:\w+ )?(?:attacks?|air ?strikes?|strikes|blasts?|explosions?|raids|shelling|bombardment|clashes)"
    r" (?:also|left|killed|injured|wounded|claimed)"
    r"|most of|another|others?|(?:two|three|four|five|six|\d+|several|dozens) (?:other|more)"
    r"|that (?:figure|number|toll)|at least (?:\w+ )?of (?:the|them))\b",
    re.I,
)
HEADLINE = re.compile(
    r"\b(?P<who>(?:Syria |UK |State |Local |Rights |Human rights |Medical |Military |Monitoring |Opposition )?"
    r"(?:Monitors?|NGOs?|[Ww]atchdog|Activists|Observatory|SOHR|State (?:TV|media|television)|[Mm]onitor(?:ing)? [Gg]roups?"
    r"|[Rr]ights [Gg]roups?|[Mm]edical [Ss]ources?|[Mm]ilitary [Ss]ources?|Officials?|Police|Reports?|Sources?|Medics"
    r"|Governor|Ministry|UN|Hospital|Witnesses|Residents|Rescuers)"
    r"|(?<=[:–—-] )(?:\w+ ){0,2}"
    r"(?:monitors?|ngos?|activists|observatory|officials?|police|reports?|sources?|medics|witnesses|media|tv))\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One saying of a document with its speaker resolved (None where unknown)."""

    block: int
    saying: Saying
    origin: Link | None


@dataclass(slots=True)
class Voices:
    """All sayings of one document, in reading order, and the speakers they introduced."""

    parsed: Parsed
    cast: Cast
    said: list[Said] = field(default_factory=list)
    by_block: dict[int, list[Said]] = field(default_factory=dict)
    quoted: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voice:
    """The answer for one place: origin (None is the outlet's own voice), who passed it on, and the saying if there is one."""

    origin: Link | None
    relay: Link | None
    saying: Saying | None


OWN = Voice(None, None, None)


def listen(parsed: Parsed, country: str) -> Voices:
    """Hears a whole document once."""
    cast = Cast(parsed.document.id, country)
    for block in parsed.blocks:
        origins.introduce(cast, block)
    voices = Voices(parsed, cast)
    for n, block in enumerate(parsed.blocks):
        voices.quoted[n] = quotes(block.doc)
        for saying in _heard(block):
            link = None
            if saying.source is not None and saying.head is not None:
                link = origins.resolve(cast, block, saying.source[0], saying.source[1], saying.head)
            said = Said(n, saying, link)
            voices.said.append(said)
            voices.by_block.setdefault(n, []).append(said)
    return voices


def _heard(block: Block) -> list[Saying]:
    """The parse's sayings by those who can speak, and what word order alone tells where the parse finds none or less."""
    found = [s for s in sayings(block.doc) if s.head is None or speaker_like(block.doc[s.head])]
    known = {s.cue[0][0] for s in found if s.cue}
    found += [s for s in revisions(block.doc) if s.cue[0][0] not in known]
    for extra in surface(block.doc):
        at = extra.cue[0][0]
        same = next((s for s in found if s.cue and s.cue[0][0] <= at < s.cue[0][1]), None)
        if same is None or same.source is None:
            found = [s for s in found if s is not same] + [extra]
        elif extra.content[0][0] > at and same.content[0][1] <= at:
            found.append(extra)
        elif extra.size > same.size + (0 if extra.lemma == "accord" else 2):
            found[found.index(same)] = _with_speaker(block, same, extra)
    return sorted(found, key=lambda s: (s.cue[0] if s.cue else s.content[0], s.size))


def _with_speaker(block: Block, parsed: Saying, ordered: Saying) -> Saying:
    """What word order tells was said, by the parse's speaker where the other is only a word inside his description ("an
    activist who collects their letters said")."""
    if parsed.head is None or parsed.source is None or ordered.head is None or parsed.head == ordered.head:
        return ordered
    inside = any(t.i == parsed.head for t in block.doc[ordered.head].ancestors) and parsed.source[1] <= ordered.head
    if not inside or parsed.source[0] <= ordered.content[0][0]:
        return ordered
    content = ((ordered.content[0][0], parsed.source[0]),)
    return Saying(parsed.source, ordered.cue, content, parsed.head, ordered.lemma, ordered.to)


def voice_at(voices: Voices, n: int, i: int) -> Voice:
    """Whose words stand at token `i` of block `n`."""
    over = [s for s in voices.by_block.get(n, ()) if s.saying.covers(i) and s.saying.lemma not in cues()["opinions"]]
    over.sort(key=lambda s: s.saying.size)
    for k, said in enumerate(over):
        if said.origin is not None and not _described(voices.parsed.blocks[n].doc, said.saying, i):
            return Voice(origins.named_later(voices.cast, said.origin), _relay(voices, said, over[k + 1 :]), said.saying)
    return _headline(voices, n, i) or _carried(voices, n, i) or OWN


def _described(doc: Doc, saying: Saying, i: int) -> bool:
    """Whether token `i` only describes what is denied ("denied any part in the bombing, which killed ten people")."""
    if saying.lemma not in ("deny", "reject", "refute", "dismiss", "condemn"):
        return False
    return any(t.dep_ == "relcl" and t.i > saying.cue[0][0] for t in (doc[i], *doc[i].ancestors))


def _relay(voices: Voices, said: Said, outer: list[Said]) -> Link | None:
    block = voices.parsed.blocks[said.block]
    if said.saying.to is not None:
        link = _as_media(block, *said.saying.to)
        if link is not None:
            return link
    for other in outer:
        if other.origin is not None and other.origin.id != (said.origin.id if said.origin else ""):
            return Link("relay", other.origin.words, other.origin.id, other.origin.span)
    return None


def _as_media(block: Block, start: int, end: int) -> Link | None:
    span = block.over(start, end)
    if _media().search(span.words):
        return origins.relay(span.words, span)
    return None


@cache
def _media() -> re.Pattern[str]:
    """Names and kinds of outlets and agencies that pass words on."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(m) for m in sorted(cues()['media']))})(?!\w)", re.I)


def _headline(voices: Voices, n: int, i: int) -> Voice | None:
    """A source named at the end of a headline ("... kills 12: monitor"), which may run into the text."""
    block = voices.parsed.blocks[n]
    first = n == 0 or (n == 1 and voices.parsed.blocks[0].field == "title") or len(block.doc) < 25
    if not first or i > 24:
        return None
    for match in HEADLINE.finditer(block.text[:260]):
        found = block.tokens(*match.span("who"))
        if found is None or found[0] > 26:
            break
        token = block.doc[found[0] : found[1]]
        if (
            token.end < len(block.doc)
            and block.doc[token.end].pos_ in ("VERB", "AUX", "ADP", "PART")
            and block.doc[token.end].lower_ not in ("says", "say", "said")
        ):
            continue
        after = block.doc[token.end] if token.end < len(block.doc) else None
        before = block.doc[token.start - 1] if token.start else None
        ends = (
            after is None
            or after.text in (".", "-", "–", "¶")
            or after.text[:1].isupper()
            or after.text[:1].isdigit()
            or after.lower_ in ("says", "say")
        )
        opens = before is None and after is not None and after.text == ":"
        joined = before is not None and (
            before.text in (":", "-", "–", "—", ",") or before.text[:1].isupper() or before.text[:1].isdigit()
        )
        if (i < token.start and ends and (joined or after is None)) or opens:
            link = origins.resolve(voices.cast, block, token.start, token.end, token.root.i)
            if link is not None:
                voices.cast.speakers.pop()
                return Voice(link, None, None)
    return None


def _carried(voices: Voices, n: int, i: int) -> Voice | None:
    """A sentence that names nobody but plainly continues the account of the sentence before it."""
    block = voices.parsed.blocks[n]
    sent = block.doc[i].sent
    within = any(a <= i < b for a, b in voices.quoted[n])
    if not within and not CARRY.match(sent.text):
        return None
    latest = _latest(voices, n, sent.start)
    if latest is None or latest.origin is None:
        return None
    return Voice(latest.origin, _relay(voices, latest, []), latest.saying)


def _latest(voices: Voices, n: int, before: int) -> Said | None:
    """The last proper saying in the sentence or two before token `before`, in this block or the one above it."""
    doc = voices.parsed.blocks[n].doc
    here = [s for s in voices.by_block.get(n, ()) if _at(s) < before and s.saying.lemma not in cues()["opinions"]]
    if here:
        return here[-1] if _sentences(doc, _at(here[-1]), before) <= 3 else None
    if n == 0 or _sentences(doc, 0, before) > 1:
        return None
    above = [s for s in voices.by_block.get(n - 1, ()) if s.saying.lemma not in cues()["opinions"]]
    if not above:
        return None
    doc = voices.parsed.blocks[n - 1].doc
    return above[-1] if _sentences(doc, _at(above[-1]), len(doc)) <= 2 else None


def _sentences(doc: Doc, start: int, end: int) -> int:
    """How many sentences tokens `start` to `end` touch."""
    return int(end > start) + sum(bool(token.is_sent_start) for token in doc[start + 1 : end])


def _at(said: Said) -> int:
    return said.saying.cue[0][0] if said.saying.cue else said.saying.content[0][0]


def chain(voices: Voices, voice: Voice) -> tuple[Link, ...]:
    """The source chain, outlet first, origin last."""
    document = voices.parsed.document
    links = [origins.own_voice(document.id, document.outlet)]
    if document.wire:
        links.append(Link("agency", document.wire, f"outlet:{origins.slug(document.wire)}"))
    links += [link for link in (voice.relay, voice.origin) if link is not None]
    return tuple(links)
