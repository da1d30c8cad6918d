"""Edited copies of the invented reports, and reports on one pattern that are none: made by code, the same every time."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from onrecord.clean import clean
from onrecord.ingest import captures
from onrecord.model import Capture, Document, Mark, Published

FEWEST = 90  # words of a report that is edited
LEADS = (
    "New details have come to light about what the people of the region call the worst days they remember.",
    "Families were still waiting for word on Sunday as those in charge kept silent about what had happened.",
    "Hours after the first reports had reached the capital, more was known about the events in the provinces.",
    "The story that moved the whole country this week has a second chapter, according to people familiar with it.",
)
PARAGRAPHS = (
    "The valley has seen little of the money that the oil wells brought, and its roads wash out every spring. Teachers there "
    "were last paid in the autumn, and two of its five clinics have closed their doors.",
    "Diplomats in the capital said they had asked for a meeting with the government. An envoy was expected to arrive within "
    "days, though nobody would say whom she was to see.",
    "Shops in the old quarter opened late and closed early. A baker who has kept his stall for thirty years said he sold half "
    "of what he sells on other days.",
)
OTHER = (
    "Farmers along the lower Brenn have begun to bring in a barley harvest that the ministry calls the best for eleven years.",
    "The state railway will run a night train to the coast again from June, after a pause of six years, its director said.",
    "In the final of the provincial cup the side from Tarn Bridge beat the holders by two goals, both in the last ten minutes.",
    "A court in the capital dismissed the complaint of a printer who had sued the customs office over a shipment of paper.",
    "The museum of the sea reopened its eastern wing, where a storm had taken off the roof two winters ago.",
)
STUBS = (
    "A {age}-year-old {who} was found shot in the {part} part of {town} late on {day}, police said. Officers were called to "
    "{street} at about {hour} p.m. and found the {who} lying on the pavement. The {who} was taken to {clinic}, where doctors "
    "described the condition as serious. No arrests have been made, and detectives of the {town} district are investigating.",
    "{town}: Police report. On {day} at {hour}.15 a patrol was sent to {street} after neighbours had heard several shots. A "
    "{who} of {age} years with a wound to the leg was brought to {clinic}. The motive for the attack was not known. The "
    "{town} district command asked for patience while the inquiry continues.",
)
TOWNS = ("Dovreth", "Quarnel", "Lomnath", "Helkuth", "Ostrelle", "Saddrin", "Velm", "Karsk")
STREETS = (
    "Mill Lane",
    "Ferry Street",
    "the Brenn bridge",
    "Chapel Hill",
    "Salt Road",
    "Orchard Row",
    "the tram yard",
    "Kiln Way",
)
CLINICS = ("Dovreth General", "the Sorren clinic", "Saint Orla's", "the harbour infirmary", "Lomnath hospital", "Velm General")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
NUMBERS = {
    "two": "three", "three": "four", "four": "six", "five": "seven", "six": "nine", "seven": "ten", "eight": "eleven",
    "nine": "twelve", "ten": "fourteen", "eleven": "thirteen", "twelve": "fifteen",
}  # fmt: skip
Edit = Callable[[list[str], random.Random], list[str]]


def reports(folder: Path) -> list[Document]:
    """The invented reports that are long enough, in order of their ids."""
    taken = (c for c in captures([str(folder)]) if isinstance(c, Capture))
    found = (d for d in clean(taken, {}) if isinstance(d, Document))
    return sorted((d for d in found if len(" ".join(paragraphs(d)).split()) >= FEWEST), key=lambda d: d.id)


def paragraphs(document: Document) -> list[str]:
    """The report's paragraphs."""
    body = "\n".join(document.text[m.start : m.end] for m in document.marks if m.mark in ("body", "dateline"))
    return [part.strip() for part in re.split(r"\n+", body) if part.strip()]


def made(name: str, parts: Sequence[str], outlet: str, day: str, wire: str = "") -> Document:
    """A document that is all report."""
    text = "\n\n".join(parts)
    marks = (Mark(0, len(text), "body"),)
    return Document(name, f"doc:{name}", name, text, outlet=outlet, published=Published(day, "day"), marks=marks, wire=wire)


