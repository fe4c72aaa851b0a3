"""Flights in; a calendar of bars, a row for each year and in it a lane for each country, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from markupsafe import Markup

from generator.dates import MONTHS
from generator.figures.room import Box, Room, Spot, words_width
from generator.text import geometry, pixels

BAR, GAP, APART = 12, 3, 10
"""The height of a bar, the room to the next bar of its lane, and to the next year, in pixels."""
SMALL = 12
"""The height of words, in pixels."""
HEAD = 24
"""The room above the first year, in pixels."""
RIGHT = 6
"""The room to the right of December, in pixels."""


@dataclass(frozen=True, slots=True)
class Flight:
    """From when to when, in which lane (None: across all of them), how it went."""

    start: datetime
    end: datetime
    lane: int | None
    name: str
    title: str
    url: str
    outcome: str
    meetings: tuple[datetime, ...] = ()
    symbol: str = ""
    """The mark on the bar of a flight that runs across all lanes."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Whose flights are in a lane: ink, and whether its bars have round ends."""

    ink: str
    round: bool


@dataclass(frozen=True, slots=True)
class BarDrawn:
    """A flight, or the part of it that is in a year."""

    flight: Flight
    ink: str
    x: Markup
    y: Markup
    width: Markup
    height: Markup
    round: Markup
    half: Markup
    cross: Markup
    rings: tuple[tuple[Markup, Markup], ...]
    label: str
    label_x: Markup
    label_y: Markup
    within: bool
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Caption:
    """A month or a year at the edge."""

    words: str
    x: Markup
    y: Markup


