"""Orbits in, by their lowest and highest points; ellipses round a body, to one scale, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, dist, floor, hypot, log10, radians, sin, sqrt

from markupsafe import Markup

from generator.figures.room import words_width
from generator.figures.words import Words
from generator.text import geometry, pixels

STEP = 3
"""Degrees from one point of an ellipse to the next, as seen from the body."""
REACH = 0.6
"""How high an orbit among many may rise and be drawn whole, in radii of the body."""
TILT = -45
"""Where a single orbit has its highest point: degrees from the right, clockwise; our choice."""
SIZE, SMALL = 13, 12
"""The height of letters, in pixels."""
EDGE = 34
"""Pixels left free round a single orbit, for its words."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Orbit:
    """An orbit: heights above the ground in km, the same in words, and whose it is."""

    number: str
    name: str
    low: float
    high: float
    low_words: str
    high_words: str
    symbol: str
    ink: str
    line: str
    url: str = ""
    low_others: str = ""
    """What other sources have for the lowest point."""
    high_others: str = ""


@dataclass(frozen=True, slots=True)
class OrbitDrawn:
    """An ellipse, or the part of it that is in view, its marks and their words."""

    orbit: Orbit
    path: Markup
    marks: tuple[tuple[Markup, Markup], ...]
    labels: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class GlobeDrawing:
    """A body with orbits round it, all to one scale."""

    width: Markup
    height: Markup
    x: Markup
    y: Markup
    radius: Markup
    grid: Markup
    name: Words
    orbits: tuple[OrbitDrawn, ...]
    bar: Markup
    words: tuple[Words, ...]
    mark: str
    scale: float
    """Pixels for a km."""


@dataclass(frozen=True, slots=True)
class _Globe:
    """Where a body stands, in pixels, its radius in km, and the scale."""

    x: float
    y: float
    radius: float
    scale: float

    def point(self, height: float, angle: float) -> Point:
        """Put a point at a height in km and an angle clockwise from the right."""
        away = (self.radius + height) * self.scale
        return self.x + away * cos(radians(angle)), self.y + away * sin(radians(angle))


def height_at(orbit: Orbit, radius: float, angle: float) -> float:
    """Give how high a craft is, in km above the ground.

    Kepler's ellipse, seen from the body in its focus: r = p / (1 + e cos v).

    Args:
        orbit: Its lowest and highest points.
        radius: Of the body, in km.
        angle: Degrees from the lowest point, as seen from the middle of the body.
    """
    low, high = radius + orbit.low, radius + orbit.high
    eccentricity = (high - low) / (high + low)
    return low * (1 + eccentricity) / (1 + eccentricity * cos(radians(angle))) - radius


def draw_orbits(
    orbits: Sequence[Orbit], radius: float, name: str, side: float, mark: float
) -> GlobeDrawing:
    """Draw many orbits round one body, their highest points spread clockwise from the top.

    Args:
        orbits: What to draw; one that rises above REACH radii leaves the drawing.
        radius: Of the body, in km.
        name: Of the body.
        side: How wide and high the drawing is, in pixels.
        mark: How wide a mark is, in pixels.
    """
    fitting = (one.high for one in orbits if one.high <= REACH * radius)
    reach = max(fitting, default=REACH * radius)
    rim = side / 2 - 4
    scale = (rim - mark - 20) / (radius + reach)
    globe = _Globe(side / 2, side / 2, radius, scale)
    drawn = []
    spots = _marked(globe, orbits, reach)
    for number, orbit in enumerate(orbits):
        (x, y), turn = spots[number]
        away = mark / 2 + 9
        label = _label(orbit.number, x + away * cos(turn), y + away * sin(turn) + 4.5, "middle")
        path = _ellipse(globe, orbit, _top(number, len(orbits)), rim)
        drawn.append(OrbitDrawn(orbit, path, (_corner(x, y, mark),), (label,)))
    return _globe_drawing(globe, side, side, name, drawn, mark)


def _top(number: int, count: int) -> float:
    """Give where one of many orbits has its highest point: degrees from the right, clockwise."""
    return -90 + 360 * number / count


def _marked(globe: _Globe, orbits: Sequence[Orbit], reach: float) -> dict[int, tuple[Point, float]]:
    """Give where each orbit is marked, and which way its label lies from there, in radians.

    That is its highest point; or where it leaves the view or comes back into it, whichever is
    farther from the marks of others.
    """
    found: dict[int, tuple[Point, float]] = {}
    for number in sorted(range(len(orbits)), key=lambda one: orbits[one].high > reach):
        orbit, low = orbits[number], _top(number, len(orbits)) + 180
        out = _leaves(orbit, globe.radius, reach) if orbit.high > reach else 180
        height = height_at(orbit, globe.radius, out)
        sides = [(globe.point(height, low + one), radians(low + one)) for one in (out, -out)]
        others = [point for point, _ in found.values()]
        found[number] = max(
            sides, key=lambda side: min((dist(side[0], one) for one in others), default=0)
        )
    return found