def copies(documents: Sequence[Document]) -> Iterator[tuple[str, Document, Document]]:
    """(kind of edit, report, copy): six edits of every report, in turn."""
    names = list(EDITS)
    for n, document in enumerate(documents):
        for k in range(6):
            kind = names[(n + k * 3 + k // 3) % len(names)]
            dice = random.Random(f"{document.id} {kind}")
            parts = EDITS[kind](paragraphs(document), dice)
            outlet = document.outlet if kind == "update" else "The Olmet Echo"
            wire = "Reuters" if kind == "credit" else ""
            yield kind, document, made(f"{document.id} {kind}", parts, outlet, "2024-03-20", wire)


def stubs(count: int = 14) -> list[Document]:
    """Police notes on one pattern, each on another attack."""
    dice = random.Random(5)
    found = []
    for n in range(count):
        told = {
            "age": dice.randint(15, 70), "who": dice.choice(("man", "woman", "boy", "girl", "student", "driver")),
            "part": dice.choice(("southern", "northern", "eastern", "western")), "town": TOWNS[n // 2 % len(TOWNS)],
            "day": dice.choice(DAYS), "street": STREETS[(n // 2 * 3 + 1) % len(STREETS)], "hour": dice.randint(1, 11),
            "clinic": CLINICS[n // 2 % len(CLINICS)],
        }  # fmt: skip
        found.append(made(f"stub {n:02}", [STUBS[n % 2].format(**told)], "Kelmara Police Log", f"2024-03-{n + 1:02}"))
    return found


def _lead(parts: list[str], dice: random.Random) -> list[str]:
    return [dice.choice(LEADS), *parts[1:]]


def _tail(parts: list[str], dice: random.Random) -> list[str]:
    words = sum(len(part.split()) for part in parts) * dice.uniform(0.5, 0.7)
    kept, so_far = list[str](), 0
    for part in parts:
        if so_far < words:
            kept.append(part)
        so_far += len(part.split())
    return kept


def _headline(parts: list[str], dice: random.Random) -> list[str]:
    return [dice.choice(LEADS).rstrip("."), *parts]


def _inserted(parts: list[str], dice: random.Random) -> list[str]:
    at = dice.randint(1, len(parts))
    return [*parts[:at], *dice.sample(PARAGRAPHS, 2), *parts[at:]]


def _credit(parts: list[str], dice: random.Random) -> list[str]:
    first = re.sub(r"\([^)]*\) ?[-–—]", "(Reuters) -", parts[0], count=1)
    return [first, *parts[1:], "Reuters contributed to this report."]


def _excerpt(parts: list[str], dice: random.Random) -> list[str]:
    """A part of it as a brief, or nearly all of it among other news."""
    if dice.random() < 0.5:
        size = max(2, len(parts) // 2)
        at = dice.randint(0, len(parts) - size)
        return [*parts[at : at + size], dice.choice(OTHER)]
    other = dice.sample(OTHER, 4)
    return [*other[:2], *dice.sample(PARAGRAPHS, 2), *parts[:-1], *other[2:]]


def _update(parts: list[str], dice: random.Random) -> list[str]:
    risen = [re.sub(r"\b[a-z]+\b", lambda m: NUMBERS.get(m[0], m[0]), part) for part in parts]
    risen = [re.sub(r"\b\d{1,3}\b(?![,.]\d)", lambda m: str(int(m[0]) + 2), part) for part in risen]
    return [f"UPDATE: {risen[0]}", dice.choice(PARAGRAPHS), *risen[1:]]


def _light(parts: list[str], dice: random.Random) -> list[str]:
    """A word in fourteen dropped or put another way."""
    return [" ".join(w for word in part.split() for w in _touched(word, dice)) for part in parts]


def _touched(word: str, dice: random.Random) -> list[str]:
    if dice.random() > 1 / 14 or not word.islower():
        return [word]
    return dice.choice(([], ["reportedly", word], ["also", word]))


def _much(parts: list[str], dice: random.Random) -> list[str]:
    shorter = _lead(_tail(parts, dice), dice)
    return [*shorter, dice.choice(OTHER)]


EDITS: dict[str, Edit] = {
    "rewritten lead": _lead, "cut tail": _tail, "changed headline": _headline, "inserted paragraph": _inserted,
    "credit": _credit, "excerpt": _excerpt, "update": _update, "light edits": _light, "lead, tail and addition": _much,
}  # fmt: skip
