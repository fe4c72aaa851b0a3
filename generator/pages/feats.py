"""Best marks and how they are counted in; a chart of who held them from when on, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import ceil, floor, log10

from markupsafe import Markup

from generator.dates import Moment, in_words
from generator.figures.chart import Feat, Holder, Scale, StepChart
from generator.figures.steps import draw_steps
from generator.model import Mission
from generator.pages.exhibit import NARROW, WIDE, Exhibit, Line, Rows, Words, show
from generator.pages.sheet import Sheet
from generator.pages.stays import complete_until
from generator.pages.views import Figure, Link, Tag
from generator.text import counted

TALL, SHORT = 380, 340
"""How high the wide and the narrow charts are, in pixels."""
COMPLETE = "all crewed flights to here"
COLUMNS = ("date", "country", "flight", "name", "value", "about", "basis")
TOGETHER = "thin"
"""The line of the countries of the race taken together."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A flight that may have set a best mark."""

    at: datetime
    value: float
    mission: Mission
    country: str
    about: bool = False
    basis: str = ""
    least: float | None = None
    """The least that the value can mean, where it is not exactly known."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What is held: the marks, how they are written and scaled, and where the chart ends."""

    words: Words
    marks: tuple[Mark, ...]
    write: Callable[[Mark], str]
    scale: Callable[[Sequence[float]], Scale]
    until: datetime | None = None
    crewed: bool = True
    together: tuple[Mark, ...] = ()
    rule: Markup | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    tag: Tag
    line: str
    data: str
    marks: tuple[Mark, ...]


def best_of(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Keep the marks that were surely better than all before them."""
    found: list[Mark] = []
    for one in sorted(marks, key=lambda one: (one.at, -one.value, one.mission.id)):
        surely = one.value if one.least is None else one.least
        if not found or surely > found[-1].value:
            found.append(one)
    return tuple(found)


def held(sheet: Sheet, contest: Contest) -> Exhibit:
    """Show who held a best mark from when on: a line for each country of the race."""
    racing = [one.id for one in sheet.chronicle.racing]
    sides = []
    for id in racing:
        tag = sheet.tag([id])
        own = best_of(one for one in contest.marks if one.country == id)
        sides.append(_Side(tag, tag.line, id, own))
    if contest.together:
        sides.append(_Side(sheet.tag(racing), TOGETHER, ";".join(racing), contest.together))
    reading = _reading(contest, sides)
    heads = ("Flight", "Whose", "When", "How much", "Counted by")
    rows = Rows(heads, COLUMNS, tuple(_rows(sheet, contest, sides)))
    drawings: tuple[Figure, Figure] | None = None
    if rows.lines:
        chart = _chart(sheet, contest, sides)
        years = chart.last.year - chart.first
        drawings = (
            draw_steps(chart, WIDE, TALL, 1 if years <= 12 else 5),
            draw_steps(chart, NARROW, SHORT, 2 if years <= 12 else 10),
        )
    words = Words(contest.words.name, contest.words.title, reading, contest.words.limits)
    return show(sheet, "steps", words, drawings, rows, contest.rule)


def _rows(sheet: Sheet, contest: Contest, sides: Sequence[_Side]) -> list[Line]:
    every = [(side, mark) for side in sides for mark in side.marks]
    return [
        Line(
            side.tag,
            sheet.link(mark.mission),
            (Link(_day(mark.at)), Link(contest.write(mark)), Link(mark.basis)),
            (
                mark.at.date().isoformat(),
                side.data,
                mark.mission.id,
                mark.mission.title,
                f"{mark.value:.6g}" if mark.value % 1 else f"{mark.value:.0f}",
                "about" if mark.about else "",
                mark.basis,
            ),
        )
        for side, mark in sorted(every, key=lambda one: one[1].at)
    ]


def _day(at: datetime) -> str:
    return in_words(Moment(at.year, at.month, at.day))


def _chart(sheet: Sheet, contest: Contest, sides: Sequence[_Side]) -> StepChart:
    values = [mark.value for side in sides for mark in side.marks]
    first = min(mark.at for side in sides for mark in side.marks)
    last = contest.until or sheet.chronicle.edition.end.latest
    last = max(last, *(mark.at for side in sides for mark in side.marks))
    known = complete_until(sheet.chronicle) if contest.crewed and not contest.until else None
    holders = tuple(
        Holder(
            side.tag.words,
            side.tag.symbol,
            side.tag.ink,
            side.line,
            tuple(
                Feat(
                    one.at,
                    one.value,
                    one.mission.title,
                    contest.write(one),
                    sheet.link(one.mission).url,
                    one.about,
                )
                for one in side.marks
            ),
            side.line != TOGETHER,
        )
        for side in sides
    )
    known = known if known and first < known < last else None
    return StepChart(holders, contest.scale(values), first.year, last, known, COMPLETE)


def _reading(contest: Contest, sides: Sequence[_Side]) -> str:
    """Say in a sentence or two who held what in the end, and how often it changed sides."""
    parts = [
        f"{side.tag.words}: {contest.write(side.marks[-1])} ({side.marks[-1].mission.title})"
        for side in sides
        if side.marks
    ]
    if not parts:
        return "Nothing of this is on record."
    best = best_of(mark for side in sides for mark in side.marks if side.line != TOGETHER)
    changes = sum(one.country != other.country for one, other in pairwise(best))
    words = {0: "never changed sides", 1: "changed sides once", 2: "changed sides twice"}
    often = words.get(changes, f"changed sides {counted(changes, 'time')}")
    return f"{'; '.join(parts)}. The best mark {often}."


def powers(unit: str) -> Callable[[Sequence[float]], Scale]:
    """Make logarithmic scales, lettered at the powers of ten, or in between where there are few."""

    def scale(values: Sequence[float]) -> Scale:
        low, high = floor(log10(min(values))), ceil(log10(max(values) * 1.2))
        steps = (1,) if high - low > 2 else (1, 2, 5)
        ticks = [step * 10.0**power for power in range(low, high + 1) for step in steps]
        top = max(values) * 1.5
        foot = max(tick for tick in ticks if tick <= min(values))
        shown = [tick for tick in ticks if foot <= tick <= top]
        return Scale(foot, top, tuple((one, f"{one:,.0f} {unit}") for one in shown), log=True)

    return scale


def lengths(values: Sequence[float]) -> Scale:
    """Make a logarithmic scale of hours, lettered in the units that people use."""
    units = ((1.0, "1 hour"), (24.0, "1 day"), (168.0, "1 week"), (720.0, "30 days"))
    ticks = [*units, (2400.0, "100 days"), (8766.0, "1 year")]
    low = min(1.0, *values)
    return Scale(low, max(values) * 1.3, tuple(t for t in ticks if t[0] <= max(values) * 1.3), True)


def counts(unit: str) -> Callable[[Sequence[float]], Scale]:
    """Make plain scales from nothing to the highest count."""

    def scale(values: Sequence[float]) -> Scale:
        step = max(1, ceil(max(values) / 6))
        ticks = range(step, int(max(values)) + 1, step)
        top = max(values) * 1.12
        return Scale(0, top, tuple((float(one), f"{one} {unit}") for one in ticks))

    return scale
