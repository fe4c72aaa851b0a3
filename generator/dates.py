"""Date text of any precision in; moments and spans that sort, count and read aloud out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Literal
from unicodedata import normalize

__all__ = [
    "DateError",
    "Moment",
    "Precision",
    "SortKey",
    "Span",
    "When",
    "days_between",
    "in_words",
    "parse_when",
    "span_in_words",
    "write_when",
]

Precision = Literal["year", "month", "day", "minute", "second"]
SortKey = tuple[datetime, int, datetime, str]

PRECISIONS: tuple[Precision, ...] = ("year", "month", "day", "minute", "second")
FIRST_YEAR, LAST_YEAR = 1600, 2100
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateError(ValueError):
    """Text that is no date: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep the two halves of the complaint apart."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Moment:
    """One date, as far as it is known: a year, a month, a day, a minute or a second."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    about: bool = False
    uncertain: bool = False

    @property
    def precision(self) -> Precision:
        """The smallest unit that is known."""
        parts = (self.year, self.month, self.day, self.minute, self.second)
        return PRECISIONS[sum(part is not None for part in parts) - 1]

    @property
    def has_time(self) -> bool:
        """Whether the time of day is known."""
        return self.hour is not None

    @property
    def iso(self) -> str:
        """ISO 8601 at its precision: 1957-10, 1957-10-04T19:28:34."""
        units = (self.month, self.day, self.hour, self.minute, self.second)
        known = zip("--T::", units, strict=True)
        return f"{self.year:04}" + "".join(f"{mark}{n:02}" for mark, n in known if n is not None)

    @property
    def edtf(self) -> str:
        """EDTF with ~ ? or %; the day alone where EDTF has no words for the time."""
        mark = {"": "", "~": "~", "?": "?", "~?": "%"}[_mark(self)]
        if self.precision == "minute" or (self.has_time and mark):
            return self.iso[:10] + mark
        return self.iso + mark

    @property
    def earliest(self) -> datetime:
        """The first second that it can mean."""
        return datetime(
            self.year,
            self.month or 1,
            self.day or 1,
            self.hour or 0,
            self.minute or 0,
            self.second or 0,
        )

    @property
    def latest(self) -> datetime:
        """The last second that it can mean."""
        month = self.month or 12
        time = (self.hour, self.minute, self.second)
        last = (23, 59, 59)
        hour, minute, second = (b if a is None else a for a, b in zip(time, last, strict=True))
        day = self.day or monthrange(self.year, month)[1]
        return datetime(self.year, month, day, hour, minute, second)

    @property
    def sort_key(self) -> SortKey:
        """By the first second, then the vaguer first; two dates never share a key."""
        rank = PRECISIONS.index(self.precision)
        return self.earliest, rank, self.latest, write_when(self)


@dataclass(frozen=True, slots=True)
class Span:
    """Some time between two moments, nobody knows when."""

    start: Moment
    end: Moment

    @property
    def precision(self) -> Precision:
        """The coarser unit of the two ends."""
        return min(self.start.precision, self.end.precision, key=PRECISIONS.index)

    @property
    def has_time(self) -> bool:
        """Whether both ends have a time of day."""
        return self.start.has_time and self.end.has_time

    @property
    def about(self) -> bool:
        """Whether one of the ends is approximate."""
        return self.start.about or self.end.about

    @property
    def uncertain(self) -> bool:
        """Whether one of the ends is uncertain."""
        return self.start.uncertain or self.end.uncertain

    @property
    def iso(self) -> str:
        """The two ends in ISO 8601: 1972-04/1972-05."""
        return f"{self.start.iso}/{self.end.iso}"

    @property
    def edtf(self) -> str:
        """EDTF's "one of these": [1972-04..1972-05]; it has no room for ~ and ? or for times."""
        first, last = self.start.iso[:10], self.end.iso[:10]
        if len(first) != len(last):
            first, last = self.earliest.date().isoformat(), self.latest.date().isoformat()
        return first if first == last else f"[{first}..{last}]"

    @property
    def earliest(self) -> datetime:
        """The first second that it can mean."""
        return self.start.earliest

    @property
    def latest(self) -> datetime:
        """The last second that it can mean."""
        return self.end.latest

    @property
    def sort_key(self) -> SortKey:
        """By the start, then the vaguer first; two dates never share a key."""
        first, rank, _, _ = self.start.sort_key
        return first, rank, self.latest, write_when(self)


