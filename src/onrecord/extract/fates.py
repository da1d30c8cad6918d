"""What befell somebody named, read from the words around the name: the parse first, then the order of words."""

import re

from spacy.tokens import Doc, Token

from onrecord.extract import grammar, triggers
from onrecord.extract.lexicon import lexicon
from onrecord.extract.naming import Name
from onrecord.extract.numbers import Number
from onrecord.model.words import PersonStatus

STATUS: dict[str, PersonStatus] = {
    "killed": "killed", "injured": "injured", "detained": "detained", "abducted": "abducted", "missing": "missing",
    "released": "released", "resigned": "resigned", "defected": "defected", "displaced": "displaced",
}  # fmt: skip
REACH = 22  # tokens between a name and the verb that tells what befell the one named
UNREAL = frozenset(
    {"not", "n't", "n’t", "never", "will", "would", "could", "can", "may", "might", "should", "nearly", "almost", "to"}
)
CUTS = frozenset(
    {";", ":", '"', "“", "”", "where", "when", "after", "while", "because", "as", "which", "whose", "if", "before"}
)
CARRIED = frozenset({"taken", "rushed", "flown", "airlifted", "transported", "transferred", "brought", "admitted", "treated"})
AGED = frozenset({"a", "an", "the", "-", "year", "old", "one", "month", ","})
SPEAKING = frozenset({"said", "says", "told", "added", "recalled", "explained"})
VICTIM = frozenset({"victim", "victims", "deceased", "casualties", "casualty"})
NAMED = frozenset({"identified", "named", "known", "called"})
CAUGHT = frozenset(
    {"capture", "captures", "captured", "capturing", "free", "freed", "frees", "freeing", "liberate", "liberated", "seize"}
)


def fate(doc: Doc, name: Name) -> PersonStatus | None:
    """What the sentence says befell the one named, without looking at what was told before."""
    rules = (_possessive, _act, _before) if speaks(doc, name) else (_listed_dead, _possessive, _act, _before, _after, _by_parse)
    for rule in rules:
        harm = rule(doc, name)
        if harm is not None:
            return STATUS.get(harm)
    return None


def is_victim(doc: Doc, name: Name) -> bool:
    """Whether the words make the name that of somebody told of before: "the victim, X", "the girl, identified as X"."""
    sent = doc[name.start].sent
    start = name.start
    while start > sent.start and (doc[start - 1].lower_ in AGED or doc[start - 1].like_num):
        start -= 1
    before = [t.lower_ for t in doc[max(sent.start, start - 9) : start] if t.text not in (",", ":", "(", '"')]
    after = [t.lower_ for t in doc[name.end : min(sent.end, name.end + 9)]]
    if speaks(doc, name):
        return False
    if before[-1:] and before[-1] in VICTIM:
        return True
    for t in reversed(doc[max(sent.start, name.start - 10) : name.start]):
        if t.lower_ in ("including", "included", "include", "includes") or (
            t.lower_ == "among" and doc[t.i + 1].lower_ == "them"
        ):
            return True
        if t.pos_ in ("VERB", "AUX") or t.text == ";":
            break
    if (before[-1:] == ["as"] and NAMED & set(before[-7:])) or (before[-1:] and before[-1] in NAMED):
        return True
    if set(before[-3:]) & VICTIM and set(before[-2:]) & {"was", "were", "is", "are", "as"}:
        return True
    return bool(VICTIM & set(after[:5])) and after[:1] != ["of"] and {"was", "were", "is", ","} & set(after[:2]) != set()


def speaks(doc: Doc, name: Name) -> bool:
    """Whether the word right after the name tells that its bearer says something."""
    return name.end < len(doc) and doc[name.end].lower_ in SPEAKING


def _possessive(doc: Doc, name: Name) -> str | None:
    """ "X's death", "X's body"."""
    if name.end + 1 >= len(doc) or doc[name.end].lower_ not in ("'s", "’s", "'", "’"):
        return None
    for token in doc[name.end + 1 : name.end + 4]:
        harm = triggers.act_harm(token) if token.lower_ not in ("life", "lives", "loss", "flight", "departure") else None
        if harm:
            return harm
        if token.pos_ not in ("ADJ", "VERB", "NOUN"):
            return None
    return ""


