"""Bodies and lines on a drawing that is not to scale: arcs, arrowheads, numbered discs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, radians, sin

from markupsafe import Markup

from generator.figures.orbit import Point, path_of
from generator.text import geometry, pixels

BADGE = 12
"""The radius of a numbered disc, in pixels."""
MARK = 16
"""How wide the mark of a craft is, in pixels."""
ARROW = 6.5
"""Half the length of an arrowhead, in pixels."""
SAMPLES = 28
"""How many points a quarter of a circle has."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A step to be drawn: its shape, the number of its body, whose craft, which line."""

    shape: str
    body: int
    number: str
    symbols: tuple[tuple[str, str], ...]
    """The marks of the craft that meet, each with its ink."""
    ink: str
    line: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A body on the drawing: where, how large, how far out its orbits are, in pixels."""

    name: str
    x: float
    y: float
    radius: float
    orbit: float
    turn: float = 0.0
    """Degrees by which everything round it is turned, clockwise."""

    def point(self, away: float, angle: float) -> Point:
        """Put a point at a distance from the middle, degrees clockwise from the right."""
        turn = radians(angle + self.turn)
        return self.x + away * cos(turn), self.y + away * sin(turn)

    def arc(self, start: float, end: float, low: float, high: float) -> list[Point]:
        """Sample an arc whose distance goes from one to another, slowly at either end."""
        steps = max(2, round(SAMPLES * abs(end - start) / 90))
        shares = [number / steps for number in range(steps + 1)]
        return [
            self.point(low + (high - low) * eased(share), start + (end - start) * share)
            for share in shares
        ]


@dataclass(frozen=True, slots=True)
class LegDrawn:
    """A step on the drawing: a line with an arrowhead, marks that meet, a numbered disc."""

    leg: Leg
    path: Markup
    arrow: Markup
    marks: tuple[tuple[str, str, Markup, Markup], ...]
    x: Markup
    y: Markup
    base: Markup


def eased(share: float) -> float:
    """Go from 0 to 1 slowly at either end."""
    return share * share * (3 - 2 * share)


def along(points: Sequence[Point], share: float) -> tuple[Point, float]:
    """Give the point at a share of a line's length, and which way the line goes there."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    wanted = share * sum(lengths)
    for (a, b), length in zip(pairwise(points), lengths, strict=True):
        if length and wanted <= length:
            part = wanted / length
            point = a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
            return point, atan2(b[1] - a[1], b[0] - a[0])
        wanted -= length
    return points[-1], 0.0


def draw_leg(leg: Leg, badge: Point, points: Sequence[Point] = (), arrow: float = 0.88) -> LegDrawn:
    """Draw a step: its numbered disc, and its line if it has one.

    Args:
        leg: The step.
        badge: Where the disc is.
        points: The line.
        arrow: The share of the line after which the arrowhead comes.
    """
    return LegDrawn(
        leg,
        geometry(path_of(points) if points else ""),
        geometry(_arrow(*along(points, arrow)) if points else ""),
        (),
        *_spot(badge),
    )


def draw_meeting(
    leg: Leg, disc: Disc, angle: float, end: float, orbits: Sequence[float]
) -> LegDrawn:
    """Draw two craft side by side in orbit, and the way that they go together."""
    turn = 0.53 * 180 / 3.1416 * MARK / disc.orbit
    marks = []
    for (symbol, ink), side, orbit in zip(leg.symbols, (turn, -turn), orbits, strict=False):
        x, y = disc.point(orbit, angle + side)
        marks.append((symbol, ink, pixels(x - MARK / 2), pixels(y - MARK / 2)))
    points = disc.arc(angle, end, disc.orbit, disc.orbit) if end > angle else ()
    badge = disc.point(disc.orbit + MARK / 2 + BADGE + 7, angle)
    drawn = draw_leg(leg, badge, points, 0.3)
    return LegDrawn(leg, drawn.path, drawn.arrow, tuple(marks), drawn.x, drawn.y, drawn.base)


def _arrow(point: Point, turn: float) -> str:
    """Draw an arrowhead on a line."""
    x, y = point
    corners = [
        (x + away * cos(turn) - side * sin(turn), y + away * sin(turn) + side * cos(turn))
        for away, side in ((ARROW, 0.0), (-ARROW, ARROW), (-ARROW, -ARROW))
    ]
    return path_of(corners) + "Z"


def _spot(badge: Point) -> tuple[Markup, Markup, Markup]:
    x, y = badge
    return pixels(x), pixels(y), pixels(y + 4.5)
