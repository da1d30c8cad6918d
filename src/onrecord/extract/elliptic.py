"""Numbers that leave out what they count, because it was told just before: "a further 2,000", "the ministry says 140",
"raising the count to 19", "against 240 a week earlier"."""

from spacy.tokens import Doc

from onrecord.extract import triggers
from onrecord.extract.grammar import Hit, is_person
from onrecord.extract.numbers import Number
from onrecord.model.words import Harm

REACH = 70
"""How many tokens after the count that it goes on with such a number may stand."""
TELLING = {
    "say", "says", "said", "has", "have", "had", "counts", "counted", "lists", "listed", "records", "recorded", "acknowledges",
    "acknowledged", "admits", "admitted", "gives", "gave", "claims", "claimed", "confirms", "confirmed", "reports", "reported",
    "not", "only",
}  # fmt: skip
PUTTING = {
    "put", "puts", "putting", "place", "places", "placed", "placing", "set", "sets", "setting", "estimate", "estimates",
    "estimated", "stand", "stands", "stood", "gave", "gives", "giving", "was", "were", "is", "be", "passed", "pass", "reach",
    "reached", "exceed", "exceeds", "exceeded", "risen", "rose", "rise", "rises", "climbed", "raised", "raises", "raising",
    "lowered", "revised", "grown", "sticking", "sticks", "stuck", "corrected", "had",
}  # fmt: skip
REACHING = {
    "number", "numbers", "numbered", "numbering", "reach", "reached", "reaches", "passed", "passes", "exceed", "exceeds",
    "exceeded", "topped", "tops", "totalled", "totaled", "totals", "surpassed",
}  # fmt: skip
MORE = [["in"], ["at"], ["near"], ["on"], ["were"], ["was"], ["followed"], ["have"]]
SUMS = {"it", "number", "numbers", "figure", "figures", "count", "total", "tally", "estimate", "losses", "list", "toll", "them"}
HELD: dict[str, Harm] = {
    "custody": "detained", "detention": "detained", "prison": "detained", "jail": "detained", "captivity": "abducted",
    "refugees": "displaced", "bars": "detained",
}  # fmt: skip
"""What a number of people is told of by where they are, when the number stands alone."""
LINKS = {"at", "to", "of", "was", "is", "be", "pass", "reach", "exceed", "had", "reached", "exceeded", "exceeds", "passed"}
AGO = {"earlier", "before", "ago", "previous", "previously"}
SINCE = {"against", "from", "than", "with"}


def put_at(doc: Doc, number: Number, noun: int | None) -> Hit | None:
    """A number that those harmed are put at: "puts Friday's dead at 28", "brings to 17 the number of those missing"."""
    if noun is None and number.start and doc[number.start - 1].lower_ == "at":
        window = doc[max(doc[number.core].sent.start, number.start - 9) : number.start]
        if any(t.lower_ in PUTTING for t in window):
            return _first(doc, window.start, window.end)
    reaching = doc[max(doc[number.core].sent.start, number.core - 3) : number.core]
    if noun is None and any(t.lower_ in REACHING for t in reaching):
        return _first(doc, max(doc[number.core].sent.start, number.start - 8), number.start)
    before = {t.lower_ for t in doc[max(0, number.start - 3) : number.start]}
    after = [t.lower_ for t in doc[number.core_end : number.core_end + 2]]
    if before & {"bring", "brings", "bringing", "brought", "raise", "raises", "raising", "raised"} and after[:1] == ["the"]:
        return _first(doc, number.core_end + 2, number.core_end + 12) if after[-1] in SUMS else None
    return None


def _first(doc: Doc, start: int, end: int) -> Hit | None:
    for token in doc[start:end]:
        harm = (
            HELD.get(token.lower_) or triggers.state_harm(token) or triggers.counted_harm(token) or triggers.subject_harm(token)
        )
        harm = harm or (triggers.verb_harm(token) if token.tag_ == "VBN" else None)
        if harm:
            return harm, token.i
    return None


def more(doc: Doc, number: Number, noun: int | None) -> bool:
    """ "Another 18 were found downstream", "a further 2,000", "12 more in Oldport": more of those told of just before."""
    before = doc[number.start - 1].lower_ if number.start else ""
    after = doc[number.core_end : number.core_end + 2]
    following = [t.lower_ for t in after]
    if noun is not None or number.value == 1 or not len(after):
        return False
    if before in ("another", "further"):
        return after[0].pos_ in ("AUX", "ADP", "PUNCT") or following[0] == "more"
    return following[:1] == ["more"] and number.value is not None and following[1:] in MORE


def described(doc: Doc, number: Number, noun: int | None) -> bool:
    """ "Three were firemen": a new sentence that tells who some of those told of were."""
    after = doc[number.core_end : number.core_end + 4]
    opens = noun is None and number.start == doc[number.core].sent.start and len(after) > 1
    return opens and after[0].lower_ in ("were", "was") and any(t.pos_ == "NOUN" and is_person(t) for t in after[1:])


def retold(doc: Doc, number: Number) -> bool:
    """Whether a bare number is another value of a count told before."""
    end = number.end
    after = doc[end] if end < len(doc) else None
    later = [t.lower_ for t in doc[end : end + 4]]
    before = doc[number.start - 1] if number.start else None
    if before is None:
        return False
    if set(later) & AGO and later[0] in ("a", "the", "one", "two") and before.lower_ in SINCE:
        return True
    closed = after is None or after.pos_ in ("PUNCT", "SCONJ") or after.lower_ in ("and", "but", "names", "so")
    if not closed:
        return False
    if before.lower_ in TELLING:
        return True
    window = doc[max(0, number.start - 8) : number.start]
    if any(t.lower_ in SUMS and doc[t.i + 1].lower_ == "of" and t.i + 2 < number.start for t in window):
        return False  # "puts the number of attackers at 300"
    said = [t.lower_ for t in doc[max(doc[number.core].sent.start, number.start - 8) : number.start]]
    if before.lower_ == "of" and said[-2:-1] and said[-2] in ("speak", "speaks", "spoke", "spoken", "talked", "talks", *SUMS):
        return True
    return (
        before.lower_ in LINKS and bool(SUMS & set(said)) and bool(PUTTING & set(said) or before.lower_ in LINKS - {"of", "to"})
    )