When = Moment | Span


# Reading and writing

MOMENT = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?: ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?)?)?"
    r"(~?)(\??)"
)


def parse_when(text: str) -> When:
    """Read `1957`, `1957-10`, a day, a minute or a second, with `~` or `?`, or `a..b`."""
    when = _read(text)
    if when is None:
        raise _advice(text)
    return when


def write_when(when: When) -> str:
    """Write a date as records do; the exact inverse of `parse_when`."""
    if isinstance(when, Span):
        return f"{write_when(when.start)}..{write_when(when.end)}"
    return when.iso.replace("T", " ") + _mark(when)


def _mark(moment: Moment) -> str:
    return "~" * moment.about + "?" * moment.uncertain


def _read(text: str) -> When | None:
    """Read text that has the right form, whether or not its numbers exist; else None."""
    moments = [_moment(half) for half in text.split("..", maxsplit=2)]
    match moments:
        case [Moment() as moment]:
            return moment
        case [Moment() as start, Moment() as end]:
            _check_order(start, end)
            return Span(start, end)
    return None


def _moment(text: str) -> Moment | None:
    found = MOMENT.fullmatch(text)
    if found is None:
        return None
    month, day, hour, minute, second = (None if n is None else int(n) for n in found.groups()[1:6])
    about, uncertain = bool(found[7]), bool(found[8])
    moment = Moment(int(found[1]), month, day, hour, minute, second, about, uncertain)
    for fault in (_fault_of_day(moment), _fault_of_time(moment)):
        if fault:
            raise fault
    return moment


def _fault_of_day(moment: Moment) -> DateError | None:
    year, month, day = moment.year, moment.month, moment.day
    if not FIRST_YEAR <= year <= LAST_YEAR:
        hint = f"write a year from {FIRST_YEAR} to {LAST_YEAR}"
        return DateError(f"year {year:04} is out of range", hint)
    if month is None:
        return None
    if not 1 <= month <= 12:
        hint = "write a month from 01 to 12, or leave it out when it is not known"
        if day is None and year % 100 < month:
            hint += f"; for two years write {year}..{year - year % 100 + month}"
        return DateError(f"month {month:02} does not exist", hint)
    days = monthrange(year, month)[1]
    if day is not None and not 1 <= day <= days:
        hint = f"write a day from 01 to {days}, or leave it out when it is not known"
        return DateError(f"{MONTHS[month - 1]} {year} has no day {day:02}", hint)
    return None


def _fault_of_time(moment: Moment) -> DateError | None:
    """Judge the time of a day that exists."""
    hour, minute, second = moment.hour or 0, moment.minute or 0, moment.second or 0
    if hour == 24 and minute == second == 0:
        day = date.fromisoformat(moment.iso[:10]) + timedelta(days=1)
        return DateError("hour 24 does not exist", f"write {day} 00:00, the start of the next day")
    for unit, value, last in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if value > last:
            leap = "; a leap second is written as 59" if (unit, value) == ("second", 60) else ""
            hint = f"write a {unit} from 00 to {last}{leap}".replace("a hour", "an hour")
            return DateError(f"{unit} {value} does not exist", hint)
    return None


def _check_order(start: Moment, end: Moment) -> None:
    """Refuse ends that leave nothing between them."""
    a, b = write_when(start), write_when(end)
    if start.iso == end.iso:
        raise DateError("both ends are the same date", f"write {max(a, b, key=len)} alone")
    if end.latest < start.earliest:
        raise DateError(f"the end, {b}, is before the start, {a}", f"write {b}..{a}")
    if end.earliest <= start.latest:
        inner, outer = sorted((start, end), key=lambda one: PRECISIONS.index(one.precision))[::-1]
        hint = f"write {write_when(outer)} alone, or two ends that lie apart"
        raise DateError(f"{write_when(inner)} lies within {write_when(outer)}", hint)


