"""Which agency a text credits: in brackets of its dateline, at its end, or in a line about who contributed."""

import re
from functools import cache

from onrecord.clean.outlets import known, outlets

HEAD, TAIL = 400, 600
# An agency's letters before the first sentence, with nothing between.
BARE = re.compile(r"\s*(AFP|AP|UPI|SANA|DPA|TASS|PTI)\s+(?=[A-Z][a-z])")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted({w for o in outlets() if o.kind == "agency" or o.credits for w in (o.name, *o.names, *o.credits)})
    agency = "(?P<agency>" + "|".join(_word(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
    head = re.compile(
        rf"(?:\((?:[\w.& ]{{0,30}}[/,&] ?| ?)?{agency}(?: ?[/,&][\w.& ]{{0,30}})?\)\s*(?:--|[-—–_:])"
        rf"|^\s*(?:[A-Z][\w'. -]{{1,40}}[,:]\s*)?{agency.replace('agency', 'second')}\s*(?:--|[-—–])\s)",
        re.I,
    )
    tail = re.compile(
        rf"(?:--?|[—–(©]|copyright|source:|^\s*(?:reporting )?by)\s*(?:\(c\)|©)?\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency}\)?\.?\s*$"
        rf"|{agency.replace('agency', 'second')}(?:'s|’s)?\b[^.\n]{{0,80}}\bcontributed\b"
        rf"|contributed\b[^.\n]{{0,40}}\b{agency.replace('agency', 'third')}\b"
        rf"|©\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency.replace('agency', 'fourth')}\b"
        rf"|copyright\s*(?:\(c\)|©)?\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency.replace('agency', 'fifth')}\b",
        re.I | re.M,
    )
    return head, tail


def _word(word: str) -> str:
    """Letters such as AP only count in capitals."""
    return f"(?-i:\\b{re.escape(word)}\\b)" if word.isupper() else rf"\b{re.escape(word)}\b"


def wire(text: str, authors: tuple[str, ...] = ()) -> str:
    """The usual name of the agency that `text` (without its title) or its byline credits, or ""."""
    head, tail = _patterns()
    match = head.search(text[:HEAD]) or tail.search(text[-TAIL:]) or BARE.match(text)
    said = next((g for g in match.groups() if g), "") if match else ""
    named = [known(said), *(outlet for author in authors for outlet in [known(author)] if outlet and outlet.kind == "agency")]
    return next((outlet.name for outlet in named if outlet), "")
