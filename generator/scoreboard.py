"""A contest and the chronicle in; each racing country's score over time, and who led when, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from generator.chronicle import Chronicle, universal
from generator.clocks import Clock
from generator.dates import When
from generator.model import Contest, Country, Milestone, Mission
from generator.model.events import CrewMember

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """A moment (UTC) at which a score changed, the score after it, and what changed it."""

    at: datetime
    score: float
    record: Milestone | Mission | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How a country stood at any time, from nothing on."""

    country: Country
    steps: tuple[Step, ...]

    def on(self, moment: datetime) -> float:
        """Give the score at a moment."""
        return next((one.score for one in reversed(self.steps) if one.at <= moment), 0.0)


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which the lead passed on: who led from then (None where they were level)."""

    at: datetime
    leader: Country | None
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Stay:
    """A person's time on a flight that reached orbit; the end is None where it is not on record."""

    country: str
    person: str
    mission: Mission
    start: datetime
    end: datetime | None


def score(chronicle: Chronicle, contest: Contest, *, disputed: bool = True) -> tuple[Score, ...]:
    """Score the countries of the race by a contest's rule.

    Args:
        chronicle: The records.
        contest: What is counted; its `rule` says in words what is done here.
        disputed: Whether firsts count whose standing is disputed.
    """
    last = contest.until.latest if contest.until else datetime.max
    return tuple(
        Score(
            country,
            tuple(
                step for step in _steps(chronicle, contest, country, disputed) if step.at <= last
            ),
        )
        for country in chronicle.racing
    )


def changes(scores: Sequence[Score]) -> tuple[Change, ...]:
    """List when the lead passed on: each moment with its new leader, level scores included."""
    found: list[Change] = []
    leader: Country | None = None
    for moment in sorted({step.at for one in scores for step in one.steps}):
        values = tuple(one.on(moment) for one in scores)
        best = [
            one.country for one, value in zip(scores, values, strict=True) if value == max(values)
        ]
        ahead = best[0] if len(best) == 1 else None
        if ahead is not leader:
            found.append(Change(moment, ahead, values))
            leader = ahead
    return tuple(found)


def disagreement(one: Sequence[Score], other: Sequence[Score], until: datetime) -> float:
    """Give the share of time (0 to 1) in which two counts had different leaders, or one had none.

    Time runs from the first moment at which both counts had something to count.
    """
    leads = [changes(one), changes(other)]
    if not all(leads):
        return 0.0
    start = max(lead[0].at for lead in leads)
    moments = sorted({change.at for lead in leads for change in lead if start < change.at < until})
    apart = timedelta()
    for begin, end in pairwise([start, *moments, until]):
        if _leader_on(leads[0], begin) is not _leader_on(leads[1], begin):
            apart += end - begin
    return apart / (until - start)


def _leader_on(lead: Sequence[Change], moment: datetime) -> Country | None:
    return next((one.leader for one in reversed(lead) if one.at <= moment), None)


def stays_without_end(chronicle: Chronicle) -> int:
    """Count the stays in orbit that no record says the end of."""
    return sum(stay.end is None for stay in _stays(chronicle))


def _steps(
    chronicle: Chronicle, contest: Contest, country: Country, disputed: bool
) -> Iterator[Step]:
    if contest.counts == "launches":
        yield from _added(_launches(chronicle, country))
    elif contest.counts == "firsts":
        yield from _added(_firsts(chronicle, contest, country, disputed))
    elif contest.counts == "people":
        yield from _added(_new_people(chronicle, country))
    elif contest.counts == "hours":
        yield from _added(
            (stay.end, (stay.end - stay.start) / HOUR, stay.mission)
            for stay in sorted(_ended(chronicle, country), key=lambda stay: stay.end)
        )
    elif contest.counts == "longest stay":
        yield from _highest(
            (stay.end, (stay.end - stay.start) / DAY, stay.mission)
            for stay in sorted(_ended(chronicle, country), key=lambda stay: stay.end)
        )
    else:
        yield from _highest(_distances(chronicle, contest, country))


