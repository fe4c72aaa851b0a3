"""Crews of the record in; who was up from when to when, on whose flight, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from generator.chronicle import Chronicle, universal
from generator.dates import When
from generator.model import Mission
from generator.model.events import CrewMember, Leg
from generator.text import counted

HOUR = timedelta(hours=1)
TO_THE_DAY = ("day", "minute", "second")
"""How well a moment must be known to be counted."""

LENGTHS = {"duration-h": 1.0, "duration-days": 24.0, "duration-min": 1 / 60}
"""The measures that are lengths of time, and how many hours their units have."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a stay was, in hours, what that rests on, and the least that it can have been."""

    hours: float
    about: bool
    basis: str
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time on a flight, in Universal Time; the end is None where it is not on record."""

    person: str
    mission: Mission
    country: str
    launch: int
    start: When
    end: When | None
    orbit: bool
    from_launch: bool
    whole: bool
    """Whether it lasted as long as the flight."""

    @property
    def known(self) -> bool:
        """Whether both ends are known to the day at least."""
        return (
            self.end is not None
            and self.start.precision in TO_THE_DAY
            and self.end.precision in TO_THE_DAY
        )

    @property
    def about(self) -> bool:
        """Whether a time of day is missing, or only about known."""
        ends = (self.start, self.end)
        return not all(one and one.has_time and not one.about for one in ends)

    @property
    def hours(self) -> float:
        """How long it lasted: where only a day is known, its noon is taken."""
        assert self.end is not None
        return (middle(self.end) - middle(self.start)) / HOUR


def middle(when: When) -> datetime:
    """Give a moment for a date: the noon of a day."""
    return when.earliest + (when.latest - when.earliest) / 2


def stays(chronicle: Chronicle) -> tuple[Stay, ...]:
    """Give the stays of all people, not of animals, in the order of their starts.

    A stay is credited to the country whose rocket it began on. It was in orbit where its launch
    has an international designator, which only launches to orbit have.
    """
    found = (
        _stay(chronicle, mission, member)
        for mission in chronicle.missions.values()
        for member in mission.crew
        if chronicle.people[member.person].kind == "person"
    )
    return tuple(sorted(found, key=lambda one: (*one.start.sort_key, one.person)))


def _stay(chronicle: Chronicle, mission: Mission, member: CrewMember) -> Stay:
    number = int(member.leg or "1") - 1
    leg = mission.legs[number]
    start = member.joined or universal(leg.launch.at, leg.launch.clock)
    end = member.left
    if end is None and mission.end is not None:
        end = universal(mission.end.at, mission.end.clock)
    return Stay(
        member.person,
        mission,
        flown_by(chronicle, mission, leg),
        number,
        universal(start, None),
        universal(end, None) if end is not None else None,
        leg.ids.launch is not None,
        member.joined is None,
        member.joined is None and member.left is None and len(mission.legs) == 1,
    )


def flown_by(chronicle: Chronicle, mission: Mission, leg: Leg) -> str:
    """Give whose launch a leg was: of a flight's countries the one whose rocket it was."""
    rocket = chronicle.vehicles[leg.vehicle].countries if leg.vehicle else ()
    racing = [one for one in mission.countries if chronicle.countries[one].in_race]
    own = [one for one in racing if one in rocket]
    return (own or racing or list(mission.countries))[0]


def complete_until(chronicle: Chronicle) -> datetime | None:
    """Give the last day to which every crewed flight is on record, where the record says so.

    Source: `until` of the contests that count people's time.
    """
    counts = ("hours", "longest stay", "people")
    days = [one.until for one in chronicle.contests.values() if one.until and one.counts in counts]
    return min((day.latest for day in days), default=None)


def length_of(stay: Stay) -> Length:
    """Say how long a stay was: by its times, by a figure for the whole flight, by its days."""
    assert stay.end
    if not stay.about:
        return Length(stay.hours, False, "times of launch and return")
    for kind, hours in LENGTHS.items():
        for measure in stay.mission.measures.get(kind, ())[:1]:
            if stay.whole and measure.value is not None:
                value = float(measure.value) * hours
                return Length(value, measure.about, "a figure for the length")
    least = (stay.end.earliest - stay.start.latest) / HOUR
    return Length(stay.hours, True, "the noon of a day", least)


def left_out(chosen: Sequence[Stay], known: Sequence[Stay]) -> Iterator[str]:
    """Say how many stays have no end that could be counted, if any."""
    if missing := len(chosen) - len(known):
        yield f"{counted(missing, 'stay')} without a known end left out."


def length_words(hours: float, *, about: bool) -> str:
    """Write a length of time: `1 h 48 min`, `84 days 1 h`, `about 366 days`."""
    minutes = round(hours * 60)
    if about and hours >= 24:
        return f"about {counted(round(hours / 24), 'day')}"
    if minutes < 48 * 60:
        whole, rest = divmod(minutes, 60)
        parts = (f"{whole} h" if whole else "", f"{rest} min" if rest else "")
    else:
        days, rest = divmod(round(minutes / 60), 24)
        parts = (counted(days, "day"), f"{rest} h" if rest else "")
    words = " ".join(part for part in parts if part)
    return f"about {words}" if about else words
