"""What the drawings of the timeline are made of: events and lanes in, marks in boxes out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.text import pixels

SIDE = 11
"""The side of a mark, in pixels."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be marked: when, as a year with a fraction; on which lane; how it looks."""

    time: float
    lane: int
    name: str
    url: str
    ink: str
    now: str
    then: str
    first: bool = False

    @property
    def variants(self) -> tuple[Variant, ...]:
        """How it looks as it is known now, and as it was told then, where that differs."""
        if self.now == self.then:
            return (Variant(self.now, "both", _corner(self.now)),)
        return (
            Variant(self.now, "now", _corner(self.now)),
            Variant(self.then, "then", _corner(self.now)),
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """A mark from the sprite; none is an empty place, round where the mark would be round."""

    symbol: str
    view: str
    corner: Markup


@dataclass(frozen=True, slots=True)
class EraSpan:
    """An era: its name, and its start and end as years with a fraction."""

    name: str
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Lane:
    """What a lane is called, and in which ink."""

    name: str
    ink: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with words in it where there is room."""

    x: Markup
    y: Markup
    width: Markup
    height: Markup
    style: str
    words: str
    words_y: Markup


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the drawing: the corner of its box, and what is in it."""

    event: Event
    x: Markup
    y: Markup
    variants: tuple[Variant, ...]
    ground: str
    ground_x: Markup
    ground_y: Markup


def lane_style(lane: Lane) -> str:
    """Give the classes of a lane's name."""
    return f"tl-lane ink-{lane.ink}"


def _corner(symbol: str) -> Markup:
    return pixels(SIDE / 2 if symbol.startswith("disc") else 0)


def box(
    x: float, y: float, width: float, height: float, style: str, words: str = "", base: float = 0
) -> Box:
    """Make a rectangle of pixels; its words, if any, stand on the base."""
    return Box(pixels(x), pixels(y), pixels(width), pixels(height), style, words, pixels(base))


def draw_mark(event: Event, x: float, y: float) -> Mark:
    """Put an event's mark, and the ground of a first, into the box whose corner is given."""
    ground = ("both" if event.then else "now") if event.first else ""
    variants = event.variants
    return Mark(event, pixels(x), pixels(y), variants, ground, pixels(x - 0.5), pixels(y - 0.5))
