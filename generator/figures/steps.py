"""Best marks, one after another, in; a chart of steps, a line for each holder, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from markupsafe import Markup

from generator.figures.chart import (
    CLEAR,
    MARK,
    NAME,
    NARROW,
    SIZE,
    SMALL,
    TOP,
    Feat,
    Holder,
    Plot,
    StepChart,
)
from generator.figures.room import Box, Room, Spot
from generator.figures.words import Words
from generator.text import geometry, pixels


@dataclass(frozen=True, slots=True)
class Line:
    """A holder's line."""

    style: str
    ink: str
    d: Markup


@dataclass(frozen=True, slots=True)
class FeatDrawn:
    """A mark on the chart, with its label where there is room."""

    feat: Feat
    symbol: str
    ink: str
    x: Markup
    y: Markup
    ring_x: Markup
    ring_y: Markup
    label: Words | None


@dataclass(frozen=True, slots=True)
class StepDrawing:
    """A chart in a box of pixels."""

    width: Markup
    height: Markup
    grid: Markup
    axis: Markup
    known: Markup
    ticks: tuple[Words, ...]
    years: tuple[Words, ...]
    lines: tuple[Line, ...]
    names: tuple[Words, ...]
    notes: tuple[Words, ...]
    marks: tuple[FeatDrawn, ...]


def draw_steps(chart: StepChart, width: float, height: float, every: int) -> StepDrawing:
    """Draw a chart of steps.

    Args:
        chart: What is drawn; the holders in the order of their inks.
        width: The width of the drawing, in pixels.
        height: Its height.
        every: Years from one lettered year to the next.
    """
    plot = Plot(chart, width, height)
    room = Room(width, plot.base - 2)
    ticks = tuple(_ticks(plot))
    room.take(_spot_of(one).box(one.words, SMALL) for one in ticks)
    room.take(_obstacles(plot))
    known = chart.known
    line = f"M{plot.x(known):.1f} {TOP - 12}V{plot.base:.1f}" if known else ""
    notes = tuple(_note(plot, room))
    held = _by_weight(plot)
    ends = sum(bool(one.feats) for one in chart.holders) if width > NARROW else 0
    marks = list(_marks(plot, room, held[:ends]))
    names = tuple(_names(plot, room))
    marks += _marks(plot, room, held[ends:])
    return StepDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{height:.0f}"),
        geometry("".join(f"M0 {plot.y(value):.1f}H{width:.0f}" for value, _ in chart.scale.ticks)),
        geometry(f"M0 {plot.base:.1f}H{width:.0f}"),
        geometry(line),
        ticks,
        tuple(_years(plot, every)),
        tuple(_lines(plot)),
        names,
        notes,
        tuple(sorted(marks, key=lambda one: one.feat.at)),
    )


def _words(spot: Spot, words: str, ink: str = "0") -> Words:
    return Words(words, pixels(spot.x), pixels(spot.y), spot.anchor, ink=ink)


def _spot_of(words: Words) -> Spot:
    return Spot(float(words.x), float(words.y), words.anchor)


def _ticks(plot: Plot) -> Iterator[Words]:
    for value, words in plot.chart.scale.ticks:
        yield _words(Spot(0, plot.y(value) - 5, "start"), words)


