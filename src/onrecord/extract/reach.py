"""How firmly a figure is said, whether it is said to have happened, and the words that tell a running total."""

import re

from spacy.tokens import Doc, Token

from onrecord.extract.counting import Count
from onrecord.extract.saying import Saying
from onrecord.model.words import Manner

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
    r"suspected dead|reported (?:missing|to)|may have|might have|could have been|"
    r"said to have|possibly|perhaps|purporting to|could be over|could reach|as yet unconfirmed|"
    r"unclear whether|not been independently|could not be (?:independently )?(?:verified|"
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


def without_speech(sentence: str) -> str:
    """The sentence without the day on which something was said, which is no day of a happening."""
    return re.sub(r"\bsaid (?:on )?(?:today|\w+day)\b", "said", sentence)


FALSE = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|suggestions?) (?:of|that)\b[^.;]*\b(?:false|untrue|baseless|fabricated|"
    r"unfounded|incorrect|lies|wrong)\b",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:could|can|has|have) not (?:immediately |yet )?(?:be|been) (?:independently |immediately )*(?:verified|confirmed)|"
    r"\b(?:unconfirmed|unverified) (?:\w+ )?(?:reports?|accounts?|claims?|figures?|information)",
    re.I,
)
# The sentence after: "The figure could not be verified", "Neither toll could be confirmed".
DOUBTED = re.compile(
    r"(?:the|these|those|this|that|its?|their|neither|his|her) (?:\w+ )?(?:figures?|numbers?|tolls?|reports?|claims?|accounts?|"
    r"information|counts?)\b[^.;]*\b(?:not|neither|cannot|could|no way)\b[^.;]*\b(?:verif|confirm)",
    re.I,
)
INQUIRED = re.compile(
    r"\b(?:investigat\w+|inquiry|determine|looking into|examin\w+) (?:\w+ ){0,3}(?:whether|if|reports?|allegations?|claims?)\b",
    re.I,
)


def manner(doc: Doc, count: Count, saying: Saying | None) -> Manner:
    """How it is said: asserted unless the words deny, accuse or doubt."""
    sent = doc[count.anchor].sent
    told = sent.text
    if saying is not None and saying.lemma in ("deny", "denial", "reject", "dismiss", "refute"):
        return "denied"
    if _negated(doc[count.trigger], count) or FALSE.search(told[: FALSE_REACH + doc[count.trigger].idx - sent.start_char]):
        return "denied"
    if saying is not None and saying.lemma in ("allege", "allegation", "accuse", "accusation"):
        return "alleged"
    low, high = min(count.number.start, count.trigger), max(count.number.core_end, count.trigger + 1)
    close = doc[max(sent.start, low - 3) : min(len(doc), high + 4)].text
    before = doc[max(sent.start, low - 14) : low].text
    if ALLEGED.search(close) or re.search(r"\b(?:allegations?|accusations?|accus\w+)\b", before, re.I):
        return "alleged"
    if FEARED.search(close) or UNSURE.search(told) or INQUIRED.search(before) or HEARSAY.search(before):
        return "unconfirmed"
    if saying is not None and saying.lemma in ("fear", "suspect", "speculate"):
        return "unconfirmed"
    after = doc[sent.end : min(len(doc), sent.end + 20)].text
    return "unconfirmed" if DOUBTED.match(after) else "asserted"


HEARSAY = re.compile(
    r"\bpurport\w+|\bapparently|(?<!confirmed )\breports (?:of|that)\b|"
    r"\bit (?:was|has been|is) (?:also )?(?:reported|rumou?red|claimed) that\b",
    re.I,
)
FALSE_REACH = 60  # characters after the word of harm within which "... were false" denies it


def _negated(trigger: Token, count: Count) -> bool:
    """ "Police said they had not arrested the 12 monks". Not "not one was killed", which counts nobody."""
    return count.number.value != 0 and trigger.pos_ == "VERB" and any(c.dep_ == "neg" for c in trigger.children)


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
