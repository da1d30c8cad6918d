"""From the words that name a speaker to an origin: short names and pronouns resolved within the document, the connection to
the event, and an id that joins the same body across documents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from onrecord import vocab
from onrecord.extract.parse import Block
from onrecord.model import Link, Span
from onrecord.model.words import Connection

PERSONAL = {"he", "she", "him", "her"}
COLLECTIVE = {"it", "they", "them", "its", "their"}
LEADERS = (
    "head", "director", "chief", "spokesman", "spokeswoman", "spokesperson", "leader", "chairman", "founder", "president",
    "secretary-general", "representative", "member", "heads", "leads", "runs", "directs")  # fmt: skip
ARTICLES = re.compile(r"^(?:the|a|an|another|one|some|several|his|her|their|its|this|that|other)\s+", re.I)
LEAD_IN = re.compile(
    r"^(?:the\s+)?(?:britain|british|uk|u\.k\.|london|coventry|locally|new york|geneva|syria|us|turkey)[- ]based\s+|"
    r"^(?:the\s+)?(?:anti-government|anti-regime|opposition|pro-opposition|activist-run)\s+(?=[A-Z])|^(?:monitor|"
    r"monitoring group|watchdog)\s+(?:the\s+)?(?=[A-Z])",
    re.I,
)
VAGUE_NAMES = {
    "group", "agency", "organisation", "organization", "body", "network", "centre", "center", "movement", "statement",
    "source",
}  # fmt: skip
GENERIC = {
    "group", "agency", "organisation", "organization", "monitor", "body", "network", "centre", "center", "movement",
    "broadcaster", "newspaper", "ngo", "watchdog", "monitoring group", "rights group",
}  # fmt: skip
ANAPHOR = re.compile(
    r"(?:the|this|that) (?:(?:uk|britain|british|london)-based )?(?P<noun>group|agency|organi[sz]ation|"
    r"monitor(?:ing group)?|body|network|cent(?:re|er)|movement|broadcaster|newspaper|ngo|watchdog|rights group|"
    r"source|sources|statement|correspondent|reporter|officials?|spokes(?:man|woman|person)|activists?|residents?|"
    r"witness(?:es)?|resident|doctor|medic)",
    re.I,
)
TITLES = {
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "maj", "capt", "brig", "prof", "sheikh", "president", "minister",
    "general", "colonel", "captain", "major", "sheriff", "mayor", "governor", "king", "judge", "senator",
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A known body: its name, how it stands to events, and the people who speak for it."""

    name: str
    connection: Connection
    names: list[str]
    people: list[str]
    country: str = ""
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """Words that tell one connection."""

    connection: Connection
    words: list[str]


@dataclass(frozen=True)
class Origins:
    """The checked vocabulary of origins."""

    bodies: Mapping[str, Body]
    order: list[str]
    kinds: Mapping[str, Kind]
    nations: Mapping[str, str]


@cache
def known() -> Origins:
    """vocab/origins.yml, loaded once."""
    found: Origins = vocab.load("origins", Origins)
    return found


@cache
def _bodies() -> dict[str, str]:
    return {name: key for key, body in known().bodies.items() for name in (*body.names, *body.people)}


@cache
def _short_bodies(country: str) -> dict[str, str]:
    return {name: key for key, body in known().bodies.items() if body.country == country for name in body.short}


@dataclass(slots=True)
class Cast:
    """Who has spoken so far in one document. `country` is the country the document is about (ISO code)."""

    document: str
    country: str = ""
    speakers: list[Link] = field(default_factory=list)
    body_of: dict[str, str] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)