Gain = tuple[datetime, float, Milestone | Mission | None]


def _added(gains: Iterator[Gain]) -> Iterator[Step]:
    """Add gains up, those of one moment together."""
    total = 0.0
    pending: Step | None = None
    for at, gain, record in gains:
        total += gain
        if pending and pending.at != at:
            yield pending
        pending = Step(at, total, record)
    if pending:
        yield pending


def _highest(gains: Iterator[Gain]) -> Iterator[Step]:
    best = 0.0
    for at, value, record in gains:
        if value > best:
            best = value
            yield Step(at, value, record)


def _launches(chronicle: Chronicle, country: Country) -> Iterator[Gain]:
    for tally in chronicle.tallies.values():
        if tally.country != country.id:
            continue
        for month in sorted(tally.months):
            if successes := tally.months[month].successes:
                yield _end_of(month), float(successes), None


def _end_of(month: str) -> datetime:
    first = datetime.strptime(month, "%Y-%m")
    return (first + 31 * DAY).replace(day=1) - DAY


def _firsts(
    chronicle: Chronicle, contest: Contest, country: Country, disputed: bool
) -> Iterator[Gain]:
    for milestone in chronicle.milestones.values():
        at = _moment(milestone.at, milestone.clock)
        if country.id not in milestone.countries or at < chronicle.edition.start.earliest:
            continue
        if contest.category and contest.category not in milestone.categories:
            continue
        if milestone.outcome == "failure":
            continue
        for first in milestone.firsts:
            if first.scope == "world" and (
                first.standing == "established" or (disputed and first.standing == "disputed")
            ):
                yield at, 1.0, milestone


def _new_people(chronicle: Chronicle, country: Country) -> Iterator[Gain]:
    seen: set[str] = set()
    for stay in sorted(_stays(chronicle), key=lambda stay: (stay.start, stay.person)):
        if stay.country == country.id and stay.person not in seen:
            seen.add(stay.person)
            yield stay.start, 1.0, stay.mission


@dataclass(frozen=True, slots=True)
class _EndedStay:
    mission: Mission
    start: datetime
    end: datetime


def _ended(chronicle: Chronicle, country: Country) -> list[_EndedStay]:
    return [
        _EndedStay(stay.mission, stay.start, stay.end)
        for stay in _stays(chronicle)
        if stay.country == country.id and stay.end is not None
    ]


def _distances(chronicle: Chronicle, contest: Contest, country: Country) -> Iterator[Gain]:
    stays = sorted(_stays(chronicle), key=lambda stay: stay.start)
    for stay in stays:
        if stay.country != country.id:
            continue
        values = [
            float(measure.value)
            for kind in contest.measures
            for measure in stay.mission.measures.get(kind, ())[:1]
            if measure.value is not None
        ]
        if values:
            yield stay.start, max(values), stay.mission


def _stays(chronicle: Chronicle) -> Iterator[_Stay]:
    """Give every person's stay on a leg that has an international designator: it was in orbit."""
    for mission in chronicle.missions.values():
        for member in mission.crew:
            person = chronicle.people[member.person]
            number = int(member.leg or "1") - 1
            if number >= len(mission.legs) or person.kind != "person" or not person.countries:
                continue
            leg = mission.legs[number]
            if leg.ids.launch is None:
                continue
            start = member.joined or leg.launch.at
            clock = None if member.joined else leg.launch.clock
            yield _Stay(
                person.countries[0],
                person.id,
                mission,
                _moment(start, clock),
                _end(mission, member),
            )


def _end(mission: Mission, member: CrewMember) -> datetime | None:
    if member.left:
        return _moment(member.left, None)
    return _moment(mission.end.at, mission.end.clock) if mission.end else None


def _moment(at: When, clock: Clock | None) -> datetime:
    """Give a moment in UTC; a day counts as its noon, a month or a year as its middle."""
    known = universal(at, clock)
    if known.has_time:
        return known.earliest
    return known.earliest + (known.latest - known.earliest) / 2
