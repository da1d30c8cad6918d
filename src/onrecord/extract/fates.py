"""What befell somebody named, read from the words around the name: the parse first, then the order of words."""

import re
from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.extract import grammar, triggers
from onrecord.extract.charges import charged
from onrecord.extract.describing import CUTS, back, skipped, titled
from onrecord.extract.lexicon import lexicon
from onrecord.extract.naming import Name
from onrecord.extract.numbers import Number
from onrecord.extract.plights import plight, to_hospital
from onrecord.model.words import PersonStatus

Rule = Callable[[Doc, Name], str | None]
STATUS: dict[str, PersonStatus] = {
    "killed": "killed", "injured": "injured", "detained": "detained", "abducted": "abducted", "missing": "missing",
    "released": "released", "resigned": "resigned", "defected": "defected", "displaced": "displaced",
}  # fmt: skip
REACH = 22  # tokens between a name and the verb that tells what befell the one named
UNREAL = frozenset(
    {"not", "n't", "n’t", "never", "will", "would", "could", "can", "may", "might", "should", "nearly", "almost", "to"}
)
CARRIED = frozenset({"taken", "rushed", "flown", "airlifted", "transported", "transferred", "brought", "admitted", "treated"})
AGED = frozenset({"a", "an", "the", "-", "year", "old", "one", "month", ","})
SPEAKING = frozenset({
    "said", "says", "told", "added", "recalled", "explained", "confirmed", "stated", "reported", "reports", "noted",
    "announced", "wrote", "testified",
})  # fmt: skip
ALLEGED = frozenset({"accused", "suspected", "convicted", "guilty", "acquitted"})
WHO = re.compile(r"(?: ?, \d+)? ?,? ?who ")
SAID_AFTER = frozenset({",", "”", '"', "''", "’"})
HIT = re.compile(
    r"\b(?:opened fire (?:on|at)|(?:bullets?|gunfire|shots?|rounds?)(?: \w+)? (?:struck|hit|grazed|striking|hitting|grazing)|"
    r"gun(?:ned|ning) down) (?:the |an? )?(?:[\w-]+ ){0,2}$"
)
WAS_VICTIM = re.compile(r"\b(?:victims?|deceased) (?:was|is|were|are) (?:his|her|their|the|an?) (?:[\w-]+ ){0,2}[\w-]+$")
VICTIM = frozenset({"victim", "victims", "deceased", "casualties", "casualty"})
NAMED = frozenset({"identified", "identify", "identifies", "identifying", "named", "known", "called"})
CAUGHT = frozenset(
    {"capture", "captures", "captured", "capturing", "free", "freed", "frees", "freeing", "liberate", "liberated", "seize"}
)


def fate(doc: Doc, name: Name) -> PersonStatus | None:
    """What the sentence says befell the one named, without looking at what was told before."""
    accused = charged(doc, name)
    for rule in SPOKEN if speaks(doc, name) else RULES:
        harm = rule(doc, name)
        if harm is not None and not (accused and harm in ("killed", "injured")):
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
    if speaks(doc, name) or after[:1] in (["'s"], ["’s"]):
        return False
    if before[-1:] and before[-1] in VICTIM:
        return True
    if VICTIM & set(before[-4:]) and doc[start - 1].text == ":":
        return True
    for t in reversed(doc[max(sent.start, name.start - 10) : name.start]):
        if t.lower_ in ("including", "included", "include", "includes") or (
            t.lower_ == "among" and doc[t.i + 1].lower_ == "them"
        ):
            return True
        kin = t.lower_ == "of" and t.i > 0 and grammar.is_person(doc[t.i - 1])  # "including the grandson of Adam Kell"
        if kin or t.pos_ in ("VERB", "AUX") or t.text == ";":
            break
    if before[-2:] in (["they", "are"], ["they", "were"]) or (before[-2:-1] == ["name"] and VICTIM & set(before)):
        return True
    if after[:1] == ["as"] or re.match(r"(?:, \d+,)? as ", str(doc[name.end : name.end + 6].text)):
        return bool(VICTIM & set(after[:8]))
    if (before[-1:] == ["as"] and (NAMED | {"names"}) & set(before)) or (before[-1:] and before[-1] in NAMED):
        return True
    if WAS_VICTIM.search(" ".join(before)):
        return True
    if set(before[-3:]) & VICTIM and set(before[-2:]) & {"was", "were", "is", "are", "as"}:
        return True
    if any(a in VICTIM and b in ("'s", "’s", "'", "’") for a, b in pairwise(after)):  # "Mira Holt, the victim's mother"
        return False
    return bool(VICTIM & set(after[:5])) and after[:1] != ["of"] and {"was", "were", "is", ","} & set(after[:2]) != set()


def speaks(doc: Doc, name: Name) -> bool:
    """Whether the word right beside the name tells that its bearer says something: "Kell said", "said Sgt. Adam Kell"."""
    if name.end < len(doc) and doc[name.end].lower_ in SPEAKING:
        return True
    i, low = name.start - 1, max(0, name.start - 7)
    while i > low and (skipped(doc[i]) or (doc[i].text == "." and titled(doc[i - 1]))):
        i -= 1
    return i >= 0 and doc[i].lower_ in ("said", "says") and (i == 0 or doc[i - 1].text in SAID_AFTER or not doc[i - 1].is_alpha)


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


