"""What was lost, by country, in; rows of strokes along the years, in pixels, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from generator.figures.ruler import year_of
from generator.text import geometry

ROW = 34
"""The height of a country's row, in pixels."""
BELOW = 22
"""What a row has more where its words stand beneath it."""
STROKE = 20
"""The length of a stroke for what was lost; half of it for what was half lost."""


@dataclass(frozen=True, slots=True)
class Losses:
    """A country's moments of loss: whole and half."""

    symbol: str
    ink: str
    whole: tuple[datetime, ...]
    half: tuple[datetime, ...]
    total: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """A row of strokes with its words."""

    losses: Losses
    strokes: Markup
    line: Markup
    mark_x: Markup
    mark_y: Markup
    x: Markup
    y: Markup


@dataclass(frozen=True, slots=True)
class LossFigure:
    """All rows, in one box."""

    width: Markup
    height: Markup
    rows: tuple[LossRow, ...]


def draw_losses(
    all_losses: Sequence[Losses], years: tuple[int, int], width: int, left: int, right: int
) -> LossFigure:
    """Draw a row for each country.

    Args:
        all_losses: What was lost.
        years: The first and the last year.
        width: The width of the box, in pixels.
        left: What is kept free at the left, in pixels.
        right: What is kept free for words at the right, in pixels; with none they go beneath.
    """
    end = width - right
    rows = []
    row = ROW if right else ROW + BELOW
    for number, losses in enumerate(all_losses):
        base = number * row + 26
        x, y = (end + 10, base - 4) if right else (left, base + 18)
        strokes = [_stroke(at, years, left, end, base, STROKE) for at in losses.whole]
        strokes += [_stroke(at, years, left, end, base, STROKE / 2) for at in losses.half]
        rows.append(
            LossRow(
                losses,
                geometry("".join(strokes)),
                geometry(f"M{left} {base}H{end}"),
                geometry(f"{x}"),
                geometry(f"{y - 12}"),
                geometry(f"{x + 20}"),
                geometry(f"{y}"),
            )
        )
    return LossFigure(geometry(str(width)), geometry(str(len(rows) * row + 4)), tuple(rows))


def _stroke(
    at: datetime, years: tuple[int, int], left: int, end: int, base: int, length: float
) -> str:
    share = (year_of(at) - years[0]) / (years[1] + 1 - years[0])
    return f"M{left + share * (end - left):.1f} {base}V{base - length:.1f}"
