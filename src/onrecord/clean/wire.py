"""Which agency a text credits: in brackets of its dateline, at its end, or in a line about who contributed."""

import re
from functools import cache

from onrecord.clean.outlets import known, outlets

HEAD, TAIL = 400, 600


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted({w for o in outlets() if o.kind == "agency" or o.credits for w in (o.name, *o.names, *o.credits)})
    agency = "(?P<agency>" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
    head = re.compile(
        rf"(?:\((?:[\w.& ]{{0,30}}[/,&] ?| ?)?{agency}(?: ?[/,&][\w.& ]{{0,30}})?\)\s*(?:--|[-—–_:])"
        rf"|^\s*(?:[A-Z][\w'. -]{{1,40}}[,:]\s*)?{agency.replace('agency', 'second')}\s*(?:--|[-—–])\s)",
        re.I,
    )
    tail = re.compile(
        rf"(?:--?|[—–(©]|copyright|source:|by)\s*(?:\(c\)|©)?\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency}\)?\.?\s*$"
        rf"|{agency.replace('agency', 'second')}(?:'s|’s)?\b[^.\n]{{0,80}}\bcontributed\b"
        rf"|contributed\b[^.\n]{{0,40}}\b{agency.replace('agency', 'third')}\b"
        rf"|©\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency.replace('agency', 'fourth')}\b"
        rf"|copyright\s*(?:\(c\)|©)?\s*(?:\d{{4}}\s*)?(?:the\s+)?{agency.replace('agency', 'fifth')}\b",
        re.I | re.M,
    )
    return head, tail


def wire(text: str) -> str:
    """The usual name of the agency that `text` credits, or ""."""
    head, tail = _patterns()
    match = head.search(text[:HEAD]) or tail.search(text[-TAIL:])
    said = next((g for g in match.groups() if g), "") if match else ""
    outlet = known(said)
    return outlet.name if outlet else ""
