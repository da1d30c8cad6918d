"""Deeds that somebody ascribes to a side or owns up to: every clause that can hold a blame or a claim of responsibility.

Which of them do is judged by `judging`."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract import triggers
from onrecord.extract.positions.clauses import clause, doer, passive, subject, trim
from onrecord.extract.positions.sides import Side, blow, side_in, side_of
from onrecord.extract.positions.words import force_forms, forceful, openers, side_classes, words
from onrecord.extract.saying import noun_phrase, phrase


@dataclass(frozen=True, slots=True)
class Deed:
    """One clause: `how` it is told (the construction), its `verb`, the `act` (a lemma), the `side` that did it or is accused,
    and of accusations and confessions the `holder`, who makes it (`named` by less than the whole phrase around it)."""

    how: str
    verb: int
    start: int
    end: int
    act: str
    side: Side | None
    holder: int | None = None
    named: tuple[int, int] | None = None


CLIMB = (
    "dobj",
    "pobj",
    "nsubj",
    "nsubjpass",
    "agent",
    "prep",
    "compound",
    "conj",
    "attr",
    "oprd",
    "nmod",
    "poss",
    "appos",
    "dep",
)
OF = ("by", "from", "of")


def deeds(doc: Doc) -> list[Deed]:
    """The deeds told in one stretch of text, one for each verb."""
    found: dict[tuple[int, int], Deed] = {}
    known = openers()
    for token in doc:
        if token.lower_ not in known and token.lemma_ not in known:
            continue
        for deed in _of(token):
            found.setdefault((deed.verb, deed.side.start if deed.holder is not None and deed.side else -1), deed)
    return sorted(found.values(), key=lambda deed: deed.verb)


def _of(token: Token) -> Iterator[Deed]:
    lemma = token.lemma_.lower()
    finite = token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBZ", "VBG")
    if finite or (token.pos_ == "PROPN" and token.lower_ in force_forms() and token.lower_ not in side_classes()):
        mutual = _mutual(token, lemma)
        yield from mutual
        deed = None if mutual else _accused(token, lemma) or _owned(token, lemma) or _done(token, lemma)
        if deed is not None:
            yield deed
    if lemma in ("responsible", "behind"):
        deed = _responsible(token)
        if deed is not None:
            yield deed
    deed = _struck(token) if blow(token) else _hands(token) if token.lower_ == "hands" else None
    if deed is not None:
        yield deed


def _accused(verb: Token, lemma: str) -> Deed | None:
    """ "X blamed Y for ...", "X condemned the attack by Y", "Y was accused of ...", "X holds Y responsible"."""
    told = lemma in words().accuse
    if not told and not (
        lemma == "hold" and {"responsible", "accountable"} & {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 10]}
    ):
        return None
    if _harmless(verb, lemma):
        return None
    start, end = clause(verb)
    voice = passive(verb) and not (lemma == "blame" and subject(verb) and not phrase.child(verb, "auxpass"))
    holder = (phrase.agent(verb) or _by(verb)) if voice else doer(verb) or subject(verb)
    accused = phrase.object_of(verb, ("on",)) if lemma == "blame" else None
    if accused is None and lemma == "blame":
        accused = _after_on(verb)
    accused = accused or (subject(verb) if voice else phrase.child(verb, "dobj"))
    if accused is None and voice and verb.dep_ == "acl":
        accused = verb.head
    side = None
    if accused is not None:
        low, high = noun_phrase(accused)
        high = next((t.i for t in verb.doc[low + 1 : high] if t.lower_ in ("for", "over", "of") and low > verb.i), high)
        named = side_in(verb.doc, low, high)
        side = Side(low, high, named.name, named.word) if named else Side(low, high, "other", "")
    return Deed(
        f"{'passive ' if voice else ''}{lemma}", verb.i, start, end, lemma, side, holder.i if holder is not None else None
    )


def _harmless(verb: Token, lemma: str) -> bool:
    """Whether the charge that is named is neither of harm nor of force: "accused him of betrayal", "blamed the delay on"."""
    doc, end = verb.doc, verb.sent.end
    if lemma == "accuse":
        at = next((t.i for t in doc[verb.i + 1 : end] if t.lower_ == "of" and t.head.i == verb.i), None)
        charge = doc[at + 1 : min(end, at + 16)] if at is not None else None
    elif lemma == "blame":
        at = next((t.i for t in doc[verb.i + 1 : min(end, verb.i + 14)] if t.lower_ in ("on", "for")), verb.i)
        charge = doc[verb.i + 1 : at] if doc[at].lower_ == "on" and at - verb.i > 2 else None
    else:
        charge = None
    if charge is None:
        return False
    return not any(
        blow(t) or {t.lower_, t.lemma_.lower()} & (forceful() | words().grave) or triggers.act_harm(t) or triggers.verb_harm(t)
        for t in charge
    )


def _mutual(verb: Token, lemma: str) -> list[Deed]:
    """ "X and Y accused each other": each blames the other."""
    if lemma not in ("accuse", "blame") or verb.doc[verb.i + 1 : verb.i + 3].text.lower() not in ("each other", "one another"):
        return []
    first = subject(verb)
    second = phrase.child(first, "conj") if first is not None else None
    if first is None or second is None:
        return []
    start, end = clause(verb)
    spans = {first: (noun_phrase(first)[0], first.i + 1), second: (second.left_edge.i, noun_phrase(second)[1])}
    return [
        Deed(lemma, verb.i, start, end, lemma, Side(*spans[accused], "other", ""), holder.i, spans[holder])
        for holder, accused in ((first, second), (second, first))
    ]


def _by(verb: Token) -> Token | None:
    """Y of "X was accused of it by Y", wherever the parser hung the "by"."""
    by = next((t for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 20)] if t.lower_ == "by"), None)
    return phrase.child(by, "pobj") if by is not None else None


def _after_on(verb: Token) -> Token | None:
    """Y of "blame X on Y", wherever the parser hung the "on"."""
    on = next((t for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 14)] if t.lower_ in ("on", "for")), None)
    return phrase.child(on, "pobj") if on is not None and on.lower_ == "on" else None


def _owned(verb: Token, lemma: str) -> Deed | None:
    """ "X claimed responsibility", "an attack claimed by X", "X admitted killing ..."."""
    if lemma not in words().own_up:
        return None
    after = verb.doc[verb.i + 1 : verb.i + 6]
    near = {t.lower_ for t in after}
    holder = doer(verb)
    if holder is None or holder.lower_ in ("nobody", "none") or any(c.lower_ in ("no", "neither") for c in holder.children):
        return None
    if "responsibility" in near or (lemma in ("claim", "take") and "credit" in near):
        how = "responsibility"
    elif lemma == "claim" and passive(verb):
        what = verb.head if verb.dep_ == "acl" else subject(verb)
        if what is None or not (blow(what) or triggers.act_harm(what) or what.lower_ in ("those", "ones")):
            return None
        how = "claimed by"
    elif lemma == "take" or not any(blow(t) or triggers.verb_harm(t) or triggers.counted_harm(t) for t in after):
        return None
    else:
        how = "claim deed" if (phrase.child(verb, "dobj") is not None) else "owns up"
    start, end = clause(verb)
    return Deed(how, verb.i, start, end, lemma, side_of(holder), holder.i)


def _done(verb: Token, lemma: str) -> Deed | None:
    """ "regime warplanes bombed X", "X was shelled by rebels", "rebels carried out two raids"."""
    lemma = force_forms().get(verb.lower_, lemma)
    if lemma not in forceful():
        return None
    who, voice = doer(verb), passive(verb)
    side = side_of(who) if who is not None and not blow(who) else None
    how = "passive" if voice else "active"
    if side is None:
        side, how = _run_before(verb), "loose"
    if side is None:
        return None
    act = lemma
    if lemma in words().carry:
        act = _carried(verb, voice)
        if not act:
            return None
    start, end = clause(verb)
    if verb.dep_ in ("relcl", "acl", "advcl", "xcomp", "conj"):
        how = f"{how} {verb.dep_}"
    return Deed(how, verb.i, min(start, side.start) if verb.i - side.start < 12 else start, end, act, side)


def _carried(verb: Token, voice: bool) -> str:
    """The deed that a verb such as "carry out" carries: told behind it or, in a passive or relative clause, before it."""
    doc = verb.doc
    behind = (blow(t) for t in doc[verb.i + 1 : min(verb.i + 10, verb.sent.end)])
    above = (blow(t) for t in reversed(doc[max(verb.sent.start, verb.i - 8) : verb.i]))
    relative = verb.dep_ in ("relcl", "acl")
    found = next(filter(None, above), "") if voice or (relative and phrase.child(verb, "dobj") is None) else ""
    return found or next(filter(None, behind), "")


def _run_before(verb: Token) -> Side | None:
    """The side whose words end right before a verb, where the parse saw none: a reduced clause may stand between ("rebels
    positioned in X fired")."""
    doc, at = verb.doc, verb.i - 1
    first = verb.sent.start
    while at > first and doc[at].lower_ in words().helping:
        at -= 1
    mid = next((i for i in range(at, max(first, at - 10), -1) if doc[i].lower_ in words().between), None)
    if mid is not None:
        at = mid - 1
    low = at + 1
    while low > first and at - low < 9 and _nominal(doc[low - 1]):
        low -= 1
    while low <= at and doc[low].lower_ in ("of", "from", "-", "'s"):
        low += 1
    return side_in(doc, low, at + 1) if low <= at else None


def _nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or token.lower_ in words().naming


def _struck(noun: Token) -> Deed | None:
    """ "12 killed in coalition raids", "rebel shelling killed 3", "an attack by gunmen", and what governs it."""
    side = _whose(noun)
    if side is None:
        return None
    top = noun
    while top.head.i != top.i and (top.dep_ in CLIMB or top is noun) and (top is noun or top.pos_ not in ("VERB", "AUX")):
        top = top.head
    act = blow(noun)
    if top.pos_ in ("VERB", "AUX") and abs(top.i - noun.i) < 18 and _harmful(top):
        start, end = clause(top)
        where = "before" if noun.i < top.i else "after"
        start, end = trim(top, min(start, side.start), max(end, side.end, noun.i + 1))
        return Deed(f"blow {where}", top.i, start, end, act, side)
    low, high = noun_phrase(noun)
    low, high = min(low, side.start), max(high, side.end)
    return Deed("blow", noun.i, max(low, noun.i - 12), min(high, noun.i + 16), act, side)


def _harmful(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in forceful() or triggers.verb_harm(verb) is not None or triggers.subject_harm(verb) is not None


def _whose(noun: Token) -> Side | None:
    """The side of a deed: a word before it ("rebel shelling") or behind "by" ("shelling by rebels")."""
    doc = noun.doc
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in OF:
            for goal in child.children:
                if goal.dep_ == "pobj" and not blow(goal):
                    side = side_of(goal)
                    if side is not None and side.name != "pronoun" and (child.lower_ != "of" or side.name != "nation"):
                        return side
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ != "claim":
            by = phrase.agent(child)
            side = side_of(by) if by is not None else None
            if side is not None:
                return side
    low = noun.i
    while (
        low > 0
        and noun.i - low < 6
        and (
            doc[low - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART")
            or doc[low - 1].lower_ in ("-", "and", "led", "’s", '"', "regimes")
        )
    ):
        low -= 1
    before = side_in(doc, low, noun.i) if low < noun.i else None
    return before or _run_by(noun)


def _run_by(noun: Token) -> Side | None:
    """The side behind a "by" that follows a deed, wherever the parser hung it."""
    doc = noun.doc
    for token in doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]:
        if token.lower_ == "by":
            low = high = token.i + 1
            while high < noun.sent.end and high - low < 7 and _nominal(doc[high]):
                high += 1
            return side_in(doc, low, high)
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return None
    return None


def _hands(word: Token) -> Deed | None:
    """ "12 died at the hands of the militia": what is told before it."""
    doc, i = word.doc, word.i
    if i < 2 or doc[i - 1].lower_ != "the" or doc[i - 2].lower_ not in ("at", "by") or doc[i + 1 : i + 2].text.lower() != "of":
        return None
    low = high = i + 2
    while high < word.sent.end and high - low < 7 and _nominal(doc[high]):
        high += 1
    side = side_in(doc, low, high)
    if side is None:
        return None
    verb = next((t for t in doc[i - 2].ancestors if t.pos_ in ("VERB", "AUX")), word)
    start = max(noun_phrase(subject(verb) or verb)[0] if verb is not word else i - 6, i - 14, word.sent.start)
    return Deed("hands", verb.i, start, high, "killing", side)


def _responsible(word: Token) -> Deed | None:
    """ "X was responsible for the attack", "X is behind the killings"."""
    verb = word.head
    if verb.pos_ not in ("VERB", "AUX") or word.i < verb.i:
        return None
    after = word.doc[word.i + 1 : word.i + 10]
    who = subject(verb)
    if who is None or not any(blow(t) or triggers.act_harm(t) for t in after):
        return None
    side = side_of(who)
    low, high = noun_phrase(who)
    start, end = clause(verb)
    return Deed(word.lower_, verb.i, start, end, "responsible", side or Side(low, high, "other", ""))