def draw_orbit(orbit: Orbit, radius: float, name: str, width: float, height: float) -> GlobeDrawing:
    """Draw a single orbit whole, the ellipse in the middle of the box; lengths as above."""
    low, high = radius + orbit.low, radius + orbit.high
    scale = (min(width, height) / 2 - EDGE) / ((low + high) / 2)
    shift = (high - low) / 2 * scale
    x, y = width / 2 - shift * cos(radians(TILT)), height / 2 - shift * sin(radians(TILT))
    globe = _Globe(x, y, radius, scale)
    (x1, y1), (x2, y2) = globe.point(orbit.high, TILT), globe.point(orbit.low, TILT + 180)
    labels = (
        _label("highest", x1 + 9, y1 - 7, "start"),
        _label("lowest", x2 - 9, y2 + 16, "end"),
    )
    mark = 10.0
    marks = (_corner(x1, y1, mark), _corner(x2, y2, mark))
    path = _ellipse(globe, orbit, TILT, hypot(width, height))
    drawn = [OrbitDrawn(orbit, path, marks, labels)]
    return _globe_drawing(globe, width, height, name, drawn, mark)


def _leaves(orbit: Orbit, radius: float, out: float) -> float:
    """Give the angle from the lowest point at which an orbit rises through a height."""
    return next((a / 4 for a in range(720) if height_at(orbit, radius, a / 4) >= out), 180.0)


def _ellipse(globe: _Globe, orbit: Orbit, top: float, rim: float) -> Markup:
    """Join the points of an ellipse, or of the part that lies inside a circle of `rim` pixels."""
    out = rim / globe.scale - globe.radius
    if orbit.high <= out:
        return geometry(path_of(list(_whole(globe, orbit, top))) + "Z")
    last = _leaves(orbit, globe.radius, out)
    steps = max(12, round(2 * last / STEP))
    angles = [-last + 2 * last * step / steps for step in range(steps + 1)]
    points = [globe.point(height_at(orbit, globe.radius, a), top + 180 + a) for a in angles]
    return geometry(path_of(points))


def _whole(globe: _Globe, orbit: Orbit, top: float) -> Iterator[Point]:
    """Sample a whole ellipse evenly round its middle, which is not the body's."""
    half = globe.scale * (globe.radius + (orbit.low + orbit.high) / 2)
    shift = globe.scale * (orbit.high - orbit.low) / 2
    across = sqrt(half * half - shift * shift)
    turn = radians(top)
    for angle in range(0, 360, STEP):
        x, y = shift + half * cos(radians(angle)), across * sin(radians(angle))
        yield globe.x + x * cos(turn) - y * sin(turn), globe.y + x * sin(turn) + y * cos(turn)


def path_of(points: Sequence[Point]) -> str:
    """Join points by lines."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _corner(x: float, y: float, mark: float) -> tuple[Markup, Markup]:
    return pixels(x - mark / 2), pixels(y - mark / 2)


def _label(words: str, x: float, y: float, anchor: str = "start") -> Words:
    return Words(words, pixels(x), pixels(y), anchor)


def _globe_drawing(
    globe: _Globe,
    width: float,
    height: float,
    name: str,
    orbits: Sequence[OrbitDrawn],
    mark: float,
) -> GlobeDrawing:
    round_ = globe.radius * globe.scale
    room = 2 * round_ > words_width(name, SIZE) + 12
    label = _label(name, globe.x, globe.y + 4.5, "middle")
    if not room:
        label = _label(name, globe.x + 9, globe.y + round_ + 16)
    length = nice(width / 5 / globe.scale)
    bar = length * globe.scale
    y = height - 6
    return GlobeDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{height:.0f}"),
        pixels(globe.x),
        pixels(globe.y),
        pixels(round_),
        geometry("".join(_grid(globe)) if round_ > EDGE else ""),
        label,
        tuple(orbits),
        geometry(f"M1 {y - 4:.1f}V{y + 4:.1f}M1 {y:.1f}H{1 + bar:.1f}V{y - 4:.1f}V{y + 4:.1f}"),
        (_label(f"{length:,.0f} km", bar + 8, y + 4.5), _label("True to scale", 0, 13)),
        f"{mark:.0f}",
        globe.scale,
    )


def _grid(globe: _Globe) -> Iterator[str]:
    """Draw meridians and parallels 30 degrees apart, as seen from over the equator."""
    radius = globe.radius * globe.scale
    for degrees in (0, 30, 60):
        across = radius * sin(radians(degrees))
        for side in (0, 1):
            yield (
                f"M{globe.x:.1f} {globe.y - radius:.1f}"
                f"A{across:.1f} {radius:.1f} 0 0 {side} {globe.x:.1f} {globe.y + radius:.1f}"
            )
    for degrees in (-60, -30, 0, 30, 60):
        half, y = radius * cos(radians(degrees)), globe.y + radius * sin(radians(degrees))
        yield f"M{globe.x - half:.1f} {y:.1f}H{globe.x + half:.1f}"


def nice(length: float) -> float:
    """Round a length down to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(length))
    return next(step for step in (5, 2, 1) if step * power <= length * 1.0001) * power
