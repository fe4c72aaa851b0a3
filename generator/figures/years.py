"""Dated events on four lanes in; a drawing of them for a phone, a line for each year, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor

from markupsafe import Markup

from generator.figures.lanes import (
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
from generator.text import address, pixels

NARROW = 358
"""How wide the drawing is, in pixels."""
ROW = 12
"""The side of a place for a mark, in pixels."""
COLUMNS = ((160.0, -1, 9), (164.0, 1, 3), (206.0, 1, 9), (322.0, 1, 3))
"""For each lane: where it begins, which way it grows, marks in a line."""
BETWEEN, TITLE = 4, 22
"""The room between two years, and the height of an era's name, in pixels."""


@dataclass(frozen=True, slots=True)
class YearDrawn:
    """A year of the narrow drawing: its box, and its marks in the order of time."""

    frame: Box
    url: Markup
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class YearsDrawing:
    """All events, a line or more for each year."""

    width: Markup
    height: Markup
    labels: tuple[Words, ...]
    eras: tuple[Box, ...]
    years: tuple[YearDrawn, ...]


def draw_years(
    events: Sequence[Event], eras: Sequence[EraSpan], lanes: Sequence[Lane], first: int, last: int
) -> YearsDrawing:
    """Draw the events for a phone: time runs down, the lanes stand side by side.

    Events come in the order of time. What is earlier than the first year shares a line.
    """
    y, drawn, titles = 42.0, [], []
    by_year = {
        year: list(found) for year, found in groupby(events, key=lambda one: _year(one, first))
    }
    shown: EraSpan | None = None
    for year in range(first - (first - 1 in by_year), last + 1):
        era = next((one for one in reversed(eras) if one.start <= year), None)
        era = era or (eras[0] if eras and year >= first else None)
        if era and era is not shown:
            titles.append(box(0, y, NARROW, TITLE, "tl-era", era.name, y + 16))
            y, shown = y + TITLE, era
        row = _row(by_year.get(year, []), year, first, y, eras.index(era) if era else 0)
        drawn.append(row)
        y += float(row.frame.height)
    return YearsDrawing(
        pixels(NARROW), pixels(y + 2), tuple(_heads(lanes)), tuple(titles), tuple(drawn)
    )


def _year(event: Event, first: int) -> int:
    return max(floor(event.time), first - 1)


def _heads(lanes: Sequence[Lane]) -> Iterator[Words]:
    """Name the lanes: the two large ones above, those with little room below them."""
    spots = ((COLUMNS[0][0], 14, "end"), (185.0, 32, "middle"), (206.0, 14, "start"))
    for lane, (x, y, anchor) in zip(lanes, (*spots, (float(NARROW), 32, "end")), strict=True):
        yield Words(lane.name, pixels(x), pixels(y), anchor, lane_style(lane))


def _row(events: Sequence[Event], year: int, first: int, y: float, band: int) -> YearDrawn:
    """Set a year's marks on their lanes, beginning a new line where a lane is full."""
    filled = [0] * len(COLUMNS)
    marks = []
    for one in events:
        start, way, room = COLUMNS[one.lane]
        line, place = divmod(filled[one.lane], room)
        filled[one.lane] += 1
        x = start + way * place * ROW - (ROW if way < 0 else 0)
        marks.append(draw_mark(one, x, y + BETWEEN / 2 + line * ROW))
    lines = max(-(-filled[n] // room) for n, (_, _, room) in enumerate(COLUMNS)) or 1
    height = max(lines, 1) * ROW + BETWEEN
    words = "earlier" if year < first else str(year)
    frame = box(0, y, NARROW, height, f"tl-row tl-band-{band % 2}", words, y + 12)
    url = address(f"#y{floor(events[0].time)}") if events else Markup()
    return YearDrawn(frame, url, f"{words}: {len(events)}", tuple(marks))
