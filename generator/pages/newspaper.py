"""A milestone in; what a reader of newspapers could know of it when it happened out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from generator.chronicle import Chronicle, universal
from generator.model import Milestone, Mission
from generator.model.parts import Disclosure

NEXT_DAY = timedelta(days=1)
"""A newspaper tells on the next day what happened."""
FLIGHT = timedelta(days=14)
"""How long the first word on record of a flight that was not kept quiet may take."""
RANKS = ("failure", "partial", "success")

State = Literal["told", "better", "late", "never"]


@dataclass(frozen=True, slots=True)
class News:
    """How an event was told.

    State: `told`; `better`, announced as more of a success than it was; `late`, when the first
    word on record came later; `never`, not announced, and no word of it on record.
    """

    state: State
    outcome: str | None
    first: Disclosure | None
    timely: tuple[Disclosure, ...]
    later: tuple[Disclosure, ...]


def news_of(chronicle: Chronicle, milestone: Milestone) -> News:
    """Work out what could be read of a milestone.

    It was told on the next day unless the record says otherwise: its flight was not announced,
    or the first word on record came later. A flight that was not kept quiet has two weeks, and
    is not made unknown by what papers or admissions added afterwards. Of a flight that was
    announced as more of a success than it was, the announced outcome was told.
    """
    missions = [chronicle.missions[id] for id in milestone.missions]
    announced = {one.outcome.announced for one in missions}
    quiet = announced == {"unannounced"}
    steps = milestone.disclosures
    if quiet or not steps:
        steps += tuple(step for one in missions for step in one.disclosures)
    words = sorted(steps, key=lambda one: one.at.sort_key)
    patience = FLIGHT if missions and not quiet else NEXT_DAY
    timely = tuple(one for one in words if _within(milestone, one, patience))
    later = tuple(one for one in words if one not in timely)
    first = words[0] if words else None
    if quiet and not timely:
        return News("late" if first else "never", None, first, timely, later)
    if first and not timely and not _was_known(milestone, missions, first):
        return News("late", None, first, timely, later)
    outcome = _as_announced(milestone.outcome, announced)
    state: State = "told" if outcome == milestone.outcome else "better"
    return News(state, outcome, first, timely, later)


def _within(milestone: Milestone, step: Disclosure, patience: timedelta) -> bool:
    """Tell whether a word came in time; one known to the month alone may have."""
    end = universal(milestone.until or milestone.at, milestone.clock).latest.date()
    return universal(step.at, step.clock).earliest.date() <= end + patience


def _was_known(milestone: Milestone, missions: Iterable[Mission], first: Disclosure) -> bool:
    """Tell whether a late first word only added to what was told of a flight."""
    flights = list(missions)
    if not flights or first.kind == "declassified" or not milestone.disclosures:
        return bool(flights)
    day = universal(milestone.at, milestone.clock).earliest.date()
    launched = any(
        universal(leg.launch.at, leg.launch.clock).earliest.date() == day
        for one in flights
        for leg in one.legs
    )
    spoken = any(one.outcome.announced for one in flights)
    return launched and (spoken or first.kind == "admitted")


def _as_announced(outcome: str | None, announced: Collection[str | None]) -> str | None:
    """Give the announced outcome where all flights agree on it and it was the better one."""
    if outcome is None or len(announced) != 1:
        return outcome
    told = next(iter(announced))
    if told in RANKS and RANKS.index(told) > RANKS.index(outcome):
        return told
    return outcome
