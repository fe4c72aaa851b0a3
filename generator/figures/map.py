"""Places and outlines on a globe in; a map's paths, marks and labels, in a box of pixels, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.outline import Ring
from generator.figures.projection import Point, Projection
from generator.figures.room import Box
from generator.text import geometry, pixels

STEP = 30
"""Degrees from one line of the grid to the next."""
SAMPLE = 3
"""Degrees from one point to the next along such a line."""
MARK = 7
"""Half the side of a mark, in pixels."""
LETTER = 7.1
"""The width of a letter, in pixels, as labels are set: the mean of Jost 500 at 13 px."""
LINE = 16
"""The height of a label's line, in pixels."""
ROUNDS = 5
"""How often labels are set anew, until every mark has one."""
Spot = tuple[Box, float, float, str, str]
"""The room for a label, where it starts, ends or has its middle, and its words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something to be marked: where it is, what it is called, how it is drawn."""

    longitude: float
    latitude: float
    name: str
    number: str
    symbol: str
    ink: str
    url: str


@dataclass(frozen=True, slots=True)
class MarkDrawn:
    """A place on the drawing, with its label beside it."""

    place: Place
    x: Markup
    y: Markup
    label: str
    label_x: Markup
    label_y: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One map: a box, what fills it, and the marks."""

    width: Markup
    height: Markup
    rim: Markup
    grid: Markup
    land: Markup
    marks: tuple[MarkDrawn, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a projection that is shown, and how large: pixels for a radius of the globe."""

    projection: Projection
    left: float
    top: float
    right: float
    bottom: float
    scale: float
    rim: bool = False
    """Whether the edge of the globe is a circle to be drawn."""

    @property
    def width(self) -> float:
        """The width of the drawing in pixels."""
        return (self.right - self.left) * self.scale

    @property
    def height(self) -> float:
        """The height of the drawing in pixels."""
        return (self.bottom - self.top) * self.scale

    def place(self, longitude: float, latitude: float) -> Point | None:
        """Put a place into the box; None where it is not in view."""
        found = self.projection(longitude, latitude)
        if found is None:
            return None
        x, y = found
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return None
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def draw_map(
    window: Window, outline: Iterable[Ring], places: Sequence[Place], *, named: bool
) -> MapDrawing:
    """Draw a map.

    Args:
        window: What is shown, how, and at what scale.
        outline: Rings to fill; those that leave the window are left out of it.
        places: What to mark, in the order of importance: the first ones get the best labels.
        named: Whether labels are names, or the numbers of the table beside the map.
    """
    return MapDrawing(
        geometry(f"{window.width:.0f}"),
        geometry(f"{window.height:.0f}"),
        geometry(_rim(window) if window.rim else ""),
        geometry("".join(_grid(window))),
        geometry("".join(_land(window, outline))),
        tuple(_marks(window, places, named=named)),
    )


def _path(points: Iterable[Point | None]) -> str:
    """Join points into lines, broken where one is out of view; level runs need only their ends."""
    lines: list[list[tuple[str, str]]] = [[]]
    for point in points:
        if point is None:
            lines.append([])
            continue
        here = (f"{point[0]:.1f}", f"{point[1]:.1f}")
        line = lines[-1]
        if line and here == line[-1]:
            continue
        if len(line) > 1 and line[-2][1] == line[-1][1] == here[1]:
            line.pop()
        line.append(here)
    return "".join("M" + "L".join(f"{x} {y}" for x, y in line) for line in lines if line)


def _rim(window: Window) -> str:
    x, y, radius = window.width / 2, window.height / 2, window.scale
    half = f"A{radius:.1f} {radius:.1f} 0 0 1"
    return (
        f"M{x - radius:.1f} {y:.1f}{half} {x + radius:.1f} {y:.1f}{half} {x - radius:.1f} {y:.1f}Z"
    )


def _grid(window: Window) -> Iterator[str]:
    for longitude in range(-180, 181, STEP):
        yield _path(window.place(longitude, lat) for lat in range(-90, 91, SAMPLE))
    for latitude in range(-60, 61, STEP):
        yield _path(window.place(lon, latitude) for lon in range(-180, 181, SAMPLE))


def _land(window: Window, outline: Iterable[Ring]) -> Iterator[str]:
    for ring in outline:
        points = [window.place(*point) for point in ring]
        if all(points):
            yield _path(points) + "Z"


def _marks(window: Window, places: Sequence[Place], *, named: bool) -> Iterator[MarkDrawn]:
    shown = [
        (place, point)
        for place in places
        if (point := window.place(place.longitude, place.latitude))
    ]
    spots = _labelled(window, shown, named=named)
    for number, (place, (x, y)) in enumerate(shown):
        _, label_x, label_y, anchor, words = spots.get(number, (None, x, y, "start", ""))
        yield MarkDrawn(
            place,
            pixels(x - MARK),
            pixels(y - MARK),
            words,
            pixels(label_x),
            pixels(label_y),
            anchor,
        )


def _labelled(
    window: Window, shown: Sequence[tuple[Place, tuple[float, float]]], *, named: bool
) -> dict[int, Spot]:
    """Give each mark its label where there is room: its name, else its number.

    Who finds no room comes first in another round, a few times.
    """
    order = list(range(len(shown)))
    found: dict[int, Spot] = {}
    for _ in range(ROUNDS):
        taken = [Box(x - MARK, y - MARK, x + MARK, y + MARK) for _, (x, y) in shown]
        found = {}
        for number in order:
            place, (x, y) = shown[number]
            label = place.name if named else place.number
            for spot in (*_spots(x, y, label), *_spots(x, y, place.number)):
                if _inside(spot[0], window) and not _hits(spot[0], taken):
                    found[number] = spot
                    taken.append(spot[0])
                    break
        left = [number for number in order if number not in found]
        if not left:
            break
        order = left + [number for number in order if number in found]
    return found


def _spots(x: float, y: float, label: str) -> Iterator[Spot]:
    """The places for a label, the best first: right, left, above, below."""
    width, gap, half = len(label) * LETTER, MARK + 4, LINE / 2
    yield Box(x + gap, y - half, x + gap + width, y + half), x + gap, y + 4.5, "start", label
    yield Box(x - gap - width, y - half, x - gap, y + half), x - gap, y + 4.5, "end", label
    for base in (y - MARK - LINE, y + MARK):
        box = Box(x - width / 2, base, x + width / 2, base + LINE)
        yield box, x, base + LINE - 4, "middle", label


def _inside(box: Box, window: Window) -> bool:
    return (
        box.left >= 0 and box.top >= 0 and box.right <= window.width and box.bottom <= window.height
    )


def _hits(box: Box, taken: Iterable[Box]) -> bool:
    return any(box.meets(other) for other in taken)
