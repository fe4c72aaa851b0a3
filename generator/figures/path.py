"""Steps of a flight in, each a shape at a body; a drawing of them, not to scale, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.crossing import draw_crossing
from generator.figures.round_one import draw_round
from generator.figures.track import BADGE, MARK, Disc, Leg, LegDrawn
from generator.figures.words import Words
from generator.text import geometry, pixels


@dataclass(frozen=True, slots=True)
class BodyDrawn:
    """A body on the drawing."""

    x: Markup
    y: Markup
    radius: Markup
    label: Words


@dataclass(frozen=True, slots=True)
class PathDrawing:
    """A flight path."""

    width: Markup
    height: Markup
    bodies: tuple[BodyDrawn, ...]
    legs: tuple[LegDrawn, ...]
    note: Words
    badge: str
    mark: str


def draw_path(
    names: Sequence[str], legs: Sequence[Leg], width: float, height: float
) -> PathDrawing:
    """Draw a flight path; a drawing that is higher than wide has the first body at the bottom.

    Args:
        names: The bodies, the one it came from first.
        legs: The steps, in their order.
        width: Of the drawing, in pixels.
        height: Of the drawing, in pixels.
    """
    discs = tuple(_discs(names, width, height))
    drawn = draw_round(discs[0], legs) if len(discs) == 1 else draw_crossing(discs, legs)
    return PathDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{height:.0f}"),
        tuple(_body(disc) for disc in discs),
        tuple(drawn),
        Words("Not to scale", geometry("0"), geometry("13")),
        f"{BADGE}",
        f"{MARK}",
    )


def _discs(names: Sequence[str], width: float, height: float) -> Iterator[Disc]:
    if len(names) == 1:
        orbit = min(width, height) / 2 - 2 * BADGE - 22
        yield Disc(names[0], width / 2, height / 2, orbit * 0.64, orbit)
    elif height > width:
        yield Disc(names[0], width / 2, height - 118, 66, 100, -90)
        yield Disc(names[1], width / 2, 118, 48, 88, -90)
    else:
        yield Disc(names[0], 122, height / 2, 72, 106)
        yield Disc(names[1], width - 134, height / 2, 54, 96)


def _body(disc: Disc) -> BodyDrawn:
    x, y = pixels(disc.x), pixels(disc.y)
    label = Words(disc.name, x, pixels(disc.y + 5), "middle")
    return BodyDrawn(x, y, pixels(disc.radius), label)
