"""Orbits in, by their lowest and highest points; their heights, stretched to be read, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from markupsafe import Markup

from generator.figures.orbit import Orbit, nice
from generator.figures.room import words_width
from generator.figures.words import Words
from generator.text import geometry, pixels

ROW, TOP = 22, 44
"""Pixels: from one row to the next, and what stands above the first."""
LETTERS, LINE = 12, 15
"""The height of letters, and of a line of them, in pixels."""
LONGEST = 16
"""How many letters of a name there is room for."""
SHORTEST = 3
"""How long a bar is at least, in pixels, so that it can be seen."""
HEAD, FOOT = 58, 30
"""Pixels above the scale of a single orbit, and below its ground."""


@dataclass(frozen=True, slots=True)
class RowDrawn:
    """An orbit as a bar from its lowest point to its highest."""

    orbit: Orbit
    y: Markup
    base: Markup
    bar: Markup
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HeightsDrawing:
    """A row for each orbit, on a scale on which each line is ten times the one before."""

    width: Markup
    height: Markup
    name: Markup
    value: Markup
    grid: Markup
    ticks: tuple[Words, ...]
    notes: tuple[Words, ...]
    rows: tuple[RowDrawn, ...]


@dataclass(frozen=True, slots=True)
class ColumnDrawing:
    """A single orbit beside an upright scale that begins at the ground."""

    width: Markup
    height: Markup
    orbit: Orbit
    grid: Markup
    axis: Markup
    ticks: tuple[Words, ...]
    notes: tuple[Words, ...]
    bar: Markup
    marks: tuple[tuple[Markup, Markup], ...]
    labels: tuple[Words, ...]
    others: tuple[Words, ...]


def draw_heights(orbits: Sequence[Orbit], width: float, *, valued: bool) -> HeightsDrawing:
    """Draw the heights of many orbits, a row each.

    Args:
        orbits: What to draw, in its order.
        width: Of the drawing, in pixels.
        valued: Whether the heights stand beside the bars in figures, too.
    """
    names = 44 + words_width("n" * LONGEST, LETTERS)
    values = max((words_width(_both(one), LETTERS) for one in orbits), default=0) if valued else 0
    left, right = names + 14, width - values - 30
    lows = [log10(max(one.low, 1)) for one in orbits]
    first = floor(min(lows, default=0))
    last = max(ceil(max((log10(max(one.high, 1)) for one in orbits), default=1)), first + 1)
    unit = (right - left) / (last - first)
    bottom = TOP + ROW * len(orbits)

    def across(height: float) -> float:
        return left + (log10(max(height, 1)) - first) * unit

    rows = []
    for number, orbit in enumerate(orbits):
        y = TOP + ROW * number + ROW / 2
        start, end = across(orbit.low), across(orbit.high)
        bar = f"M{start:.1f} {y:.1f}H{max(end, start + SHORTEST):.1f}"
        rows.append(
            RowDrawn(
                orbit,
                pixels(y - 6),
                pixels(y + 4.5),
                geometry(bar),
                _short(orbit.name),
                _both(orbit) if valued else "",
            )
        )
    powers = range(first, last + 1)
    every = ceil((words_width(f"{10**last:,}", LETTERS) + 6) / unit)
    return HeightsDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{bottom + 4:.0f}"),
        geometry("44"),
        geometry(f"{width:.0f}"),
        geometry("".join(f"M{left + (p - first) * unit:.1f} {TOP - 4}V{bottom}" for p in powers)),
        tuple(
            _label(f"{10**power:,}", left + (power - first) * unit, TOP - 9, "middle")
            for power in powers
            if (power - first) % every == 0
        ),
        (
            _label("Heights in km, stretched", 0, 13),
            *((_label("lowest to highest", width, 13, "end"),) if valued else ()),
        ),
        tuple(rows),
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}\u2026"


def _both(orbit: Orbit) -> str:
    return f"{orbit.low_words} to {orbit.high_words}"


def _label(words: str, x: float, y: float, anchor: str = "start") -> Words:
    return Words(words, pixels(x), pixels(y), anchor)


def draw_column(orbit: Orbit, scale: float, width: float, height: float) -> ColumnDrawing:
    """Draw the heights of one orbit.

    Args:
        orbit: Its lowest and highest points.
        scale: Pixels for a km in the drawing beside this one, to say how much this is stretched.
        width: Of the box, in pixels.
        height: Of the box, in pixels.
    """
    step = nice(orbit.high / 2)
    top = ceil(orbit.high / step) * step
    ground = height - FOOT
    unit = (ground - HEAD) / top
    heights = [step * number for number in range(round(top / step) + 1)]
    left = 14 + words_width(f"{top:,.0f}", LETTERS)
    x = left + 44
    high, low = ground - orbit.high * unit, ground - orbit.low * unit
    labels, others = _words(orbit, x + 16, high, low, ground)
    return ColumnDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{height:.0f}"),
        orbit,
        geometry(
            "".join(f"M{left:.1f} {ground - one * unit:.1f}H{width:.0f}" for one in heights[1:])
        ),
        geometry(f"M{left:.1f} {ground:.1f}H{width:.0f}"),
        tuple(
            _label(f"{one:,.0f}" if one else "ground", left - 8, ground - one * unit + 4.5, "end")
            for one in heights
        ),
        (_label(f"Heights in km, {_times(unit / scale)}", 0, 13),),
        geometry(f"M{x:.1f} {low:.1f}V{high:.1f}"),
        tuple((pixels(x - 5), pixels(y - 5)) for y in (high, low)),
        labels,
        others,
    )


def _times(factor: float) -> str:
    """Say how much more is made of heights than of the rest, with two digits."""
    if factor < 1:
        return "to a scale of their own"
    places = 1 - floor(log10(factor))
    return f"stretched {round(factor, places):,.{max(places, 0)}f} times"


def _words(
    orbit: Orbit, x: float, high: float, low: float, ground: float
) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Write beside the two points, upwards and downwards from each other where they are near."""
    apart = max(0.0, 18 - (low - high)) / 2
    above = [line for line in (orbit.high_others,) if line]
    below = [line for line in (orbit.low_others,) if line]
    upper = high + 4.5 - apart - LINE * len(above)
    lower = min(low + 4.5 + apart, ground - 7 - LINE * len(below))
    if lower - upper < LINE * (1 + len(above)) + 1:
        upper = lower - LINE * (1 + len(above)) - 1
    labels = (
        _label(f"{orbit.high_words} km, highest point", x, upper),
        _label(f"{orbit.low_words} km, lowest point", x, lower),
    )
    return labels, tuple(_lines(above, x, upper)) + tuple(_lines(below, x, lower))


def _lines(lines: Sequence[str], x: float, y: float) -> Iterator[Words]:
    for number, line in enumerate(lines, start=1):
        yield _label(line, x, y + number * LINE)
