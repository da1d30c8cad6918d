"""Who acts and who is acted upon in an event, by voice, by the verbs it shares its subject with, and by prepositions.

A wrong party is worse than none: what the grammar leaves open stays empty."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from onrecord import vocab
from onrecord.extract import triggers
from onrecord.extract.positions.sides import blow, side_in
from onrecord.extract.positions.words import side_classes
from onrecord.extract.saying import noun_phrase, phrase

MOST = 5  # parties listed of one conjunction
LEADING = ("dead", "including", "both", "and", "earlier", "which", "that", "meanwhile", "now")
WIDEST = 12  # tokens of one party's naming


@dataclass(frozen=True)
class Usage:
    """vocab/event_words.yml; what each list is for stands there."""

    wished: frozenset[str]
    behind: dict[str, frozenset[str]]
    done_to: frozenset[str]
    asking: frozenset[str]
    ought: frozenset[str]
    light: frozenset[str]
    proposals: frozenset[str]
    ends: frozenset[str]
    befalls: frozenset[str]
    onto: dict[str, frozenset[str]]
    things: frozenset[str]
    speech: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parties:
    """The token ranges of those who act and of those acted upon."""

    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()


@cache
def usage() -> Usage:
    """The checked vocabulary, loaded once."""
    found: Usage = vocab.load("event_words", Usage)
    return found


def parties(word: Token, kind: str) -> Parties:
    """Those who act and are acted upon by the verb or noun that tells of an event of some kind."""
    does, done = _of_noun(word, kind) if word.pos_ == "NOUN" else _of_verb(word, kind)
    actors = tuple(dict.fromkeys(r for t in does for r in _acting(t)))
    recipients = tuple(dict.fromkeys(r for t in done for r in _listed(t, kind)))
    if word.pos_ == "VERB" and triggers.verb_harm(word) and len(does) == 1:
        bare = not done and word.tag_ in ("VBN", "VBD") and phrase.agent(word) is None
        if bare or does[0].like_num or (done and done[0].like_num and _tells_harm(word.doc, done[0].i + 1)):
            return Parties((), actors)  # "22 wounded", "a woman killed, 30 injured": those before it are the victims
    return Parties(actors, tuple(r for r in recipients if r not in actors))


def _tells_harm(doc: Doc, i: int) -> bool:
    return i < len(doc) and triggers.state_harm(doc[i]) is not None


def _acting(head: Token) -> list[tuple[int, int]]:
    """Those who can act: of a deed ("regime shelling", "strikes by the coalition") whose it is, of mere things nobody."""
    if head.lemma_.lower() in usage().things:
        return []
    if not blow(head) or head.lower_ in side_classes():
        return _listed(head)
    by = _of_noun(head, "assault")[0]
    if by:
        return [r for t in by for r in _listed(t)]
    low = _naming(head)[0]
    high = next((t.i for t in head.doc[low : head.i + 1] if blow(t) or t.lower_ in ("air", "aerial", "artillery")), head.i)
    while low < high and head.doc[low].dep_ == "det":
        low += 1
    return [(low, high)] if low < high and side_in(head.doc, low, high) else []


Found = tuple[list[Token], list[Token]]


def _of_verb(verb: Token, kind: str) -> Found:
    doers = _doers(verb.head if verb.pos_ == "ADJ" else verb)
    lemma = verb.lemma_.lower()
    if lemma in usage().speech and kind == "request" and lemma not in usage().asking:  # "said the council should meet"
        return doers, [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj"]
    if lemma in usage().asking:
        asked = [c for c in verb.children if c.dep_ in ("dobj", "dative") and lemma != "demand"]
        asked = asked or _after(verb, usage().onto["request"]) if lemma in ("call", "appeal") else asked
        asked = asked or [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj"]
        return doers, asked
    if lemma == "open":  # "opened fire on"
        fire = phrase.child(verb, "dobj")
        return doers, _after(verb, ("on", "at")) or (_after(fire, ("on", "at")) if fire is not None else [])
    if lemma == "blame":
        near = next((t for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 14)] if t.lower_ in ("on", "for")), verb)
        on = next((g for g in near.children if near.lower_ == "on" and g.dep_ == "pobj" and not _is_time(g)), None)
        if on is not None:
            return doers, [on]
    done = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    if lemma in ("roll", "send", "deploy", "meet", "agree"):
        done = [] if lemma != "meet" else done
    return doers, done or _after(verb, usage().onto.get(kind, ()))


def _doers(verb: Token) -> list[Token]:
    """The agent of a passive, the subject of an active verb, or the one it shares with the verb it hangs on."""
    agent = phrase.agent(verb)
    if agent is not None:
        return [agent]
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) and verb.lower_ != "opposed":
        return []
    own = phrase.child(verb, "nsubj", "nsubjpass")
    if own is not None and verb.dep_ == "pcomp":
        return []  # "opened fire on the crowd wounding four": the crowd did not
    if own is not None:
        if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return [verb.head]
        if own.lower_ in ("they", "it", "he", "she") and verb.dep_ == "ccomp" and verb.head.lemma_ in usage().speech:
            teller = phrase.child(verb.head, "nsubj")
            return [teller] if teller is not None and teller.pos_ != "PRON" else []
        return [own]
    near = _right_before(verb)
    if near is not None:
        return [near]
    above = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        acts = above.pos_ in ("NOUN", "PROPN") and above.dep_ in ("nsubj", "nsubjpass", "ROOT", "attr", "conj")
        return [above] if acts and above.lemma_ not in usage().proposals else []
    if above.i == verb.i or above.pos_ != "VERB" or any(c.dep_ == "nsubjpass" for c in above.children):
        return []
    if verb.dep_ == "advcl" and (above.lemma_ in usage().speech or verb.i < above.i):
        return []
    return _doers(above) if verb.dep_ in ("conj", "xcomp", "advcl") else []


def _right_before(verb: Token) -> Token | None:
    """The noun right before a verb that follows "and": its subject, whatever the parse has made of it."""
    if verb.dep_ != "conj" or verb.i < 2:
        return None
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    noun = verb.doc[at]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= verb.head.i:
        return None
    while at > verb.head.i and verb.doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        at -= 1
    return noun if verb.doc[at].lower_ in ("and", "but", "while") else None


def _after(word: Token, prepositions: Container[str]) -> list[Token]:
    """The nouns that prepositions of a verb or noun tie to it."""
    tied = [c for c in word.children if c.dep_ in ("prep", "dative") and c.lower_ in prepositions]
    goals = [g for c in tied for g in c.children if g.dep_ == "pobj" and not _is_time(g)]
    return goals or [s for c in tied for g in c.children if g.dep_ == "pcomp" for s in g.children if s.dep_ == "nsubj"]


def _is_time(noun: Token) -> bool:
    low = noun.lower_
    return low.endswith("day") or low in ("week", "month", "year", "night", "morning") or noun.like_num


def _is_date(token: Token) -> bool:
    """A year, an hour or a day, as they run into a headline's first words."""
    text = token.text
    return (len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")) or ":" in text or text.endswith("day")


def _of_noun(noun: Token, kind: str) -> Found:
    """ "the ban on X by Y", "X's crackdown on Y", "talks between X and Y", "X imposed sanctions on Y", "the arrest of X"."""
    between = _after(noun, ("between",))
    if between:
        return between, []
    if kind == "threaten" and noun.dep_ == "nsubj":  # "X said sanctions were possible"
        return _doers(noun.head.head), []
    actors = [c for c in noun.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN") and not _is_time(c)]
    actors = (
        _after(noun, ("by",))
        or [a for c in noun.children if c.dep_ == "agent" for a in c.children if a.dep_ == "pobj"]
        or actors
    )
    onto = usage().onto.get(kind, frozenset())
    of = ("of",) if noun.lemma_ in usage().befalls else ()
    verb = noun.head if noun.dep_ == "dobj" else None
    carried = verb is not None and verb.pos_ == "VERB" and verb.lemma_ in usage().light
    recipients = _after(noun, of) or _after(noun, onto)
    if kind == "request" and not recipients:  # "summoned them in a demand that X stop"
        asks = [c for c in noun.children if c.dep_ in ("relcl", "acl", "ccomp") and any(m.dep_ == "mark" for m in c.children)]
        recipients = [
            g for c in asks for g in c.children if g.i < c.i and g.dep_ in ("nsubj", "compound") and g.pos_ == "PROPN"
        ]
        if asks and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
            actors = actors or _doers(noun.head.head)
    if carried and verb is not None:
        actors = actors or _doers(verb)
        recipients = recipients or _after(verb, onto)
    return actors, recipients


def _listed(head: Token, kind: str = "") -> list[tuple[int, int]]:
    """Every member of a conjunction by its own naming; none where a naming is a pronoun or runs on too long."""
    out: list[tuple[int, int]] = []
    stack = [head]
    while stack and len(out) < MOST:
        token = stack.pop(0)
        stack += [c for c in token.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
        low, high = _naming(token)
        if kind == "accuse":
            high = next((t.i for t in token.doc[token.i + 1 : high] if t.lower_ == "of"), high)
        verbal = token.doc[low].tag_ in ("VBD", "VBZ", "VBP") or any(t.tag_ in ("WDT", "WP") for t in token.doc[low:high])
        wordy = verbal or high - low > WIDEST
        if wordy or token.pos_ in ("PRON", "VERB", "AUX") or _is_date(token):
            if token is head:
                return []
            continue
        out.append((low, high))
    return out


def _naming(head: Token) -> tuple[int, int]:
    """The words that name one party: without its conjuncts, and without what a preposition adds that is no part of a name."""
    doc = head.doc
    low, high = noun_phrase(head)
    for i in range(head.i + 1, high):
        token = doc[i]
        name = (
            head.pos_ == "PROPN"
            and i + 1 < high
            and doc[i + 1].text[:1].isupper()
            and token.lower_ in ("for", "of", "on", "to")
        )
        if (token.dep_ in ("cc", "punct") and token.text not in ("-", "'", "’")) or (token.lower_ in usage().ends and not name):
            high = i
            break
    for i in range(head.i - 1, low, -1):
        if doc[i].lower_ in ("and", "but") and doc[i - 1].is_punct:
            low = i + 1
            break
    low = max([low, *(t.i + 1 for t in doc[low : head.i] if _is_date(t))])
    while high - 1 > head.i and doc[high - 1].text in ("'s", "’s", "'", "’"):
        high -= 1
    while low < head.i and (doc[low].dep_ == "punct" or doc[low].lower_ in LEADING):
        low += 1
    if high < len(doc) and doc[high].text in ('"', "”") and any(t.text in ('"', "“") for t in doc[low:high]):
        high += 1
    return low, high
