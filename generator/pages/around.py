"""A milestone in; what it answered, led to, stands between and goes with out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import in_words
from generator.model import Milestone, Mission
from generator.pages.labels import outcome_label
from generator.pages.sheet import Sheet
from generator.pages.times import day_words, gap_words
from generator.pages.views import (
    Link,
    Neighbour,
    Row,
)

NEIGHBOURS = 2
"""How many milestones are shown before and after."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What a milestone answered, or what answered it, with the reason."""

    link: Link
    date: str
    why: str
    cites: tuple[Link, ...]


def missions_of(sheet: Sheet, milestone: Milestone) -> tuple[Mission, ...]:
    """Give the flights behind a milestone."""
    return tuple(sheet.chronicle.missions[id] for id in milestone.missions)


def answered(sheet: Sheet, milestone: Milestone) -> tuple[Cause, ...]:
    """Give what the milestone replied to, with the sources of the cause."""
    causes = []
    for answer in milestone.answers:
        cause = sheet.chronicle.milestones[answer.milestone]
        cites = sheet.cite(milestone, answer.from_)
        causes.append(Cause(sheet.link(cause), in_words(cause.at), answer.why, cites))
    return tuple(causes)


def led_to(sheet: Sheet, milestone: Milestone) -> tuple[Cause, ...]:
    """Give what replied to the milestone."""
    return tuple(
        Cause(sheet.link(effect), in_words(effect.at), answer.why, ())
        for effect in sheet.chronicle.led_to.get(milestone.id, ())
        for answer in effect.answers
        if answer.milestone == milestone.id
    )


def neighbours(sheet: Sheet, milestone: Milestone) -> tuple[Neighbour, ...]:
    """Give the milestones before and after, and this one between them."""
    order = sheet.chronicle.milestones_in_order
    here = sheet.chronicle.places_in_time[milestone.folder, milestone.id]
    near = order[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS + 1]
    return tuple(_neighbour(sheet, milestone, other) for other in near)


def _neighbour(sheet: Sheet, milestone: Milestone, other: Milestone) -> Neighbour:
    tag = sheet.tag(other.countries)
    outcome = outcome_label(other.outcome, tag)
    gap = gap_words(milestone.at, milestone.clock, other.at, other.clock)
    return Neighbour(
        gap="This page" if other is milestone else gap,
        date=day_words(other.at),
        link=sheet.link(other),
        tag=tag,
        symbol=outcome.symbol if outcome else f"{tag.symbol}-success",
        here=other is milestone,
        first=any(first.scope == "world" for first in other.firsts),
    )


def related(sheet: Sheet, milestone: Milestone) -> tuple[Row, ...]:
    """Other milestones of the same flights, then those that link to this one in their stories."""
    found: dict[str, Milestone] = {}
    for mission in missions_of(sheet, milestone):
        for other in sheet.chronicle.milestones_of_mission(mission):
            found.setdefault(other.id, other)
    for other in sheet.chronicle.named_by(milestone, Milestone):
        found.setdefault(other.id, other)
    found.pop(milestone.id, None)
    return tuple(sheet.row(other) for other in found.values())
