"""Sound records in; the same in the order of time, indexed and linked both ways, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from generator.clocks import Clock, to_utc
from generator.dates import Moment, When
from generator.model import (
    Body,
    Category,
    Claim,
    Contest,
    Country,
    Declined,
    Dispute,
    Edition,
    Era,
    FlightPath,
    Lineage,
    MeasureKind,
    Milestone,
    Mission,
    Organisation,
    Person,
    Programme,
    Record,
    Site,
    Source,
    Spacecraft,
    Tally,
    Term,
    Tour,
    Vehicle,
)
from generator.references import references

Key = tuple[str, str]
"""A record's folder and id."""

R = TypeVar("R", bound=Record)


def universal(at: When, clock: Clock | None) -> When:
    """Give a date in Universal Time where it has a time of day, else as it is written."""
    if isinstance(at, Moment) and at.has_time:
        return to_utc(at, clock or Clock()) or at
    return at


def in_time(record: Milestone | Mission) -> tuple[object, ...]:
    """Sort key: when it began, the less exactly known first, then the id."""
    at, clock = beginning(record)
    return (*universal(at, clock).sort_key, record.id)


def beginning(record: Milestone | Mission) -> tuple[When, Clock | None]:
    """Give when a milestone happened or a mission was launched, and on which clock."""
    if isinstance(record, Milestone):
        return record.at, record.clock
    launch = record.legs[0].launch
    return launch.at, launch.clock


