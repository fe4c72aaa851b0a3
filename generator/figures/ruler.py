"""The eras and the span of years in; the ruler on every page, in percent of its width, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from generator.chronicle import Chronicle
from generator.dates import When
from generator.text import geometry


@dataclass(frozen=True, slots=True)
class Band:
    """An era on the ruler."""

    id: str
    name: str
    x: Markup
    width: Markup
    number: int


@dataclass(frozen=True, slots=True)
class YearTick:
    """A year on the ruler."""

    year: int
    x: Markup
    five: bool
    odd: bool
    last: bool


@dataclass(frozen=True, slots=True)
class RulerFigure:
    """Bands and ticks from the first year to the last."""

    label: str
    bands: tuple[Band, ...]
    ticks: tuple[YearTick, ...]


def year_of(moment: datetime) -> float:
    """Give a moment as a year with a fraction."""
    start = datetime(moment.year, 1, 1)
    return moment.year + (moment - start) / (datetime(moment.year + 1, 1, 1) - start)


def position(when: When, first: int, last: int) -> Markup:
    """Place a date on a ruler of whole years, in percent, held inside it."""
    last = max(first, last)
    middle = when.earliest + (when.latest - when.earliest) / 2
    share = (year_of(middle) - first) / (last + 1 - first)
    return geometry(f"{min(max(share, 0.0), 1.0) * 100:.3f}")


def draw_ruler(chronicle: Chronicle) -> RulerFigure:
    """Draw the ruler of the whole record."""
    first, last = chronicle.edition.start.earliest.year, chronicle.edition.end.latest.year
    last = max(first, last)
    bands = []
    eras = list(chronicle.eras.values())
    for number, era in enumerate(eras, start=1):
        start = max(year_of(era.start.earliest), first)
        following = eras[number].start.earliest if number < len(eras) else era.end.latest
        stop = year_of(max(era.end.latest, following) if number == len(eras) else following)
        x = (start - first) / (last + 1 - first) * 100
        width = (min(stop, last + 1) - start) / (last + 1 - first) * 100
        name = era.short or era.name
        bands.append(
            Band(era.id, name, geometry(f"{x:.3f}"), geometry(f"{max(width, 0):.3f}"), number)
        )
    ticks = tuple(
        YearTick(
            year,
            geometry(f"{(year - first) / (last + 1 - first) * 100:.3f}"),
            year % 5 == 0,
            year % 10 != 0,
            year >= last - 1,
        )
        for year in range(first, last + 1)
    )
    label = f"Ruler of the years {first} to {last}"
    return RulerFigure(label, tuple(bands), ticks)