INTRODUCED = re.compile(
    r"\b(?P<what>(?:(?:[A-Z][\w-]+ ){0,3}(?:[Pp]resident|[Pp]rime [Mm]inister|(?:[A-Z]\w+ )?[Mm]inister|[Gg]eneral|"
    r"[Gg]en\.|[Cc]olonel|[Cc]ol\.|[Mm]ajor|[Cc]aptain|[Ll]ieutenant|[Ss]heriff|[Pp]olice [Cc]hief|[Gg]overnor|[Mm]ayor|"
    r"[Ss]enator|[Dd]r\.?|[Dd]octor|[Aa]mbassador|[Ss]ecretary(?:[- ][Gg]eneral)?"
    r"|[Ss]pokes(?:man|woman|person)|[Rr]esident|[Aa]ctivist|[Oo]fficial|[Dd]irector|[Cc]ommander|[Ll]awyer|"
    r"[Jj]ournalist|[Ww]itness|[Oo]fficer|[Dd]etective|[Ss]ergeant|[Ss]gt\.|[Ll]t\.|[Pp]rosecutor|[Cc]oroner|"
    r"[Cc]orrespondent|[Rr]eporter|[Ii]mam|[Dd]iplomat|[Ee]nvoy|[Ll]eader|[Hh]ead|"
    r"[Cc]hief))),? (?P<name>(?:[A-Z][\w'’-]+|al-[A-Z]\w+|[Aa]bd(?:ul|el)[- ]\w+)(?: (?:[A-Z][\w'’-]+|al-[A-Z]\w+|bin|"
    r"Abu))*)"
)


def introduce(cast: Cast, block: Block) -> None:
    """Remembers how people are introduced ("Daraa resident Abdullah Abazeid"), for when only the name stands."""
    for match in INTRODUCED.finditer(block.text):
        cast.described.setdefault(_surname(match["name"]), match["what"])


def _surname(name: str) -> str:
    """The last word of a name in one spelling: "Assad's", "al-Assad" and "Assad" are one."""
    words = bare(name).split()
    return re.sub(r"^(?:al|el)-", "", words[-1]) if words else ""


def describe(cast: Cast, link: Link) -> str:
    """The origin's words with what the document says the person is."""
    what = cast.described.get(_surname(link.words), "")
    return f"{what} {link.words}".strip() if link.id.startswith("person:") else link.words


def named_later(cast: Cast, link: Link) -> Link:
    """ "A human rights activist says ... Mustafa Osso said": the one who is named right after is the same origin."""
    other = cast.later.get(link.id)
    return Link(link.role, link.words, other, link.span) if other else link


def plain(words: str) -> str:
    """A name without articles, possessive endings and surrounding marks."""
    words = re.sub(r"\s+", " ", words).strip(" ,.;:\"“”'’()[]-")
    words = re.sub(r"(?:'s|’s)$", "", words)
    return words


def bare(words: str) -> str:
    """The lower-case name to compare by: no article, no lead-in such as "Britain-based"."""
    words = ARTICLES.sub("", plain(words))
    return ARTICLES.sub("", LEAD_IN.sub("", words)).lower()


