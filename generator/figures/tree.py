"""Rockets and their parents in; a family tree, left to right in time or indented, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from generator.figures.room import words_width
from generator.figures.ruler import year_of
from generator.text import geometry, pixels

ROW = 26
"""The height of a row, in pixels."""
HEAD = 26
"""The room above the first row, in pixels."""
MARK = 7
"""Half the side of a mark, in pixels."""
SIZE = 13
"""The height of labels, in pixels."""
BEFORE = 34
"""How far left of its first child a rocket stands that has no flight on record, in pixels."""
INDENT = 20
"""How far a child stands to the right of its parent where there is no axis of time, in pixels."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A rocket: what it came from, when it first flew, how it is marked."""

    id: str
    parent: str | None
    first: datetime | None
    name: str
    title: str
    symbol: str
    ink: str
    url: str
    group: str = ""
    """What families are sorted by before anything else."""


@dataclass(frozen=True, slots=True)
class KinDrawn:
    """A rocket on the tree."""

    kin: Kin
    x: Markup
    y: Markup
    label: str
    label_x: Markup
    label_y: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year that is lettered."""

    year: str
    x: Markup


@dataclass(frozen=True, slots=True)
class TreeDrawing:
    """The tree in a box of pixels."""

    width: Markup
    height: Markup
    grid: Markup
    years: tuple[YearLine, ...]
    branches: Markup
    kin: tuple[KinDrawn, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A rocket in its row, and how many parents are above it."""

    kin: Kin
    row: int
    depth: int


def families(kin: Sequence[Kin]) -> tuple[Branch, ...]:
    """Put rockets that have a parent or a child into rows: each family from its root down.

    Args:
        kin: All rockets; those without any relation are left out.
    """
    children = _children(kin)
    roots = [one for one in _ordered(kin, children) if one.parent is None and children.get(one.id)]
    found: list[Branch] = []

    def descend(one: Kin, depth: int) -> None:
        found.append(Branch(one, len(found), depth))
        for child in _ordered(children.get(one.id, ()), children):
            descend(child, depth + 1)

    for root in roots:
        descend(root, 0)
    return tuple(found)


def _children(kin: Iterable[Kin]) -> Mapping[str, list[Kin]]:
    found: dict[str, list[Kin]] = {}
    for one in kin:
        if one.parent is not None:
            found.setdefault(one.parent, []).append(one)
    return found


def _ordered(kin: Iterable[Kin], children: Mapping[str, list[Kin]]) -> list[Kin]:
    """Sort by group, then by first flight; what never flew stands where its first child does."""

    def start(one: Kin) -> datetime:
        firsts = [child.first for child in children.get(one.id, ()) if child.first]
        return one.first or min(firsts, default=datetime.max)

    return sorted(kin, key=lambda one: (one.group, start(one), one.name))


def draw_tree(branches: Sequence[Branch], width: float, *, timed: bool) -> TreeDrawing:
    """Draw families of rockets.

    Args:
        branches: The rockets in their rows.
        width: The width of the drawing, in pixels.
        timed: Whether rockets stand at their first flights, or are only indented.
    """
    height = HEAD + len(branches) * ROW
    xs = _times(branches, width) if timed else _indents(branches)
    ys = {one.kin.id: HEAD + one.row * ROW + ROW / 2 for one in branches}
    years = tuple(_years(branches, width)) if timed else ()
    grid = [f"M{one.x} {HEAD - 6}V{height}" for one in years]
    return TreeDrawing(
        geometry(f"{width:.0f}"),
        geometry(f"{height}"),
        geometry("".join(grid)),
        years,
        geometry("".join(_links(branches, xs, ys))),
        tuple(_drawn(one.kin, xs, ys) for one in branches),
    )


def _span(branches: Sequence[Branch], width: float) -> tuple[float, float, float]:
    """Give the first year, the last, and the pixels that they share, room for labels left out."""
    firsts = [year_of(one.kin.first) for one in branches if one.kin.first]
    first, last = min(firsts, default=0.0), max(firsts, default=1.0)
    last = max(last, first + 1)
    edge = width - BEFORE - 3 * MARK
    rooms = [
        (edge - words_width(one.kin.name, SIZE)) * (last - first) / (year_of(one.kin.first) - first)
        for one in branches
        if one.kin.first and year_of(one.kin.first) > first
    ]
    return first, last, min([edge, *rooms])


def _times(branches: Sequence[Branch], width: float) -> dict[str, float]:
    first, last, room = _span(branches, width)
    xs = {
        one.kin.id: MARK + BEFORE + (year_of(one.kin.first) - first) / (last - first) * room
        for one in branches
        if one.kin.first
    }
    for one in reversed(branches):
        if one.kin.id not in xs:
            own = [xs[child.kin.id] for child in branches if child.kin.parent == one.kin.id]
            xs[one.kin.id] = max(min(own, default=float(BEFORE)) - BEFORE, MARK)
    return xs


def _indents(branches: Sequence[Branch]) -> dict[str, float]:
    return {one.kin.id: MARK + one.depth * INDENT for one in branches}


def _years(branches: Sequence[Branch], width: float) -> Iterator[YearLine]:
    first, last, room = _span(branches, width)
    for year in range(-(-int(first) // 5) * 5, int(last) + 1, 5):
        if year >= first:
            x = MARK + BEFORE + (year - first) / (last - first) * room
            yield YearLine(str(year), pixels(x))


def _links(
    branches: Sequence[Branch], xs: Mapping[str, float], ys: Mapping[str, float]
) -> Iterator[str]:
    """Draw a line down from each parent, and across to each of its children."""
    for one in branches:
        id, parent = one.kin.id, one.kin.parent
        if parent is not None and parent in xs:
            yield f"M{xs[parent]:.1f} {ys[parent]:.1f}V{ys[id]:.1f}H{xs[id]:.1f}"


def _drawn(kin: Kin, xs: Mapping[str, float], ys: Mapping[str, float]) -> KinDrawn:
    """Label a rocket on the side away from its parent; to the right where that is above it."""
    x, y = xs[kin.id], ys[kin.id]
    left = kin.parent is not None and x < xs.get(kin.parent, 0.0)
    at = x - MARK - 5 if left else x + MARK + 5
    return KinDrawn(
        kin,
        pixels(x - MARK),
        pixels(y - MARK),
        kin.name,
        pixels(at),
        pixels(y + 4.5),
        "end" if left else "start",
    )