def _skipped(token: Token) -> bool:
    """A word that may stand between a verb or noun of harm and the name of the one harmed: his trade, rank, age, side."""
    known = lexicon()
    low = token.lower_.rstrip(".")
    return (
        token.pos_ in ("DET", "ADJ", "NUM")
        or grammar.is_person(token)
        or low in known.titles
        or low
        in (
            "old",
            "year",
            "years",
            "-",
            "of",
            "its",
            "their",
            "his",
            "her",
            "'s",
            "’s",
            ",",
            "one",
            "local",
            "former",
            "tv",
            "field",
        )
        or token.pos_ == "PROPN"
    )


def _back(doc: Doc, name: Name, limit: int) -> int:
    """The token before the name and the words that only describe the one named."""
    i, low = name.start - 1, max(doc[name.start].sent.start, name.start - limit)
    while i >= low and _skipped(doc[i]):
        i -= 1
    return i


def _act(doc: Doc, name: Name) -> str | None:
    """ "The death of X", "the arrest of the lawyer X"."""
    low = max(doc[name.start].sent.start, name.start - 9)
    for i in range(name.start - 1, low, -1):
        token = doc[i]
        if token.lower_ in ("of", "to") and doc[i - 1].lower_ not in ("life", "lives", "loss", "flight", "departure"):
            noun = doc[i - 1]
            harm = triggers.act_harm(noun) or ("killed" if noun.lower_ == "burning" else None)
            if harm:
                return harm if token.lower_ == "of" else None
        if not (_skipped(token) or token.pos_ == "NOUN"):
            return None
    return None


def _before(doc: Doc, name: Name) -> str | None:
    """A verb of harm right before the name and what describes it: "killing its commander X", "slain lawyer X"."""
    i = _back(doc, name, 9)
    if i < 0 or doc[i].sent.start != doc[name.start].sent.start:
        return None
    verb = doc[i]
    harm = triggers.verb_harm(verb) or (triggers.state_harm(verb) if verb.tag_ in ("JJ", "VBN") else None)
    if harm is None or (verb.lower_ in CAUGHT and not name.sure):
        return None
    comma = next((t.i for t in doc[i + 1 : name.start] if t.text == ","), None)
    if comma is not None and not any(t.lower_ in lexicon().people for t in doc[i + 1 : comma]):
        return None
    left = doc[i - 1].lower_ if i else ""
    if left in ("was", "were", "been", "being", "be", "is", "are", "who") and i + 1 == name.start and verb.tag_ != "VBG":
        return None
    if UNREAL & {t.lower_ for t in doc[max(0, i - 2) : i]} or left in ("without", "of"):
        return None
    return harm


