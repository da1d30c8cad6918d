"""From a number to the people it counts and the harm that befell them: the grammar first, then the order of words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract import triggers
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import NONE, Number, numbers
from onrecord.model.words import Harm

TOLL_VERBS = {
    "rise", "reach", "hit", "stand", "be", "put", "climb", "bring", "increase", "jump", "pass", "exceed", "soar", "raise",
    "total", "grow", "mount", "top", "stood", "surpass", "drop", "fall", "rose", "risen", "reaches", "hits", "rises", "number",
}  # fmt: skip
TOLL = {"toll", "tolls"}
SUMS = {"total", "number", "figure", "count", "tally"}
HARMERS = {
    "attack", "strike", "airstrike", "bombing", "blast", "raid", "clash", "violence", "explosion", "bombardment", "shelling",
    "crackdown", "fighting", "war", "conflict", "bomb", "shooting", "ambush", "outbreak", "quake", "earthquake", "storm",
    "flood", "unrest", "assault", "battle", "operation", "campaign", "disaster", "epidemic", "virus", "disease",
}  # fmt: skip
AMONG = {"including", "among", "includes", "include", "included", "comprising", "counting"}
BREAKS = {";", ":", "—", "--", "|", "¶"}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people and what befell them. `anchor` stands for the people in the sentence, `trigger` tells the harm,
    `sub` is true where the words make it part of another count. Tokens are of one parsed block."""

    number: Number
    anchor: int
    noun: int | None
    harm: Harm
    trigger: int
    sub: bool = False
    inherited: bool = False


def counts(doc: Doc, leaving: bool = False) -> list[Count]:
    """Every count of people harmed in a parsed block. `leaving` says that the document tells of people driven out, so that
    "left" and "crossed" are read as displacement."""
    found: list[Count] = []
    waiting: list[tuple[Number, int, int | None]] = []
    for number in sorted([*numbers(doc), *_indefinite(doc)], key=lambda n: n.core):
        anchor, noun = _anchor(doc, number)
        if noun is not None and not _countable(doc, number, noun):
            apart = any(t.pos_ == "DET" for t in doc[number.core_end : noun])
            if not apart and _struck(doc, doc[anchor], None, number) is None:
                continue
            anchor, noun = number.core_end - 1, None
        if _included(doc, number, noun, found):
            waiting.append((number, anchor, noun))
            continue
        hit = _harm(doc, anchor, noun, number, leaving)
        if hit is None:
            waiting.append((number, anchor, noun))
            continue
        harm, trigger = hit
        undivided = harm in ("killed", "injured") and triggers.both(doc, trigger)
        found.append(Count(number, anchor, noun, "casualties" if undivided else harm, trigger, _is_sub(doc, number, anchor, noun)))
    found += _inherited(doc, waiting, found)
    return _without_doubles(sorted(found, key=lambda c: (c.number.core, c.inherited)))


def _included(doc: Doc, number: Number, noun: int | None, found: list[Count]) -> bool:
    """Whether "including" ties this count to one just before it, whose harm it shares."""
    before = [t.lower_ for t in doc[max(0, number.start - 2) : number.start]]
    listed = before[-1:] in (["including"], ["includes"], ["included"]) or before in (["among", "them"], ["among", "which"], ["among", "whom"])
    return listed and noun is not None and _person(doc[noun]) and any(0 < number.core - c.number.core < 16 for c in found)


def _indefinite(doc: Doc) -> Iterator[Number]:
    """One person named by an indefinite noun phrase ("a girl was killed"), and nobody ("no one was hurt", "no casualties")."""
    for token in doc:
        low = token.lower_
        if low in NONE:
            after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
            if low == "no" and after == "one":
                yield Number(token.i, token.i + 2, token.i, token.i + 2, 0, 0, "exact")
            elif low != "zero" and not (low == "no" and after in ("fewer", "less", "more", "longer", "doubt", ".")):
                yield Number(token.i, token.i + 1, token.i, token.i + 1, 0, 0, "exact")
        elif low in ("a", "an", "another") and token.dep_ == "det" and _person(token.head) and token.head.tag_ in ("NN", "NNP"):
            if not any(c.like_num for c in token.head.lefts) and token.head.i - token.i < 8:
                yield Number(token.i, token.i + 1, token.i, token.i + 1, 1, 1, "exact")


