"""Outlines in metres in; the same on ground lines, all to one scale, in pixels, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from generator.figures.body import (
    MARK,
    NARROW,
    WIDE,
    YEAR_LETTER,
    Body,
    Format,
    column_of,
    label_of,
    label_width,
)
from generator.figures.projection import Point
from generator.figures.rows import fill_rows, metres_between_lines, metres_of_bar, name_lines
from generator.figures.stack import HUMAN, HUMAN_OUTLINE, Look
from generator.figures.words import Words
from generator.text import geometry, pixels

LINE, ABOVE, BELOW = 15, 22, 22
"""Pixels: a line of a label, room over the tallest, from the ground to a label."""
ASIDE = 18
"""How far left of the first body the human stands, in pixels."""
OVER = 4
"""How many pixels a line of the grid may lie above the tallest."""
BROAD = 600
"""From how many pixels on a drawing has the wide format."""
LOOSEST = 44
"""How many pixels at most a body gets over what it needs, to fill a row."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed path in pixels from the foot of its body."""

    look: Look
    path: Markup


@dataclass(frozen=True, slots=True)
class BodyDrawn:
    """A body in its place; what lies in metres and the size of its label are there for scripts."""

    body: Body
    x: Markup
    y: Markup
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    mark: Markup
    hatch: str
    metres_high: str
    metres_wide: str
    label_width: str
    label_lines: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands."""

    x: Markup
    y: Markup


@dataclass(frozen=True, slots=True)
class Hatch:
    """The lines that fill a country's areas: those of its mark, in its ink."""

    id: str
    ink: str
    lines: Markup


@dataclass(frozen=True, slots=True)
class ScaleDrawing:
    """Bodies beside a human, on one ground line or several, and the grid behind them."""

    width: Markup
    height: Markup
    scale: str
    tall: str
    left: str
    gap: str
    grid: Markup
    ground: Markup
    ticks: tuple[Words, ...]
    human: Markup
    humans: tuple[Spot, ...]
    key: tuple[Words, ...]
    bar: Markup
    bar_words: Words
    hatches: tuple[Hatch, ...]
    bodies: tuple[BodyDrawn, ...]


HATCHES = {"disc": "M0 1.5H5", "square": "M1.5 0V5"}
"""Lines for each mark, after the engravers' code: across, and upright."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A ground line: where it lies, what stands on it and where, the tallest in metres."""

    foot: float
    tallest: float
    places: tuple[tuple[Body, float], ...]


def draw_scale(name: str, bodies: Sequence[Body], width: float, tall: float) -> ScaleDrawing:
    """Draw bodies to one scale.

    Args:
        name: What tells this drawing from the others of a page, for the ids inside it.
        bodies: What to draw, in its order.
        width: How wide the drawing is, in pixels; as many rows as it takes.
        tall: How many pixels the tallest body gets.
    """
    scale = round(tall / max([HUMAN, *(body.height for body in bodies)]), 4)
    form = WIDE if width >= BROAD else NARROW
    rows, bottom = _rows(bodies, form, width, scale)
    lines = [(y, words) for row in rows for y, words in _lines(row, scale)]
    bar = metres_of_bar(scale, form.left - 8)
    first = rows[0].foot + BELOW
    return ScaleDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{bottom:.0f}"),
        f"{scale:.4f}",
        f"{tall:.0f}",
        f"{form.left}",
        f"{form.gap}",
        geometry("".join(f"M0 {y:.1f}H{width:.0f}" for y, _ in lines)),
        geometry("".join(f"M0 {row.foot:.1f}H{width:.0f}" for row in rows)),
        tuple(_words(words, 0, y - 4) for y, words in lines),
        geometry(path_of(HUMAN_OUTLINE, scale)),
        tuple(Spot(geometry(f"{form.left - ASIDE}"), pixels(row.foot)) for row in rows),
        (
            _words("human", form.left - ASIDE, first),
            _words(f"{HUMAN} m", form.left - ASIDE, first + LINE),
        ),
        geometry(_bar(first + 3 * LINE - 10, bar * scale)),
        _words(f"{bar} m", 0, first + 3 * LINE + 8),
        tuple(_hatches(name, bodies)),
        tuple(
            _place(name, body, form, x, row.foot, scale) for row in rows for body, x in row.places
        ),
    )


