"""Which group of people a figure counts, and what the words around it say of its place among other figures."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.model import Claim

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
NUMERAL = re.compile(r"\b(?:1|one|single|lone)\b", re.IGNORECASE)
AGE = re.compile(r"\b(\d{1,3})(?:-| )?(?:year|month)s?(?:-| )?old\b|\baged? (\d{1,3})\b", re.IGNORECASE)
REST = re.compile(r"\b(?:mostly|mainly|including|among|from|of|in|who|as well as|at least)\b")
ALSO = re.compile(r"\band\b|\bor\b|,")
BARE = re.compile(r"\d{1,3}(?: (?:to|and) \d{1,3})?(?:,|$)")
TRAILING = re.compile(r"[A-Za-z]\w+, \d{1,3}$")
OLD = re.compile(r"[\w-]+(?: (?:to|and|or) [\w-]+)?[ -](?:y/?o|yrs?|year[ -]olds?)\b", re.IGNORECASE)
LEFT = re.compile(
    r"\b(?:(?:is|are|was|were|being) still|remain(?:s|ed)?|still (?:being )?(?:held|missing|detained))\b", re.IGNORECASE
)
OLDEST = 110  # years: a higher number after a name and a comma is no age
BEFORE = 40  # characters of the sentence before a figure that are looked at for "previous" and the like


@dataclass(frozen=True)
class GroupWords:
    """vocab/groups.yml."""

    groups: dict[str, frozenset[str]]
    neutral: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    previous: tuple[str, ...]
    replacing: frozenset[str]
    added: frozenset[str]
    hit: frozenset[str]
    survived: frozenset[str]
    deadly: frozenset[str]
    hurting: frozenset[str]
    beyond: frozenset[str]
    struck: frozenset[str]
    several_happenings: tuple[str, ...]
    yearly: tuple[str, ...]
    labels: tuple[str, ...]
    own_life: tuple[str, ...]


@cache
def group_words() -> GroupWords:
    """The vocabulary of groups, loaded once."""
    words: GroupWords = vocab.load("groups", GroupWords)
    return words


@cache
def groups_of(who: str) -> tuple[str, ...]:
    """The groups that the words `who` name: ("children",), ("combatants", "attackers"), or () for anybody. Of "women and
    children", "civilians, mostly children" and "people including rebels" only what is said of all of them counts."""
    parts = [set(WORD.findall(part)) for part in ALSO.split(REST.split(who.lower())[0])]
    parts = [p for p in parts if p]
    return tuple(name for name, known in group_words().groups.items() if parts and all(p & known for p in parts))


@cache
def noun(who: str) -> str:
    """The last word of what is counted, "" for anybody ("army officers" -> "officers", "people" -> "")."""
    words = WORD.findall(REST.split(who.lower())[0])
    return "" if not words or words[-1] in group_words().neutral else words[-1]


@cache
def kind_of(who: str) -> str:
    """A word for telling parts of one count apart: the group or the noun that `who` names, "" for anybody. "Syrian people"
    names nobody in particular, "evacuees" does."""
    named = groups_of(who)
    if named:
        return named[0]
    return noun(who)


def sex_of(who: str) -> str:
    """ "male", "female" or "" as the words say."""
    words = set(WORD.findall(who.lower()))
    told = group_words()
    return "male" if words & told.male else "female" if words & told.female else ""


def age_of(words: str) -> str:
    """The age that `words` give, as digits, or ""."""
    found = AGE.search(words)
    return (found[1] or found[2]) if found else ""


def is_age(claim: Claim) -> bool:
    """Whether the number stands as an age does, after a name and a comma ("Ana Boyd, 41, was killed", "Kim Low, 21"), or
    beside a word for years of life ("43 y/o man", "aged between 20 and 37")."""
    figure = claim.figure
    if figure is None or figure.low is None or figure.high is None or not 0 < figure.low <= figure.high <= OLDEST:
        return False
    lead = lead_in(claim)
    before = lead.endswith(", ") and bool(BARE.match(claim.span.words))
    aged = figure.high > 1 and (lead.endswith((" aged ", " ages ")) or bool(OLD.match(claim.span.words)))
    return before or aged or bool(TRAILING.search(claim.span.words))


