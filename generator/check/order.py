"""Rules of time and order: nothing ends before it starts, answers come later, eras hold theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.check.finding import Finding, object_to
from generator.chronicle import Chronicle, universal
from generator.dates import When, in_words
from generator.records import Location


def _before(first: When, second: When) -> bool:
    """Tell whether one date is surely before another, whatever their precision."""
    return bool(first.latest < second.earliest)


def check_eras(chronicle: Chronicle) -> Iterator[Finding]:
    """A milestone lies in the span of its era."""
    for milestone in chronicle.milestones.values():
        era = chronicle.eras[milestone.era]
        if _before(milestone.at, era.start) or _before(era.end, milestone.at):
            span = f"from {in_words(era.start)} to {in_words(era.end)}"
            message = f"is outside its era: {era.name} is {span}"
            yield object_to(milestone, ("at",), message, "check the date, or write another era")


def check_spans(chronicle: Chronicle) -> Iterator[Finding]:
    """What lasted did not end before it began, and was not told before it happened."""
    for milestone in chronicle.milestones.values():
        if milestone.until and _before(milestone.until, milestone.at):
            yield object_to(milestone, ("until",), "is before `at`", "swap them, or mend one")
    for record in chronicle.records.values():
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if record.folder != "missions" and start and end and _before(end, start):
            yield object_to(record, ("end",), "is before `start`", "swap them, or mend one")


def check_answers(chronicle: Chronicle) -> Iterator[Finding]:
    """A milestone answers an earlier one."""
    for milestone in chronicle.milestones.values():
        for number, answer in enumerate(milestone.answers):
            other = chronicle.milestones[answer.milestone]
            if milestone.id == other.id or _before(milestone.at, other.at):
                location = ("answers", number, "milestone")
                message = f"answers {other.id}, which came no earlier"
                yield object_to(milestone, location, message, "an answer comes after its cause")


def _surely_before(first: When, second: When) -> bool:
    """Tell the same of a time and a bare day, which may be the day of another clock."""
    slack = timedelta(days=first.has_time != second.has_time)
    return bool(first.latest + slack < second.earliest)


def check_missions(chronicle: Chronicle) -> Iterator[Finding]:
    """A mission ends after its launch; a crew member's leg exists."""
    for mission in chronicle.missions.values():
        launch = universal(mission.legs[0].launch.at, mission.legs[0].launch.clock)
        if mission.end and _surely_before(universal(mission.end.at, mission.end.clock), launch):
            message = "is before the launch"
            yield object_to(mission, ("end", "at"), message, "check both, and their clocks")
        for number, member in enumerate(mission.crew):
            if member.leg and int(member.leg) > len(mission.legs):
                message = f"names leg {member.leg} of {len(mission.legs)}"
                yield object_to(mission, ("crew", number, "leg"), message, "legs count from 1")


def check_chains(chronicle: Chronicle) -> Iterator[Finding]:
    """Nothing is part of itself, or grew from itself, not even by way of others."""
    for record in chronicle.records.values():
        for field in ("part_of", "derived_from"):
            passed = [record.id]
            following = getattr(record, field, None)
            while following and following not in passed:
                passed.append(following)
                other = chronicle.find(record.folder, following)
                following = getattr(other, field, None)
            if following == record.id:
                way = " to ".join((*passed, record.id))
                yield object_to(record, (field,), f"leads back here: {way}", "mend one of them")


def check_lives(chronicle: Chronicle) -> Iterator[Finding]:
    """Nobody dies before being born."""
    for person in chronicle.people.values():
        if person.born and person.died and _before(person.died, person.born):
            yield object_to(person, ("died",), "is before `born`", "swap them, or mend one")


def check_clocks(chronicle: Chronicle) -> Iterator[Finding]:
    """The last clock of a site has no end: it hangs there to this day."""
    for site in chronicle.sites.values():
        if site.clocks and site.clocks[-1].until is not None:
            location: Location = ("clocks", len(site.clocks) - 1, "until")
            hint = "take the line out, or add the clock that came after"
            yield object_to(site, location, "ends the last clock of the site", hint)


def check_firsts(chronicle: Chronicle) -> Iterator[Finding]:
    """An id of a first is used once; a disputed first names its dispute."""
    seen: dict[str, str] = {}
    for milestone in chronicle.milestones.values():
        for number, first in enumerate(milestone.firsts):
            location = ("firsts", number, "id")
            if first.id in seen:
                message = f"is used in {seen[first.id]} already: {first.id}"
                yield object_to(milestone, location, message, "give each first an id of its own")
            seen.setdefault(first.id, milestone.id)
            if first.standing == "disputed" and not first.dispute:
                message = "is disputed, but names no dispute"
                hint = "add `dispute: ID`, a record in data/disputes with both sides"
                yield object_to(milestone, ("firsts", number), message, hint)
