"""What befell the people a number stands for, read from the grammar around it.

Every rule has one shape: (doc, the token that stands for the people, the noun counted, the number) -> (harm, trigger)."""

from spacy.tokens import Doc, Token

from onrecord.extract import triggers
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import Number
from onrecord.model.words import Harm

Hit = tuple[Harm, int]
HARMERS = {
    "attack", "strike", "airstrike", "bombing", "blast", "raid", "clash", "violence", "explosion", "bombardment", "shelling",
    "crackdown", "fighting", "war", "conflict", "bomb", "shooting", "ambush", "outbreak", "quake", "earthquake", "storm",
    "flood", "unrest", "assault", "battle", "operation", "campaign", "disaster", "epidemic", "virus", "disease",
}  # fmt: skip


def is_person(token: Token) -> bool:
    words = lexicon().people
    low = token.lower_
    return (
        low in words
        or token.lemma_.lower() in words
        or low.removesuffix("s") in words
        or (len(low) > 5 and low.endswith(("man", "woman", "men", "women")))
    )


ROLES = {"evacuee", "hostage", "captive", "defector", "deserter", "abductee", "refugee"}


def in_role(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """People named by what befell them ("evacuees", "hostages"), when nothing else is told of them."""
    if noun is None or (number.value == 1 and number.qualifier == "exact" and not doc[number.core].like_num):
        return None
    lemma = doc[noun].lemma_.lower()
    harm = triggers.counted_harm(doc[noun]) if lemma in ROLES or lemma.removesuffix("s") in ROLES else None
    return (harm, noun) if harm else None


def in_noun(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    if noun is None or doc[noun].lemma_.lower().removesuffix("s") in ROLES | {"prisoner", "detainee"}:
        return None
    harm = triggers.counted_harm(doc[noun]) or (triggers.state_harm(doc[noun]) if not is_person(doc[noun]) else None)
    if doc[noun].lower_ in ("life", "lives"):
        verbs = {t.lemma_.lower() for t in doc[max(0, number.start - 4) : number.start]} | {
            t.lower_ for t in doc[noun + 1 : noun + 4]
        }
        return ("killed", noun) if verbs & {"claim", "take", "cost", "lose", "lost"} else None
    return (harm, noun) if harm else None


def in_modifier(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
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


def clause(token: Token) -> Token:
    """The verb that governs a token, through conjunctions of its phrase."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        token = token.head
    return token


REFLEXIVE = {"himself", "herself", "themselves", "self"}


def as_subject(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    top = clause(token)
    if top.dep_ not in ("nsubj", "nsubjpass", "csubj", "dep"):
        return None
    for verb in [
        top.head,
        *[c for c in top.head.children if c.dep_ == "conj" and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)],
    ]:
        passive = (
            top.dep_ == "nsubjpass"
            or any(c.dep_ == "auxpass" for c in verb.children)
            or any(c.lower_ in ("got", "get", "getting") for c in verb.children)
        )
        bare = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and not _acts(verb))
        harm = (triggers.verb_harm(verb) if passive or bare else None) or triggers.subject_harm(verb)
        if not harm and any(c.dep_ == "dobj" and c.lower_ in REFLEXIVE for c in verb.children):
            done = triggers.verb_harm(
                verb
            )  # "a boy shot himself in the foot"; who killed himself is added to his victims later
            deadly = any(triggers.verb_harm(t) == "killed" for t in verb.sent if t.pos_ == "VERB")
            harm = done if done == "injured" and not deadly else None
        if harm:
            return harm, verb.i
        for child in verb.children if passive else ():  # "are said to have died", "are feared to have been killed"
            if child.dep_ == "xcomp":
                suffered = any(c.dep_ == "auxpass" for c in child.children)
                harm = (triggers.verb_harm(child) if suffered else None) or triggers.subject_harm(child)
                if harm:
                    return harm, child.i
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd", "xcomp", "ccomp", "prep"):
                inner = next((t for t in child.subtree if triggers.state_harm(t)), None) if child.i - verb.i < 6 else None
                if (
                    inner is not None
                    and inner.i - verb.i < 6
                    and verb.lemma_
                    in ("be", "remain", "lie", "report", "feel", "leave", "confirm", "pronounce", "fear", "find", "get")
                ):
                    return triggers.state_harm(inner) or "killed", inner.i
    return None


def _acts(verb: Token) -> bool:
    """Whether an active verb, or what is joined to it, has an object ("a man shot and killed his wife")."""
    joined = [c for c in verb.children if c.dep_ == "conj" and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)]
    return any(c.dep_ in ("dobj", "aux") for c in verb.children) or any(c.dep_ == "dobj" for v in joined for c in v.children)


def as_object(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    top = clause(token)
    if top.dep_ not in ("dobj", "nsubj", "oprd", "attr", "ccomp", "npadvmod", "dep", "dative"):
        return None
    verb = top.head
    if verb.i > number.start:
        return None
    if verb.lemma_.lower() in ("leave", "find", "count", "report", "see") or verb.lower_ in ("leaving", "leaves", "left"):
        end = min(len(doc), max(noun or 0, number.core_end) + 9)
        for t in doc[number.core_end : end]:
            if t.like_num and t.i > (noun or number.core_end):
                break
            harm = triggers.state_harm(t)
            if harm:
                return harm, t.i
    harm = triggers.verb_harm(verb)
    if harm:
        return harm, verb.i
    if verb.lemma_.lower() == "lose" and noun is not None and is_person(doc[noun]):
        return "killed", verb.i
    if (
        verb.lemma_.lower() == "claim"
        and noun is not None
        and is_person(doc[noun])
        and any(c.dep_ == "nsubj" and c.lemma_.lower() in HARMERS for c in verb.children)
    ):
        return "killed", verb.i
    return None


def in_act(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    top = clause(token)
    if number.start and doc[number.start - 1].lower_ == "of":
        for t in reversed(doc[max(0, number.start - 4) : number.start - 1]):
            if (
                t.pos_ == "NOUN"
                and triggers.act_harm(t)
                and t.lower_ not in ("body", "bodies", "remains", "flight", "departure")
            ):
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


def among_those(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
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
    return _there_among(doc, number)


def _there_among(doc: Doc, number: Number) -> Hit | None:
    """ "Among the dead were 12 children", "the wounded included two nurses"."""
    before = doc[max(doc[number.core].sent.start, number.start - 8) : number.start]
    if len(before) < 2 or before[-1].lower_ not in ("were", "was", "are", "is", "included", "include"):
        return None
    if before[-1].lower_.startswith("include"):
        harm = triggers.state_harm(before[-2]) or triggers.counted_harm(before[-2])
        return (harm, before[-2].i) if harm else None
    opening = next((t.i for t in reversed(before) if t.lower_ == "among"), None)
    for token in doc[opening + 1 : before.end - 1] if opening is not None else ():
        harm = triggers.state_harm(token) or triggers.counted_harm(token)
        if harm:
            return harm, token.i
    return None


def included(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """ "Killing civilians, including three children": the harm of those uncounted whom the counted are among."""
    top = clause(token)
    if top.dep_ != "pobj" or top.head.lower_ not in ("including", "among") or top.head.i > number.start:
        return None
    whole = top.head.head
    if whole.pos_ == "VERB":
        harm = triggers.verb_harm(whole)
        return (harm, whole.i) if harm else None
    if not is_person(whole):
        return None
    return as_object(doc, whole, whole.i, number) or as_subject(doc, whole, whole.i, number)


def as_leaver(doc: Doc, token: Token, noun: int | None) -> Hit | None:
    """Movement verbs that mean displacement where the document tells of people driven out."""
    top = clause(token)
    verb = top.head
    if noun is not None and not is_person(doc[noun]):
        return None
    low = verb.lemma_.lower()
    if top.dep_ == "nsubj" and (
        low in ("leave", "depart", "escape")
        or (low in ("cross", "move", "pour", "stream", "head") and any(c.dep_ in ("prep", "prt") for c in verb.children))
    ):
        return "displaced", verb.i
    if (
        top.dep_ in ("nsubj", "nsubjpass")
        and low in ("grant", "give", "allow", "transport", "transfer", "move")
        and ({"passage", "leave"} & {t.lower_ for t in doc[verb.i + 1 : verb.i + 5]} or low in ("transport", "transfer"))
    ):
        return "displaced", verb.i
    if (
        top.dep_ == "dobj"
        and low in ("carry", "transport", "take", "bus", "ferry")
        and {"bus", "buses", "convoy", "convoys", "vehicles"} & {t.lower_ for t in verb.sent}
    ):
        return "displaced", verb.i
    tail = [t for t in doc[token.i + 1 : token.i + 4] if t.lower_ in ("leaving", "fleeing", "left")]
    return ("displaced", tail[0].i) if tail else None
