"""Number ranges as claims give them: both ends inclusive, an open end is null."""

from dataclasses import dataclass

from onrecord.model import Figure

ROUGH = 0.1  # "about 40" is not contradicted by a number within a tenth of it


@dataclass(frozen=True, slots=True)
class Range:
    """`low` and `high` are null where the words leave that side open."""

    low: int | None
    high: int | None

    @property
    def number(self) -> int:
        """The number as the words give it, whatever side they leave open (0 when both are open)."""
        return self.low if self.low is not None else self.high if self.high is not None else 0

    @property
    def top(self) -> int:
        """The high end, or the number itself when the high end is open."""
        return self.high if self.high is not None else self.number

    def overlaps(self, other: "Range") -> bool:
        """Whether some number fits both."""
        a, b = self.low or 0, other.low or 0
        return (other.high is None or a <= other.high) and (self.high is None or b <= self.high)

    def meet(self, other: "Range") -> "Range":
        """The numbers that fit both; only for ranges that overlap."""
        lows = [n for n in (self.low, other.low) if n is not None]
        highs = [n for n in (self.high, other.high) if n is not None]
        return Range(max(lows, default=None), min(highs, default=None))

    def hull(self, other: "Range") -> "Range":
        """The span from the lower to the higher of both; open on top only if the higher one is."""
        lows = [n for n in (self.low, other.low) if n is not None]
        upper = max((self, other), key=lambda r: (r.top, r.high is None))
        return Range(min(lows, default=None), upper.high if upper.high is not None else None)

    def plus(self, other: "Range") -> "Range":
        """The sum of two counts of different people."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range((self.low or 0) + (other.low or 0), high)


def range_of(figure: Figure) -> Range:
    """The range that a figure's words give."""
    return Range(figure.low, figure.high)


def figured(figure: Figure) -> str:
    """The number of a figure in words: "at least 58", "at most 90", "70 to 90", "42"; "" for number words."""
    if figure.number is None:
        return ""
    if figure.high is None:
        return f"at least {figure.low:,}"
    if figure.low is None:
        return f"at most {figure.high:,}"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,} to {figure.high:,}"


def tolerant(figure: Figure) -> Range:
    """The range for telling contradictions: "about 40" gives way by a tenth, "nearly 70" reaches down by a tenth."""
    low, high = figure.low, figure.high
    if figure.qualifier == "approximately" and low is not None and high is not None:
        return Range(int(low * (1 - ROUGH)), int(high * (1 + ROUGH) + 0.999))
    if low is None and high is not None:
        return Range(int(high * (1 - ROUGH)) if figure.qualifier == "at_most" else 0, high)
    return Range(low, high)
