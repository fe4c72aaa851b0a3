"""Dated events on four lanes in; a drawing of them along an axis of years, in pixels, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.figures.lanes import (
    SIDE,
    Box,
    EraSpan,
    Event,
    Lane,
    Mark,
    box,
    draw_mark,
    lane_style,
)
from generator.figures.words import Words
from generator.text import geometry, pixels

WIDE = 1160
"""How wide the drawing is, in pixels."""
PITCH = 13
"""How far apart two marks that share a place stand, in pixels."""
LETTER = 7.1
"""The width of a letter, in pixels, as labels are set: the mean of Jost 500 at 13 px."""
WIDEST = 240
"""The most room that the names of the lanes get, in pixels."""
HEAD, FOOT, PAD = 24, 28, 7
"""The band of the eras above, the axis below, and the room round the marks of a lane."""
EARLIER = 66
"""The room for what came before the axis begins, in order and not to scale, in pixels."""
STEPS, APART = (1, 2, 5, 10, 25), 56
"""How many years from one number of the axis to the next: the least that leaves them room."""
UP = frozenset({0})
"""The lanes whose marks are stacked upwards, away from the middle."""


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """All events along an axis of years."""

    width: Markup
    height: Markup
    bands: tuple[Box, ...]
    grounds: tuple[Box, ...]
    grid: Markup
    axis: Markup
    labels: tuple[Words, ...]
    marks: tuple[Mark, ...]


def levels(places: Sequence[float], apart: float) -> list[int]:
    """Give each place on a line the lowest level on which it keeps clear of those before it.

    Args:
        places: Distances along the line, in pixels, in any order.
        apart: How far from each other two of one level must be, in pixels.
    """
    found = [0] * len(places)
    last: list[float] = []
    for number in sorted(range(len(places)), key=lambda one: places[one]):
        place = places[number]
        level = next((n for n, end in enumerate(last) if end + apart <= place), len(last))
        last[level:] = [place, *last[level + 1 :]]
        found[number] = level
    return found


def draw_timeline(
    events: Sequence[Event], eras: Sequence[EraSpan], lanes: Sequence[Lane], first: int, last: int
) -> TimelineDrawing:
    """Draw the events along an axis from the start of the first year to the end of the last.

    Two marks of a lane that would touch are moved apart, away from the middle; the place along
    the axis stays true. What is earlier than the axis stands before it, in order.
    """
    margin = min(max(len(lane.name) for lane in lanes) * LETTER + 14, WIDEST)
    early = sum(one.time < first for one in events)
    start = margin + (EARLIER if early else 0)
    scale = (WIDE - start - SIDE) / (last + 1 - first)
    places = list(_places(events, margin, start, scale, first))
    high: dict[int, int] = {}
    deep: list[int] = [0] * len(lanes)
    for lane in range(len(lanes)):
        own = [number for number, one in enumerate(events) if one.lane == lane]
        for number, level in zip(own, levels([places[n] for n in own], PITCH), strict=True):
            high[number] = level
            deep[lane] = max(deep[lane], level + 1)
    tops = [float(HEAD)]
    for count in deep:
        tops.append(tops[-1] + max(count, 1) * PITCH + 2 * PAD)
    marks = tuple(
        draw_mark(one, places[n] - SIDE / 2, _height(tops, one.lane, high[n]))
        for n, one in enumerate(events)
    )
    names = (
        Words(
            lane.name, pixels(0), pixels((tops[n] + tops[n + 1]) / 2 + 4.5), style=lane_style(lane)
        )
        for n, lane in enumerate(lanes)
    )
    floor_y = tops[-1]
    years = _numbers(first, last, scale)
    return TimelineDrawing(
        pixels(WIDE),
        pixels(floor_y + FOOT),
        tuple(_bands(eras, start, scale, first, last, floor_y)),
        tuple(_grounds(lanes, tops, margin)),
        geometry(
            "".join(f"M{start + (y - first) * scale:.1f} {HEAD}V{floor_y:.1f}" for y in years)
        ),
        geometry(f"M{start:.1f} {floor_y:.1f}H{WIDE - SIDE}"),
        (*names, *_axis_words(years, start, scale, first, floor_y, margin if early else None)),
        marks,
    )


def at_the_time(drawing: TimelineDrawing) -> TimelineDrawing:
    """Give the same drawing as it could be drawn from what was told then, and nothing else."""
    return replace(drawing, marks=tuple(_only(one, "then") for one in drawing.marks))


def as_known(drawing: TimelineDrawing) -> TimelineDrawing:
    """Give the same drawing as it is drawn from what is known now, and nothing else."""
    return replace(drawing, marks=tuple(_only(one, "now") for one in drawing.marks))


def _only(mark: Mark, view: str) -> Mark:
    shown = tuple(one for one in mark.variants if one.view in {"both", view})
    return replace(
        mark, variants=shown, ground=mark.ground if mark.ground in {"both", view} else ""
    )


def _places(
    events: Sequence[Event], margin: float, start: float, scale: float, first: int
) -> Iterator[float]:
    """Put each event on the axis, or in its turn before it."""
    before = sorted(one.time for one in events if one.time < first)
    room = (EARLIER - 2 * SIDE) / max(len(before) - 1, 1)
    for one in events:
        if one.time < first:
            yield margin + SIDE / 2 + before.index(one.time) * room
        else:
            yield start + (one.time - first) * scale


def _height(tops: Sequence[float], lane: int, level: int) -> float:
    if lane in UP:
        return tops[lane + 1] - PAD - (level + 1) * PITCH + (PITCH - SIDE) / 2
    return tops[lane] + PAD + level * PITCH + (PITCH - SIDE) / 2


def _numbers(first: int, last: int, scale: float) -> list[int]:
    step = next((one for one in STEPS if one * scale >= APART), STEPS[-1])
    return [year for year in range(first, last + 2) if year % step == 0]


def _axis_words(
    years: Iterable[int], start: float, scale: float, first: int, base: float, early: float | None
) -> Iterator[Words]:
    for year in years:
        x = start + (year - first) * scale
        if x + 2 * LETTER <= WIDE:
            yield Words(
                str(year), pixels(x), pixels(base + 18), "middle" if year > first else "start"
            )
    if early is not None:
        yield Words("earlier", pixels(early), pixels(base + 18))


def _bands(
    eras: Sequence[EraSpan], start: float, scale: float, first: int, last: int, floor_y: float
) -> Iterator[Box]:
    """Lay the eras side by side: each reaches to the start of the next."""
    for number, era in enumerate(eras):
        stop = eras[number + 1].start if number + 1 < len(eras) else max(era.stop, last + 1)
        x = start + (max(era.start, first) - first) * scale
        width = start + (min(stop, last + 1) - first) * scale - x
        name = era.name if len(era.name) * LETTER + 8 <= width else ""
        style = f"tl-band tl-band-{number % 2}"
        yield box(x, 0, max(width, 0), floor_y, style, name, 16)


def _grounds(lanes: Sequence[Lane], tops: Sequence[float], margin: float) -> Iterator[Box]:
    for number, lane in enumerate(lanes):
        height = tops[number + 1] - tops[number]
        yield box(
            margin, tops[number], WIDE - SIDE - margin, height, f"tl-ground tl-ground-{lane.ink}"
        )
