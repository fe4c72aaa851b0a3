"""The milestones in; a page of all days of a year, each with what happened on it, out."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.clocks import Clock, day_difference, reading, to_utc
from generator.dates import MONTHS, Moment, days_between
from generator.model import Milestone
from generator.pages.labels import outcome_label
from generator.pages.sheet import Sheet
from generator.pages.times import UNIVERSAL
from generator.pages.views import Caption, Link, Page, Table, Tag
from generator.text import address, counted

TITLE = "On this day"
LEAP = 2000
"""Any year that has all 366 days."""
COLUMNS = ("month", "day", "year", "id", "title", "countries", "outcome", "firsts")

Day = tuple[int, int]
"""A month and a day, from 1."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A milestone under its day: the year, whose mark, how it went, what it was first at."""

    year: str
    link: Link
    tag: Tag
    symbol: str
    outcome: str
    firsts: tuple[str, ...]
    elsewhere: str
    """The day that it was by other clocks, where that differs."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the year; `url` leads to what happened, and is empty where nothing did."""

    number: str
    title: str
    anchor: str
    url: str
    entries: tuple[DayEntry, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month with all its days, and those of them on which something happened."""

    name: str
    anchor: str
    note: str
    days: tuple[DayView, ...]
    busy: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The page of all days."""

    title: str
    lede: str
    caption: Caption
    jumps: tuple[Link, ...]
    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True)
class Doorway:
    """The section on another page that shows the entries nearest to the reader's day."""

    title: str
    link: Link


def on_this_day_page(sheet: Sheet) -> Page:
    """Lay out every day of a leap year with the milestones whose day is known."""
    found = by_day(sheet.chronicle.milestones_in_order)
    months = tuple(_month(sheet, number, found) for number in range(1, 13))
    table = _table(sheet, found)
    limits = (
        "A day is that of the clock on which the record has the date. "
        "What is known only to the month, or in doubt, is left out."
    )
    lede = "What is on record for each day of the year."
    caption = Caption(_reading_of(found), limits, (sheet.file(table),))
    jumps = tuple(Link(one.name, address(f"#{one.anchor}")) for one in months)
    view = YearView(TITLE, lede, caption, jumps, months)
    uri = sheet.site.addresses.uri("on-this-day")
    dress = ("figures", "on-this-day")
    return Page(uri, "on-this-day", TITLE, lede, view, files=(table,), dress=dress)


def doorway(sheet: Sheet) -> Doorway:
    """Lay out the section for another page; a script fills it from the page of all days."""
    return Doorway(TITLE, sheet.section("on-this-day", "All days of the year"))


def by_day(milestones: Sequence[Milestone]) -> Mapping[Day, tuple[Milestone, ...]]:
    """Sort milestones by month and day; one whose day nobody knows for sure is left out."""
    found: defaultdict[Day, list[Milestone]] = defaultdict(list)
    for one in milestones:
        # a date is no days from itself only where it is one known day
        if days_between(one.at, one.at) is not None:
            found[one.at.earliest.month, one.at.earliest.day].append(one)
    return {day: tuple(of_day) for day, of_day in sorted(found.items())}


def _month(sheet: Sheet, number: int, found: Mapping[Day, Sequence[Milestone]]) -> MonthView:
    name = MONTHS[number - 1]
    days = tuple(
        _day(sheet, (number, day), found.get((number, day), ()))
        for day in range(1, monthrange(LEAP, number)[1] + 1)
    )
    busy = tuple(day for day in days if day.entries)
    note = counted(sum(len(day.entries) for day in busy), "milestone")
    return MonthView(name, address(name.lower()), note, days, busy)


def _day(sheet: Sheet, day: Day, milestones: Sequence[Milestone]) -> DayView:
    title = day_title(day)
    anchor = address(title.lower().replace(" ", "-"))
    url = address(f"#{anchor}") if milestones else ""
    return DayView(str(day[1]), title, anchor, url, tuple(_entry(sheet, one) for one in milestones))


def day_title(day: Day) -> str:
    """Name a day: `29 February`."""
    return f"{day[1]} {MONTHS[day[0] - 1]}"


def _entry(sheet: Sheet, milestone: Milestone) -> DayEntry:
    tag = sheet.tag(milestone.countries)
    outcome = outcome_label(milestone.outcome, tag)
    return DayEntry(
        str(milestone.at.earliest.year),
        sheet.link(milestone),
        tag,
        outcome.symbol if outcome else f"{tag.symbol}-success",
        outcome.words if outcome else "",
        flags(milestone),
        ", ".join(_elsewhere(sheet, milestone)),
    )


def world_firsts(milestone: Milestone) -> tuple[str, ...]:
    """Name what nobody had done before, as far as it is established."""
    return tuple(
        first.claim
        for first in milestone.firsts
        if first.scope == "world" and first.standing == "established"
    )


def flags(milestone: Milestone) -> tuple[str, ...]:
    """Name the world firsts that get a flag: none where what happened was a failure or a death."""
    return () if milestone.outcome == "failure" else world_firsts(milestone)


def _elsewhere(sheet: Sheet, milestone: Milestone) -> Iterator[str]:
    """Give the day by Universal Time and by the clocks of its countries, where it is another."""
    at = milestone.at
    utc = to_utc(at, milestone.clock or Clock()) if isinstance(at, Moment) else None
    if utc is None or not isinstance(at, Moment):
        return
    countries = [sheet.chronicle.countries[id] for id in milestone.countries]
    known = [one.reference_clock for one in countries if one.reference_clock]
    for place, clock in [(UNIVERSAL, Clock()), *((one.name, one.zone) for one in known)]:
        shown = reading(utc, clock)
        if day_difference(at, shown) and shown.month and shown.day:
            yield f"{day_title((shown.month, shown.day))} in {place}"


def _reading_of(found: Mapping[Day, Sequence[Milestone]]) -> str:
    """Say how full the year is, and which days are fullest."""
    if not found:
        return "No milestone on record has a known day."
    most = max(map(len, found.values()))
    days = [day_title(day) for day, of_day in found.items() if len(of_day) == most]
    fullest = days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"
    share = f"{len(found)} of 366 days have something on record"
    return f"{share}; most is on record for {fullest}: {counted(most, 'milestone')}" + (
        " each." if len(days) > 1 else "."
    )


def _table(sheet: Sheet, found: Mapping[Day, Sequence[Milestone]]) -> Table:
    rows = tuple(
        (
            *day,
            one.at.earliest.year,
            one.id,
            one.title,
            ";".join(one.countries),
            one.outcome or "",
            "; ".join(world_firsts(one)),
        )
        for day, of_day in found.items()
        for one in of_day
    )
    return Table(sheet.site.addresses.file("on-this-day", "days.csv"), COLUMNS, rows)
