"""A time of day in; the hand of a 24-hour dial with noon at the top out."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

CENTRE = 60
HAND = 36
RIM = 54
TICK = 5
TICK_SIX = 9


@dataclass(frozen=True, slots=True)
class Tick:
    """A stroke at the rim of the dial."""

    path: str
    six: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """The drawing's coordinates in a box of 120 by 120."""

    hand: str
    ticks: tuple[Tick, ...]


def _point(hour: float, radius: float) -> str:
    angle = (hour - 12) * pi / 12
    return f"{CENTRE + radius * sin(angle):.1f} {CENTRE - radius * cos(angle):.1f}"


def _ticks() -> tuple[Tick, ...]:
    return tuple(
        Tick(f"M{_point(h, RIM)}L{_point(h, RIM - (TICK_SIX if h % 6 == 0 else TICK))}", h % 6 == 0)
        for h in range(24)
    )


TICKS = _ticks()


def draw_dial(hour: int, minute: int) -> Dial:
    """Draw the dial for a time of day."""
    return Dial(f"M{CENTRE} {CENTRE}L{_point(hour + minute / 60, HAND)}", TICKS)
