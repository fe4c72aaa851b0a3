"""A mission in; its facts, for its own page and for those of its milestones, out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.chronicle import universal
from generator.dates import Moment, in_words
from generator.figures.ruler import position
from generator.model import Mission
from generator.model.events import CrewMember, Leg
from generator.pages.evidence import Ledger, evidence_of
from generator.pages.labels import ANNOUNCED, OUTCOMES, measure_words, outcome_label
from generator.pages.orbits import ORBIT_DRESS, OrbitView, orbit_of
from generator.pages.sheet import Sheet, native_names
from generator.pages.times import clock_readings, date_words, duration_words
from generator.pages.told import told
from generator.pages.views import (
    Card,
    ClockReading,
    Evidence,
    Fact,
    Head,
    Link,
    Page,
    Ruler,
    Told,
)

NAME_KINDS = {
    "official": "Name",
    "cover": "Cover name",
    "design": "Design name",
    "internal": "Internal name",
    "alias": "Also called",
}


@dataclass(frozen=True, slots=True)
class MissionView:
    """The page of a mission."""

    head: Head
    facts: tuple[Fact, ...]
    clocks: tuple[ClockReading, ...]
    story: Markup
    orbit: OrbitView | None
    told: tuple[Told, ...]
    cards: tuple[Card, ...]
    evidence: Evidence


def mission_page(sheet: Sheet, mission: Mission) -> Page:
    """Lay out a mission's page."""
    facts = _facts(sheet, mission)
    tag = sheet.tag(mission.countries)
    outcome = outcome_label(mission.outcome.mission, tag)
    launch = mission.legs[0].launch
    site = sheet.chronicle.sites[launch.site] if launch.site else None
    view = MissionView(
        head=Head(
            title=mission.title,
            kind="Mission",
            native=native_names(mission),
            aliases=tuple(name.name for name in mission.names[1:]),
            summary=mission.summary,
            tag=tag,
            labels=(outcome,) if outcome else (),
        ),
        facts=facts,
        clocks=clock_readings(sheet.chronicle, launch.at, launch.clock, mission.countries, site),
        story=sheet.prose(mission.story, mission),
        orbit=orbit_of(sheet, mission),
        told=told(sheet, mission),
        cards=tuple(sheet.card(one) for one in sheet.chronicle.milestones_of_mission(mission)),
        evidence=evidence_of(sheet, mission, facts),
    )
    edition = sheet.chronicle.edition
    at = position(launch.at, edition.start.earliest.year, edition.end.latest.year)
    return Page(
        uri=sheet.site.addresses.uri(f"missions/{mission.id}"),
        template="mission",
        title=mission.title,
        description=mission.summary,
        view=view,
        data_path=f"missions/{mission.id}.yaml",
        ruler=Ruler(f"{mission.title}, launched {in_words(launch.at)}", (), at, tag.ink),
        dress=ORBIT_DRESS if view.orbit else (),
    )


def _facts(sheet: Sheet, mission: Mission) -> tuple[Fact, ...]:
    ledger = Ledger.of(sheet, mission)
    for number, name in enumerate(mission.names[1:], start=1):
        native = [f"{name.name} ({', '.join(name.native.values())})" if name.native else name.name]
        ledger.add(NAME_KINDS[name.kind], native, f"names.{number}", name.from_)
    if mission.programme:
        ledger.add("Programme", [sheet.link_to("programmes", mission.programme)], "programme")
    for number, leg in enumerate(mission.legs):
        _add_leg(sheet, ledger, mission, leg, number)
    crew = [_crew_link(sheet, member) for member in mission.crew]
    ledger.add("Crew", crew, "crew")
    _add_end(sheet, ledger, mission)
    outcome = mission.outcome
    own = outcome.from_
    if outcome.launch:
        ledger.add("Launch went", [OUTCOMES[outcome.launch]], "outcome.launch", own)
    ledger.add("Mission went", [OUTCOMES[outcome.mission]], "outcome.mission", own)
    if outcome.announced:
        ledger.add("Announced as", [ANNOUNCED[outcome.announced]], "outcome.announced", own)
    ledger.add_measures(mission.measures, "measures")
    return tuple(ledger.facts)