def _after(doc: Doc, name: Name) -> str | None:
    """The first verb after the name and its asides: "X, 34, of Oldport, was shot dead", "X alongside two guards died"."""
    sent = doc[name.start].sent
    left = doc[name.start - 1] if name.start > sent.start else None
    if left is not None and (
        (left.pos_ == "ADP" and left.lower_ not in ("with", "alongside", "as", "like", "including"))
        or left.lower_ in ("by", "with")
    ):
        return None
    unreal = False
    for i in range(name.end, min(sent.end, name.end + REACH)):
        token = doc[i]
        low = token.lower_
        if low in CUTS or low in ("'s", "’s"):
            return None
        if token.like_num and doc[i - 1].pos_ not in ("PUNCT", "ADP", "CCONJ") and doc[i - 1].lower_ not in ("aged", "age"):
            return None
        if low in UNREAL:
            unreal = True
        harm = None if unreal else _told_by(doc, i, name)
        if harm:
            return harm
        finite = (token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")) or (token.tag_ == "VBD" and token.pos_ != "AUX")
        if finite and low not in ("had", "was", "were", "got", "became", "remains", "remained"):
            return None
        if (
            token.pos_ == "VERB"
            and i > name.end
            and doc[i - 1].pos_ == "AUX"
            and low not in ("reported", "confirmed", "pronounced", "found", "declared", "identified", "named", "listed")
        ):
            return None
    return None


def _told_by(doc: Doc, i: int, name: Name) -> str | None:
    """The harm of the one named that the verb form at token `i` tells."""
    token = doc[i]
    low = token.lower_
    near = [t.lower_ for t in doc[max(name.end, i - 4) : i]]
    own = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None and own.i >= name.end and own.lower_ not in ("who", "that") and not _beside(own, name):
        return None
    if low == "dead" and i == name.end:
        return "killed"
    passive = bool({"remains", "remained", "was", "were", "been", "being", "is", "are", "be", "got"} & set(near)) or (
        token.tag_ in ("VBN", "VBD")
        and near[-1:] in ([","], [])
        and not any(c.dep_ == "dobj" for c in token.children)
        and not _does(token)
    )
    after = [t.lower_ for t in doc[i + 1 : i + 4]]
    if {"himself", "herself"} & set(after[:2]):
        return triggers.verb_harm(token)
    if low in CARRIED and passive and {"hospital", "hospitals", "center", "clinic"} & {t.lower_ for t in doc[i + 1 : i + 9]}:
        return "killed" if {"died", "dead"} & {t.lower_ for t in doc[i + 1 : min(i + 18, token.sent.end)]} else "injured"
    if low in CARRIED and {"hostage", "captive", "prisoner", "custody"} & set(after):
        return triggers.verb_harm(token)
    harm = triggers.subject_harm(token)
    if harm:
        return harm
    if passive:
        if low in ("pronounced", "found", "declared", "confirmed", "reported") and "dead" in [
            t.lower_ for t in doc[i + 1 : i + 5]
        ]:
            return "killed"
        harm = (triggers.verb_harm(token) if token.tag_ in ("VBN", "VBD") else None) or triggers.state_harm(token)
        if harm and "death" in after and triggers.verb_harm(token):
            return "killed"
        return harm
    return None


def _beside(token: Token, name: Name) -> bool:
    """Whether a subject is joined to the name: "X and his driver were killed"."""
    for _ in range(6):
        if name.start <= token.i < name.end:
            return True
        if token.dep_ not in ("conj", "appos", "pobj", "prep", "nmod", "compound"):
            return False
        token = token.head
    return False


def _by_parse(doc: Doc, name: Name) -> str | None:
    """The rules that read what befell a counted number of people, with the name in its place."""
    head = doc[name.start : name.end].root
    number = Number(name.start, name.end, name.start, name.end, 1, 1, "exact")
    for rule in (grammar.as_subject, grammar.as_object, grammar.in_act, grammar.in_modifier):
        hit = rule(doc, head, head.i, number)
        if hit is not None:
            verb = doc[hit[1]]
            if rule is grammar.as_subject and _does(verb):
                return None
            if any(c.dep_ == "neg" or c.lower_ in UNREAL for c in verb.children) or (verb.lower_ in CAUGHT and not name.sure):
                return None
            return hit[0]
    return None


def _does(verb: Token) -> bool:
    """Whether the verb tells what its subject does, not suffers: "Dorn shot and killed a man", "Dorn shot into the crowd"."""
    if triggers.subject_harm(verb) or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or verb.tag_ != "VBD":
        return False
    return verb.lower_ == "shot" or any(c.dep_ == "conj" and any(g.dep_ == "dobj" for g in c.children) for c in verb.children)


def _listed_dead(doc: Doc, name: Name) -> str | None:
    """ "Among the dead were X and Y", "the wounded included X", "one of the dead as X", "X was among those killed"."""
    sent = doc[name.start].sent
    lead = str(doc[max(sent.start, name.start - 14) : name.start].text)
    found = re.search(
        r"\b(?:the|those|other|another|two|three|four|\w+ of the) (dead|killed|slain|wounded|injured|"
        r"arrested|detained|missing)\b[^.;,\"“”]{0,30}(?:\b(?:were|was|is|are|include[sd]?|including|as)\b|:)[^.;\"“”]{0,30}$",
        lead,
    )
    if found is None:
        found = re.match(
            r"(?: ?[,(][^.;,]{0,50}[,)])?(?: and [\w -]{0,40})? ?(?:who )?(?:was|were|is|are) (?:also )?"
            r"(?:among|one of) (?:the|those) (?:\w+ ){0,3}?(dead|killed|slain|wounded|injured|arrested|detained|missing)\b",
            str(doc[name.end : min(sent.end, name.end + 16)].text),
        )
    return (
        {"dead": "killed", "slain": "killed", "wounded": "injured", "arrested": "detained"}.get(found[1], found[1])
        if found
        else None
    )
