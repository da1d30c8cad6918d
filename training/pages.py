"""Page texts put together from invented furniture and reports, with each line known to be report or clutter.

Which furniture, how much of it and in which order is drawn with a fixed seed, so that the same pages come out each time."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml

FURNITURE = Path(__file__).with_name("furniture.yml")
FILL = re.compile(r"\{(\w+)\}")
SENTENCE = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[A-Z\"“'])")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
CAPTIONS: bool | None = None
MORE = ("News", "of {year}", "100", "& Co", "in {place}", "2", "Videos", "from A to Z", "for Boys", "(new)")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LISTS = {"section": "sections", "name": "names", "site": "sites", "town": "towns", "place": "towns", "land": "lands",
         "social": "social", "nick": "nicks"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A report to build a page around: its headline ("" where it has none) and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """The lines of one page text, and of each whether it belongs to the report (null: either way is right)."""

    lines: list[str] = field(default_factory=list)
    kept: list[bool | None] = field(default_factory=list)

    def add(self, text: str, kept: bool | None = False) -> None:
        """Adds each line that is not blank."""
        for line in text.split("\n"):
            if line.strip():
                self.lines.append(line.strip())
                self.kept.append(kept)


def reports(folders: Sequence[Path]) -> list[Report]:
    """The reports of folders of annotated reports (training/README.md)."""
    found = []
    for meta in sorted(path for folder in folders for path in folder.rglob("meta.json")):
        titles = {row["id"]: row.get("title") or "" for row in json.loads(meta.read_text(encoding="utf-8"))}
        for file in sorted(meta.parent.glob("*.txt")):
            text = file.read_text(encoding="utf-8")
            found.append(Report(titles.get(file.stem, ""), tuple(p.strip() for p in text.split("\n") if p.strip())))
    return [report for report in found if report.paragraphs]


class Maker:
    """Makes pages one after the other."""

    def __init__(self, found: Sequence[Report], seed: int) -> None:
        self.words: dict[str, list[str]] = yaml.safe_load(FURNITURE.read_text(encoding="utf-8"))
        self.reports = found
        self.random = Random(seed)

    def pages(self, count: int) -> Iterator[Sheet]:
        """So many pages: whole ones and, one in three, reports that somebody took out of their page before."""
        for n in range(count):
            report = self.reports[n % len(self.reports)]
            yield self.bare(report) if n % 3 == 0 else self.whole(report)

    def whole(self, report: Report) -> Sheet:
        """A page as it stands: menus, the report with what is set between its paragraphs, links, comments, the foot."""
        sheet, site = Sheet(), self.pick("sites")
        menu = self.menu()
        self.top(sheet, menu, site)
        self.head(sheet, report, site)
        self.body(sheet, report, self.random.choice((0, 0.05, 0.1, 0.2, 0.3)))
        parts = [self.ending, self.links, self.comments, self.teasers, self.share, self.adverts]
        self.random.shuffle(parts)
        for part in parts:
            for _ in range(self.random.choice((0, 1, 1, 2))):
                part(sheet)
        if self.chance(0.5):
            sheet.add(menu)
        self.foot(sheet)
        return sheet

    def bare(self, report: Report) -> Sheet:
        """A report alone, or with little around it."""
        sheet = Sheet()
        if self.chance(0.3):
            sheet.add(report.title, None)
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            sheet.add(self.some("above"))
        self.body(sheet, report, self.random.choice((0, 0, 0, 0.05, 0.15)))
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            self.random.choice((self.ending, self.ending, self.links, self.share))(sheet)
        return sheet

    def top(self, sheet: Sheet, menu: str, site: str) -> None:
        """What stands above the headline."""
        for _ in range(self.random.choice((0, 2, 5, 9))):
            sheet.add(self.some("tools"))
        if self.chance(0.5):
            sheet.add(site)
        sheet.add(menu)
        if self.chance(0.3):
            sheet.add(menu)
        for part, odds in ((self.links, 0.25), (self.teasers, 0.12), (self.adverts, 0.15), (self.notice, 0.25)):
            if self.chance(odds):
                part(sheet)

    def notice(self, sheet: Sheet) -> None:
        """A box that wants something of the reader, at the top."""
        sheet.add(self.some("footers") if self.chance(0.4) else self.some("inside"))

    def head(self, sheet: Sheet, report: Report, site: str) -> None:
        """The headline, and who wrote it when; sometimes again for the share box."""
        title = report.title or self.some("headlines")
        if self.chance(0.2):
            sheet.add(f"{title} - {site}")
        if self.chance(0.85):
            sheet.add(title, None)
        if self.chance(0.15):
            sheet.add(self.some("teasers").rstrip("….") + ".", None)
        for _ in range(self.random.choice((0, 1, 2, 2, 3, 4))):
            sheet.add(self.some("above"))
        if self.chance(0.6):
            self.share(sheet)
        if self.chance(0.4):
            self.caption(sheet)

    def body(self, sheet: Sheet, report: Report, often: float) -> None:
        """The report, cut into paragraphs anew, with headings and lists of its own; other things between them, so `often`."""
        parts = list(self.paragraphs(report))
        heads, lists, posts = (self.random.choice(odds) for odds in ((0, 0, 0.1, 0.3), (0, 0, 0.05, 0.1), (0, 0, 0, 0.15)))
        open_ended = self.random.choice((0, 0, 0.1, 0.3))
        for n, part in enumerate(parts):
            sheet.add(part.rstrip(".") if self.chance(open_ended) else part, True)
            if n + 1 == len(parts):
                break
            if self.chance(often):
                sheet.add(self.some("inside"))
            if self.chance(often / 2):
                self.caption(sheet)
            if self.chance(posts):
                sheet.add(self.some("posts"), True)
            if self.chance(heads / 3):
                sheet.add(self.pick("separators"), None)
            if self.chance(lists):
                self.listed(sheet)
            if self.chance(heads):
                sheet.add(self.some("subheads"), True)
        if self.chance(lists * 2):
            self.listed(sheet)
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            sheet.add(self.some("closings"), True)

    def caption(self, sheet: Sheet) -> None:
        """The words beside a picture; galleries have them twice."""
        caption = self.some("captions")
        for _ in range(2 if self.chance(0.3) else 1):
            sheet.add(caption, CAPTIONS)

    def paragraphs(self, report: Report) -> Iterator[str]:
        """Its sentences by ones, twos or threes, or its own paragraphs."""
        if self.chance(0.3):
            yield from report.paragraphs
            return
        most = self.random.choice((1, 2, 2, 3))
        for paragraph in report.paragraphs:
            sentences = SENTENCE.split(paragraph)
            while sentences:
                take = self.random.randint(1, most)
                yield " ".join(sentences[:take])
                sentences = sentences[take:]

    def listed(self, sheet: Sheet) -> None:
        """A list that belongs to the report: the dead, places, dates."""
        if self.chance(0.7):
            sheet.add(self.some("list_leads"), True)
        item = self.pick("list_items")
        for _ in range(self.random.randint(3, 15)):
            sheet.add(self.filled(item), True)

    def menu(self) -> str:
        """Names of sections one a line, or a few lines of many."""
        names = self.random.sample(self.words["sections"], self.random.choice((0, 5, 9, 15, 30, 60)))
        if self.chance(0.3):
            names = [f"{name} {self.filled(self.random.choice(MORE))}" for name in names]
        if self.chance(0.8):
            style = self.random.choice(("{}", "{}", "{}", "- {}", "• {}", "{} (%d)", "» {}", "{} »", "► {}"))
            return "\n".join(
                (style.format(n) % self.random.randint(1, 300) if "%" in style else style.format(n)) for n in names
            )
        return (" | " if self.chance(0.5) else " ").join(names[:14])

    def links(self, sheet: Sheet) -> None:
        """A list of headlines under its heading."""
        sheet.add(self.some("lists"))
        dated, counted = self.chance(0.25), self.chance(0.12)
        for n in range(self.random.randint(3, 12)):
            sheet.add(str(n + 1) if self.chance(0.08) else "")
            sheet.add(self.headline() + (self.filled(" ({temp})") if counted else ""))
            sheet.add(self.filled("{date}" if self.chance(0.7) else "{n} hours ago") if dated else "")

    def teasers(self, sheet: Sheet) -> None:
        """Other reports' headlines with their beginnings."""
        sheet.add(self.some("lists"))
        signed, dated, closed = self.chance(0.4), self.chance(0.4), self.chance(0.4)
        if self.chance(0.15):
            for _ in range(self.random.randint(2, 5)):
                sheet.add("\n".join([self.beginning()] * 2))
            return
        for _ in range(self.random.randint(2, 8)):
            sheet.add(self.headline())
            sheet.add(self.some("names") if signed else "")
            sheet.add(self.filled("{date}") if dated else "")
            sheet.add(self.beginning())
            sheet.add(self.random.choice(("Read More »", "Continue reading", "More")) if closed else "")

    def beginning(self) -> str:
        """The first sentence of some report, whole or cut off, or a written teaser."""
        if self.chance(0.5):
            return self.some("teasers")
        first = " ".join(SENTENCE.split(self.random.choice(self.reports).paragraphs[0])[: self.random.randint(1, 2)])
        cut = self.random.randint(60, 200)
        return first if self.chance(0.5) else first[:cut].rsplit(" ", 1)[0] + self.random.choice(("...", "…", " [...]", " …"))

    def comments(self, sheet: Sheet) -> None:
        """What readers wrote below a report."""
        sheet.add(self.some("comment_heads"))
        if self.chance(0.5):
            sheet.add(self.some("comment_notes"))
        frame = self.pick("comment_frames")
        for _ in range(self.random.choice((0, 2, 5, 15, 30))):
            sheet.add(self.filled(frame))
        if self.chance(0.4):
            sheet.add(self.some("comment_notes"))

    def comment(self) -> str:
        """One that was written for it, or sentences of some report: by its words alone no comment is to be known."""
        if self.chance(0.5):
            return self.some("comments")
        sentences = SENTENCE.split(self.random.choice(self.random.choice(self.reports).paragraphs))
        start, count = self.random.randrange(len(sentences)), self.random.randint(1, 4)
        return " ".join(sentences[start : start + count])[:900]

    def ending(self, sheet: Sheet) -> None:
        """What stands right below a report: who wrote it, rights, tags."""
        sheet.add(self.some("endings"))

    def share(self, sheet: Sheet) -> None:
        """A bar of buttons."""
        words = [self.some("share") for _ in range(self.random.randint(1, 7))]
        sheet.add((" " if self.chance(0.25) else "\n").join(words))

    def adverts(self, sheet: Sheet) -> None:
        """Adverts, some under their name."""
        for _ in range(self.random.randint(1, 4)):
            sheet.add(self.some("adverts"))

    def foot(self, sheet: Sheet) -> None:
        """The foot of the site."""
        for _ in range(self.random.choice((1, 2, 3))):
            sheet.add(self.some("footers"))
            names = self.random.sample(self.words["corporate"], self.random.choice((0, 4, 8, 20)))
            sheet.add((" | " if self.chance(0.15) else "\n").join(names))

    def headline(self) -> str:
        """Of another report."""
        titles = [report.title for report in (self.random.choice(self.reports) for _ in range(3)) if report.title]
        return titles[0] if titles and self.chance(0.5) else self.some("headlines")

    def chance(self, odds: float) -> bool:
        """True so often."""
        return self.random.random() < odds

    def pick(self, kind: str) -> str:
        """One of the words of a kind, as written."""
        return self.random.choice(self.words[kind])

    def some(self, kind: str) -> str:
        """One of them, filled in."""
        return self.filled(self.pick(kind))

    def filled(self, text: str) -> str:
        """A text with something drawn for each name in braces."""
        while FILL.search(text):
            text = FILL.sub(lambda match: self.fill(match[1]), text)
        return text

    def fill(self, name: str) -> str:
        """What stands for one name; in capitals where the name is."""
        if name.isupper():
            return self.fill(name.lower()).upper()
        draw = self.random
        if name in LISTS:
            return self.pick(LISTS[name])
        year, day, month = draw.randint(2009, 2024), draw.randint(1, 28), draw.choice(MONTHS)
        dates = (
            f"{month} {day}, {year}",
            f"{day} {month} {year}",
            f"{day:02}/{draw.randint(1, 12):02}/{year}",
            f"{month[:3]} {day}, {year}",
        )
        handle = draw.choice(self.words["names"]).replace(" ", "").lower()
        hour, minute = draw.randint(1, 12), draw.randint(10, 59)
        made = {
            "n": str(draw.randint(1, 60)), "temp": str(draw.randint(10, 90)), "temp2": str(draw.randint(10, 90)),
            "year": str(year),
            "date": draw.choice(dates), "weekday": draw.choice(DAYS), "handle": handle, "mail": f"{handle}@news.example",
            "month": month, "time": draw.choice((f"{hour}:{minute} pm", f"{hour}:{minute} AM", f"{hour + 11}:{minute}")),
            "phone": f"{draw.randint(200, 999)}-555-{draw.randint(1000, 9999)}", "headline": "",
        }  # fmt: skip
        if name == "comment":
            return self.comment()
        return made[name] if name != "headline" else self.headline()
