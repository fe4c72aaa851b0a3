"""Counts by year in; small multiples of bars, what went well upward and what did not down, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.room import words_width
from generator.text import geometry, pixels

HEAD, FOOT = 40, 24
"""The room above the bars for the panel's name, and below them for the years, in pixels."""
GAP = 28
"""The room between two panels, in pixels."""
SMALL = 12
"""The height of figures at bars and axes, in pixels."""

Middle = Callable[[int], float]
"""From a year to the middle of its bar, in pixels."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year: what succeeded, what half did, what failed."""

    year: int
    full: int
    half: int
    none: int


@dataclass(frozen=True, slots=True)
class Panel:
    """Whose counts they are, and the counts."""

    name: str
    symbol: str
    ink: str
    counts: tuple[YearCount, ...]

    @property
    def up(self) -> int:
        """The highest bar above the axis."""
        return max((one.full for one in self.counts), default=0)

    @property
    def down(self) -> int:
        """The longest bar below it."""
        return max((one.half + one.none for one in self.counts), default=0)


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words on a panel."""

    words: str
    x: Markup
    y: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class PanelDrawn:
    """A panel of bars."""

    panel: Panel
    mark_x: Markup
    mark_y: Markup
    name_x: Markup
    name_y: Markup
    axis: Markup
    full: Markup
    half: Markup
    none: Markup
    letters: tuple[Lettering, ...]


@dataclass(frozen=True, slots=True)
class BarDrawing:
    """All panels in a box of pixels."""

    width: Markup
    height: Markup
    panels: tuple[PanelDrawn, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How panels are laid out: width, columns, height of a single one, years."""

    width: float
    columns: int
    unit: float
    first: int
    last: int
    every: int


def draw_bars(panels: Sequence[Panel], layout: Layout) -> BarDrawing:
    """Draw panels in rows, all to one scale.

    Args:
        panels: The panels, in their order.
        layout: Where they go; `unit` is the height in pixels of a count of one.
    """
    drawn: list[PanelDrawn] = []
    width = (layout.width - GAP * (layout.columns - 1)) / layout.columns
    top = 0.0
    for start in range(0, len(panels), layout.columns):
        row = panels[start : start + layout.columns]
        base = top + HEAD + max(one.up for one in row) * layout.unit
        foot = base + max(one.down for one in row) * layout.unit + FOOT
        for number, panel in enumerate(row):
            left = number * (width + GAP)
            drawn.append(_panel(panel, layout, left, width, top, base, foot))
        top = foot + GAP
    height = max(top - GAP, 1)
    return BarDrawing(geometry(f"{layout.width:.0f}"), geometry(f"{height:.0f}"), tuple(drawn))


def _panel(
    panel: Panel, layout: Layout, left: float, width: float, top: float, base: float, foot: float
) -> PanelDrawn:
    step = width / (layout.last - layout.first + 1)
    bar = step * 0.76

    def x(year: int) -> float:
        return left + (year - layout.first) * step + (step - bar) / 2

    def rect(year: int, above: float, below: float) -> str:
        return f"M{x(year):.1f} {above:.1f}H{x(year) + bar:.1f}V{below:.1f}H{x(year):.1f}Z"

    unit, counts = layout.unit, panel.counts
    sides = [
        (rect(one.year, base - one.full * unit, base) for one in counts if one.full),
        (rect(one.year, base, base + one.none * unit) for one in counts if one.none),
        (
            rect(one.year, base + one.none * unit, base + (one.none + one.half) * unit)
            for one in counts
            if one.half
        ),
    ]
    full, none, half = (geometry("".join(side)) for side in sides)
    letters = [
        *_most(panel, lambda year: x(year) + bar / 2, base, unit, (left, left + width)),
        *_years(layout, lambda year: x(year) + bar / 2, foot),
    ]
    return PanelDrawn(
        panel,
        pixels(left),
        pixels(top + 3),
        pixels(left + 21),
        pixels(top + 15),
        geometry(f"M{left:.1f} {base:.1f}H{left + width:.1f}"),
        full,
        half,
        none,
        tuple(letters),
    )


def _letter(words: str, x: float, y: float, sides: tuple[float, float]) -> Lettering:
    """Write words above a middle, moved so that they stay between the sides of their panel."""
    half = words_width(words, SMALL) / 2
    middle = min(max(x, sides[0] + half), sides[1] - half)
    return Lettering(words, pixels(middle), pixels(y), "middle")


def _most(
    panel: Panel, middle: Middle, base: float, unit: float, sides: tuple[float, float]
) -> Iterator[Lettering]:
    """Letter the longest bar on each side of the axis."""
    best = max(panel.counts, key=lambda one: one.full, default=None)
    if best and best.full:
        yield _letter(f"{best.full:,}", middle(best.year), base - best.full * unit - 4, sides)
    worst = max(panel.counts, key=lambda one: one.half + one.none, default=None)
    if worst and (lost := worst.half + worst.none):
        yield _letter(f"{lost:,}", middle(worst.year), base + lost * unit + 12, sides)


def _years(layout: Layout, middle: Middle, foot: float) -> Iterator[Lettering]:
    sides = (0.0, layout.width)
    for year in range(-(-layout.first // layout.every) * layout.every, layout.last + 1):
        if year % layout.every == 0:
            yield _letter(str(year), middle(year), foot - 1, sides)
