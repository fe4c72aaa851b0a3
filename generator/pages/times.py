"""Dates and clocks in; the words, clock faces and distances in time that pages show out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from generator.chronicle import Chronicle, universal
from generator.clocks import (
    Clock,
    ClockError,
    ClockPeriod,
    clock_at,
    day_difference,
    offset_words,
    reading,
    to_utc,
)
from generator.dates import Moment, When, days_between, in_words
from generator.figures.dial import draw_dial
from generator.model import Era
from generator.model import Site as LaunchSite
from generator.pages.views import ClockReading
from generator.text import counted

UNIVERSAL = "Universal Time"
NEAR_DAYS = 60
NEAR_MONTHS = 24


def date_words(at: When, clock: Clock | None) -> str:
    """Write a date in full, with its clock where it has a time."""
    words = in_words(at)
    if isinstance(at, Moment) and at.has_time:
        return f"{words} {offset_words(clock or Clock(), at)}"
    return words


def to_the_day(at: When) -> When:
    """Leave the time of day out of a date."""
    if isinstance(at, Moment) and at.has_time:
        return replace(at, hour=None, minute=None, second=None)
    return at


def day_words(at: When) -> str:
    """Write a date without its time."""
    return in_words(to_the_day(at))


def day_in_year_words(at: When) -> str:
    """Write a date without its time and its year, for what stands under that year."""
    words, year = day_words(at), str(at.earliest.year)
    return words.replace(f" {year}", "").strip() if words != year else "in the year"


def span_words(era: Era) -> str:
    """Write the years of an era: `1966–1972`."""
    return f"{era.start.earliest.year}\u2013{era.end.latest.year}"


def local_clock(chronicle: Chronicle, site: LaunchSite | None, when: Moment) -> Clock | None:
    """Give the clock that hung on the wall of a site, or of the site it is part of."""
    passed: set[str] = set()
    while site is not None and site.id not in passed:
        passed.add(site.id)
        periods = [ClockPeriod(one.until, one.clock) for one in site.clocks]
        with suppress(ClockError):
            if periods:
                return clock_at(periods, when)
        site = chronicle.sites.get(site.part_of) if site.part_of else None
    return None


def clock_readings(
    chronicle: Chronicle,
    at: When,
    clock: Clock | None,
    countries: Iterable[str],
    site: LaunchSite | None,
) -> tuple[ClockReading, ...]:
    """Read the clocks: Universal Time, those of the countries in the race, the one on the spot."""
    if not isinstance(at, Moment) or not at.has_time:
        return ()
    utc = to_utc(at, clock or Clock())
    if utc is None:
        return ()
    wall: list[tuple[str, Clock]] = [(UNIVERSAL, Clock())]
    for id in countries:
        known = chronicle.countries[id].reference_clock
        if known:
            wall.append((known.name, known.zone))
    local = local_clock(chronicle, site, utc)
    if site is not None and local is not None:
        wall.append((site.name, local))
    return tuple(_read(utc, place, one) for place, one in wall)


def _read(utc: Moment, place: str, clock: Clock) -> ClockReading:
    shown = reading(utc, clock)
    hour, minute = shown.hour or 0, shown.minute or 0
    day = Moment(shown.year, shown.month, shown.day)
    return ClockReading(
        place=place,
        hours=f"{hour:02}:{minute:02}",
        seconds="" if shown.second is None else f"{shown.second:02}",
        date=in_words(day, weekday=True),
        difference={0: "", 1: "next day", -1: "the day before"}[day_difference(utc, shown)],
        offset=offset_words(clock, shown),
        dial=draw_dial(hour, minute),
    )


def gap_words(first: When, first_clock: Clock | None, then: When, then_clock: Clock | None) -> str:
    """Say how long after the first date the second came: `44 days later`, `3 years earlier`."""
    one, other = universal(first, first_clock), universal(then, then_clock)
    days = days_between(one, other)
    if days is None:
        years = other.earliest.year - one.earliest.year
        return _direction(years, "year") if years else "the same year"
    if days == 0:
        return "the same day"
    if abs(days) <= NEAR_DAYS:
        return _direction(days, "day")
    months = round(days / 30.4375)
    if abs(months) < NEAR_MONTHS:
        return _direction(months, "month")
    return _direction(round(days / 365.25), "year")


def _direction(number: int, unit: str) -> str:
    return f"{counted(abs(number), unit)} {'later' if number > 0 else 'earlier'}"


def duration_words(start: Moment, end: Moment) -> Iterator[str]:
    """Say how long something lasted, where both ends are known to the minute."""
    if not (start.has_time and end.has_time):
        return
    minutes = round((end.earliest - start.earliest).total_seconds() / 60)
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [
        counted(number, unit)
        for number, unit in ((days, "day"), (hours, "hour"), (left, "minute"))
        if number
    ]
    yield " ".join(parts)
