"""From a number to the people it counts and the harm that befell them: the grammar first, then the order of words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.extract import elliptic, grammar, idioms, triggers, word_order
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import NONE, Number, numbers
from onrecord.model.words import Harm

# Tried in this order; the first that answers holds.
RULES = (
    word_order.fatally,
    word_order.struck,
    grammar.in_noun,
    word_order.beside,
    word_order.claimed,
    word_order.alongside,
    word_order.in_toll,
    grammar.as_object,
    grammar.as_subject,
    idioms.told,
    grammar.in_modifier,
    grammar.in_act,
    grammar.among_those,
    grammar.included,
    word_order.by_order,
    grammar.in_role,
)
SPEAKING = {"said", "says", "told", "reported", "added", "confirmed", "announced", "say"}
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
AMONG = {"including", "among", "includes", "include", "included", "comprising", "counting"}


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
        if _age_after(doc, number):
            continue
        anchor, noun = _anchor(doc, number)
        if noun is not None and not _countable(doc, noun):
            if noun == number.core_end and doc[noun].lemma_.lower() in TIMES:
                continue
            apart = any(t.pos_ == "DET" for t in doc[number.core_end : noun])
            if not apart and word_order.struck(doc, doc[anchor], None, number) is None:
                continue
            anchor, noun = number.core_end - 1, None
        if _speaks(doc, number, noun):
            continue
        if _included(doc, number, noun, found):
            waiting.append((number, anchor, noun))
            continue
        hit = _harm(doc, anchor, noun, number, leaving)
        if hit is None:
            waiting.append((number, anchor, noun))
            continue
        harm, trigger = hit
        undivided = harm in ("killed", "injured") and triggers.both(doc, trigger)
        found.append(
            Count(number, anchor, noun, "casualties" if undivided else harm, trigger, _is_sub(doc, number, anchor, noun))
        )
    found += _inherited(doc, waiting, found)
    found = _joined_parts(doc, sorted(found, key=lambda c: c.number.core))
    return _without_doubles(sorted(found, key=lambda c: (c.number.core, c.inherited)))


def _joined_parts(doc: Doc, found: list[Count]) -> list[Count]:
    """ "Including a child and two women": what is joined to a part of a count is a part of it too."""
    out: list[Count] = []
    for count in found:
        last = out[-1] if out else None
        between = doc[(last.noun or last.anchor) + 1 : count.number.start] if last is not None else doc[0:0]
        joined = 0 < len(between) < 3 and all(t.lower_ in ("and", ",", "as", "well") for t in between)
        if last is not None and last.sub and joined and last.harm == count.harm and not count.sub:
            count = replace(count, sub=True)
        out.append(count)
    return out


def _age_after(doc: Doc, number: Number) -> bool:
    """Whether a bare number is an age: "a girl of three"."""
    before = doc[number.start - 2 : number.start] if number.start > 1 else doc[0:0]
    after = doc[number.core_end] if number.core_end < len(doc) else None
    one = len(before) == 2 and before[1].lower_ == "of" and before[0].tag_ == "NN" and grammar.is_person(before[0])
    bare = after is None or after.pos_ in ("AUX", "VERB", "PUNCT", "CCONJ", "ADP")
    return one and bare and before[0].lower_ not in ("one", "family", "crew", "couple")


def _speaks(doc: Doc, number: Number, noun: int | None) -> bool:
    """Whether the one person counted is who tells of it ("30 wounded, a hospital doctor said")."""
    if noun is None or number.value != 1 or doc[number.core].like_num:
        return False
    after = doc[noun + 1 : noun + 3]
    return any(t.lower_ in SPEAKING for t in after) and not any(t.lower_ in ("was", "were", "has", "had") for t in after)


def _included(doc: Doc, number: Number, noun: int | None, found: list[Count]) -> bool:
    """Whether "including" ties this count to one just before it, whose harm it shares."""
    before = [t.lower_ for t in doc[max(0, number.start - 2) : number.start]]
    listed = before[-1:] in (["including"], ["includes"], ["included"]) or before in (
        ["among", "them"],
        ["among", "which"],
        ["among", "whom"],
    )
    return (
        listed
        and noun is not None
        and grammar.is_person(doc[noun])
        and any(0 < number.core - c.number.core < 16 for c in found)
    )


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
        elif low == "old" and _bare_age(doc, token.i):
            yield Number(token.i - 4, token.i + 1, token.i - 4, token.i + 1, 1, 1, "exact")
        elif ((token.i < 15 or len(doc) < 30) and _bare_person(doc, token)) or (
            low in ("a", "an", "another") and token.dep_ == "det" and _one_person(token, token.head)
        ):
            people = (2 if token.head.lower_ == "couple" else 1) + _companions(token.head)
            yield Number(token.i, token.i + 1, token.i, token.i + 1, people, people, "exact")
        elif _ones_own(token):
            people = 1 + _companions(token.head)
            yield Number(token.i, token.i + 1, token.i, token.i + 1, people, people, "exact")


def _companions(noun: Token) -> int:
    """How many single persons are told of together with somebody: "a woman and her son" and "a father and daughter" add one;
    one with an article of its own is counted by itself."""
    joined: list[Token] = []
    while more := next((c for c in (joined[-1] if joined else noun).children if c.dep_ == "conj"), None):
        joined.append(more)
    single = [c for c in joined if c.tag_ == "NN" and grammar.is_person(c)]
    return sum(1 for c in single if _shares_article(c))


def _shares_article(noun: Token) -> bool:
    """Whether nothing before a noun counts it by itself."""
    before = [t for t in noun.lefts if t.dep_ in ("det", "poss", "nummod")]
    return all(t.lower_ in ("his", "her", "their") for t in before)


def _ones_own(owner: Token) -> bool:
    """ "Killed his wife", "her brother was shot": one person told of as somebody's, who was not told of together with others
    before ("a woman and her son"). Not "the death of his wife": those who mourn speak of a victim told of elsewhere."""
    noun = owner.head
    if owner.dep_ != "poss" or owner.lower_ not in ("his", "her", "their") or noun.tag_ != "NN":
        return False
    kin = noun.lower_ in lexicon().kin or (noun.lower_.startswith(("step", "grand")) and grammar.is_person(noun))
    first = noun
    while first.dep_ == "conj":
        first = first.head
    counted = first is not noun and first.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in first.lefts)
    touched = first.dep_ in ("dobj", "nsubj", "nsubjpass", "oprd") and noun.i - owner.i < 5
    return kin and touched and not counted and not any(c.like_num and c.tag_ == "CD" for c in noun.lefts)


def _bare_age(doc: Doc, i: int) -> bool:
    """ "17-year-old dies": an age that stands for the person."""
    if i < 4 or [t.lower_ for t in doc[i - 3 : i]] != ["-", "year", "-"] or not doc[i - 4].text.isdigit():
        return False
    after = doc[i + 1] if i + 1 < len(doc) else None
    return after is not None and not (after.pos_ in ("NOUN", "PROPN") and grammar.is_person(after)) and _suffers(doc, i + 1)


def _bare_person(doc: Doc, noun: Token) -> bool:
    """ "Man killed", "Woman fatally shot": one person without an article, as headlines have it."""
    if (
        noun.tag_ not in ("NN", "NNP")
        or not grammar.is_person(noun)
        or noun.lower_ in ("police", "people", "half", "one", "other")
    ):
        return False
    if noun.i and (doc[noun.i - 1].pos_ in ("DET", "PRON", "NUM", "ADP", "PART") or doc[noun.i - 1].like_num):
        return False
    lefts = [t for t in noun.lefts if t.dep_ in ("det", "poss", "nummod")]
    joined = noun.dep_ == "conj" and noun.head.tag_ == "NN" and any(t.dep_ in ("det", "poss") for t in noun.head.lefts)
    return not lefts and not joined and _suffers(doc, noun.i + 1)


def _suffers(doc: Doc, i: int) -> bool:
    """Whether the words from token `i` on tell at once of harm suffered, not done: no object follows."""
    for j in range(i, min(i + 3, len(doc))):
        token = doc[j]
        if triggers.subject_harm(token) or triggers.state_harm(token):
            return True
        if triggers.verb_harm(token) and token.lower_.endswith(("ed", "en", "t", "shot")):
            after = doc[j + 1] if j + 1 < len(doc) else None
            return (
                after is None
                or after.pos_ in ("ADP", "PUNCT", "ADV", "CCONJ", "SCONJ", "ADJ")
                or triggers.state_harm(after) is not None
            )
        if token.pos_ not in ("ADV", "AUX"):
            return False
    return False


def _one_person(article: Token, noun: Token) -> bool:
    """Whether an article belongs to a single person rather than to a number or a longer phrase."""
    doc = noun.doc
    before = doc[article.i - 1] if article.i > 1 else None
    if before is not None and before.text == "," and (doc[article.i - 2].pos_ == "PROPN" or doc[article.i - 2].like_num):
        return False
    single = noun.tag_ in ("NN", "NNP") and noun.i - article.i < 8
    return single and grammar.is_person(noun) and not any(c.like_num and c.tag_ == "CD" for c in noun.lefts)


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
    while (
        head.dep_ in ("nummod", "quantmod", "det", "compound", "amod", "nmod", "advmod", "predet", "poss")
        and head.head.i > head.i
        and steps < 4
    ):
        if head.head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "VERB") or head.head.i - number.core_end > 8:
            break
        if head.head.pos_ == "VERB" and triggers.state_harm(head.head) is None:
            break
        between = doc[number.core_end : head.head.i]
        if any(t.text == "," and doc[t.i + 1].like_num for t in between):  # "seven dead, three others"
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
    while (
        i < len(doc)
        and (doc[i].pos_ in ("ADJ", "NUM", "ADV") or doc[i].lower_ in ("other", "more", "of", "the", "-"))
        and i - number.core_end < 5
    ):
        if triggers.state_harm(doc[i]) and not (i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN")):
            return i
        i += 1
    if i < len(doc) and doc[i].pos_ in ("NOUN", "PROPN") and i - number.core_end < 5:
        while i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN") and doc[i + 1].lower_ not in triggers.inflict():
            i += 1
        return i
    return None


def _countable(doc: Doc, noun: int) -> bool:
    """Whether the noun can stand for people: not a unit, a vehicle, a place, an event; not a year or a day of a month."""
    token = doc[noun]
    words = lexicon().units
    if (
        grammar.is_person(token)
        or triggers.counted_harm(token)
        or triggers.state_harm(token)
        or token.lower_ in ("life", "lives")
    ):
        return True
    return not (token.lower_ in words or token.lemma_.lower() in words or token.lower_.removesuffix("s") in words)


def _is_sub(doc: Doc, number: Number, anchor: int, noun: int | None) -> bool:
    """Whether the words say that this count is part of another one."""
    before = [t.lower_ for t in doc[max(0, number.start - 3) : number.start]]
    if before and (
        before[-1] in AMONG
        or "including" in before
        or before[-2:]
        in (["among", "them"], ["of", "them"], ["them", ","], ["of", "whom"], ["of", "these"], ["of", "those"], ["these", ","])
    ):
        return True
    after = [t.lower_ for t in doc[number.core_end : number.core_end + 6]]
    if after[:2] in (["of", "them"], ["of", "whom"], ["of", "those"]) or after[:3] in (
        ["of", "the", "dead"],
        ["of", "the", "wounded"],
        ["of", "the", "injured"],
        ["of", "the", "killed"],
        ["of", "the", "victims"],
    ):
        return True
    tail = [t.lower_ for t in doc[(noun or anchor) + 1 : (noun or anchor) + 6]]
    return "among" in tail and bool(
        {"dead", "killed", "wounded", "injured", "victims", "those"}
        & {t.lower_ for t in doc[(noun or anchor) + 1 : (noun or anchor) + 9]}
    )


def _inherited(doc: Doc, waiting: list[tuple[Number, int, int | None]], found: list[Count]) -> list[Count]:
    """Counts that take their harm from a count they belong to or repeat: "including 11 children", "15 in Manbij and six in
    Tukhar", "a further 2,000", "the ministry says 140"."""
    out: list[Count] = []
    for number, anchor, noun in waiting:
        told = sorted([*found, *out], key=lambda c: c.number.core)
        person = noun is not None and (grammar.is_person(doc[noun]) or doc[noun].lower_ in ("them", "whom", "those"))
        person = person or _said_to_be(doc, number, noun)
        sub = _is_sub(doc, number, anchor, noun)
        if sub and _names_one(doc, number, noun):
            continue
        joined = grammar.clause(doc[anchor])
        linked = joined.i != anchor and any(c.anchor == joined.i for c in told)
        split = _split(doc, number, noun, told)
        described = elliptic.described(doc, number, noun)
        sub = sub or split or described
        more = (noun is None or person) and (described or elliptic.more(doc, number, noun))
        again = noun is None and elliptic.retold(doc, number)
        if not (split or (sub and person) or (linked and (person or noun is None)) or _summing(doc, number) or more or again):
            continue
        same = [c for c in told if doc[c.anchor].sent == doc[anchor].sent] or [c for c in told if c.anchor < anchor]
        before = [c for c in same if c.number.core < number.core]
        pick = before[-1] if before else (same[0] if same and not (more or again) else None)
        if pick is not None and (number.core - pick.number.core < elliptic.REACH or not (more or again)):
            out.append(Count(number, anchor, noun, pick.harm, pick.trigger, sub, True))
    return out