def _years(plot: Plot, every: int) -> Iterator[Words]:
    end = plot.chart.last.year
    for year in range(-(-plot.chart.first // every) * every, end + 1, every):
        x = plot.x(datetime(year, 1, 1))
        anchor = "start" if x < 20 else "middle"
        yield _words(
            Spot(max(x, 0) if anchor == "start" else x, plot.height - 8, anchor), f"{year}"
        )


def _lines(plot: Plot) -> Iterator[Line]:
    """Draw the lines, double ones first: where two run together, the other runs inside."""
    for holder in sorted(plot.chart.holders, key=lambda one: one.line != "double"):
        points = [f"{x:.1f} {y:.1f}" for x, y in plot.corners(holder)]
        if points:
            yield Line(holder.line, holder.ink, geometry("M" + "L".join(points)))


def _obstacles(plot: Plot) -> Iterator[Box]:
    for holder in plot.chart.holders:
        for (x1, y1), (x2, y2) in pairwise(plot.corners(holder)):
            yield Box(
                min(x1, x2) - CLEAR, min(y1, y2) - CLEAR, max(x1, x2) + CLEAR, max(y1, y2) + CLEAR
            )
        for feat in holder.feats:
            x, y = plot.x(feat.at), plot.y(feat.value)
            yield Box(x - MARK - 2, y - MARK - 2, x + MARK + 2, y + MARK + 2)


def _note(plot: Plot, room: Room) -> Iterator[Words]:
    """Letter the line up to which all is known, on whichever side there is room."""
    chart = plot.chart
    if chart.known is None:
        return
    x = plot.x(chart.known)
    if plot.width > NARROW:
        room.take([Box(x - 2, TOP - 12, x + 2, plot.base)])
    spots = (Spot(x + 6, 13, "start"), Spot(x, 13, "middle"), Spot(x - 6, 13, "end"))
    spot = room.place(chart.known_words, SMALL, spots)
    if spot:
        yield _words(spot, chart.known_words)


def _names(plot: Plot, room: Room) -> Iterator[Words]:
    """Write each holder's name at the end of its line."""
    for holder in plot.chart.holders:
        if not holder.feats:
            continue
        y = plot.y(holder.feats[-1].value)
        spot = room.place(holder.name, NAME, _ends(plot, y))
        if spot:
            yield _words(spot, holder.name, holder.ink)


def _ends(plot: Plot, y: float) -> Iterator[Spot]:
    """The places for a name: right of its line, as near as may be; above or below it."""
    if plot.width > NARROW:
        x = plot.x(plot.chart.last) + CLEAR + 2
        yield from (Spot(x, y + 5 + sign * step, "start") for step in range(99) for sign in (-1, 1))
    for step in range(0, int(plot.width), 24):
        yield Spot(plot.width - 2 - step, y - 14, "end")
        yield Spot(plot.width - 2 - step, y + 22, "end")


def _by_weight(plot: Plot) -> list[tuple[Holder, Feat]]:
    """Sort marks as they are labelled: last ones, first ones, then those that stood longest."""
    found: list[tuple[int, float, Holder, Feat]] = []
    for holder in plot.chart.holders:
        ends = [*(feat.at for feat in holder.feats[1:]), plot.chart.last]
        for number, feat in enumerate(holder.feats):
            end = ends[number]
            rank = 0 if number + 1 == len(holder.feats) else 1 if number == 0 else 2
            found.append((rank, -(end - feat.at).total_seconds(), holder, feat))
    ranked = sorted(found, key=lambda one: one[:2])
    return [(holder, feat) for _, _, holder, feat in ranked]


def _marks(plot: Plot, room: Room, held: Iterable[tuple[Holder, Feat]]) -> Iterator[FeatDrawn]:
    """Draw marks, each with its label where there is room."""
    for holder, feat in held:
        x, y = plot.x(feat.at), plot.y(feat.value)
        yield FeatDrawn(
            feat,
            holder.symbol,
            holder.ink,
            pixels(x - MARK),
            pixels(y - MARK),
            pixels(x),
            pixels(y),
            _label(room, feat, x, y),
        )


def _label(room: Room, feat: Feat, x: float, y: float) -> Words | None:
    """Label a mark with its name and value, or where there is less room with its name."""
    for words in (f"{feat.name}, {feat.words}", feat.name):
        spot = room.place(words, SIZE, _spots(x, y))
        if spot:
            return _words(spot, words)
    return None


def _spots(x: float, y: float) -> Iterator[Spot]:
    """The places for a mark's label, the best first: above and left of it, below and right."""
    yield Spot(x - MARK - 5, y + 4.5, "end")
    yield Spot(x - MARK - 3, y - 9, "end")
    yield Spot(x - 4, y - MARK - 7, "start")
    yield Spot(x + MARK + 3, y + 20, "start")
    yield Spot(x + MARK + 5, y + 4.5, "start")
    yield Spot(x, y - MARK - 7, "middle")
    yield Spot(x, y - MARK - 7, "end")
    yield Spot(x - MARK - 5, y + 22, "end")