def _person(token: Token) -> bool:
    words = lexicon().people
    low = token.lower_
    return low in words or token.lemma_.lower() in words or low.removesuffix("s") in words or (len(low) > 5 and low.endswith(("man", "woman", "men", "women")))


def _anchor(doc: Doc, number: Number) -> tuple[int, int | None]:
    """(token that stands for the people in the sentence, token of the noun counted or None)."""
    root = doc[number.core : number.core_end].root
    after = number.core_end
    if after < len(doc) and doc[after].lower_ == "of":
        inner = next((c for c in doc[after].children if c.dep_ == "pobj"), None)
        if inner is None and after + 1 < len(doc):
            inner = next((t for t in doc[after + 1 : after + 5] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        return root.i, inner.i if inner is not None else None
    head = root
    steps = 0
    while head.dep_ in ("nummod", "quantmod", "det", "compound", "amod", "nmod", "advmod", "predet", "poss") and head.head.i > head.i and steps < 4:
        if head.head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "VERB") or head.head.i - number.core_end > 8:
            break
        if head.head.pos_ == "VERB" and triggers.state_harm(head.head) is None:
            break
        head = head.head
        steps += 1
    if head.i >= number.core_end:
        return head.i, head.i
    noun = _next_noun(doc, number)
    return root.i, noun


def _next_noun(doc: Doc, number: Number) -> int | None:
    """The noun right after the number when the parse does not join them: adjectives and "other", then nouns."""
    i = number.core_end
    while i < len(doc) and (doc[i].pos_ in ("ADJ", "NUM", "ADV") or doc[i].lower_ in ("other", "more", "of", "the", "-")) and i - number.core_end < 5:
        if triggers.state_harm(doc[i]) and not (i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN")):
            return i
        i += 1
    if i < len(doc) and doc[i].pos_ in ("NOUN", "PROPN") and i - number.core_end < 5:
        while i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN") and doc[i + 1].lower_ not in triggers.inflict():
            i += 1
        return i
    return None


def _countable(doc: Doc, number: Number, noun: int) -> bool:
    """Whether the noun can stand for people: not a unit, a vehicle, a place, an event; not a year or a day of a month."""
    token = doc[noun]
    words = lexicon().units
    if _person(token) or triggers.counted_harm(token) or triggers.state_harm(token) or token.lower_ in ("life", "lives"):
        return True
    if token.lower_ in words or token.lemma_.lower() in words or token.lower_.removesuffix("s") in words:
        return False
    return token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY") or token.tag_ == "NNS"


def _is_sub(doc: Doc, number: Number, anchor: int, noun: int | None) -> bool:
    """Whether the words say that this count is part of another one."""
    before = [t.lower_ for t in doc[max(0, number.start - 3) : number.start]]
    if before and (before[-1] in AMONG or "including" in before or before[-2:] in (["among", "them"], ["of", "them"], ["them", ","])):
        return True
    after = [t.lower_ for t in doc[number.core_end : number.core_end + 6]]
    if after[:2] in (["of", "them"], ["of", "whom"], ["of", "those"]) or after[:3] in (["of", "the", "dead"], ["of", "the", "wounded"], ["of", "the", "injured"], ["of", "the", "killed"], ["of", "the", "victims"]):
        return True
    tail = [t.lower_ for t in doc[(noun or anchor) + 1 : (noun or anchor) + 6]]
    return "among" in tail and bool({"dead", "killed", "wounded", "injured", "victims", "those"} & {t.lower_ for t in doc[(noun or anchor) + 1 : (noun or anchor) + 9]})


def _harm(doc: Doc, anchor: int, noun: int | None, number: Number, leaving: bool) -> tuple[Harm, int] | None:
    """(harm, trigger token) of the people at `anchor`, or None."""
    token = doc[anchor]
    for rule in (_struck, _in_noun, _beside, _in_toll, _as_object, _in_modifier, _as_subject, _in_act, _among_those, _by_order, _in_role):
        hit = rule(doc, token, noun, number)
        if hit is not None:
            return hit
    return _as_leaver(doc, token, noun) if leaving else None


ROLES = {"evacuee", "hostage", "prisoner", "detainee", "captive", "defector", "deserter", "abductee", "refugee"}


def _struck(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """An active verb of harm right before the number ("killed more than 120 evacuees", "kills six"), unless that verb
    closes a count of its own ("2 killed 10 injured")."""
    i = number.start - 1
    if i < 0 or triggers.verb_harm(doc[i]) not in ("killed", "injured", "abducted") or doc[i].lower_ in ("shooting", "shot"):
        return None
    left = doc[i - 1] if i else None
    if left is not None and (left.like_num or left.lower_ in ("was", "were", "been", "being", "be", "dozens", "people", "others", "civilians", "persons", "got", "are", "is")):
        return None
    after = doc[number.core_end] if number.core_end < len(doc) else None
    if after is not None and noun is None and triggers.state_harm(after) and i and not triggers.both(doc, i):
        return None
    return triggers.verb_harm(doc[i]) or "killed", i


def _in_role(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """People named by what befell them ("evacuees", "hostages"), when nothing else is told of them."""
    if noun is None or number.value == 1 and number.qualifier == "exact" and not doc[number.core].like_num:
        return None
    lemma = doc[noun].lemma_.lower()
    harm = triggers.counted_harm(doc[noun]) if lemma in ROLES or lemma.removesuffix("s") in ROLES else None
    return (harm, noun) if harm else None


def _in_noun(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    if noun is None or doc[noun].lemma_.lower().removesuffix("s") in ROLES:
        return None
    harm = triggers.counted_harm(doc[noun]) or (triggers.state_harm(doc[noun]) if not _person(doc[noun]) else None)
    if doc[noun].lower_ in ("life", "lives"):
        verbs = {t.lemma_.lower() for t in doc[max(0, number.start - 4) : number.start]} | {t.lower_ for t in doc[noun + 1 : noun + 4]}
        return ("killed", noun) if verbs & {"claim", "take", "cost", "lose", "lost"} else None
    return (harm, noun) if harm else None


def _in_modifier(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """A participle or relative clause on the noun: "people killed", "injured persons", "soldiers who died"."""
    if noun is None:
        return None
    for child in doc[noun].children:
        if child.dep_ in ("amod", "acl") and child.tag_ in ("VBN", "VBD", "JJ"):
            harm = triggers.state_harm(child) or triggers.verb_harm(child)
            if harm and not (child.dep_ == "acl" and child.tag_ == "VBD" and any(c.dep_ == "dobj" for c in child.children)):
                return harm, child.i
        if child.dep_ == "relcl":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            harm = (triggers.verb_harm(child) if passive else None) or triggers.subject_harm(child)
            if harm:
                return harm, child.i
    return None


def _beside(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """Headlines without commas: "2 Killed 10 Injured", "Kills 3 Wounds 20": the next word, unless that begins the next count."""
    j = number.core_end
    if j >= len(doc):
        return None
    nxt = doc[j]
    harm = triggers.state_harm(nxt) or (triggers.verb_harm(nxt) if nxt.lower_.endswith(("ed", "en")) else None)
    if harm is None:
        return None
    again = j + 1 < len(doc) and (doc[j + 1].like_num or doc[j + 1].lower_ in ("dozens", "scores", "several", "over", "hundreds"))
    before = triggers.verb_harm(doc[number.start - 1]) if number.start else None
    if again and before:
        return before, number.start - 1
    return (harm, j) if nxt.i == len(doc) - 1 or again or doc[j + 1].pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ", "DET") else None


def _clause(token: Token) -> Token:
    """The verb that governs a token, through conjunctions of its phrase."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        token = token.head
    return token


def _as_subject(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    top = _clause(token)
    if top.dep_ not in ("nsubj", "nsubjpass", "csubj", "dep"):
        return None
    for verb in [top.head, *[c for c in top.head.children if c.dep_ == "conj" and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)]]:
        passive = top.dep_ == "nsubjpass" or any(c.dep_ == "auxpass" for c in verb.children) or any(c.lower_ in ("got", "get", "getting") for c in verb.children)
        bare = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and not any(c.dep_ in ("dobj", "aux") for c in verb.children))
        harm = (triggers.verb_harm(verb) if passive or bare else None) or triggers.subject_harm(verb)
        if harm:
            return harm, verb.i
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd", "xcomp", "ccomp", "prep"):
                inner = next((t for t in child.subtree if triggers.state_harm(t)), None) if child.i - verb.i < 6 else None
                if inner is not None and inner.i - verb.i < 6 and verb.lemma_ in ("be", "remain", "lie", "report", "feel", "leave", "confirm", "pronounce", "fear", "find", "get"):
                    return triggers.state_harm(inner) or "killed", inner.i
    return None


def _as_object(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    top = _clause(token)
    if top.dep_ not in ("dobj", "nsubj", "oprd", "attr", "ccomp", "npadvmod", "dep", "dative"):
        return None
    verb = top.head
    if verb.i > number.start:
        return None
    if verb.lemma_.lower() in ("leave", "find", "count", "report", "see") or verb.lower_ in ("leaving", "leaves", "left"):
        end = min(len(doc), max(noun or 0, anchor_end(number)) + 9)
        for t in doc[number.core_end : end]:
            if t.like_num and t.i > (noun or number.core_end):
                break
            harm = triggers.state_harm(t)
            if harm:
                return harm, t.i
    harm = triggers.verb_harm(verb)
    if harm:
        return harm, verb.i
    if verb.lemma_.lower() == "lose" and noun is not None and _person(doc[noun]):
        return "killed", verb.i
    if verb.lemma_.lower() == "claim" and noun is not None and _person(doc[noun]) and any(c.dep_ == "nsubj" and c.lemma_.lower() in HARMERS for c in verb.children):
        return "killed", verb.i
    return None


def anchor_end(number: Number) -> int:
    """The first token after the number's own words."""
    return number.core_end


def _in_act(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    top = _clause(token)
    if number.start and doc[number.start - 1].lower_ == "of":
        for t in reversed(doc[max(0, number.start - 4) : number.start - 1]):
            if t.pos_ == "NOUN" and triggers.act_harm(t) and t.lower_ not in ("body", "bodies", "remains", "flight", "departure"):
                return triggers.act_harm(t) or "killed", t.i
    if top.dep_ == "poss" and triggers.act_harm(top.head):
        return triggers.act_harm(top.head) or "killed", top.head.i
    if top.dep_ == "pobj" and top.head.lower_ in ("of", "to", "for") and top.head.i < number.start + 2:
        noun_of = top.head.head
        harm = triggers.act_harm(noun_of)
        if harm and (top.head.lower_ == "of" or noun_of.lower_ in ("injury", "injuries")):
            if noun_of.lower_ in ("life", "lives") and doc[max(0, noun_of.i - 3) : noun_of.i].text.lower().split()[:1] == []:
                return None
            return harm, noun_of.i
        if harm is None and top.head.lower_ == "of" and noun_of.lower_ in ("injuring", "killing", "wounding", "loss"):
            return triggers.verb_harm(noun_of) or "killed", noun_of.i
    return None


def _in_toll(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """A toll that rises to, stands at, is the number; "a death toll of 12", "raising the total to 500"."""
    direct = any(t.lower_ in TOLL_VERBS or t.lemma_.lower() in TOLL_VERBS for t in doc[max(0, number.start - 3) : number.start])
    window = doc[max(_full_stop(doc, number.start), number.start - (34 if direct else 22)) : number.start]
    named = next((t for t in reversed(window) if t.lower_ in TOLL), None)
    if named is None:
        named = next((t for t in reversed(window) if t.lower_ in SUMS and _sum_of_harm(doc, t)), None)
    if named is None or (noun is not None and not (_person(doc[noun]) or triggers.counted_harm(doc[noun]) or triggers.state_harm(doc[noun]))):
        return None
    between = doc[named.i + 1 : number.start]
    if any(n.core < number.start and n.core > named.i for n in numbers(doc) if n.core_end <= number.start and doc[n.core].lower_ not in ("one",)):
        if not direct:
            return None
    ends = number.end >= len(doc) or doc[number.end].text[:1].isupper() or doc[number.end].text in (".", ":", ",")
    if not direct and noun is None and ends and number.qualifier in ("at_least", "more_than", "exact") and len(between) < 12 and not any(t.pos_ in ("VERB", "AUX") for t in between):
        return _toll_harm(doc, named), named.i
    if len(between) and between[-1].lower_ in ("as", "because", "with", "are", "after", "when", "and", "while"):
        return None
    linked = any(t.lower_ in TOLL_VERBS or t.lemma_.lower() in TOLL_VERBS or t.lower_ in ("of", "to", "at", ":", "-", "=") for t in between) or not len(between)
    return (_toll_harm(doc, named), named.i) if linked else None


def _full_stop(doc: Doc, i: int) -> int:
    """The token after the last full stop before token `i`: parses split headlines in the middle."""
    while i > 0 and doc[i - 1].text not in (".", "!", "?"):
        i -= 1
    return i


def _sum_of_harm(doc: Doc, token: Token) -> bool:
    near = doc[max(0, token.i - 2) : token.i + 7]
    return any(triggers.state_harm(t) or triggers.counted_harm(t) or t.lower_ in ("victims", "fatalities") for t in near)


def _toll_harm(doc: Doc, named: Token) -> Harm:
    near = doc[max(0, named.i - 2) : named.i + 6]
    for t in near:
        harm = triggers.state_harm(t) or triggers.counted_harm(t)
        if harm:
            return harm
    return "killed"


def _among_those(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """ "Six women were among those killed", "three workers among the wounded", "one of the dead"."""
    for start in (noun, number.core_end - 1):
        if start is None:
            continue
        tail = doc[start + 1 : start + 9]
        for t in tail:
            if t.lower_ in ("among", "of") and t.i + 3 <= len(doc):
                for u in doc[t.i + 1 : t.i + 6]:
                    harm = triggers.state_harm(u) or (triggers.verb_harm(u) if u.tag_ == "VBN" else None)
                    if harm:
                        return harm, u.i
    return None


def _by_order(doc: Doc, token: Token, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    """Word order alone, for headlines and broken parses: "Kills 18 Terrorists", "18 Terrorists Killed", "12 others wounded"."""
    i = number.start - 1
    while i >= 0 and doc[i].lower_ in ("the", "another", "a", "also", "other", "further", "total", "of", ",", "'", '"', "and") and number.start - i < 3:
        i -= 1
    if i >= 0 and number.start - i <= 3 and doc[i].lower_ not in triggers.suffer():
        harm = triggers.verb_harm(doc[i])
        passive = i > 0 and doc[i - 1].lower_ in ("was", "were", "been", "being", "be")
        if harm and not passive and doc[i].lower_ not in ("shooting",):
            return harm, i
    return _after_number(doc, noun, number)


def _after_number(doc: Doc, noun: int | None, number: Number) -> tuple[Harm, int] | None:
    j, seen = number.core_end, 0
    limit = max(noun or 0, number.core_end) + 7
    while j < min(len(doc), limit):
        t = doc[j]
        if t.text in BREAKS or t.like_num or t.text == "." or t.lower_ in ("but", "who", "which", "that", "after", "when", "while", "by"):
            return None
        harm = triggers.state_harm(t) or (triggers.verb_harm(t) if t.tag_ in ("VBN", "VBD") and t.lower_.endswith(("ed", "en", "t", "in")) else None)
        if harm and t.lower_ not in ("hurt",) and not (t.tag_ == "VBD" and j + 1 < len(doc) and doc[j + 1].pos_ in ("DET", "NUM", "NOUN", "PROPN") and doc[j + 1].lower_ not in ("in",)):
            return harm, j
        sub = triggers.subject_harm(t)
        if sub:
            return sub, j
        if t.pos_ == "VERB" and t.lower_ not in ("reported", "confirmed", "got", "feared", "believed") and not harm:
            return None
        seen += t.text == ","
        if seen > 1:
            return None
        j += 1
    return None


def _as_leaver(doc: Doc, token: Token, noun: int | None) -> tuple[Harm, int] | None:
    """Movement verbs that mean displacement where the document tells of people driven out."""
    top = _clause(token)
    verb = top.head
    if noun is not None and not _person(doc[noun]):
        return None
    low = verb.lemma_.lower()
    if top.dep_ == "nsubj" and (low in ("leave", "depart", "escape") or low in ("cross", "move", "pour", "stream", "head") and any(c.dep_ in ("prep", "prt") for c in verb.children)):
        return "displaced", verb.i
    if top.dep_ in ("nsubj", "nsubjpass") and low in ("grant", "give", "allow", "transport", "transfer", "move") and ({"passage", "leave"} & {t.lower_ for t in doc[verb.i + 1 : verb.i + 5]} or low in ("transport", "transfer")):
        return "displaced", verb.i
    if top.dep_ == "dobj" and low in ("carry", "transport", "take", "bus", "ferry") and {"bus", "buses", "convoy", "convoys", "vehicles"} & {t.lower_ for t in verb.sent}:
        return "displaced", verb.i
    tail = [t for t in doc[token.i + 1 : token.i + 4] if t.lower_ in ("leaving", "fleeing", "left")]
    return ("displaced", tail[0].i) if tail else None


def _inherited(doc: Doc, waiting: list[tuple[Number, int, int | None]], found: list[Count]) -> list[Count]:
    """Counts that take their harm from a count they belong to: "including 11 children", "15 in Manbij and six in Tukhar"."""
    out: list[Count] = []
    for number, anchor, noun in waiting:
        person = noun is not None and (_person(doc[noun]) or doc[noun].lower_ in ("them", "whom", "those"))
        sub = _is_sub(doc, number, anchor, noun)
        joined = _clause(doc[anchor])
        linked = joined.i != anchor and any(c.anchor == joined.i for c in found)
        split = noun is None and number.core_end < len(doc) and doc[number.core_end].lower_ in ("in", "at", "near") and any(0 < number.core - c.number.core < 24 for c in found)
        sub = sub or split
        if not (split or sub and person or linked and (person or noun is None) or _summing(doc, number)):
            continue
        same = [c for c in found if doc[c.anchor].sent == doc[anchor].sent] or [c for c in found if c.anchor < anchor]
        before = [c for c in same if c.number.core < number.core]
        pick = before[-1] if before else (same[0] if same else None)
        if pick is not None:
            out.append(Count(number, anchor, noun, pick.harm, pick.trigger, sub, True))
    return out


def _summing(doc: Doc, number: Number) -> bool:
    before = [t.lower_ for t in doc[max(0, number.start - 6) : number.start]]
    return "total" in before and bool({"raising", "bringing", "taking", "brings", "raises"} & set(before))


def _without_doubles(found: list[Count]) -> list[Count]:
    out: list[Count] = []
    for count in found:
        if not any(c.number.core < count.number.core_end and count.number.core < c.number.core_end for c in out):
            out.append(count)
    return out