@dataclass(frozen=True, slots=True)
class FlightDrawing:
    """The calendar in a box of pixels."""

    width: Markup
    height: Markup
    grid: Markup
    months: tuple[Caption, ...]
    years: tuple[Caption, ...]
    bars: tuple[BarDrawn, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a flight that is in a year, in pixels from left to right."""

    flight: Flight
    left: float
    right: float
    begins: bool


def draw_flights(
    flights: Sequence[Flight], lanes: Sequence[Lane], width: float, *, named: bool
) -> FlightDrawing:
    """Draw a calendar of flights.

    Args:
        flights: What is drawn, in the order of time.
        lanes: The lanes of each year, from above.
        width: The width of the drawing, in pixels.
        named: Whether there is room for the names of months.
    """
    left = 46.0 if named else 34.0
    years = range(
        min((one.start.year for one in flights), default=0),
        max((one.end.year for one in flights), default=-1) + 1,
    )
    bars: list[BarDrawn] = []
    captions: list[Caption] = []
    lines: list[str] = []
    top = float(HEAD)
    for year in years:
        pieces = [piece for one in flights for piece in _pieces(one, year, left, width)]
        drawn, height = _row(pieces, lanes, top, width)
        bars += drawn
        middle = top + height / 2 + 4.5
        captions.append(Caption(str(year), geometry("0"), pixels(middle)))
        lines.append(f"M0 {top - APART / 2:.1f}H{width:.0f}")
        top += height + APART
    months = [_x(datetime(2001, month, 1), left, width) for month in range(1, 13)]
    grid = [f"M{x:.1f} {HEAD - 6}V{top - APART / 2:.1f}" for x in months]
    names = (MONTHS[n][: 3 if named else 1] for n in range(12))
    return FlightDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{top:.0f}"),
        geometry("".join([*grid, *lines])),
        tuple(
            Caption(name, pixels(x + 3), geometry("12"))
            for name, x in zip(names, months, strict=True)
        ),
        tuple(captions),
        tuple(bars),
    )


def _x(at: datetime, left: float, width: float) -> float:
    start, end = datetime(at.year, 1, 1), datetime(at.year + 1, 1, 1)
    return left + (at - start) / (end - start) * (width - RIGHT - left)


def _pieces(flight: Flight, year: int, left: float, width: float) -> Iterator[_Piece]:
    """Cut a flight at the ends of a year; a short one is widened to a mark, held inside."""
    first, last = datetime(year, 1, 1), datetime(year + 1, 1, 1) - timedelta(seconds=1)
    if flight.start > last or flight.end < first:
        return
    x1, x2 = _x(max(flight.start, first), left, width), _x(min(flight.end, last), left, width)
    x2 = max(x2, x1 + BAR)
    over = max(0.0, x2 - width)
    yield _Piece(flight, x1 - over, x2 - over, flight.start >= first)


def _row(
    pieces: Sequence[_Piece], lanes: Sequence[Lane], top: float, width: float
) -> tuple[list[BarDrawn], float]:
    """Draw a year; flights of a lane that overlap stand under each other."""
    tracks: list[list[list[_Piece]]] = [[[]] for _ in lanes]
    shared = [piece for piece in pieces if piece.flight.lane is None]
    for lane in tracks:
        lane[0] += shared
    places: list[tuple[_Piece, int, int]] = []
    for piece in pieces:
        if piece.flight.lane is not None:
            lane = tracks[piece.flight.lane]
            number = next((n for n, one in enumerate(lane) if _free(one, piece)), None)
            if number is None:
                lane.append([])
                number = len(lane) - 1
            lane[number].append(piece)
            places.append((piece, piece.flight.lane, number))
    offsets = [sum(len(lane) for lane in tracks[:n]) for n in range(len(lanes))]
    step = BAR + GAP
    height = sum(len(lane) for lane in tracks) * step - GAP
    bars = [
        _bar(piece, lanes[lane], top + (offsets[lane] + number) * step, BAR)
        for piece, lane, number in places
    ]
    across = (offsets[-1] if offsets else 0) * step + BAR
    bars += [_bar(piece, Lane("0", False), top, across) for piece in shared]
    return list(_labelled(bars, width)), height


def _free(track: Sequence[_Piece], piece: _Piece) -> bool:
    return not any(one.left < piece.right + 1 and piece.left < one.right + 1 for one in track)


def _bar(piece: _Piece, lane: Lane, y: float, height: float) -> BarDrawn:
    flight, width = piece.flight, piece.right - piece.left
    cross = half = ""
    if flight.outcome == "failure" and piece.begins:
        a, b = piece.left + 3, piece.left + BAR - 3
        cross = f"M{a:.1f} {y + 3:.1f}L{b:.1f} {y + BAR - 3:.1f}"
        cross += f"M{b:.1f} {y + 3:.1f}L{a:.1f} {y + BAR - 3:.1f}"
    if flight.outcome == "partial":
        middle = y + height / 2
        half = f"M{piece.left:.1f} {middle:.1f}H{piece.right:.1f}V{y + height:.1f}"
        half += f"H{piece.left:.1f}Z"
    days = (flight.end - flight.start).total_seconds() or 1
    first = piece.left + (BAR + 5 if cross else 5)
    rings = tuple(
        (
            pixels(min(max(piece.left + width * share, first), piece.right - 5)),
            pixels(y + height / 2),
        )
        for one in flight.meetings
        if piece.begins
        and first < piece.right - 4
        and 0 <= (share := (one - flight.start).total_seconds() / days) <= 1
    )
    return BarDrawn(
        flight,
        lane.ink,
        pixels(piece.left),
        pixels(y),
        pixels(width),
        pixels(height),
        geometry(f"{BAR / 2 if lane.round else 0:.0f}"),
        geometry(half),
        geometry(cross),
        rings,
        "",
        geometry("0"),
        geometry("0"),
        False,
    )


def _labelled(bars: Sequence[BarDrawn], width: float) -> Iterator[BarDrawn]:
    """Name the flights: within the bar where it is long, else beside it where that is free."""
    room = Room(width, inf)
    room.take(
        Box(float(one.x) - 2, float(one.y), float(one.x) + float(one.width) + 2, _foot(one))
        for one in bars
    )
    for bar in bars:
        x, long = float(bar.x), float(bar.width)
        words, y = bar.flight.name, (float(bar.y) + _foot(bar)) / 2 + 4.3
        within = long > words_width(words, SMALL) + 16
        if within and bar.flight.outcome == "success" and not bar.rings:
            spot: Spot | None = Spot(x + 7, y, "start")
        else:
            within = False
            spots = (Spot(x + long + 4, y, "start"), Spot(x - 4, y, "end"))
            spot = room.place(words, SMALL, spots)
        if spot is None:
            yield bar
            continue
        yield replace(
            bar,
            label=words,
            label_x=pixels(spot.x),
            label_y=pixels(spot.y),
            anchor=spot.anchor,
            within=within,
        )


def _foot(bar: BarDrawn) -> float:
    return float(bar.y) + float(bar.height)
