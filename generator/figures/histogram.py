"""How many there are of each year in; a bar for each year over a ruler of years out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.words import Words
from generator.text import geometry

FOOT, HEAD = 20, 16
"""The room under the bars, for years, and over them, for the highest number, in pixels."""
GAP = 0.25
"""What part of a year's room stays empty beside its bar."""
DIGIT = 8
"""How wide a digit is at most, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its room from left to right, and how high its bar stands."""

    year: str
    count: str
    x: Markup
    y: Markup
    width: Markup
    height: Markup


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars from the first year to the last, in pixels."""

    width: Markup
    height: Markup
    base: Markup
    bars: tuple[Bar, ...]
    labels: tuple[Words, ...]


def draw_histogram(years: Mapping[int, int], width: int, height: int, every: int) -> Histogram:
    """Draw a bar for each year that has any, and a label each `every` years; sizes in pixels."""
    floor = height - FOOT
    base = geometry(f"M0 {floor}L{width} {floor}")
    size = geometry(str(width)), geometry(str(height))
    if not years:
        return Histogram(*size, base, (), ())
    first, last, most = min(years), max(years), max(years.values())
    step = width / (last + 1 - first)
    bars = []
    for year, count in sorted(years.items()):
        tall = (floor - HEAD) * count / most
        numbers = ((year - first) * step, floor - tall, step * (1 - GAP), tall)
        bars.append(Bar(str(year), str(count), *(geometry(f"{one:.2f}") for one in numbers)))
    labels = [
        Words(str(year), geometry(f"{(year - first) * step:.2f}"), _below(height), "start")
        for year in range(first + -first % every, last + 1, every)
        if (year - first) * step + 4 * DIGIT <= width
    ]
    peak = next(year for year in sorted(years) if years[year] == most)
    centre = (peak - first + (1 - GAP) / 2) * step
    over = Words(str(most), geometry(f"{centre:.2f}"), geometry(str(HEAD - 4)), "middle")
    return Histogram(*size, base, tuple(bars), (*labels, over))


def _below(height: int) -> Markup:
    return geometry(str(height - 4))