def _act(doc: Doc, name: Name) -> str | None:
    """ "The death of X", "the arrest of the lawyer X", "opened fire on X", "a bullet struck X"."""
    low = max(doc[name.start].sent.start, name.start - 9)
    if HIT.search(f"{doc[low : name.start].text} "):
        return "injured"
    for i in range(name.start - 1, low, -1):
        token = doc[i]
        if token.lower_ in ("of", "to") and doc[i - 1].lower_ not in ("life", "lives", "loss", "flight", "departure"):
            noun = doc[i - 1]
            harm = triggers.act_harm(noun) or ("killed" if noun.lower_ == "burning" else None)
            if harm:
                return harm if token.lower_ == "of" else None
        if not (skipped(token) or token.pos_ == "NOUN"):
            return None
    return None


def _before(doc: Doc, name: Name) -> str | None:
    """A verb of harm right before the name and what describes it: "killing its commander X", "slain lawyer X"."""
    i = back(doc, name, 9)
    if i < 0 or doc[i].sent.start != doc[name.start].sent.start:
        return None
    verb = doc[i]
    harm = triggers.verb_harm(verb) or (triggers.state_harm(verb) if verb.tag_ in ("JJ", "VBN") else None)
    if harm is None or (verb.lower_ in CAUGHT and not name.sure):
        return None
    if verb.lower_ in ("shot", "stabbed", "beat", "beaten") and {t.lower_ for t in doc[i + 1 : name.start]} & {"dead", "death"}:
        harm = "killed"
    comma = next((t.i for t in doc[i + 1 : name.start] if t.text == ","), None)
    if comma is not None and not any(t.lower_ in lexicon().people for t in doc[i + 1 : comma]):
        return None
    left = doc[i - 1].lower_ if i else ""
    if left in ("was", "were", "been", "being", "be", "is", "are", "who") and i + 1 == name.start and verb.tag_ != "VBG":
        return None
    if UNREAL & {t.lower_ for t in doc[max(0, i - 2) : i]} or (left in ("without", "of") and doc[i - 2].lower_ not in ALLEGED):
        return None
    return harm


def _after(doc: Doc, name: Name) -> str | None:
    """The first verb after the name and its asides: "X, 34, of Oldport, was shot dead", "X alongside two guards died"."""
    sent = doc[name.start].sent
    at = name.start - 1
    while at > 0 and (titled(doc[at]) or (doc[at].text == "." and titled(doc[at - 1]))):
        at -= 1
    left = doc[at] if at >= sent.start or 0 <= at < name.start - 1 else None
    if left is not None and (
        (left.pos_ == "ADP" and left.lower_ not in ("with", "alongside", "as", "like", "including"))
        or left.lower_ in ("by", "with")
    ):
        return None
    unreal = False
    for i in range(name.end, min(sent.end, name.end + REACH)):
        token = doc[i]
        low = token.lower_
        if low in CUTS or low in ("'s", "’s") or (low == "who" and i > name.end and doc[i - 1].text not in (",", ")")):
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
    if {"himself", "herself"} & set(after):
        return "killed" if "killed" in after else triggers.verb_harm(token)
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
    if triggers.subject_harm(verb) or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return False
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children) and any(c.dep_ == "dobj" for c in verb.children):
        return True
    if verb.tag_ != "VBD":
        return False
    return verb.lower_ == "shot" or any(c.dep_ == "conj" and any(g.dep_ == "dobj" for g in c.children) for c in verb.children)


LISTED_AS = {
    "shot": "injured", "dead": "killed", "slain": "killed", "wounded": "injured", "arrested": "detained",
    "deaths": "killed", "death": "killed", "fatalities": "killed",
}  # fmt: skip


def _listed_dead(doc: Doc, name: Name) -> str | None:
    """ "Among the dead were X and Y", "the wounded included X", "one of the dead as X", "X was among those killed"."""
    sent = doc[name.start].sent
    lead = f"{doc[max(sent.start, name.start - 14) : name.start].text} "
    found = re.search(
        r"\b(?:the|those|other|another|two|three|four|\w+ of the) (dead|killed|slain|wounded|injured|"
        r"arrested|detained|missing)\b[^.;,\"“”]{0,30}(?:\b(?:were|was|is|are|include[sd]?|including|as)\b|:)[^.;\"“”]{0,30}$|"
        r"\b(deaths?|fatalities)\b[^.;:\"“”]{0,30}\binclud(?:e|es|ed|ing)\b[^.;\"“”]{0,30}$|"
        r"\b(dead|killed|slain|wounded|injured|missing)\b[^.;:\"“”]{0,60}: (?:an? |the )?(?:\d+[- ]year[- ]old )?$|"
        r"\b\w+ (shot|killed|slain|wounded|injured|dead) (?:was|were|is|are)(?: \d+[- ]year[- ]old)? $|"
        r"^(?:also )?(dead|killed|slain|wounded|injured|missing) (?:is|are|was|were)(?: \d+[- ]year[- ]old)?:? $",
        lead,
        re.IGNORECASE,
    )
    if found is None:
        found = re.match(
            r"(?: ?[,(][^.;,]{0,50}[,)])?(?: and [\w -]{0,40})? ?(?:who )?(?:was|were|is|are) (?:also )?"
            r"(?:among|one of) (?:the|those) (?:\w+ ){0,3}?(dead|killed|slain|wounded|injured|arrested|detained|missing)\b",
            str(doc[name.end : min(sent.end, name.end + 16)].text),
        )
    return LISTED_AS.get(told, told) if found and (told := next(word for word in found.groups() if word).lower()) else None


def _relative(doc: Doc, name: Name) -> str | None:
    """ "said X, who sustained an injury": what a speaker tells of himself."""
    return plight(doc, name) if WHO.match(f"{doc[name.end : name.end + 5].text} ") else None


RULES: tuple[Rule, ...] = (_listed_dead, _possessive, _act, _before, to_hospital, _after, _by_parse, plight)
SPOKEN: tuple[Rule, ...] = (_possessive, _act, _relative)