def _said_to_be(doc: Doc, number: Number, noun: int | None) -> bool:
    """A bare number of whom something is said: "of these, 60 were civilians"."""
    after = doc[number.core_end].lower_ if number.core_end < len(doc) else ""
    return noun is None and after in ("were", "was", "are", "is", "had", "have")


def _split(doc: Doc, number: Number, noun: int | None, told: list[Count]) -> bool:
    """Whether a bare number with a place right after it goes on with a list ("15 in Manbij and six in Tukhar")."""
    after = doc[number.core_end].lower_ if number.core_end < len(doc) else ""
    return noun is None and after in ("in", "at", "near", "from") and any(0 < number.core - c.number.core < 24 for c in told)


def _names_one(doc: Doc, number: Number, noun: int | None) -> bool:
    """Whether "one of them" goes on to name the one, who is then no count ("one of them, Ana Boyd, said")."""
    if number.value != 1 or noun is None or doc[noun].lower_ not in ("them", "whom"):
        return False
    after = [t for t in doc[noun + 1 : noun + 4] if t.text not in (",", "(", "-") and t.lower_ not in ("was", "is")]
    return bool(after) and (after[0].pos_ == "PROPN" or after[0].lower_ in ("the", "his", "her", "their"))


def _summing(doc: Doc, number: Number) -> bool:
    before = [t.lower_ for t in doc[max(0, number.start - 6) : number.start]]
    return "total" in before and bool(
        {"raising", "bringing", "taking", "brings", "raises", "puts", "put", "stands"} & set(before)
    )


def _without_doubles(found: list[Count]) -> list[Count]:
    """Of two counts over the same words the first; "one of them a policeman" is one person, not two."""
    out: list[Count] = []
    for count in found:
        again = count.number.value == 1 and any(0 < count.number.core - c.number.core_end < 4 and c.sub for c in out[-1:])
        over = any(c.number.core < count.number.core_end and count.number.core < c.number.core_end for c in out)
        if not over and not (again and count.sub):
            out.append(count)
    return out


def _harm(doc: Doc, anchor: int, noun: int | None, number: Number, leaving: bool) -> tuple[Harm, int] | None:
    """(harm, trigger token) of the people at `anchor`, or None."""
    token = doc[anchor]
    for rule in RULES:
        hit = rule(doc, token, noun, number)
        if hit is not None:
            return hit
    return elliptic.put_at(doc, number, noun) or (grammar.as_leaver(doc, token, noun) if leaving else None)