# Advice: what somebody probably meant who wrote a date in another form

FORMS = "write 1957, 1957-10, 1957-10-04, 1957-10-04 19:28 or 1957-10-04 19:28:34"
LONGEST_ADVISED = 60
DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}
BETWEEN = re.compile(
    r"\s*\.{2,}\s*|\s+(?:-|to|until|and)\s+|(?<=^\d{4})[-/](?=\d{4}$)|(?<=\d)/(?=\d{4}-)"
)
DECADE = re.compile(r"(\d{3})0'?s")
SHORT_YEAR = re.compile(r"'?\d{2}|\d{1,2}([-./ ])\d{1,2}\1'?\d{2}")
QUALIFIED = re.compile(
    r"(?P<about>(?:about|around|approximately|approx\.?|circa|ca?\.?|~)\s*(?=\w))?"
    r"(?P<date>.*?)"
    r"(?:[t,\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>z|utc|gmt|msk|[+-]\d{2}:?\d{2})?)?"
    r"\s*(?P<marks>[~?%]{0,2}|\(?uncertain\)?)"
)
SHAPES = tuple(
    map(
        re.compile,
        (
            r"(?P<year>\d{4})(?:[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?)?",
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
            r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
            r"(?P<day>\d{1,2})([-/.]) ?(?P<month>\d{1,2})\2 ?(?P<year>\d{4})",
            r"(?P<month>\d{1,2})([-/])(?P<day>\d{1,2})\2(?P<year>\d{4})",
            r"(?:(?P<day>\d{1,2})(?:[snrt][tdh])? )?(?P<word>[a-z]{3,9})\.?,? (?P<year>\d{4})",
            r"(?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:[snrt][tdh])?,? (?P<year>\d{4})",
            r"(?P<year>\d{4}) (?P<word>[a-z]{3,9})(?: (?P<day>\d{1,2}))?",
        ),
    )
)


def _advice(text: str) -> DateError:
    """Say what to write instead of text that has not the form of a date."""
    if not text.strip():
        return DateError("has no date", FORMS)
    shown = text if len(text) <= LONGEST_ADVISED else text[: LONGEST_ADVISED - 3] + "..."
    message = f"{shown!r} is not in the form of a date"
    if len(text) > LONGEST_ADVISED:
        return DateError(message, FORMS)
    plain = _plain(text)
    if SHORT_YEAR.fullmatch(plain):
        return DateError(message, "write the year with four digits, and first: 1957-10-04")
    good, faults = [], []
    for candidate in dict.fromkeys(_candidates(plain)):
        try:
            _read(candidate)
            good.append(candidate)
        except DateError as fault:
            faults.append(fault)
    if not good:
        return faults[0] if faults else DateError(message, FORMS)
    hint = f"write {' or '.join(good)}" + ", whichever is meant" * (len(good) > 1)
    if any(found and found["zone"] for found in map(QUALIFIED.fullmatch, BETWEEN.split(plain))):
        hint += "; the clock has a field of its own: `clock`"
    return DateError(message, hint)


def _plain(text: str) -> str:
    """Fold what looks alike: digits of all scripts, dashes, spaces, capitals."""
    text = normalize("NFKC", text).translate(DASHES)
    text = "".join(str(int(one)) if one.isdecimal() else one for one in text)
    return " ".join(text.casefold().split())[:LONGEST_ADVISED]


def _candidates(plain: str) -> Iterator[str]:
    """Give every date that folded text can mean, as records write it."""
    if decade := DECADE.fullmatch(plain):
        yield f"{decade[1]}0..{decade[1]}9"
    halves = BETWEEN.split(plain.removeprefix("between "))
    if len(halves) <= 2:
        for choice in product(*map(_rewritten, halves)):
            yield "..".join(choice)


