"""What a figure reaches over (one happening, a running total, part of another figure) and how firmly it is said."""

import re

from spacy.tokens import Doc, Token

from onrecord.extract.counting import Count
from onrecord.extract.saying import Saying
from onrecord.model.words import Manner, Scope

RUNNING = re.compile(
    r"\bsince (?!then\b)|\bso far this\b|\bin (?:the )?(?:past|last) (?:\w+ )?(?:days|weeks|months|years|hours|decade)|"
    r"\bin recent (?:days|weeks|months)|\bover the (?:past|last|weekend)"
    r"|\b(?:during|in|over) the (?:uprising|war|conflict|revolt|crackdown|unrest|insurgency|epidemic|outbreak|pandemic|"
    r"protests|course of)|\b(?:civil|six-year|five-year|four-year|\w+-year-old|two-year) (?:war|conflict|uprising|"
    r"insurgency)"
    r"|\b(?:war|conflict|uprising|revolt|insurgency|unrest|crackdown|outbreak|epidemic|protests|"
    r"revolution)\b[^.]{0,40}\b(?:erupted|began|started|broke out)|\bacross (?:the country|syria|egypt|iraq|libya|yemen|"
    r"the region)|\bnationwide|\bcountrywide|\bworldwide|\baround the (?:country|world)"
    r"|\b(?:in|over|during) (?:the|that) same (?:period|time)\b"
    r"|\b(?:this|last|each|every) (?:year|month|week)\b|\bin total\b|\bto date\b|\bin (?:\w+ ){0,2}(?:weeks|months|"
    r"years|days) of\b|\bin (?:19|20)\d\d\b|\bdaily\b|\bregularly\b|\bthroughout\b|\bearlier (?:days|weeks) of\b|"
    r"\bbetween \w+ \d+ and\b|\bof protests?\b that\b",
    re.I,
)
CAUSE = re.compile(
    r"\b(?:crackdown|repression|uprising|revolt|insurgency|unrest|in the violence|in violence|civil war|conflict|"
    r"the war)\b",
    re.I,
)
HAPPENING = re.compile(
    r"\b(?:attack|strike|raid|blast|bomb|explosion|shelling|bombardment|clash|ambush|shooting|gun|rocket|mortar|"
    r"sniper|missile|fire|assault|executed|crash)\w*\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btoday\b|"
    r"\byesterday\b",
    re.I,
)
FEARED = re.compile(
    r"\b(?:feared|reportedly|unconfirmed|unverified|purportedly|apparently|believed to|thought to|presumed|"
    r"suspected dead|reported (?:killed|dead|injured|wounded|missing|to)|may have|might have|could have been|"
    r"said to have been|possibly|unclear whether|not been independently|could not be (?:independently )?(?:verified|"
    r"confirmed)|suspected to have)\b",
    re.I,
)
ALLEGED = re.compile(r"\ballegedly\b", re.I)
UNREAL = {"will", "would", "could", "might", "may", "should", "'ll", "can"}
PLANS = re.compile(
    r"\b(?:set to|set for|due to|plans? to|planned|planning to|"
    r"expected to(?! (?:survive|recover|live|be ok|make|pull|rise|climb))|scheduled|threaten(?:ed|s|ing)? to|"
    r"vow(?:ed|s)? to|prepar(?:ed|ing) to|about to be|supposed to|to be (?:evacuated|released|freed|executed|"
    r"transferred|deported)|slated|if\b|unless|aims? to|want(?:s|ed)? to)",
    re.I,
)


def scope(doc: Doc, count: Count) -> Scope:
    """One happening, a running or period total, or part of another figure."""
    if count.sub:
        return "sub_count"
    clause = _near(doc, count, 30)
    big = (count.number.value or 0) >= 20000 or count.number.word in ("hundreds of thousands", "tens of thousands", "millions")
    if big:
        return "cumulative"
    match = RUNNING.search(clause)
    if match is None:
        loose = CAUSE.search(clause) and not HAPPENING.search(without_speech(clause)) and count.harm in RUNNING_HARMS
        return "cumulative" if loose else "incident"
    if re.fullmatch(r"(?:this|last) (?:week|month)", match.group(), re.I) and count.harm not in RUNNING_HARMS:
        return "incident"
    if re.match(r"since \w+day", clause[match.start() :], re.I) and count.harm in ("resigned", "defected", "released"):
        return "incident"
    if re.match(r"since", match.group(), re.I) and (
        _single_place(doc, count) or re.search(r"\bpopulated|\bheld\b", clause[match.start() : match.start() + 10])
    ):
        return (
            "incident"
            if not re.search(
                r"since (?:mid-|early |late )?(?:march|january|february|april|may|june|july|august|september|october|"
                r"november|december|\d{4}|last (?:month|year))",
                clause[match.start() :],
                re.I,
            )
            else "cumulative"
        )
    return "cumulative"


RUNNING_HARMS = ("killed", "injured", "casualties", "displaced")


def without_speech(sentence: str) -> str:
    """The sentence without the day on which something was said, which is no day of a happening."""
    return re.sub(r"\bsaid (?:on )?(?:today|\w+day)\b", "said", sentence)


def _single_place(doc: Doc, count: Count) -> bool:
    """ "since the military descended on X on Monday": one continuous operation at one place."""
    after = doc[count.number.core_end : min(len(doc), count.number.core_end + 18)].text
    return bool(
        re.search(r"\bsince\b[^.]*\b(?:on|into|of|in) [A-Z]\w+[^.]*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", after, re.I)
    )


def _near(doc: Doc, count: Count, width: int) -> str:
    """The words of the count's clause: its sentence, cut at other counts' distance."""
    sent = doc[count.anchor].sent
    low, high = max(sent.start, count.number.start - width), min(sent.end, max(count.number.core_end, count.trigger) + width)
    return str(doc[low:high].text)


def manner(doc: Doc, count: Count, saying: Saying | None) -> Manner:
    """How it is said: asserted unless the words deny, accuse or doubt."""
    if saying is not None and saying.lemma in ("deny", "denial", "reject", "dismiss", "refute"):
        return "denied"
    if saying is not None and saying.lemma in ("allege", "allegation", "accuse", "accusation"):
        return "alleged"
    low, high = min(count.number.start, count.trigger), max(count.number.core_end, count.trigger + 1)
    close = doc[max(doc[count.anchor].sent.start, low - 3) : min(len(doc), high + 4)].text
    if ALLEGED.search(close):
        return "alleged"
    sent = doc[count.anchor].sent.text
    if FEARED.search(close) or re.search(
        r"could not be (?:independently )?(?:verified|confirmed)|unconfirmed reports?", sent, re.I
    ):
        return "unconfirmed"
    if saying is not None and saying.lemma in ("fear", "suspect", "speculate"):
        return "unconfirmed"
    return "asserted"


def actual(doc: Doc, count: Count) -> bool:
    """False for the planned, threatened and conditional."""
    trigger = doc[count.trigger]
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    modal = any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if modal and not perfect:
        return False
    low, high = min(count.number.start, count.trigger), max(count.number.core_end, count.trigger + 1)
    before = doc[max(doc[count.anchor].sent.start, low - 5) : high + 3].text
    return not PLANS.search(before)


def governs(token: Token, kind: str) -> bool:
    """Whether a dependency label lies between a token and its sentence's root."""
    while token.head.i != token.i:
        if token.dep_ == kind:
            return True
        token = token.head
    return False
