"""Who stands behind the words at one place of a document: the nearest saying, the account that runs on, the headline's source,
or the outlet itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract import origins
from onrecord.extract.account import account
from onrecord.extract.layout import lay_out
from onrecord.extract.origins import Cast
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.saying import Saying, cues, heard, noun_phrase
from onrecord.extract.saying.speakers import speaker_like
from onrecord.extract.telling import OWN, Said, Voice, Voices
from onrecord.model import Link
from onrecord.model.own_voice import opening

__all__ = ["OWN", "Said", "Voice", "Voices", "chain", "listen", "voice_at"]

ANNOUNCING = frozenset({"say", "comment", "add", "state", "write", "statement", "remark", "follow", "declare", "announce"})
CITED = 10  # tokens behind a cue in which somebody is cited
ANNOUNCED = 40  # tokens before a closing colon in which the one who speaks is looked for
CITES = ("citing", "quoting")
HEADLINE = re.compile(
    r"\b(?P<who>(?:Syria |UK |State |Local |Rights |Human rights |Medical |Military |Monitoring |Opposition )?"
    r"(?:Monitors?|NGOs?|[Ww]atchdog|Activists|Observatory|SOHR|State (?:TV|media|television)|[Mm]onitor(?:ing)? [Gg]roups?"
    r"|[Rr]ights [Gg]roups?|[Mm]edical [Ss]ources?|[Mm]ilitary [Ss]ources?|Officials?|Police|Reports?|Sources?|Medics"
    r"|Governor|Ministry|UN|Hospital|Witnesses|Residents|Rescuers)"
    r"|(?<=[:–—-] )(?:\w+ ){0,2}"
    r"(?:monitors?|ngos?|activists|observatory|officials?|police|reports?|sources?|medics|witnesses|media|tv))\b"
)


def listen(parsed: Parsed, country: str) -> Voices:
    """Hears a whole document once."""
    cast = Cast(parsed.document.id, country)
    for block in parsed.blocks:
        origins.introduce(cast, block)
    voices = Voices(parsed, cast)
    for n, block in enumerate(parsed.blocks):
        lay_out(voices, n, block.doc)
        for saying in heard(block.doc):
            link = None
            if saying.source is not None and saying.head is not None and not _nobody(block.doc[saying.head]):
                link = origins.resolve(cast, block, saying.source[0], saying.source[1], saying.head)
            for said in (*_cited(cast, block, n, saying), Said(n, saying, link)):
                voices.said.append(said)
                voices.by_block.setdefault(n, []).append(said)
        _open(voices, n, block)
    return voices


def _nobody(head: Token) -> bool:
    """ "No one has claimed the attack": nobody speaks."""
    return head.lower_ in ("nobody", "none") or any(c.lower_ in ("no", "neither") for c in head.children)


def _cited(cast: Cast, block: Block, n: int, saying: Saying) -> Iterator[Said]:
    """Whom an outlet cites for what it says ("local media reported, citing a harbour source", "the agency, quoting a surgeon,
    said"): what it says is his."""
    if not saying.cue or not saying.tells:
        return
    behind = block.doc[saying.cue[0][1] : saying.cue[0][1] + CITED]
    citing = next((t for t in behind if t.lower_ in CITES or t.is_sent_start), None)
    if citing is None or citing.lower_ not in CITES:
        before = block.doc[saying.source[1] : saying.cue[0][0]] if saying.source is not None else ()
        citing = next((t for t in before if t.lower_ in CITES), None)
    who = next((c for c in citing.children if c.dep_ == "dobj"), None) if citing is not None else None
    if citing is None or who is None or who.i < citing.i or saying.covers(citing.i) or not speaker_like(who):
        return
    source = noun_phrase(who)
    link = origins.resolve(cast, block, *source, who.i)
    if link is not None:
        yield Said(n, replace(saying, source=source, cue=((citing.i, citing.i + 1),), head=who.i, lemma="cite"), link)


def _open(voices: Voices, n: int, block: Block) -> None:
    """A block that ends in a colon announces what follows: "The mayor said:", "X released this statement today:"."""
    if not block.text.rstrip().endswith(":"):
        return
    last = len(block.doc) - 1
    for sent in (s for s in block.doc.sents if s.end > last - ANNOUNCED):
        subject = next((c for c in sent.root.children if c.dep_ == "nsubj"), None)
        told = any(t.lemma_ in ANNOUNCING for t in sent)
        if subject is None or not told or not speaker_like(subject):
            continue
        source = noun_phrase(subject)
        link = origins.resolve(voices.cast, block, *source, subject.i)
        if link is not None:
            cue = ((sent.root.i, sent.root.i + 1),)
            voices.opened[n] = Said(n, Saying(source, cue, ((last, last + 1),), subject.i, "say"), link)


def voice_at(voices: Voices, n: int, i: int) -> Voice:
    """Whose words stand at token `i` of block `n`."""
    heading = _headline(voices, n, i)
    if heading is not None:
        return heading
    said = account(voices, n, i)
    if said is None or said.origin is None:
        return OWN
    least = said.saying.size + (said.saying.lemma != "cite")  # who cites somebody says the same
    over = [s for s in voices.by_block.get(n, ()) if s is not said and s.saying.covers(i) and s.saying.size >= least]
    outer = sorted(over, key=lambda s: s.saying.size) if said.saying.covers(i) and said.block == n else []
    return Voice(origins.named_later(voices.cast, said.origin), _relay(voices, said, outer), said.saying)


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
        if _of_a_sentence(block.doc, token.start):
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
            return Voice(origins.headed(voices.cast, block, token.start, token.end), None, None)
    return None


def _of_a_sentence(doc: Doc, i: int) -> bool:
    """Whether a name around token `i` begins as in a sentence: "the Northern Rights Monitor", "said Ostrel Police"."""
    while i > 0 and doc[i - 1].text[:1].isupper():
        i -= 1
    return i > 0 and doc[i - 1].lower_ in ("the", "a", "an", "said", "says", "by", "to")


def chain(voices: Voices, voice: Voice) -> tuple[Link, ...]:
    """The source chain, outlet first, origin last."""
    spoken = (link for link in (voice.relay, voice.origin) if link is not None)
    return (*opening(voices.parsed.document), *spoken)
