"""A time of day in; the hand of a 24-hour dial with noon at the top out."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from generator.text import geometry

CENTRE = 60
HAND = 36
RIM = 54
TICK = 5
TICK_SIX = 9


@dataclass(frozen=True, slots=True)
class Dial:
    """The drawing's coordinates in a box of 120 by 120: the hand, and the strokes at the rim."""

    hand: Markup
    hours: Markup
    quarters: Markup


def _point(hour: float, radius: float) -> str:
    angle = (hour - 12) * pi / 12
    return f"{CENTRE + radius * sin(angle):.1f} {CENTRE - radius * cos(angle):.1f}"


def _strokes(hours: range, length: int) -> Markup:
    return geometry("".join(f"M{_point(hour, RIM)}L{_point(hour, RIM - length)}" for hour in hours))


HOURS = _strokes(range(24), TICK)
QUARTERS = _strokes(range(0, 24, 6), TICK_SIX)


def draw_dial(hour: int, minute: int) -> Dial:
    """Draw the dial for a time of day."""
    hand = geometry(f"M{CENTRE} {CENTRE}L{_point(hour + minute / 60, HAND)}")
    return Dial(hand, HOURS, QUARTERS)