def head_name(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The token range of the origin's head name: the person where one is named, else the noun phrase without asides."""
    token = doc[head]
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head and _is_person(child):
            return _proper_run(doc, child.i)
    if token.pos_ == "PROPN" and _is_person(token):
        return _proper_run(doc, head)
    trailing = _trailing_person(doc, start, end)
    if trailing is not None:
        return trailing
    while start < end - 1 and doc[start].ent_type_ in ("DATE", "TIME") and doc[start].lower_.endswith("day"):
        start += 1
    while (start < end and doc[start].text in (",", '"', "“", "(", "'")) or (
        start < end and doc[start].lower_ in ("but", "and", "while", "however", "meanwhile")
    ):
        start += 1
    stop = end
    for i in range(start, end):
        if i > head and (doc[i].text in (",", "(", ";") or doc[i].dep_ in ("relcl", "acl")):
            stop = i
            break
    return start, max(stop, head + 1)


def _trailing_person(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name at the end of "director of the X Observatory Rami Y", "resident Abdullah Z"."""
    stop = end
    run = stop
    while run > start and doc[run - 1].pos_ == "PROPN":
        run -= 1
    people = {p for b in known().bodies.values() for p in b.people}
    for size in (4, 3, 2, 1):
        if size <= stop - start and doc[stop - size : stop].text.lower() in people and size < stop - start:
            return stop - size, stop
    size = stop - run
    if (
        size in (2, 3)
        and run > start
        and doc[run - 1].pos_ == "NOUN"
        and doc[stop - 1].ent_type_ == "PERSON"
        and doc[run - 1].lower_ in PERSON_ROLES
    ):
        return run, stop
    return None


PERSON_ROLES = {
    "resident", "activist", "spokesman", "spokeswoman", "spokesperson", "director", "head", "chief", "commander",
    "minister", "official", "doctor", "witness", "officer", "governor", "mayor", "lawyer", "journalist", "general",
    "leader", "president", "survivor", "member", "analyst", "expert", "coordinator", "reporter", "correspondent",
    "photographer", "sergeant", "lieutenant", "captain", "detective", "sheriff", "secretary", "ambassador", "envoy",
}  # fmt: skip


def _is_person(token: Token) -> bool:
    run = _proper_run(token.doc, token.i)
    words = token.doc[run[0] : run[1]].text.lower()
    if words in _bodies() or any(
        w in words
        for w in (
            "observatory",
            "ministry",
            "agency",
            "committee",
            "army",
            "council",
            "human rights",
            "front",
            "state",
            "news",
            "centre",
            "center",
            "command",
            "department",
            "police",
            "coalition",
            "network",
            "union",
            "nations",
        )
    ):
        return words in {p for b in known().bodies.values() for p in b.people}
    size = run[1] - run[0]
    return (token.ent_type_ == "PERSON" and size >= 1) or (
        size in (2, 3)
        and token.ent_type_ not in ("ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "DATE")
        and not _known_body(words)
    )


def is_known(words: str) -> bool:
    """Whether a name is that of a known body."""
    return _known_body(words)


def _known_body(words: str) -> bool:
    return bare(words) in _bodies()


def _proper_run(doc: Doc, i: int) -> tuple[int, int]:
    low, high = i, i + 1
    while (
        low > 0
        and (doc[low - 1].pos_ == "PROPN" or (doc[low - 1].text == "-" and not doc[low - 1].whitespace_))
        and doc[low - 1].lower_.rstrip(".") not in TITLES
        and doc[low - 1].dep_ in ("compound", "punct", "nmod", "flat", "amod", "appos")
    ):
        if doc[low - 1].text.isupper() and len(doc[low - 1].text) > 5:
            break
        low -= 1
    while high < len(doc) and (
        (doc[high].pos_ == "PROPN" and doc[high].dep_ in ("flat", "compound"))
        or (
            doc[high].text == "-"
            and not doc[high].whitespace_
            and high + 1 < len(doc)
            and doc[high + 1].pos_ == "PROPN"
            and not doc[high - 1].whitespace_
        )
    ):
        high += 1
    return low, high


def resolve(cast: Cast, block: Block, start: int, end: int, head: int) -> Link | None:
    """The origin named by tokens `start` to `end`, or None where a pronoun has nobody to stand for. Remembers the speaker."""
    doc = block.doc
    low = doc[head].lower_
    if low in PERSONAL | COLLECTIVE | {"who", "which", "that"}:
        return _antecedent(cast, low)
    a, b = head_name(doc, start, end, head)
    span = block.span(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]))
    words = plain(span.words)
    if not words or low in ("i", "we", "you"):
        return None
    before = _same_again(cast, words)
    if before is not None:
        told = before if bare(words) in VAGUE_NAMES else Link("origin", words, before.id, span)
        cast.speakers.append(told)
        return told
    person = ((a, b) != (start, end) and doc[b - 1].pos_ == "PROPN") or _is_person(doc[head])
    identity = _identity(cast, words, doc, (start, end), person)
    if len(words) > len(cast.names.get(identity, "")) and not identity.startswith("person:"):
        cast.names[identity] = words
    if ARTICLES.match(span.words) and re.match(r"the\b", span.words, re.I) and identity in cast.names:
        words = cast.names[identity]
    link = Link("origin", words, identity, span)
    if person:
        _join_earlier(cast, link, doc, start)
    cast.speakers.append(link)
    return link


def _join_earlier(cast: Cast, link: Link, doc: Doc, start: int) -> None:
    """A bare name right after an indefinite person who spoke ("an activist says") is that person."""
    surname = _surname(link.words)
    earlier = cast.speakers[-1] if cast.speakers else None
    if (
        earlier is None
        or surname in cast.described
        or not link.id.startswith("person:")
        or not re.match(r"an?\b", earlier.words, re.I)
    ):
        return
    if earlier.id.startswith("doc:") and _looks_person(earlier) and earlier.id not in cast.later:
        cast.later[earlier.id] = link.id
        cast.described[surname] = bare(earlier.words)


def _same_again(cast: Cast, words: str) -> Link | None:
    """A definite short form that stands for a body or source named before: "the group", "the agency", "the source"."""
    match = ANAPHOR.fullmatch(words)
    if match is None:
        return None
    noun = match["noun"].lower()
    for link in reversed(cast.speakers):
        name = bare(link.words)
        if noun in GENERIC and not _looks_person(link) and (link.id.startswith("org:") or name.split()[-1] in GENERIC):
            return link
        if noun not in GENERIC and name.split() and noun in name.split():
            return link
    return None


def _antecedent(cast: Cast, pronoun: str) -> Link | None:
    """The latest speaker a pronoun can stand for: a person for he and she, a body or group for it and they."""
    for link in reversed(cast.speakers[-4:]):
        person = _looks_person(link)
        if pronoun in PERSONAL and (person or (cast.speakers[-1] is link and link.id.startswith("doc:"))):
            return link
        if pronoun in COLLECTIVE and not person:
            return link
    return cast.speakers[-1] if cast.speakers and pronoun in PERSONAL | {"it", "who", "which"} else None


def _looks_person(link: Link) -> bool:
    if link.id.startswith("person:"):
        return True
    name = bare(link.words)
    if any(name in b.people for b in known().bodies.values()):
        return True
    return bool(
        re.search(
            r"\b(?:man|woman|resident|activist|lawyer|official|spokesman|spokeswoman|doctor|witness|source|commander|"
            r"officer|director|head|chief|minister)$",
            name,
        )
    )


def _identity(cast: Cast, words: str, doc: Doc, around: tuple[int, int], person: bool) -> str:
    name = bare(words)
    key = _bodies().get(name) or _bodies().get(name.replace("'s", "").removesuffix(" group"))
    if key is None:
        key = next((k for n, k in _bodies().items() if len(n) > 12 and n in name and not person), None)
    if key is None and name not in cast.full:
        key = _short_bodies(cast.country).get(name) if cast.country else None
    if key is not None:
        for short in _short_forms(known().bodies[key].name):
            cast.full.setdefault(short, f"org:{key}")
        return f"org:{key}"
    if person or (" " not in name and name not in cast.full and (name in cast.described or name in cast.body_of)):
        return _person_identity(cast, words, doc, around)
    if name in cast.full:
        return cast.full[name]
    if _proper_name(words):
        identity = f"org:{slug(name)}"
        for short in _short_forms(words):
            cast.full.setdefault(short, identity)
        return identity
    return f"doc:{cast.document}:{slug(name)}"


def _person_identity(cast: Cast, words: str, doc: Doc, around: tuple[int, int]) -> str:
    """A person speaks for a known body where the text says so ("the head of X, Name"); a surname joins the full name."""
    surname = _surname(words)
    if surname in cast.body_of:
        return cast.body_of[surname]
    low, high = max(around[0] - 1, 0), min(around[1] + 12, doc[min(around[1], len(doc) - 1)].sent.end)
    text = doc[low:high].text.lower()
    if any(w in text for w in LEADERS):
        for name, identity in _named_bodies(cast):
            if name in text:
                cast.body_of[surname] = identity
                return identity
    identity = f"person:{slug(bare(words))}"
    cast.body_of.setdefault(surname, identity)
    return identity


def _named_bodies(cast: Cast) -> list[tuple[str, str]]:
    """Names of known bodies and of those that the document named before, the longest first, with their ids."""
    known_ones = {name: f"org:{key}" for name, key in _bodies().items() if len(name) > 8}
    here = {name: identity for name, identity in cast.full.items() if len(name) > 5 and identity.startswith("org:")}
    return sorted({**known_ones, **here}.items(), key=lambda kv: (-len(kv[0]), kv[0]))


def _proper_name(words: str) -> bool:
    parts = [
        w
        for w in re.findall(r"[\w'-]+", ARTICLES.sub("", words))
        if w.lower() not in ("of", "the", "for", "and", "in", "at", "al")
    ]
    caps = sum(p[0].isupper() for p in parts)
    return bool(parts) and (
        caps == len(parts)
        or (
            caps >= 2
            and not re.search(
                r"\b(?:source|sources|resident|residents|official|officials|activists?|witness(?:es)?|doctors?|spokes\w+|"
                r"correspondent|reporter)\b",
                words,
            )
        )
    )


def _short_forms(words: str) -> list[str]:
    parts = re.findall(r"[\w'-]+", ARTICLES.sub("", words))
    initials = "".join(p[0] for p in parts if p[0].isupper()).lower()
    heads = [
        p.lower()
        for p in parts
        if p.lower()
        in (
            "observatory",
            "ministry",
            "army",
            "agency",
            "committee",
            "council",
            "network",
            "coalition",
            "group",
            "centre",
            "center",
            "organisation",
            "organization",
            "union",
            "front",
            "brotherhood",
            "police",
            "pentagon",
            "monitor",
            "watch",
        )
    ]
    return ([initials] if len(initials) > 2 else []) + heads


def slug(words: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", words.lower()))


@cache
def connection(words: str, identity: str, country: str) -> Connection:
    """How an origin stands to the event, from its words; an official of another country than the event's is foreign."""
    body = known().bodies.get(identity.removeprefix("org:")) if identity.startswith("org:") else None
    if body is not None:
        foreign = body.connection == "official" and body.country and country and body.country != country
        return "foreign_official" if foreign else body.connection
    text = words.lower().replace("’", "'")
    for name, pattern in _kinds():
        if pattern.search(text):
            found = known().kinds[name].connection
            return _official(text, country) if found == "official" else found
    if _nations().search(text):
        return _official(text, country)
    return "witness" if identity.startswith("person:") else "unnamed"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w.])({listed})(?:'s|s)?(?!\w)") if listed else re.compile(r"(?!)")


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the kinds in their order."""
    return tuple((name, _any_of(known().kinds[name].words)) for name in known().order)


@cache
def _nations() -> re.Pattern[str]:
    return _any_of(known().nations)


def _official(text: str, country: str) -> Connection:
    nations = {known().nations[m[1]] for m in _nations().finditer(text)}
    return "foreign_official" if nations and country and country not in nations else "official"


def own_voice(document: str, outlet: str) -> Link:
    """The first link of every chain: the outlet itself."""
    return Link("outlet", outlet, f"outlet:{slug(outlet)}" if outlet else f"outlet:doc:{document}")


def relay(words: str, span: Span) -> Link:
    """The outlet or body that passed it on."""
    return Link("relay", plain(words), f"org:{slug(bare(words))}", span)
