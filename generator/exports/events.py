"""The chronicle in; milestones and missions as flat objects, for tables and checks, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.chronicle import Chronicle, beginning, universal
from generator.model import Milestone, Mission, SourcedRecord
from generator.pages import Site

Row = dict[str, object]


def milestone_rows(site: Site) -> Iterator[Row]:
    """Give each milestone in the order of time; its date is UTC where it has a time."""
    chronicle = site.chronicle
    for milestone in chronicle.milestones.values():
        flights = [chronicle.missions[id] for id in milestone.missions]
        yield {
            **_common(site, milestone),
            "era": milestone.era,
            "categories": list(milestone.categories),
            "mission": "; ".join(name for flight in flights for name in _names(flight)),
            "firsts": [
                {"id": one.id, "claim": one.claim, "scope": one.scope, "standing": one.standing}
                for one in milestone.firsts
            ],
            "outcome": milestone.outcome,
            "summary": milestone.summary,
            "sources": _sources(chronicle, milestone),
        }


def mission_rows(site: Site) -> Iterator[Row]:
    """Give each mission in the order of launch; its date is the launch in UTC."""
    chronicle = site.chronicle
    for mission in chronicle.missions.values():
        outcome = mission.outcome
        yield {
            **_common(site, mission),
            "era": None,
            "categories": [],
            "mission": "; ".join(_names(mission)),
            "firsts": [],
            "outcome": {
                "launch": outcome.launch,
                "mission": outcome.mission,
                "announced": outcome.announced,
            },
            "crew": [chronicle.people[member.person].title for member in mission.crew],
            "vehicles": [leg.vehicle for leg in mission.legs if leg.vehicle],
            "summary": mission.summary,
            "sources": _sources(chronicle, mission),
        }


def _common(site: Site, record: Milestone | Mission) -> Row:
    at, clock = beginning(record)
    return {
        "id": record.id,
        "title": record.title,
        "date": universal(at, clock).iso,
        "country": "; ".join(site.chronicle.countries[id].name for id in record.countries),
        "countries": list(record.countries),
        "url": site.url + site.addresses.of(record),
    }


def _names(mission: Mission) -> Iterable[str]:
    return (name.name for name in mission.names)


def _sources(chronicle: Chronicle, record: SourcedRecord) -> list[Row]:
    return [
        {
            "source": citation.source,
            "title": chronicle.sources[citation.source].title,
            "at": citation.at,
            "url": citation.url or chronicle.sources[citation.source].url,
            "read": citation.read,
            "for": list(citation.for_),
        }
        for citation in record.sources.values()
    ]