def _rows(
    bodies: Sequence[Body], form: Format, width: float, scale: float
) -> tuple[list[_Row], float]:
    """Stand the bodies in rows; give them with where the last one's labels end."""
    needed = [column_of(body, form, scale) for body in bodies]
    rows: list[_Row] = []
    bottom = 0.0
    for row in fill_rows(needed, width - form.left):
        own = [bodies[one] for one in row]
        tallest = max([HUMAN, *(body.height for body in own)])
        spare = (width - form.left - sum(needed[one] for one in row)) / max(len(row), 1)
        columns = [needed[one] + min(spare, LOOSEST) for one in row]
        ends = list(accumulate(columns, initial=float(form.left)))
        middles = [(here + there) / 2 for here, there in pairwise(ends)]
        foot = bottom + ABOVE + round(tallest * scale)
        rows.append(_Row(foot, tallest, tuple(zip(own, middles, strict=True))))
        lines = max([3, *(len(label_of(body, form)) for body in own)])
        bottom = foot + BELOW + lines * LINE
    return rows, bottom


def _lines(row: _Row, scale: float) -> Iterator[tuple[float, str]]:
    """Give where the lines of the grid lie behind a row, and how high above the ground."""
    step = metres_between_lines(scale)
    last = int((row.tallest * scale + OVER) / (step * scale))
    for metres in range(step, last * step + 1, step):
        yield row.foot - metres * scale, f"{metres} m"


def _words(words: str, x: float, y: float) -> Words:
    return Words(words, geometry(f"{x:.0f}"), pixels(y))


def path_of(points: Sequence[Point], scale: float) -> str:
    """Write an outline as a path, in pixels from the foot, down being positive."""
    return "M" + "L".join(f"{x * scale:.1f} {-y * scale:.1f}" for x, y in points) + "Z"


def _place(name: str, body: Body, form: Format, x: float, foot: float, scale: float) -> BodyDrawn:
    label = label_of(body, form)
    names = len(name_lines(body.name, form.letters))
    words = tuple(
        Words(
            line,
            geometry(f"{MARK / 2:.1f}" if number == 0 else "0"),
            geometry(f"{BELOW + number * LINE}"),
            style="name" if 0 < number <= names else "quiet" if number else "",
        )
        for number, line in enumerate(label)
    )
    return BodyDrawn(
        body,
        pixels(x),
        pixels(foot),
        tuple(Shape(one.look, geometry(path_of(one.points, scale))) for one in body.pieces),
        words,
        pixels(-(len(body.year) * YEAR_LETTER + MARK) / 2),
        _hatch_id(name, body) if body.symbol in HATCHES else "",
        f"{body.height:.3f}",
        f"{body.width:.3f}",
        f"{label_width(body, form)}",
        f"{len(label)}",
    )


def _hatch_id(name: str, body: Body) -> str:
    return f"hatch-{name}-{body.symbol}-{body.ink}"


def _hatches(name: str, bodies: Sequence[Body]) -> Iterator[Hatch]:
    found = {_hatch_id(name, one): one for one in bodies if one.symbol in HATCHES}
    for id, body in sorted(found.items()):
        yield Hatch(id, body.ink, geometry(HATCHES[body.symbol]))


def _bar(y: float, length: float) -> str:
    low, high = f"{y - 4:.1f}", f"{y + 4:.1f}"
    return f"M0.5 {low}V{high}M0 {y:.1f}H{length:.1f}M{length - 0.5:.1f} {low}V{high}"
