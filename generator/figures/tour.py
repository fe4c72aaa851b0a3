"""Dated, numbered stops in; a ruler of their years with a mark for each, in pixels, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.dates import When
from generator.figures.ruler import year_of
from generator.text import geometry, pixels

MARK = 14
"""The side of a mark, in pixels."""
DIGIT = 7.6
"""The width of a digit, in pixels: Jost 500 at 13 px."""
GAP = 6
"""What stays free between a number and the next mark, in pixels."""
ROW = 21
"""The height of a row of marks, in pixels."""
LEFT, RIGHT = 10, 34
"""What stays free at the ends of the ruler, in pixels, for half a mark and for a number."""
FOOT = 24
"""What the years take beneath the marks, in pixels."""
LETTERED = 46
"""The least room between two lettered years, in pixels."""
STEPS = (1, 5, 10, 20, 50, 100)
SIDES = {"1": -1, "2": 1}
"""Where the countries of the race stand, by their inks: above the line, and below it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something dated to be marked: its number, whose it is, how it went, where it leads."""

    number: str
    title: str
    at: When
    symbol: str
    ink: str
    url: str


@dataclass(frozen=True, slots=True)
class StopDrawn:
    """A stop on the drawing: its mark, and its number beside it."""

    stop: Stop
    x: Markup
    y: Markup
    number_x: Markup
    number_y: Markup


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the line; `year` is empty where there is no room for letters."""

    x: Markup
    year: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line with a name: an era."""

    name: str
    x: Markup
    width: Markup
    odd: bool


@dataclass(frozen=True, slots=True)
class TourDrawing:
    """A ruler: the line, its years and stretches, and the marks about it."""

    width: Markup
    height: Markup
    axis: Markup
    axis_y: Markup
    foot_y: Markup
    years_y: Markup
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    stops: tuple[StopDrawn, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole years along a width in pixels."""

    first: int
    last: int
    width: float

    def place(self, year: float) -> float:
        """Give the pixel of a year with its fraction, held inside the ruler."""
        share = (year - self.first) / (self.last + 1 - self.first)
        return LEFT + min(max(share, 0.0), 1.0) * (self.width - LEFT - RIGHT)


def years_of(stops: Iterable[Stop]) -> tuple[int, int]:
    """Give the first and the last year of some stops."""
    years = [year for one in stops for year in (one.at.earliest.year, one.at.latest.year)]
    return min(years), max(years)


def draw_tour(
    stops: Sequence[Stop],
    width: float,
    years: tuple[int, int] | None = None,
    eras: Sequence[tuple[str, float, float]] = (),
) -> TourDrawing:
    """Draw a ruler of whole years; eras are a name, a first and a last year with its fraction.

    A mark stands at the middle of what its date can mean. One that would touch another moves
    away from the line, row by row: the first country of the race upwards, the second downwards.
    """
    first, last = years or years_of(stops)
    last = max(first, last)
    scale = Scale(first, last, width)
    rows = place_rows(stops, scale)
    above, below = -min([0, *rows]), max([0, *rows])
    axis = (above + 0.5) * ROW + (18 if eras else 0)
    foot = axis + (below + 0.5) * ROW
    return TourDrawing(
        width=geometry(f"{width:g}"),
        height=geometry(f"{foot + FOOT:g}"),
        axis=geometry(f"M{LEFT} {axis:g}H{width - RIGHT:g}"),
        axis_y=geometry(f"{axis:g}"),
        foot_y=geometry(f"{foot:g}"),
        years_y=geometry(f"{foot + 17:g}"),
        stretches=tuple(_stretches(eras, scale)),
        ticks=tuple(_ticks(scale)),
        stops=tuple(
            _drawn(one, scale.place(middle(one.at)), axis + row * ROW, on_line=row == 0)
            for one, row in zip(stops, rows, strict=True)
        ),
    )


def middle(when: When) -> float:
    """Give the middle of what a date can mean, as a year with its fraction."""
    return year_of(when.earliest + (when.latest - when.earliest) / 2)


def place_rows(stops: Sequence[Stop], scale: Scale) -> list[int]:
    """Give each stop a row in which it touches no other: 0 is the line, less is above it."""
    ends: dict[int, list[tuple[float, float]]] = {}
    rows = []
    for one in stops:
        x = scale.place(middle(one.at))
        start, end = (
            x - MARK / 2,
            x + MARK / 2 + (3 + DIGIT * len(one.number) + GAP if one.number else 2),
        )
        row = next(
            row
            for row in _candidates(one.ink)
            if all(end <= left or start >= right for left, right in ends.get(row, ()))
        )
        ends.setdefault(row, []).append((start, end))
        rows.append(row)
    return rows


def _candidates(ink: str) -> Iterator[int]:
    """Give the rows that a stop may stand in, the nearest to its place first."""
    side = SIDES.get(ink)
    row = 0
    while side:
        row += side
        yield row
    while True:
        yield row
        row = -row if row < 0 else -row - 1


def _drawn(stop: Stop, x: float, y: float, *, on_line: bool) -> StopDrawn:
    """Place a mark, and its number beside it; above the line, where the mark is on the line."""
    return StopDrawn(
        stop,
        pixels(x - MARK / 2),
        pixels(y - MARK / 2),
        pixels(x + MARK / 2 + 3),
        pixels(y - 4 if on_line else y + 4.5),
    )


def _ticks(scale: Scale) -> Iterator[Tick]:
    """Give every year its tick, and letter those for which there is room."""
    per_year = scale.place(scale.first + 1) - scale.place(scale.first)
    step = next((step for step in STEPS if step * per_year >= LETTERED), STEPS[-1])
    for year in range(scale.first, scale.last + 2):
        lettered = year % step == 0 and year <= scale.last
        if lettered or per_year >= 8:
            yield Tick(pixels(scale.place(year)), str(year) if lettered else "")


def _stretches(eras: Sequence[tuple[str, float, float]], scale: Scale) -> Iterator[Stretch]:
    for number, (name, start, end) in enumerate(eras):
        x = scale.place(start)
        width = max(scale.place(end) - x, 0.0)
        yield Stretch(name, pixels(x), pixels(width), number % 2 == 0)
