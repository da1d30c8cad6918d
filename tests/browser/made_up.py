"""Records made by hand of invented reports, without a parser: two that disagree, and what a hostile report may hold."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "link"))
sys.path.insert(0, str(Path(__file__).parent.parent / "deciding"))

from kelmara import by, reports, write
from link_invented import VARDA, claim, day, document, person

from onrecord.model import Link, Reading

RESIDENT = Link("origin", "Pavo Kestrin", "person:pavo-kestrin")
MONITOR = Link("origin", "the Harbour Monitor", "org:harbour-monitor")
MINISTRY = Link("origin", "The ministry", "org:ministry")
ON = "2031-05-02"
FIRST = (
    "🕯️ Soldiers shot dead {0} people in Varda on Monday, Pavo Kestrin said. Another 7 people were wounded. "
    "Mila Sorren, 9, was killed. Nine more bodies lay by the well, a nurse said."
)
SECOND = (
    "At least {0} people were shot dead in Varda on Monday, the Harbour Monitor said. "
    "The ministry denied that shots were fired."
)


def pair(path):
    """Two reports of one shooting: Pavo Kestrin says 42, the Harbour Monitor 43, the ministry denies it."""
    return write(path, [lamp("42"), post("43")])


def one(path):
    """A single report."""
    return write(path, [lamp("42")])


def towns(path):
    """Nine reports of four happenings in two towns, two of them near in kind and time; two running tolls."""
    return write(path, reports())


def lamp(number, name="lamp", title="Shots in Varda", outlet="The Lamp"):
    """The report that quotes a resident; it has an emoji before every passage and a number nobody has read yet."""
    doc = replace(document(name, FIRST.format(number), ON, title), outlet=outlet)
    dead = by(claim(doc, f"shot dead {number} people", "killed", int(number), place=VARDA, when=day(ON)), RESIDENT, "witness")
    hurt = by(claim(doc, "7 people were wounded", "injured", 7, place=VARDA, when=day(ON)), RESIDENT, "witness")
    return doc, Reading(name, (dead, hurt), (person(doc, "Mila Sorren", 9, claim=dead.key, place=VARDA),))


def post(number, name="post", title="Deaths in Varda", outlet="Qarsia Post"):
    """The report that quotes a monitor and a denial."""
    doc = replace(document(name, SECOND.format(number), "2031-05-03", title), outlet=outlet)
    dead = by(claim(doc, f"{number} people were shot dead", "killed", int(number), place=VARDA, when=day(ON)), MONITOR)
    denial = claim(doc, "denied that shots were fired", kind="denial", against=dead.key, about="that shots were fired")
    return doc, Reading(name, (dead, by(denial, MINISTRY, "official", manner="denied")))


MARK = "window.broken = true"
HOSTILE = (
    f"</script><script>{MARK}</script>",
    f"<img src=x onerror='{MARK}'>",
    f"\"'><svg onload={MARK}>",
    f"javascript:{MARK}",
    f"<!--<script>{MARK}",
    "{{ 7 * 191 }} {% raw %} ${7 * 191}",
    "\u202egnp.exe\u202c \u2066\u2069 \u2028 \u0007 \ufeff",
)
ALL = " ".join(HOSTILE)


def hostile(path):
    """Every word that comes from outside is an attack: ids, titles, outlets, authors, addresses, passages, origins, names,
    places, and what people wrote in their decisions."""
    return write(path, [_attack(n, words) for n, words in enumerate((*HOSTILE, ALL))])


def _attack(n, words):
    text = f"Soldiers shot dead {n + 3} people {words} in Varda, {words} said. Ilmo {words} Trask, 30, was killed. {words}"
    doc = document(f"{n} {words}", text, ON, f"Shots {words}", address=f"javascript:{MARK}", authors=(words,))
    doc = replace(doc, outlet=f"The {words}")
    place = replace(VARDA, words=words, name=f"Varda {words}", admin1=words)
    said = Link("origin", words, f"org:{words}")
    dead = by(claim(doc, f"{n + 3} people {words}", "killed", n + 3, place=place, when=day(ON)), said)
    denial = by(claim(doc, f"{words} said", kind="denial", against=dead.key, about=words), said, manner="denied")
    return doc, Reading(doc.id, (dead, denial), (person(doc, f"Ilmo {words} Trask", 30, claim=dead.key, place=place),))
