"""Which words tell of harm, by form rather than by tag: headlines and texts without punctuation mislead a tagger."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract.lexicon import lexicon
from onrecord.model.words import Harm

DOUBLED = ("b", "d", "g", "m", "n", "p", "r", "t")
IRREGULAR = {
    "slay": ("slew", "slain"), "beat": ("beaten",), "flee": ("fled", "fleeing", "flees"), "shoot": ("shot", "shooting"),
    "quit": ("quit", "quits", "quitting"), "hurt": ("hurt", "hurts", "hurting"), "die": ("dying", "died", "dies"),
    "drown": ("drowned", "drowning"), "hang": ("hanged",), "bury": ("buried",), "free": ("freed", "freeing"),
    "strand": ("stranded",), "kidnap": ("kidnapped", "kidnapping"), "stab": ("stabbed", "stabbing"),
}  # fmt: skip


@cache
def forms(lemma: str) -> frozenset[str]:
    """The inflected forms of a verb, by rule; a few that do not exist do no harm."""
    out = {lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "ing", *IRREGULAR.get(lemma, ())}
    if lemma.endswith("e"):
        out |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        out |= {lemma[:-1] + "ied", lemma[:-1] + "ies"}
    if lemma.endswith(DOUBLED):
        out |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(out)


def _table(lemmas: Iterable[tuple[str, Harm]]) -> dict[str, tuple[str, Harm]]:
    return {form: (lemma, harm) for lemma, harm in lemmas for form in sorted(forms(lemma))}


@cache
def inflict() -> dict[str, tuple[str, Harm]]:
    """Form -> (lemma, harm) of the verbs whose object is harmed."""
    return _table(lexicon().inflict.items())


@cache
def suffer() -> dict[str, tuple[str, Harm]]:
    """Form -> (lemma, harm) of the verbs whose subject is harmed."""
    return _table(lexicon().suffer.items())


HOLDING = frozenset(["take", "takes", "took", "taken", "taking", "hold", "held", "holding", "seized"])
TREATING = frozenset(["treat", "treated", "treating"])
FORCING = frozenset(["force", "forced", "forcing", "drove", "driven", "driving"])
# Verbs that tell what their subject suffers together with the words behind them only.
COMPOUND = frozenset([
    "lose", "lost", "losing", "loses", "step", "stepped", "stepping", "stood", "side", "sided", "siding", "change", "changed",
    "switch", "switched", "switching", "changing", "go", "went", "gone", "going", "remain", "remained", "remains", "suffer",
    "suffered", "suffering", "sustain", "sustained", "sustaining", "handed", "turned", "hand", "join", "joined", "joining",
])  # fmt: skip


@cache
def _particled() -> frozenset[str]:
    """The verb forms whose harm depends on the words around them."""
    return HOLDING | TREATING | FORCING | forms("shoot") | forms("gun") | forms("mow") | forms("round")


def verb_harm(token: Token) -> Harm | None:
    """The harm that a verb form does to its object, with its particles ("shot dead", "gun down", "take hostage")."""
    low = token.lower_
    if low in inflict():
        near_death = {"death", "fatally"} & {t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 9]}
        return "killed" if low in forms("stab") | forms("beat") and near_death else inflict()[low][1]
    if low not in _particled():
        return None
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 10]}
    near = {t.lower_ for t in token.doc[max(0, token.i - 2) : _next_count(token.doc, token.i + 1, token.i + 5)]}
    if low in forms("shoot") and token.pos_ in ("VERB", "AUX", "PROPN", "NOUN", "ADJ"):
        return (
            "killed"
            if near & {"dead", "fatally", "death", "killed"}
            else ("injured" if low != "shooting" or token.pos_ == "VERB" else None)
        )
    if low in forms("gun") | forms("mow") and "down" in near:
        return "killed"
    if low in forms("round") and "up" in near and token.pos_ == "VERB":
        return "detained"
    if low in HOLDING:
        if after & {"hostage", "hostages", "captive", "captives", "ransom"}:
            return "abducted"
        if after & {"custody", "prisoner", "prisoners"}:
            return "detained"
    if low == "held" and token.i and token.doc[token.i - 1].lower_ in ("were", "was", "been", "being"):
        return "detained"
    if low in TREATING and after & {"wounds", "injuries", "wound", "burns", "shrapnel", "wounded"}:
        return "injured"
    if low in FORCING and after & {"flee", "homes", "home", "leave"}:
        return "displaced"
    return None


def _next_count(doc: Doc, start: int, end: int) -> int:
    """The first token from `start` on, at most `end`, where others are told of ("shot, two fatally", "shot and one killed")."""
    for i in range(start, min(end, len(doc) - 1)):
        after = doc[i + 1]
        if doc[i].lower_ in ("and", ",", ";", "but", "while") and (after.like_num or after.lower_ in ("a", "an", "another")):
            return i
    return end


def subject_harm(token: Token) -> Harm | None:
    """The harm that the subject of an active verb suffers ("42 have died", "lost their lives", "stepped down")."""
    low = token.lower_
    if low in suffer():
        return suffer()[low][1]
    if low not in COMPOUND:
        return None
    near = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
    if low in ("lose", "lost", "losing", "loses") and {"life", "lives"} & set(near):
        return "killed"
    if low in ("step", "stepped", "stepping", "stood") and "down" in near[:2]:
        return "resigned"
    if low in ("side", "sided", "siding") and "with" in near[:3]:
        return "defected"
    if low in ("change", "changed", "switch", "switched", "switching", "changing") and {"sides", "side"} & set(near[:2]):
        return "defected"
    if low in ("go", "went", "gone", "remain", "remained", "remains") and {"missing", "unaccounted"} & set(near[:3]):
        return "missing"
    if low in ("remain", "remained", "remains") and "unknown" in near[:2]:
        return "missing"
    if low in ("suffer", "suffered", "suffering", "sustain", "sustained", "sustaining") and {
        "injuries",
        "injury",
        "wounds",
        "suffocation",
        "burns",
        "asphyxiation",
        "wound",
    } & set(near):
        return "injured"
    if low in ("gone", "went", "going") and near[:2] == ["over", "to"]:
        return "defected"
    if (
        low in ("handed", "turned", "hand")
        and "in" in near[:1]
        and {"card", "cards", "resignation", "resignations", "badge"} & set(near)
    ):
        return "resigned"
    if low in ("join", "joined", "joining") and {"rebels", "opposition", "protesters", "demonstrators", "defectors"} & set(
        near[:4]
    ):
        return "defected"
    return None


def state_harm(token: Token) -> Harm | None:
    """The harm in a state word ("dead", "wounded", "missing", "homeless", "critical condition")."""
    low = token.lower_
    if low == "critical" and not {"condition", "wounds", "injuries"} & {t.lower_ for t in token.doc[token.i + 1 : token.i + 3]}:
        return None
    return lexicon().state.get(low)


def counted_harm(token: Token) -> Harm | None:
    """The harm in a noun that is itself counted ("12 deaths")."""
    words = lexicon().counted
    low = token.lower_
    return (
        words.get(low)
        or words.get(token.lemma_.lower())
        or words.get(low.removesuffix("s"))
        or words.get(low.removesuffix("ies") + "y")
    )


def act_harm(token: Token) -> Harm | None:
    """The harm in a noun whose "of" names those harmed ("the massacre of", "the lives of")."""
    words = lexicon().act
    if token.lower_ == "lives":
        return "killed"
    return (
        words.get(token.lower_)
        or words.get(token.lower_.removesuffix("s"))
        or (words.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None)
    )


def both(doc: Doc, i: int) -> bool:
    """Whether the trigger at token `i` stands in a pair such as "killed and wounded" that leaves its number undivided."""
    for a, b in ((i - 2, i), (i, i + 2)):
        if a >= 0 and b < len(doc) and doc[(a + b) // 2].lower_ in ("and", "or", "/", "&"):
            harms = {_any(doc[a]), _any(doc[b])}
            counted = a > 0 and doc[a - 1].like_num and _any(doc[a - 1]) is None
            if harms == {"killed", "injured"} and not (counted and counted_harm(doc[a])):
                return True
    if i + 1 < len(doc) and {_any(doc[i]), _any(doc[i + 1])} == {"killed", "injured"} and doc[i + 1].pos_ != "NUM":
        return True
    return i > 0 and {_any(doc[i]), _any(doc[i - 1])} == {"killed", "injured"}


def _any(token: Token) -> Harm | None:
    return verb_harm(token) or state_harm(token) or counted_harm(token)
