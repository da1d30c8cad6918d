"""Ways through the parse that every rule of positions needs: who does it, and the words of the clause."""

from spacy.tokens import Token

from onrecord.extract.saying import noun_phrase, phrase

LONGEST = 25
ENDINGS = (",", "-", '"', "“", "”", "and", "but", "while")
INSIDE = ("xcomp", "advcl", "pcomp", "ccomp")
OUTSIDE = ("punct", "conj", "cc", "parataxis", "nsubj", "nsubjpass", "mark", "ccomp")


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)


def doer(verb: Token) -> Token | None:
    """Who does what a verb tells: its agent or subject, or the one it shares with the verb or noun it hangs on."""
    found = phrase.agent(verb)
    if found is not None or passive(verb):
        return found
    subject = phrase.child(verb, "nsubj")
    if subject is not None:
        return verb.head if verb.dep_ == "relcl" and subject.lower_ in ("who", "which", "that") else subject
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBD")):
        return verb.head
    above = verb.head
    if verb.dep_ == "pcomp":
        above = above.head
    if above.i != verb.i and above.pos_ == "VERB" and verb.dep_ in (*INSIDE, "conj"):
        return doer(above)
    return None


def subject(verb: Token) -> Token | None:
    """The grammatical subject before a verb, of whatever voice."""
    return phrase.child(verb, "nsubj", "nsubjpass")


def clause(verb: Token, said: bool = False) -> tuple[int, int]:
    """The tokens of a verb's clause from its subject on, no more than LONGEST, and without the next clause unless that is
    what is `said`."""
    low, high = verb.i, verb.i + 1
    first = subject(verb)
    if first is not None and first.i < verb.i:
        low = noun_phrase(first)[0]
    elif verb.dep_ in ("relcl", "acl") and verb.head.i < verb.i:
        low = noun_phrase(verb.head)[0]
    for child in verb.children:
        if child.i > verb.i and (child.dep_ not in OUTSIDE or (said and child.dep_ == "ccomp")):
            high = max(high, phrase.extent(child)[1])
    return trim(verb, low, high)


def trim(verb: Token, low: int, high: int) -> tuple[int, int]:
    """No more than LONGEST tokens around a verb, ended before the sentence or a part of it ends."""
    doc = verb.doc
    high = next((t.i for t in doc[verb.i + 1 : high] if t.text in (";", ".", "¶") or _aside(t)), high)
    if high - low > LONGEST:
        low, high = (
            (low, low + LONGEST) if verb.i - low < LONGEST - 6 else (max(low, verb.i - 6), min(high, verb.i + LONGEST - 6))
        )
    while high - 1 > verb.i and doc[high - 1].lower_ in ENDINGS:
        high -= 1
    return low, high


def _aside(token: Token) -> bool:
    """Whether a relative clause set off by a comma begins: it is no part of what is said."""
    return token.lower_ in ("which", "who") and token.nbor(-1).text == ","