@dataclass(frozen=True)
class Chronicle:
    """Every record of the site, by kind and id."""

    records: Mapping[Key, Record]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Chronicle:
        """Make a chronicle; the records' references must hold."""
        table = {(record.folder, record.id): record for record in records}
        return cls(MappingProxyType(dict(sorted(table.items()))))

    def find(self, folder: str, id: str) -> Record | None:
        """Look a record up."""
        return self.records.get((folder, id))

    def _of_kind(self, kind: type[R]) -> dict[str, R]:
        return {
            id: record
            for (folder, id), record in self.records.items()
            if folder == kind.folder and isinstance(record, kind)
        }

    @cached_property
    def edition(self) -> Edition:
        """What the record says of itself as a whole."""
        return self._of_kind(Edition)["edition"]

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """All milestones in the order of time."""
        found = self._of_kind(Milestone)
        return {one.id: one for one in sorted(found.values(), key=in_time)}

    @cached_property
    def milestones_in_order(self) -> tuple[Milestone, ...]:
        """The same as a row, to be counted along."""
        return tuple(self.milestones.values())

    @cached_property
    def missions(self) -> dict[str, Mission]:
        """All missions in the order of their launches."""
        found = self._of_kind(Mission)
        return {one.id: one for one in sorted(found.values(), key=in_time)}

    @cached_property
    def eras(self) -> dict[str, Era]:
        """All eras in the order of their starts."""
        found = self._of_kind(Era)
        return {one.id: one for one in sorted(found.values(), key=lambda era: era.start.sort_key)}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """All countries: those of the race by their ink, then the others by name."""
        found = self._of_kind(Country).values()
        return {one.id: one for one in sorted(found, key=lambda c: (not c.in_race, c.ink, c.name))}

    @cached_property
    def people(self) -> dict[str, Person]:
        """All people, by id."""
        return self._of_kind(Person)

    @cached_property
    def vehicles(self) -> dict[str, Vehicle]:
        """All launch vehicles, by id."""
        return self._of_kind(Vehicle)

    @cached_property
    def spacecraft(self) -> dict[str, Spacecraft]:
        """All spacecraft, by id."""
        return self._of_kind(Spacecraft)

    @cached_property
    def sites(self) -> dict[str, Site]:
        """All sites, by id."""
        return self._of_kind(Site)

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """All bodies that sites are on: home, then the others in their order."""
        found = self._of_kind(Body).values()
        return {one.id: one for one in sorted(found, key=lambda body: (body.place, body.id))}

    def body_of(self, site: Site) -> Body:
        """Give the body that a site is on; one that names none is at home."""
        return self.bodies[site.body or next(iter(self.bodies))]

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """All programmes, by id."""
        return self._of_kind(Programme)

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """All organisations, by id."""
        return self._of_kind(Organisation)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources, by id."""
        return self._of_kind(Source)

    @cached_property
    def lineages(self) -> dict[str, Lineage]:
        """All lineages, by id."""
        return self._of_kind(Lineage)

    @cached_property
    def categories(self) -> dict[str, Category]:
        """All categories, by id."""
        return self._of_kind(Category)

    @cached_property
    def measures(self) -> dict[str, MeasureKind]:
        """All kinds of measure, by id."""
        return self._of_kind(MeasureKind)

    @cached_property
    def terms(self) -> dict[str, Term]:
        """All words of the glossary, in alphabetical order."""
        found = self._of_kind(Term).values()
        return {one.id: one for one in sorted(found, key=lambda term: term.term.casefold())}

    @cached_property
    def disputes(self) -> dict[str, Dispute]:
        """All disputes, by id."""
        return self._of_kind(Dispute)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims, by id."""
        return self._of_kind(Claim)

    @cached_property
    def tours(self) -> dict[str, Tour]:
        """All tours, in the order in which they are offered."""
        found = self._of_kind(Tour).values()
        return {one.id: one for one in sorted(found, key=lambda tour: (tour.place, tour.id))}

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """All tallies: the countries of the race first."""
        found = self._of_kind(Tally).values()
        ranks = {id: rank for rank, id in enumerate(self.countries)}
        return {one.id: one for one in sorted(found, key=lambda tally: ranks[tally.country])}

    @cached_property
    def contests(self) -> dict[str, Contest]:
        """All contests, in the order in which they are offered."""
        found = self._of_kind(Contest).values()
        return {one.id: one for one in sorted(found, key=lambda one: (one.place, one.id))}

    @cached_property
    def paths(self) -> dict[str, FlightPath]:
        """All flight paths, in the order in which they are shown."""
        found = self._of_kind(FlightPath).values()
        return {one.id: one for one in sorted(found, key=lambda one: (one.place, one.id))}

    @cached_property
    def racing(self) -> tuple[Country, ...]:
        """The countries of the race, by their ink."""
        return tuple(one for one in self.countries.values() if one.in_race)

    @cached_property
    def declined(self) -> dict[str, Declined]:
        """All events that were left out, in the order of time."""
        found = self._of_kind(Declined).values()
        return {one.id: one for one in sorted(found, key=lambda one: (one.at.sort_key, one.id))}

    @cached_property
    def naming(self) -> Mapping[Key, tuple[Record, ...]]:
        """For each record, the other records that name it in a field or link to it."""
        found: defaultdict[Key, dict[Key, Record]] = defaultdict(dict)
        for key, record in self.records.items():
            for reference in references(record):
                target = next(
                    (
                        (kind, reference.id)
                        for kind in reference.kinds
                        if (kind, reference.id) in self.records
                    ),
                    None,
                )
                if target and target != key:
                    found[target].setdefault(key, record)
        return {key: tuple(records.values()) for key, records in found.items()}

    def named_by(self, record: Record, kind: type[R]) -> tuple[R, ...]:
        """Give the records of one kind that name a record, flights and events in order of time."""
        found = [
            one for one in self.naming.get((record.folder, record.id), ()) if isinstance(one, kind)
        ]
        if issubclass(kind, Milestone | Mission):
            found.sort(key=lambda one: self.places_in_time[one.folder, one.id])
        return tuple(found)

    @cached_property
    def places_in_time(self) -> Mapping[Key, int]:
        """The place of each milestone, and of each mission after them, in the order of time."""
        ordered: list[Record] = [*self.milestones.values(), *self.missions.values()]
        return {(one.folder, one.id): place for place, one in enumerate(ordered)}

    @cached_property
    def led_to(self) -> Mapping[str, tuple[Milestone, ...]]:
        """For each milestone, those that answered it."""
        found: defaultdict[str, list[Milestone]] = defaultdict(list)
        for milestone in self.milestones.values():
            for answer in milestone.answers:
                found[answer.milestone].append(milestone)
        return {id: tuple(answers) for id, answers in found.items()}

    def milestones_of(self, era: Era) -> tuple[Milestone, ...]:
        """Give an era's milestones in the order of time."""
        return tuple(one for one in self.milestones.values() if one.era == era.id)

    def milestones_of_mission(self, mission: Mission) -> tuple[Milestone, ...]:
        """Give the milestones of a flight in the order of time."""
        return self._by_mission.get(mission.id, ())

    @cached_property
    def _by_mission(self) -> Mapping[str, tuple[Milestone, ...]]:
        found: defaultdict[str, dict[str, Milestone]] = defaultdict(dict)
        for milestone in self.milestones.values():
            for id in milestone.missions:
                found[id][milestone.id] = milestone
        return {id: tuple(named.values()) for id, named in found.items()}