def is_label(claim: Claim) -> bool:
    """Whether the number is a year, a time of day or that of a picture ("2013 double murder", "3 of 4 A child was shot")."""
    return bool(_labels().match(claim.span.words))


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(group_words().labels))


def takes_own_life(claim: Claim) -> bool:
    """Whether the sentence goes on after the figure to tell that whoever killed these then killed himself."""
    after = claim.sentence.words[max(0, claim.span.end - claim.sentence.start) :].lower()
    return claim.span.field == claim.sentence.field and bool(_own_life().search(after))


@cache
def _own_life() -> re.Pattern[str]:
    return re.compile("|".join(group_words().own_life))


def counts_a_year(claim: Claim) -> bool:
    """Whether several are counted in a sentence that sums up a year ("24 homicides so far this year")."""
    figure = claim.figure
    return figure is not None and (figure.number or 0) > 1 and bool(_yearly().search(claim.sentence.words.lower()))


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile("|".join(group_words().yearly))


def lead_in(claim: Claim) -> str:
    """The words of the sentence just before the figure, lower case."""
    at = claim.span.start - claim.sentence.start if claim.span.field == claim.sentence.field else 0
    return claim.sentence.words[max(0, at - BEFORE) : max(0, at)].lower()


def is_single(claim: Claim) -> bool:
    """Whether the figure is one indefinite person ("a man was killed"), not a count ("one person was killed")."""
    figure = claim.figure
    return figure is not None and figure.low == figure.high == 1 and not NUMERAL.search(AGE.sub(" ", claim.span.words))


def is_added(claim: Claim) -> bool:
    """Whether the figure counts people beside others already counted ("another 30", "four more people")."""
    words = f"{' '.join(lead_in(claim).split()[-1:])} {claim.span.words.lower()}"
    told = set(WORD.findall(words)) & group_words().added
    return bool(told) or bool(re.search(r"(?<!\w)(?:\d+|[a-z]+) more\b(?! than)", words) and "or more" not in words)


def nobody_else(claim: Claim) -> bool:
    """Whether a zero leaves out those already told, or harm of another sort ("no one else was hurt", "no major injuries")."""
    told = set(WORD.findall(f"{claim.span.words} {claim.figure.who if claim.figure else ''}".lower()))
    return claim.figure is not None and claim.figure.number == 0 and bool(told & group_words().beyond)


def tells_others(claim: Claim) -> bool:
    """Whether the figure counts "others": beside whoever the text counted before it."""
    told = f"{claim.span.words} {claim.figure.who if claim.figure else ''}".lower()
    return bool(re.search(r"\bothers?\b", told))


def counts_the_hit(claim: Claim) -> bool:
    """Whether the figure counts everybody who was hit, also those who died ("four men were shot")."""
    told = set(WORD.findall(f"{claim.span.words} {claim.verb}".lower()))
    return bool(told & group_words().hit) and not told & group_words().survived


def is_previous(claim: Claim) -> bool:
    """Whether the text itself calls the figure an earlier count ("a previous toll of 112")."""
    told = f"{lead_in(claim)} {claim.span.words.lower()}"
    return any(re.search(rf"\b{form}\b", told) for form in group_words().previous)


def is_remaining(claim: Claim) -> bool:
    """Whether the figure counts those who are left of more ("29 detainees were still being held")."""
    figure = claim.figure
    if figure is None or figure.harm not in ("detained", "abducted", "displaced", "missing"):
        return False
    after = claim.sentence.words[max(0, claim.span.end - claim.sentence.start) :][:BEFORE]
    told = f"{claim.span.words} {after}" if claim.span.field == claim.sentence.field else claim.span.words
    return bool(LEFT.search(told.split(",")[0]))


def counts_several(claim: Claim) -> bool:
    """Whether the sentence counts the victims of several happenings together ("12 hurt in five separate shootings")."""
    return bool(_several_happenings().search(claim.sentence.words.lower()))


@cache
def _several_happenings() -> re.Pattern[str]:
    return re.compile("|".join(group_words().several_happenings))


def is_replacing(claim: Claim) -> bool:
    """Whether the figure replaces the one told before it ("raising the total to over 500")."""
    told = set(WORD.findall(f"{lead_in(claim)} {claim.span.words.lower()}"))
    return bool(told & group_words().replacing) and not is_previous(claim)
