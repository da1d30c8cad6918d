"""What befell the people a number stands for, read from the order of words: headlines, tolls and broken parses."""

from spacy.tokens import Doc, Span, Token

from onrecord.extract import triggers
from onrecord.extract.grammar import HARMERS, Hit, is_person
from onrecord.extract.numbers import PLURALS, Number
from onrecord.model.words import Harm

TOLL_VERBS = {
    "rise", "reach", "hit", "stand", "be", "put", "climb", "bring", "increase", "jump", "pass", "exceed", "soar", "raise",
    "total", "grow", "mount", "top", "stood", "surpass", "drop", "fall", "rose", "risen", "reaches", "hits", "rises", "number",
    "lower", "revise",
}  # fmt: skip
TOLL = {"toll", "tolls"}
SUMS = {"total", "number", "figure", "count", "tally"}
BREAKS = {";", ":", "—", "--", "|", "¶"}


def struck(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """An active verb of harm right before the number ("killed more than 120 evacuees", "kills six"), unless that verb
    closes a count of its own ("2 killed 10 injured")."""
    i = number.start - 1
    if i < 0 or triggers.verb_harm(doc[i]) not in ("killed", "injured", "abducted") or doc[i].lower_ in ("shooting", "shot"):
        return None
    left = doc[i - 1] if i else None
    if left is not None and (
        left.like_num
        or left.lower_
        in ("was", "were", "been", "being", "be", "dozens", "people", "others", "civilians", "persons", "got", "are", "is")
    ):
        return None
    after = doc[number.core_end] if number.core_end < len(doc) else None
    if after is not None and noun is None and triggers.state_harm(after) and i and not triggers.both(doc, i):
        return None
    return triggers.verb_harm(doc[i]) or "killed", i


def beside(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """Headlines without commas: "2 Killed 10 Injured", "20 Civilians Killed Scores Injured", "Kills 3 Wounds 20": the next
    word, if it is no new count."""
    j = number.core_end
    if noun is not None and noun < j + 2 and _tells_next(doc, noun + 1):
        return triggers.state_harm(doc[noun + 1]) or "killed", noun + 1
    if noun is not None and noun < j + 4 and (hit := _state_after(doc, j, noun)):
        return hit
    if j >= len(doc):
        return None
    if doc[j].pos_ == "ADV" and doc[j].lower_.endswith("ly") and j + 1 < len(doc):  # "one critically hurt"
        j += 1
    nxt = doc[j]
    harm = triggers.state_harm(nxt) or (triggers.verb_harm(nxt) if nxt.lower_.endswith(("ed", "en")) else None)
    if harm is None:
        return None
    again = j + 1 < len(doc) and (
        doc[j + 1].like_num or doc[j + 1].lower_ in ("dozens", "scores", "several", "over", "hundreds")
    )
    before = triggers.verb_harm(doc[number.start - 1]) if number.start else None
    if again and before:
        return before, number.start - 1
    return (harm, j) if nxt.i == len(doc) - 1 or again or doc[j + 1].pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ", "DET") else None


def _state_after(doc: Doc, start: int, noun: int) -> Hit | None:
    """The state right behind those counted, when nothing goes on from it: "three others wounded in Oldport". Between the number
    and them (from token `start`) nothing else is counted or told."""
    if any(t.like_num or t.lower_ in PLURALS or triggers.state_harm(t) for t in doc[start : noun + 1]):
        return None
    after = doc[noun + 1] if noun + 1 < len(doc) else None
    ends = noun + 2 >= len(doc) or doc[noun + 2].pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ")
    harm = triggers.state_harm(after) if after is not None and ends and after.lower_ != "critical" else None
    return (harm, noun + 1) if harm else None


def fatally(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """Those of the people hit who died: "five were shot, two fatally", "two of them fatally"."""
    j = max(noun or 0, number.core_end - 1) + 1
    told = j < len(doc) and doc[j].lower_ == "fatally" and j - number.core_end < 4
    return ("killed", j) if told else None


def _tells_next(doc: Doc, i: int) -> bool:
    """Whether a participle of harm stands at token `i` with a count of its own right after it."""
    if i + 1 >= len(doc) or triggers.state_harm(doc[i]) is None or doc[i].tag_ not in ("VBN", "VBD", "JJ", "NNP"):
        return False
    after = doc[i + 1]
    later = {t.lower_ for t in doc[i + 2 : i + 5]}
    counted = after.like_num or after.lower_ in ("dozens", "scores", "several", "over", "hundreds")
    return counted and any(triggers.state_harm(t) for t in doc[i + 2 : i + 5]) and "and" not in later


WITH = (("along", "with"), ("together", "with"), ("as", "well"), ("alongside",), ("with",))


def alongside(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """ "He died along with two other men": the harm of those told of just before."""
    if noun is None or not is_person(doc[noun]):
        return None
    before = tuple(t.lower_ for t in doc[max(0, number.start - 2) : number.start])
    if not any(before[-len(words) :] == words for words in WITH):
        return None
    start = number.start - 1
    passive = {"was", "were", "been"}
    for t in reversed(doc[max(doc[number.core].sent.start, start - 5) : start]):
        harm = triggers.subject_harm(t) or (
            triggers.verb_harm(t) if passive & {w.lower_ for w in doc[max(0, t.i - 3) : t.i]} else None
        )
        if harm:
            return harm, t.i
    return None


def claimed(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """ "The blast claims 5", "clashes claimed several people": an attack that claims people, not lives or a success."""
    verb = doc[number.start - 1] if number.start else None
    if (
        verb is None
        or verb.lower_ not in ("claims", "claim", "claimed", "claiming")
        or (noun is not None and not is_person(doc[noun]))
    ):
        return None
    low = max(verb.sent.start, verb.i - 6)
    return (
        ("killed", verb.i)
        if any(t.lemma_.lower().removesuffix("s") in HARMERS or t.lower_ in HARMING for t in doc[low : verb.i])
        else None
    )


HARMING = {"shells", "rockets", "mortars", "bombs", "missiles", "clashes"}


def by_order(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """Word order alone, for headlines and broken parses: "Kills 18 Terrorists", "18 Terrorists Killed", "12 others wounded"."""
    i = number.start - 1
    while (
        i >= 0
        and doc[i].lower_ in ("the", "another", "a", "also", "other", "further", "total", "of", ",", "'", '"', "and")
        and number.start - i < 3
    ):
        i -= 1
    if i >= 0 and number.start - i <= 3 and doc[i].lower_ not in triggers.suffer():
        harm = triggers.verb_harm(doc[i])
        passive = i > 0 and doc[i - 1].lower_ in ("was", "were", "been", "being", "be")
        if harm and not passive and doc[i].lower_ not in ("shooting",):
            return harm, i
    return _after_number(doc, noun, number)


def _aside(doc: Doc, j: int) -> int | None:
    """The token after ", one of them a policeman," that begins at token `j`."""
    if doc[j].text != "," or j + 3 >= len(doc) or not (doc[j + 1].like_num or doc[j + 1].lower_ in ("including", "among")):
        return None
    if {"them", "whom", "including"} & {t.lower_ for t in doc[j + 1 : j + 4]}:
        return next((t.i + 1 for t in doc[j + 3 : j + 12] if t.text == ","), None)
    return None


def _has_object(doc: Doc, j: int) -> bool:
    """Whether the verb at token `j` goes on to whom it was done to: "shot a guard", "shot and killed his wife"."""
    joined = j + 2 < len(doc) and doc[j + 1].lower_ == "and" and doc[j + 2].tag_ == "VBD"
    after = doc[j + 3 : j + 4] if joined else doc[j + 1 : j + 2]
    return any((t.pos_ in ("DET", "NUM", "NOUN", "PROPN") or t.tag_ == "PRP$") and t.lower_ != "in" for t in after)


def _after_number(doc: Doc, noun: int | None, number: Number) -> Hit | None:
    if noun is not None and doc[noun].pos_ == "NOUN" and not is_person(doc[noun]):
        return None
    j, seen = number.core_end, 0
    limit = max(noun or 0, number.core_end) + 7
    while j < min(len(doc), limit):
        t = doc[j]
        aside = _aside(doc, j)
        if aside:
            j, limit = aside, aside + 7
            continue
        if (
            t.text in BREAKS
            or t.like_num
            or t.text == "."
            or t.lower_ in ("but", "who", "which", "that", "after", "when", "while", "by")
        ):
            return None
        harm = triggers.state_harm(t) or (
            triggers.verb_harm(t) if t.tag_ in ("VBN", "VBD") and t.lower_.endswith(("ed", "en", "t", "in")) else None
        )
        if harm and t.tag_ == "VBD" and _has_object(doc, j):
            return None
        if harm and t.lower_ != "hurt":
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


def in_toll(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """A toll that rises to, stands at, is the number; "a death toll of 12", "raising the total to 500"."""
    near = doc[max(0, number.start - 3) : number.start]
    direct = any(t.lower_ in TOLL_VERBS or t.lemma_.lower() in TOLL_VERBS or t.lower_ == "from" for t in near)
    if _replaced(doc, number):
        return None
    window = doc[max(_full_stop(doc, number.start), number.start - (34 if direct else 22)) : number.start]
    named = next((t for t in reversed(window) if t.lower_ in TOLL), None)
    if named is None:
        named = next((t for t in reversed(window) if t.lower_ in SUMS and _sum_of_harm(doc, t)), None)
    if named is None and noun is None and "there" in {t.lower_ for t in near}:
        return _there_were(window)
    if noun is not None and direct and doc[noun].pos_ == "PROPN" and doc[number.core_end].text[:1].isupper():
        noun = None  # "the toll rises to 70 Reuters": in a headline the next words are others
    if named is None or (
        noun is not None and not (is_person(doc[noun]) or triggers.counted_harm(doc[noun]) or triggers.state_harm(doc[noun]))
    ):
        return None
    between = doc[named.i + 1 : number.start]
    if any(t.like_num and t.lower_ != "one" for t in between) and not direct:
        return None
    ends = number.end >= len(doc) or doc[number.end].text[:1].isupper() or doc[number.end].text in (".", ":", ",")
    if (
        not direct
        and noun is None
        and ends
        and number.qualifier in ("at_least", "more_than", "exact")
        and len(between) < 12
        and not any(t.pos_ in ("VERB", "AUX") for t in between)
    ):
        return _toll_harm(doc, named), named.i
    if len(between) and between[-1].lower_ in ("as", "because", "with", "are", "after", "when", "and", "while"):
        return None
    linked = any(
        t.lower_ in TOLL_VERBS or t.lemma_.lower() in TOLL_VERBS or t.lower_ in ("of", "to", "at", ":", "-", "=")
        for t in between
    ) or not len(between)
    return (_toll_harm(doc, named), named.i) if linked else None


def _there_were(window: Span) -> Hit | None:
    """ "I carried the dead, and there were at least 20": the number counts those just spoken of."""
    for token in reversed(window):
        harm = triggers.state_harm(token) or triggers.counted_harm(token)
        if harm:
            return harm, token.i
    return None


def _replaced(doc: Doc, number: Number) -> bool:
    """The first number of "from 19 to 17", which no longer holds."""
    after = doc[number.end : number.end + 2]
    old = number.start > 0 and doc[number.start - 1].lower_ == "from"
    return old and len(after) > 1 and after[0].lower_ == "to" and after[1].like_num


def _full_stop(doc: Doc, i: int) -> int:
    """The token after the last full stop before token `i`: parses split headlines in the middle."""
    while i > 0 and doc[i - 1].text not in (".", "!", "?"):
        i -= 1
    return i


def _sum_of_harm(doc: Doc, token: Token) -> bool:
    near = doc[max(0, token.i - 3) : token.i + 7]
    return any(triggers.state_harm(t) or triggers.counted_harm(t) or t.lower_ in ("victims", "fatalities") for t in near)


def _toll_harm(doc: Doc, named: Token) -> Harm:
    near = doc[max(0, named.i - 2) : named.i + 6]
    for t in near:
        harm = triggers.state_harm(t) or triggers.counted_harm(t)
        if harm:
            return harm
    return "killed"
