"""A toll as a small drawing: one line of points for each origin, numbers upwards, days to the right. Lengths are SVG units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 680, 230
LEFT, RIGHT, TOP, BOTTOM = 52, 190, 14, 34
STYLES = 6


@dataclass(frozen=True, slots=True)
class Point:
    """What one origin said on one day. `day` is ISO; `open` where its words leave a side open."""

    origin: str
    day: str
    number: int
    open: bool
    claim: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point at its place in the drawing."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one origin; `style` 0 to STYLES-1 picks dash and colour; (label_x, label_y) is where its name stands."""

    origin: str
    style: int
    dots: tuple[Dot, ...]
    label_x: float
    label_y: float

    @property
    def path(self) -> str:
        """The line's corners for an SVG polyline."""
        return " ".join(f"{d.x},{d.y}" for d in self.dots)


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing with its axis marks: (place, label)."""

    lines: tuple[Line, ...]
    days: tuple[tuple[float, str], ...]
    numbers: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def draw(points: Iterable[Point]) -> Chart | None:
    """A chart of the points that have a full day; null where there are fewer than two of them."""
    dated = sorted({p for p in points if _ordinal(p.day)}, key=lambda p: (p.day, p.number, p.origin, p.claim))
    if len(dated) < 2:
        return None
    first, last = _ordinal(dated[0].day), _ordinal(dated[-1].day)
    top = _round_up(max(p.number for p in dated))

    def x(day: str) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * ((_ordinal(day) - first) / (last - first) if last > first else 0.5), 1)

    def y(number: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / top, 1)

    names = list(dict.fromkeys(p.origin for p in dated))
    rows = [tuple(Dot(x(p.day), y(p.number), p) for p in dated if p.origin == name) for name in names]
    labels = _apart([(dots[-1].y, name) for dots, name in zip(rows, names, strict=True)])
    lines = [Line(n, i % STYLES, d, d[-1].x + 9, labels[n]) for i, (n, d) in enumerate(zip(names, rows, strict=True))]
    ends = dict.fromkeys((dated[0].day, dated[-1].day))
    return Chart(tuple(lines), tuple((x(d), d) for d in ends), tuple((y(n), f"{n:,}") for n in (0, top // 2, top)))


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _round_up(number: int) -> int:
    """The next even number of the kind 2, 4, 10, 20, 40, 100 ... that is no smaller."""
    unit = 1
    while number > 10 * unit:
        unit *= 10
    return max(2, next(n * unit for n in (2, 4, 6, 8, 10) if n * unit >= number))


def _apart(wanted: Iterable[tuple[float, str]], gap: float = 14) -> dict[str, float]:
    """Heights for the labels near the wanted ones, at least `gap` apart."""
    placed: dict[str, float] = {}
    floor = float(TOP)
    for height, name in sorted(wanted):
        floor = max(height + 4, floor)
        placed[name] = round(floor, 1)
        floor += gap
    return placed
