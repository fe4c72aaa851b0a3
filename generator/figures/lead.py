"""Two scores over time in; step lines that start level, with flags and totals, in pixels, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import floor, log10

from markupsafe import Markup

from generator.figures.ruler import year_of
from generator.figures.words import Words
from generator.text import geometry, pixels

APART = 46
"""How far apart two totals stand at least, in pixels."""
FLAG = 16
"""The height of a flag, in pixels."""
LETTER = 7.2
"""The width of a letter on a flag, in pixels: the mean of Jost 600 at 13 px."""
POLES = (30, 44, 58, 76, 94, 112, 136, 160, 184)
"""Lengths of a flag's pole, in pixels."""
NEAR = 6
"""How near a cloth may come to a line, in pixels."""
NICE = (1, 2, 2.5, 5, 10)
"""Steps between grid lines, times a power of ten."""


@dataclass(frozen=True, slots=True)
class Run:
    """A score to draw: its moments, whose it is, how that is shown."""

    name: str
    ink: str
    line: str
    total: str
    steps: tuple[tuple[datetime, float], ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A name to plant on a line at a moment."""

    at: datetime
    run: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Size:
    """The box, and what is kept free at its edges, in pixels."""

    width: int
    height: int
    right: int
    every: int
    """Years from one label of the axis to the next."""
    left: int = 34
    top: int = 16
    bottom: int = 30


@dataclass(frozen=True, slots=True)
class RunDrawn:
    """A line, and its total beside its end."""

    run: Run
    path: Markup
    x: Markup
    y: Markup
    name_y: Markup


@dataclass(frozen=True, slots=True)
class FlagDrawn:
    """A flag on its pole."""

    flag: Flag
    pole: Markup
    cloth: Markup
    x: Markup
    y: Markup
    ink: str


@dataclass(frozen=True, slots=True)
class LeadChart:
    """The chart: lines, grid, axis, flags; and where its years begin and end, for a hand."""

    width: Markup
    height: Markup
    left: Markup
    right: Markup
    top: Markup
    base: Markup
    first: str
    last: str
    grid: Markup
    axis: Markup
    levels: tuple[Words, ...]
    years: tuple[Words, ...]
    runs: tuple[RunDrawn, ...]
    flags: tuple[FlagDrawn, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    size: Size
    first: int
    last: int
    top_score: float

    @property
    def right(self) -> float:
        return self.size.width - self.size.right

    @property
    def base(self) -> float:
        return self.size.height - self.size.bottom

    def x(self, moment: datetime) -> float:
        share = (year_of(moment) - self.first) / (self.last + 1 - self.first)
        return self.size.left + min(max(share, 0.0), 1.0) * (self.right - self.size.left)

    def y(self, score: float) -> float:
        return self.base - score / self.top_score * (self.base - self.size.top)


def draw_lead(
    runs: Sequence[Run], years: tuple[int, int], size: Size, flags: Iterable[Flag] = ()
) -> LeadChart:
    """Draw scores as step lines.

    Args:
        runs: The scores, the one that goes on top last.
        years: The first and the last year of the axis.
        size: The box.
        flags: Names to plant on the lines, the most important first; one without room is left out.
    """
    step = _step(max((score for run in runs for _, score in run.steps), default=1.0))
    levels = _levels(max((score for run in runs for _, score in run.steps), default=1.0), step)
    plot = _Plot(size, *years, levels[-1])
    drawn = tuple(_runs(plot, runs))
    return LeadChart(
        width=geometry(str(size.width)),
        height=geometry(str(size.height)),
        left=geometry(str(size.left)),
        right=pixels(plot.right),
        top=geometry(str(size.top)),
        base=pixels(plot.base),
        first=f"{years[0]}-01-01",
        last=f"{years[1] + 1}-01-01",
        grid=geometry(
            "".join(f"M{size.left} {plot.y(one):.1f}H{plot.right:.1f}" for one in levels[1:])
        ),
        axis=geometry(f"M{size.left} {plot.base:.1f}H{plot.right:.1f}"),
        levels=tuple(
            Words(f"{one:,g}", geometry(str(size.left - 6)), pixels(plot.y(one) + 4.5))
            for one in levels[1:]
        ),
        years=tuple(
            Words(
                str(year),
                pixels(plot.x(datetime(year, 1, 1))),
                pixels(plot.base + 20),
            )
            for year in range(years[0], years[1] + 1)
            if year % size.every == 0
        ),
        runs=drawn,
        flags=tuple(_flags(plot, runs, flags)),
    )


def _step(top: float) -> float:
    """Choose a round step that gives three to five levels."""
    rough = max(top, 1.0) / 4
    power = 10.0 ** floor(log10(rough))
    return next(float(nice * power) for nice in NICE if nice * power >= rough)


def _levels(top: float, step: float) -> list[float]:
    levels = [0.0]
    while levels[-1] < max(top, 1.0):
        levels.append(levels[-1] + step)
    return levels


def _runs(plot: _Plot, runs: Sequence[Run]) -> Iterator[RunDrawn]:
    ends = _spread([plot.y(run.steps[-1][1] if run.steps else 0.0) for run in runs])
    for run, y in zip(runs, ends, strict=True):
        yield RunDrawn(
            run,
            geometry(_path(plot, run)),
            pixels(plot.right + 10),
            pixels(y + 10),
            pixels(y + 26),
        )


def _path(plot: _Plot, run: Run) -> str:
    words = [f"M{plot.size.left} {plot.base:.1f}"]
    for at, score in run.steps:
        words.append(f"H{plot.x(at):.1f}V{plot.y(score):.1f}")
    end = plot.x(datetime(plot.last + 1, 1, 1))
    return "".join(words) + f"H{end:.1f}"


def _spread(ends: list[float]) -> list[float]:
    """Move what would overlap apart, as little as it takes, in the order in which it stands."""
    order = sorted(range(len(ends)), key=lambda number: ends[number])
    moved = list(ends)
    for above, below in pairwise(order):
        lack = APART - (moved[below] - moved[above])
        if lack > 0:
            moved[above] -= lack / 2
            moved[below] += lack / 2
    return moved


def _flags(plot: _Plot, runs: Sequence[Run], flags: Iterable[Flag]) -> Iterator[FlagDrawn]:
    """Plant flags where they hide neither each other nor a line; one without room is left out."""
    taken: list[_Box] = []
    for flag in flags:
        foot = plot.x(flag.at), plot.y(_score_on(runs[flag.run], flag.at))
        for box in _spots(foot, len(flag.name) * LETTER + 20):
            if _inside(plot, box) and not any(_meet(box, other) for other in taken):
                if any(_crosses(plot, run, box) for run in runs):
                    continue
                taken.append(box)
                yield _planted(flag, runs[flag.run], foot, box)
                break


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def _spots(foot: tuple[float, float], width: float) -> Iterator[_Box]:
    """Give places for a cloth, near ones first: above to the left, below to the right."""
    x, y = foot
    for pole in POLES:
        yield x - width, y - pole, x, y - pole + FLAG
        yield x, y + pole - FLAG, x + width, y + pole


def _inside(plot: _Plot, box: _Box) -> bool:
    left, top, right, bottom = box
    return left >= plot.size.left and top >= 0 and right <= plot.right and bottom <= plot.base - 2


def _crosses(plot: _Plot, run: Run, box: _Box) -> bool:
    """Tell whether a line runs through a box, or closer to it than a line is thick."""
    left, top, right, bottom = box
    before = plot.base
    for at, score in run.steps:
        x, y = plot.x(at), plot.y(score)
        if x >= left and before > top - NEAR and (y if x <= right else before) < bottom + NEAR:
            return True
        if x > right:
            return False
        before = y
    return top - NEAR < before < bottom + NEAR


def _score_on(run: Run, moment: datetime) -> float:
    return next((value for at, value in reversed(run.steps) if at <= moment), 0.0)


def _planted(flag: Flag, run: Run, foot: tuple[float, float], box: _Box) -> FlagDrawn:
    """Draw the pole, and a swallow-tailed cloth on it."""
    (x, y), (left, top, right, bottom) = foot, box
    middle = (top + bottom) / 2
    leftward = right == x
    tail, notch = (left, left + 7) if leftward else (right, right - 7)
    cloth = f"M{x:.1f} {top:.1f}L{tail:.1f} {top:.1f}L{notch:.1f} {middle:.1f}"
    cloth += f"L{tail:.1f} {bottom:.1f}L{x:.1f} {bottom:.1f}Z"
    return FlagDrawn(
        flag,
        geometry(f"M{x:.1f} {y:.1f}V{top if top < y else bottom:.1f}"),
        geometry(cloth),
        pixels(left + 13 if leftward else left + 6),
        pixels(bottom - 4),
        run.ink,
    )


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