def _add_leg(sheet: Sheet, ledger: Ledger, mission: Mission, leg: Leg, number: int) -> None:
    """Add the facts of one launch; of two, each is told which."""
    which = f" {number + 1}" if len(mission.legs) > 1 else ""
    path = f"legs.{number}"
    when = [date_words(leg.launch.at, leg.launch.clock)]
    own = leg.launch.from_
    uncertain = leg.launch.at.uncertain
    ledger.add(f"Launch{which}", when, f"{path}.launch.at", own, uncertain=uncertain)
    if leg.launch.site:
        place = [sheet.link_to("sites", leg.launch.site)]
        ledger.add(f"From{which}", place, f"{path}.launch.site", own)
    if leg.vehicle:
        rocket = [sheet.link_to("vehicles", leg.vehicle, note=leg.serial or "")]
        ledger.add(f"Rocket{which}", rocket, f"{path}.vehicle")
    craft = [sheet.link_to("spacecraft", id) for id in leg.spacecraft]
    ledger.add(f"Spacecraft{which}", craft, f"{path}.spacecraft")
    ids = leg.ids
    for name, value, step in (
        ("COSPAR launch", ids.launch, "launch"),
        ("COSPAR object", ids.object, "object"),
        ("GCAT launch tag", ids.gcat, "gcat"),
    ):
        ledger.add(f"{name}{which}", [value] if value else [], f"{path}.ids.{step}")


def _add_end(sheet: Sheet, ledger: Ledger, mission: Mission) -> None:
    end = mission.end
    if end is None:
        return
    words = f"{date_words(end.at, end.clock)}: {end.how}"
    ledger.add("End", [words], "end.at", end.from_, uncertain=end.at.uncertain)
    if end.site:
        ledger.add("Ended at", [sheet.link_to("sites", end.site)], "end.site", end.from_)
    launch = mission.legs[0].launch
    start, stop = universal(launch.at, launch.clock), universal(end.at, end.clock)
    if isinstance(start, Moment) and isinstance(stop, Moment):
        ledger.add("Lasted", list(duration_words(start, stop)), "end.at", end.from_)


def _crew_link(sheet: Sheet, member: CrewMember) -> Link:
    remarks = [member.as_]
    if member.joined:
        remarks.append(f"from {in_words(member.joined)}")
    if member.left:
        remarks.append(f"until {in_words(member.left)}")
    return sheet.link_to("people", member.person, note=", ".join(remarks))


def flight_facts(sheet: Sheet, mission: Mission) -> tuple[Fact, ...]:
    """Give a flight's main facts for the page of its milestone; the sources stand on its own."""
    leg = mission.legs[0]
    facts = [Fact("Launched", (Link(date_words(leg.launch.at, leg.launch.clock)),))]
    if leg.launch.site:
        facts.append(Fact("From", (sheet.link_to("sites", leg.launch.site),)))
    rockets = tuple(sheet.link_to("vehicles", one.vehicle) for one in mission.legs if one.vehicle)
    craft = tuple(sheet.link_to("spacecraft", id) for one in mission.legs for id in one.spacecraft)
    crew = tuple(_crew_link(sheet, member) for member in mission.crew)
    facts += [
        Fact(name, values)
        for name, values in (("Rocket", rockets), ("Spacecraft", craft), ("Crew", crew))
        if values
    ]
    for id, counts in mission.measures.items():
        kind = sheet.chronicle.measures[id]
        values = tuple(Link(measure_words(count, kind)) for count in counts)
        facts.append(Fact(kind.name, values))
    if mission.end:
        words = f"{date_words(mission.end.at, mission.end.clock)}: {mission.end.how}"
        facts.append(Fact("Ended", (Link(words),)))
    return tuple(facts)
