"""A moment and a clock in; the same moment in UTC or on another clock out, with its day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.dates import Moment, When

__all__ = [
    "UTC",
    "Clock",
    "ClockError",
    "ClockPeriod",
    "clock_at",
    "day_difference",
    "offset_words",
    "parse_clock",
    "reading",
    "to_utc",
    "zone",
]

OFFSET = re.compile(r"([+-])([0-9]{2}):([0-9]{2})")
LOOSE_OFFSET = re.compile(
    r"(?:utc|gmt)?\s*([+\-\u2212])\s*([0-9]{1,2}):?([0-9]{2})?", re.IGNORECASE
)
FARTHEST = timedelta(hours=16)
FORMS = "write utc, a zone in the form Area/City, or an offset such as -05:00"


class ClockError(ValueError):
    """Text that is no clock, or a clock that cannot tell: what is wrong, what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep the two halves of the complaint apart."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Clock:
    """UTC, or the clock of a zone, or one at a fixed offset; `str` writes it as records do."""

    zone: str | None = None
    offset: timedelta | None = None

    def __str__(self) -> str:
        """Write what `parse_clock` reads."""
        if self.zone is not None:
            return self.zone
        if self.offset is None:
            return "utc"
        sign = "-" if self.offset < timedelta() else "+"
        hours, minutes = divmod(abs(self.offset) // timedelta(minutes=1), 60)
        return f"{sign}{hours:02}:{minutes:02}"

    @property
    def tzinfo(self) -> tzinfo:
        """The same clock as the standard library knows it."""
        if self.zone is not None:
            return zone(self.zone)
        return timezone(self.offset or timedelta())


class ClockPeriod(NamedTuple):
    """The clock that a place went by, until the end of a local day (None: to this day)."""

    until: When | None
    clock: Clock


UTC = Clock()


@cache
def zone(key: str) -> ZoneInfo:
    """Load a zone from the tzdata package, so that every machine reads the same rules."""
    keys = _zone_keys()
    if key not in keys:
        places = sorted(one for one in keys if "/" in one)
        close = get_close_matches(key[:100], places, n=1)
        hint = f"write {close[0]}, if that is meant" if close else FORMS
        raise ClockError(f"{key!r} is no zone", hint)
    with files("tzdata").joinpath("zoneinfo", *key.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key)


@cache
def _zone_keys() -> frozenset[str]:
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


def parse_clock(text: str) -> Clock:
    """Read `utc`, a zone such as `Area/City`, or a fixed offset such as `-05:00`."""
    if text == "utc":
        return UTC
    if found := OFFSET.fullmatch(text):
        return Clock(offset=_offset(text, *found.groups()))
    if text.casefold() in {"utc", "z", "gmt", "ut", "zulu"} or text.startswith("Etc/"):
        raise ClockError(f"{text} is not how records write a clock", FORMS)
    if found := LOOSE_OFFSET.fullmatch(text):
        sign, hours, minutes = found.groups()
        written = f"{'+' if sign == '+' else '-'}{int(hours):02}:{minutes or '00'}"
        raise ClockError(f"{text} is not how records write a clock", f"write {written}")
    if "/" not in text and text in _zone_keys():
        raise ClockError(f"{text} names no place", FORMS)
    zone(text)
    return Clock(zone=text)


def _offset(text: str, sign: str, hours: str, minutes: str) -> timedelta:
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if int(minutes) > 59 or offset >= FARTHEST:
        raise ClockError(f"{text} is no offset from UTC", "write hours and minutes: -05:00, +05:30")
    if sign == "-" and not offset:
        raise ClockError(f"{text} is no offset from UTC", "write utc")
    return -offset if sign == "-" else offset


def to_utc(when: Moment, clock: Clock) -> Moment | None:
    """Read a local moment in UTC; None without a time.

    A local time that came twice, when clocks went back, is taken for the first. One that never
    came, when clocks went forward, is taken to be told by a clock that nobody had put forward.
    """
    if not when.has_time:
        return None
    return _moved(when, when.earliest.replace(tzinfo=clock.tzinfo, fold=0).astimezone(UTC.tzinfo))


def reading(utc: Moment, clock: Clock) -> Moment:
    """Read a moment in UTC, which has a time, on another clock."""
    if not utc.has_time:
        raise ClockError(f"{utc.iso} has no time, so other clocks cannot show it", "give a time")
    return _moved(utc, utc.earliest.replace(tzinfo=UTC.tzinfo).astimezone(clock.tzinfo))


def _moved(moment: Moment, at: datetime) -> Moment:
    """Give a moment another date and time, as precise and as sure as before."""
    second = None if moment.second is None else at.second
    return replace(
        moment,
        year=at.year,
        month=at.month,
        day=at.day,
        hour=at.hour,
        minute=at.minute,
        second=second,
    )


def day_difference(a: Moment, b: Moment) -> int:
    """Count the calendar days from one reading to another: 1 when b is on the next day."""
    return (b.earliest.date() - a.earliest.date()).days


def offset_words(clock: Clock, at: Moment) -> str:
    """Name a clock's offset at a moment as that clock shows it: UTC, UTC+3, UTC+5:30."""
    offset = at.earliest.replace(tzinfo=clock.tzinfo).utcoffset()
    if not offset:
        return "UTC"
    sign = "\N{MINUS SIGN}" if offset < timedelta() else "+"
    minutes, seconds = divmod(round(abs(offset).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    exact = f":{minutes:02}" * bool(minutes or seconds) + f":{seconds:02}" * bool(seconds)
    return f"UTC{sign}{hours}{exact}"


def clock_at(periods: Iterable[tuple[When | None, Clock]], when: When) -> Clock:
    """Find the clock that a place went by at a local time: the first period that reaches it."""
    for until, clock in periods:
        if until is None or when.earliest <= until.latest:
            return clock
    raise ClockError(f"no clock is known for {when.iso}", "add a clock without `until`")
