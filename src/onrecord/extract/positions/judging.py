"""Whether a deed that is told is a blame, a claim of responsibility or neither: a linear model over named features.

The weights (vocab/position_weights.yml) are learned (training/); what decides is who tells it, of which side, what
was done to whom, and in which construction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from spacy.tokens import Doc

from onrecord import vocab
from onrecord.extract.positions.deeds import Deed
from onrecord.extract.positions.words import sort_of, words
from onrecord.extract.reach import UNREAL
from onrecord.model.words import ClaimKind, Connection

EXPLICIT = {"responsibility": "claim_of_responsibility", "claimed by": "claim_of_responsibility"}
# Who accuses or blames somebody takes a position whatever else speaks against it: so did 18 of 20 in the annotated reports.
CHARGES, CHARGED = ("accuse", "blame"), 0.5
OFFICIAL = ("official", "foreign_official")
FORCEFUL = ("air", "shelling", "killing", "hurting", "assault")
ARMED = ("group", "rebel", "terrorist")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells of a deed: his words ("" for the outlet), his connection to the event."""

    words: str
    connection: Connection


def repeats(docs: Sequence[Doc], found: Sequence[tuple[int, Deed]]) -> list[str]:
    """Of each deed of a document, whether much the same was told before it or is told after it."""
    told = [
        frozenset(t.lemma_.lower() for t in docs[n][d.start : d.end] if t.pos_ in ("NOUN", "PROPN", "VERB", "NUM"))
        for n, d in found
    ]
    out = []
    for i, here in enumerate(told):
        before = max((_shared(here, other) for other in told[:i]), default=0.0)
        after = max((_shared(here, other) for other in told[i + 1 :]), default=0.0)
        out.append(f"before:{_level(before)} after:{_level(after)}")
    return out


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _level(share: float) -> int:
    return 2 if share >= 0.75 else 1 if share >= 0.5 else 0


@cache
def weights() -> dict[str, dict[str, float]]:
    """Feature -> weight, for each of the two kinds."""
    found: dict[str, dict[str, float]] = vocab.load("position_weights", dict[str, dict[str, float]])
    return found


def judge(features: Sequence[str], deed: Deed, weights: Mapping[str, Mapping[str, float]]) -> tuple[ClaimKind, float]:
    """The likelier kind of position and how likely it is, by the weights of each kind."""
    fixed = EXPLICIT.get(deed.how)
    scores = {kind: sum(table.get(f, 0.0) for f in features) for kind, table in weights.items()}
    whole = 1.0 + sum(exp(score) for score in scores.values())
    kind: ClaimKind = "claim_of_responsibility" if scores["claim_of_responsibility"] > scores["blame"] else "blame"
    if fixed is not None:
        kind = "claim_of_responsibility"
    elif deed.holder is not None and deed.act in words().accuse:
        kind = "blame"
    sure = exp(scores[kind]) / whole
    return kind, max(sure, CHARGED) if deed.act in CHARGES and deed.side is not None else sure


def features(doc: Doc, deed: Deed, teller: Teller, repeat: str) -> list[str]:
    """The named features of one deed."""
    return [*dict.fromkeys(_features(doc, deed, teller, repeat))]


def _features(doc: Doc, deed: Deed, teller: Teller, repeat: str) -> Iterator[str]:
    verb = doc[deed.verb]
    side = deed.side.name if deed.side is not None else "none"
    sort = sort_of().get(deed.act, "other")
    yield "bias"
    yield f"how:{deed.how}"
    yield f"verb:{verb.lemma_.lower()}"
    yield f"act:{deed.act}"
    yield f"side:{side}"
    yield f"word:{deed.side.word if deed.side is not None else ''}"
    yield f"sort:{sort}"
    yield f"sort:{sort}&side:{side}"
    yield f"told:{teller.connection}"
    yield f"own:{own_side(doc, deed, teller)}"
    yield f"dep:{verb.dep_}"
    yield f"tag:{verb.tag_}"
    clause = [t for t in doc[deed.start : deed.end] if deed.side is None or not deed.side.start <= t.i < deed.side.end]
    low = {t.lower_ for t in clause}
    yield f"hit:{_hit(low)}"
    if any(t.like_num for t in clause):
        yield "figure"
    if low & words().scathing:
        yield "scathing"
    kids = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg", "advmod")}
    if kids & UNREAL:
        yield "modal"
    if kids & {"not", "n't", "never"}:
        yield "negated"
    for word in sorted(kids & {"has", "have", "had", "been", "to", "reportedly", "allegedly", "also"}):
        yield f"aux:{word}"
    before, after = repeat.split()
    yield f"repeat {before}"
    yield f"repeat {after}"
    yield f"length:{min((deed.end - deed.start) // 6, 4)}"


def _hit(low: set[str]) -> str:
    """Whether civilians, combatants, both or neither are named in a clause."""
    civilians, combatants = bool(low & words().civilians), bool(low & words().combatants)
    return ("both" if combatants else "civilians") if civilians else "combatants" if combatants else "none"


def denied(doc: Doc, deed: Deed, teller: Teller) -> bool:
    """Whether somebody tells that his own side did not do it ("the army said its troops had not fired")."""
    if deed.holder is not None or sort_of().get(deed.act) not in FORCEFUL:
        return False
    if own_side(doc, deed, teller) not in ("same word", "pronoun", "official", "armed"):
        return False
    kids = {c.lower_ for c in doc[deed.verb].children if c.dep_ in ("neg", "advmod")}
    return bool(kids & {"not", "n't", "n’t", "never"})


def own_side(doc: Doc, deed: Deed, teller: Teller) -> str:
    """Whether the one who tells of a deed is of the side that did it."""
    if not teller.words:
        return "outlet"
    if deed.side is None:
        return "none"
    if deed.side.name == "pronoun":
        return "pronoun"
    said = {w for w in teller.words.lower().replace("'s", "").split() if len(w) > 2 or w in ("is",)} - {
        "the",
        "of",
        "for",
        "state",
        "group",
        "news",
        "agency",
    }
    done = {t.lower_ for t in doc[deed.side.start : deed.side.end]}
    if said & done:
        return "same word"
    if teller.connection in OFFICIAL:
        return "official" if deed.side.name in ("state", "regime", "coalition", "nation", "craft") else "official other"
    if teller.connection == "armed_group":
        return "armed" if deed.side.name in ARMED else "armed other"
    return "other"
