"""The lengths and widths of a rocket or a craft in; the parts of its outline, in metres, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.figures.projection import Point

Look = Literal["known", "estimated", "spread"]

HUMAN = 1.75
"""How tall the human beside the drawings is, in metres: a size of our choice, and it is said."""
HALF: tuple[Point, ...] = (
    (0, 0.8),
    (0.04, 0),
    (0.16, 0),
    (0.17, 0.86),
    (0.21, 0.8),
    (0.28, 0.8),
    (0.25, 1.38),
    (0.2, 1.46),
    (0.06, 1.49),
    (0.1, 1.58),
    (0.09, 1.7),
    (0.04, HUMAN),
)
HUMAN_OUTLINE = (*HALF, *((-x, y) for x, y in reversed(HALF)))
"""The human's outline, in metres."""

NOSE, NOSE_SHARE = 1.5, 0.25
"""The cone on a body: so many widths long, but no more of the whole. A sign, not a measure."""
SLIM = 10
"""A width that is not on record is drawn as this part of the length: our own rule."""
STOUT = 3
"""The same for a craft without wings."""
SIDE_SHARE = 0.5
"""A strap-on without a length is drawn as this share of the rocket: our own rule."""
SHOULDER, SHOULDER_SHARE = 0.3, 0.25
"""How much of a craft's width, and at most of its length, its shoulders are cut by."""
LEAST = 0.02
"""What is left above the stages is drawn from this share of the height on."""


@dataclass(frozen=True, slots=True)
class Width:
    """How wide something is, in metres, and whether that is on record."""

    metres: float
    known: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A stage of the core: metres long, how wide, and whether that is its width at the foot."""

    length: float
    width: Width
    tapers: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """What is strapped on beside the core: metres long, how wide, all on record or not."""

    length: float
    width: float
    known: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """What stands out from a craft: wings, panels, legs; metres from tip to tip."""

    kind: Literal["wings", "panels", "legs"]
    metres: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an outline: points in metres, from the axis to the right and from the foot up."""

    points: tuple[Point, ...]
    look: Look


def stand_rocket(
    height: float, width: Width, sections: tuple[Section, ...], sides: Sides | None
) -> tuple[Piece, ...]:
    """Stand a rocket up: strap-ons at both sides, then its stages, and a cone on top.

    Stages without a length are not told apart. What stands above the last stage that has one is
    a cone as wide as that stage, and counts as estimated.
    """
    return (*_strapped_on(sections[0].width if sections else width, sides), *_core(
        height, width, sections
    ))  # fmt: skip


def _strapped_on(core: Width, sides: Sides | None) -> Iterator[Piece]:
    if sides is None:
        return
    middle = (core.metres + sides.width) / 2
    for side in (-1, 1):
        points = _pointed(sides.length, sides.width, sides.length * (1 - NOSE_SHARE))
        yield Piece(
            tuple((x + side * middle, y) for x, y in points),
            "known" if sides.known else "estimated",
        )


def _core(height: float, width: Width, sections: tuple[Section, ...]) -> Iterator[Piece]:
    if not sections:
        shoulder = height - min(NOSE * width.metres, height * NOSE_SHARE)
        yield Piece(_pointed(height, width.metres, shoulder), _look(width))
        return
    foot = 0.0
    for number, section in enumerate(sections):
        above = sections[number + 1].width.metres if number + 1 < len(sections) else None
        top = above if section.tapers and above else section.width.metres
        yield Piece(_box(foot, section.length, section.width.metres, top), _look(section.width))
        foot += section.length
    if height - foot > LEAST * height:
        wide = sections[-1].width.metres / 2
        yield Piece(((-wide, foot), (wide, foot), (0, height)), "estimated")


def stand_craft(length: float, width: Width, spreads: tuple[Spread, ...]) -> tuple[Piece, ...]:
    """Stand a craft up as on its rocket: wings, panels and legs behind a box with shoulders."""
    half = width.metres / 2
    cut = min(SHOULDER * width.metres, SHOULDER_SHARE * length)
    body = (
        (-half, 0.0),
        (half, 0.0),
        (half, length - cut),
        (half - cut, length),
        (cut - half, length),
        (-half, length - cut),
    )
    behind = (piece for spread in spreads for piece in _spread(spread, length, half))
    return (*behind, Piece(body, _look(width)))


def _spread(spread: Spread, length: float, half: float) -> Iterator[Piece]:
    """Draw what stands out; only how far it does is on record."""
    tip = spread.metres / 2
    if spread.kind == "wings":
        low, high = 0.08 * length, 0.75 * length
        yield Piece(((-tip, low), (tip, low), (half, high), (-half, high)), "spread")
    elif spread.kind == "panels":
        low, high = 0.3 * length, 0.4 * length
        yield Piece(((-tip, low), (tip, low), (tip, high), (-tip, high)), "spread")
    else:
        for side in (-1, 1):
            knee, foot = (side * half, 0.45 * length), (side * tip, 0.0)
            yield Piece((knee, foot, (side * half, 0.3 * length)), "spread")


def _look(width: Width) -> Look:
    return "known" if width.known else "estimated"


def _box(foot: float, length: float, wide: float, top: float) -> tuple[Point, ...]:
    head = foot + length
    return (-wide / 2, foot), (wide / 2, foot), (top / 2, head), (-top / 2, head)


def _pointed(length: float, wide: float, shoulder: float) -> tuple[Point, ...]:
    half = wide / 2
    return (-half, 0.0), (half, 0.0), (half, shoulder), (0.0, length), (-half, shoulder)
