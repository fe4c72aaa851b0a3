"""Best marks, their holders and a scale in; where each of them stands in a box of pixels, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import log10

from generator.figures.room import words_width
from generator.figures.ruler import year_of

MARK = 7
"""Half the side of a mark, in pixels."""
SIZE, SMALL, NAME = 13, 12, 15
"""The height of labels, of the words at the axes, and of names, in pixels."""
TOP, BOTTOM, RIGHT = 34, 30, 14
"""The room around the plot, in pixels."""
ROOMY, NARROW = 80, 600
"""The room left of the first mark in drawings that are wider than so much, in pixels."""
CLEAR = 5
"""How far labels keep from lines, in pixels."""


@dataclass(frozen=True, slots=True)
class Feat:
    """A best mark: when, how much, in words, and where it leads."""

    at: datetime
    value: float
    name: str
    words: str
    url: str
    about: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose marks they are, how the line is drawn, and when it stops."""

    name: str
    symbol: str
    ink: str
    line: str
    feats: tuple[Feat, ...]
    rises: bool = True
    """Whether its line comes up from nothing; else it begins at its first mark."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The height of the chart: from what to what, which values are lettered, in which steps."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Give how high a value stands: 0 at the foot, 1 at the top."""
        if self.log:
            low, high = log10(self.low), log10(self.high)
            return (log10(max(value, self.low)) - low) / (high - low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class StepChart:
    """What is drawn: holders, the scale, the years, and a moment up to which all is known."""

    holders: tuple[Holder, ...]
    scale: Scale
    first: int
    last: datetime
    known: datetime | None = None
    known_words: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's window: dates and values to pixels."""

    chart: StepChart
    width: float
    height: float

    def x(self, at: datetime) -> float:
        """Give how far to the right a moment is."""
        end = year_of(self.chart.last)
        share = (year_of(at) - self.chart.first) / (end - self.chart.first)
        return self.left + share * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        """Give how far down a value is."""
        return self.base - self.chart.scale.share(value) * (self.base - TOP)

    @property
    def left(self) -> float:
        """Where the plot begins: right of the words at the scale."""
        words = (words_width(words, SMALL) for _, words in self.chart.scale.ticks)
        return max(words, default=0) + (ROOMY if self.width > NARROW else MARK + 4)

    @property
    def right(self) -> float:
        """The room right of the plot: for the holders' names, if the drawing is wide."""
        names = (words_width(one.name, NAME) for one in self.chart.holders if one.feats)
        return max(names, default=0) + 12 if self.width > NARROW else RIGHT

    @property
    def base(self) -> float:
        """Where the axis is."""
        return self.height - BOTTOM

    def corners(self, holder: Holder) -> list[tuple[float, float]]:
        """Give the corners of a holder's line, from the axis under its first mark to the end."""
        if not holder.feats:
            return []
        level = self.base if holder.rises else self.y(holder.feats[0].value)
        corners: list[tuple[float, float]] = []
        for feat in holder.feats:
            x = self.x(feat.at)
            corners += [(x, level), (x, self.y(feat.value))]
            level = self.y(feat.value)
        return [*corners, (self.x(self.chart.last), level)]