def _rewritten(half: str) -> list[str]:
    """Write one date or time, given in any of the known shapes, as records do."""
    found = QUALIFIED.fullmatch(half)
    if found is None or not found["date"]:
        return []
    marks = found["marks"]
    about = "~" if found["about"] or "~" in marks or "%" in marks else ""
    uncertain = "" if set(marks) <= {"~"} else "?"
    time = ""
    if found["hour"]:
        time = f" {int(found['hour']):02}:{found['minute']}"
        time += f":{found['second']}" if found["second"] else ""
    dates = [_date_in_shape(shape.fullmatch(found["date"])) for shape in SHAPES]
    return [f"{day}{time}{about}{uncertain}" for day in dates if day]


def _date_in_shape(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    parts = found.groupdict()
    month = parts.get("month")
    if word := parts.get("word"):
        named = [n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)]
        if not named:
            return None
        month = str(named[0])
    text = str(parts["year"])
    for part in (month, parts.get("day")):
        text += f"-{int(part):02}" if part else ""
    return text


# In words


def in_words(when: When, *, weekday: bool = False) -> str:
    """Read a date aloud: 4 October 1957, about 1957, between April and May 1972."""
    if isinstance(when, Moment):
        return _moment_in_words(when, weekday=weekday)
    start, end = when.start, when.end
    if when.has_time and start.iso[:10] == end.iso[:10] and not (when.about or when.uncertain):
        day = in_words(_to_the_day(start), weekday=weekday)
        return f"between {_time(start)} and {_time(end)} on {day}"
    first, last = _pair(start, end, weekday=weekday)
    return f"between {first} and {last}"


def span_in_words(start: When, until: When) -> str:
    """Read the days of something that lasted: 4 to 6 April 1972; times are left out."""
    if isinstance(start, Span) or isinstance(until, Span):
        return f"{in_words(start)}, until {in_words(until)}"
    start, until = _to_the_day(start), _to_the_day(until)
    if start.iso == until.iso:
        return in_words(start)
    first, last = _pair(start, until, weekday=False)
    return f"{first} to {last}"


def _moment_in_words(moment: Moment, *, weekday: bool) -> str:
    month = MONTHS[moment.month - 1] if moment.month else ""
    words = " ".join(str(part) for part in (moment.day, month, moment.year) if part)
    if weekday and moment.day:
        words = f"{WEEKDAYS[moment.earliest.weekday()]}, {words}"
    about = "about " if moment.about else ""
    words = f"{words}, {about}{_time(moment)}" if moment.has_time else about + words
    return words + (" (uncertain)" if moment.uncertain else "")


def _time(moment: Moment) -> str:
    return moment.iso[11:]


def _to_the_day(moment: Moment) -> Moment:
    """Leave the time out; that the time was approximate says nothing about the day."""
    about = moment.about and not moment.has_time
    return replace(moment, hour=None, minute=None, second=None, about=about)


def _pair(start: Moment, end: Moment, *, weekday: bool) -> tuple[str, str]:
    """Read two dates aloud, saying once what they share."""
    first, last = in_words(start, weekday=weekday), in_words(end, weekday=weekday)
    whole = start.precision == end.precision in {"month", "day"} and start.year == end.year
    if not whole or weekday or _mark(start) or _mark(end):
        return first, last
    if start.day and start.month == end.month:
        return str(start.day), last
    return first.removesuffix(f" {start.year}"), last


# Counting


def days_between(a: When, b: When) -> int | None:
    """Count the days from one date to another; None unless both are known to the day."""
    first, last = _known_day(a), _known_day(b)
    return None if first is None or last is None else (last - first).days


def _known_day(when: When) -> date | None:
    """Give the day, if it is one day and nobody doubts it."""
    if isinstance(when, Span):
        first, last = _known_day(when.start), _known_day(when.end)
        return first if first == last else None
    if when.day is None or when.uncertain or _to_the_day(when).about:
        return None
    return when.earliest.date()
