"""A milestone in; everything that its page shows out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.dates import Moment, in_words
from generator.figures.ruler import position
from generator.grades import DAY, Grade, grade_fact, grade_milestone
from generator.model import Dispute, Milestone
from generator.pages.around import Cause, answered, led_to, missions_of, neighbours, related
from generator.pages.evidence import Ledger, evidence_of
from generator.pages.flights import flight_facts
from generator.pages.labels import first_label, grade_label, outcome_label, standing_label
from generator.pages.orbits import ORBIT_DRESS, OrbitView, orbit_of
from generator.pages.sheet import Sheet, native_names
from generator.pages.times import clock_readings, date_words, day_words
from generator.pages.told import told
from generator.pages.tours import TourStep, steps_of
from generator.pages.views import (
    ClockReading,
    Evidence,
    Fact,
    FirstClaim,
    Head,
    Label,
    Link,
    Neighbour,
    Page,
    Quote,
    Row,
    Ruler,
    Told,
)
from generator.text import address


@dataclass(frozen=True, slots=True)
class Flight:
    """The flight behind a milestone, in short."""

    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """The page of a milestone."""

    head: Head
    jumps: tuple[Link, ...]
    facts: tuple[Fact, ...]
    flights: tuple[Flight, ...]
    clocks: tuple[ClockReading, ...]
    story: Markup
    orbit: OrbitView | None
    firsts: tuple[FirstClaim, ...]
    disputes: tuple[Row, ...]
    quotes: tuple[Quote, ...]
    told: tuple[Told, ...]
    answered: tuple[Cause, ...]
    led_to: tuple[Cause, ...]
    neighbours: tuple[Neighbour, ...]
    related: tuple[Row, ...]
    subjects: tuple[Link, ...]
    grades: tuple[Label, ...]
    also: str
    tours: tuple[TourStep, ...]
    evidence: Evidence


def milestone_page(sheet: Sheet, milestone: Milestone) -> Page:
    """Lay out a milestone's page."""
    facts = _facts(sheet, milestone)
    claims = (*facts, *_first_facts(sheet, milestone))
    view = MilestoneView(
        head=_head(sheet, milestone),
        jumps=_jumps(milestone),
        facts=facts,
        flights=tuple(
            Flight(sheet.link(mission), flight_facts(sheet, mission))
            for mission in missions_of(sheet, milestone)
        ),
        clocks=_clocks(sheet, milestone),
        story=sheet.prose(milestone.story, milestone),
        orbit=orbit_of(sheet, milestone),
        firsts=_firsts(sheet, milestone),
        disputes=tuple(sheet.row(one) for one in _disputes(sheet, milestone)),
        quotes=_quotes(sheet, milestone),
        told=told(sheet, milestone),
        answered=answered(sheet, milestone),
        led_to=led_to(sheet, milestone),
        neighbours=neighbours(sheet, milestone),
        related=related(sheet, milestone),
        subjects=(
            sheet.link_to("eras", milestone.era),
            *(sheet.link_to("categories", id) for id in milestone.categories),
        ),
        also=", ".join(milestone.aliases),
        tours=steps_of(sheet, milestone),
        grades=tuple(grade_label(grade) for grade in Grade),
        evidence=evidence_of(sheet, milestone, claims),
    )
    edition = sheet.chronicle.edition
    at = position(milestone.at, edition.start.earliest.year, edition.end.latest.year)
    era = sheet.chronicle.eras[milestone.era]
    label = f"{milestone.title}, {in_words(milestone.at)}, in the era {era.name}"
    return Page(
        uri=sheet.site.addresses.uri(f"milestones/{milestone.id}"),
        template="milestone",
        title=milestone.title,
        description=milestone.summary,
        view=view,
        data_path=f"milestones/{milestone.id}.yaml",
        ruler=Ruler(label, (era.id,), at, sheet.tag(milestone.countries).ink),
        dress=(*(ORBIT_DRESS if view.orbit else ()), *(("tour",) if view.tours else ())),
    )


def _jumps(milestone: Milestone) -> tuple[Link, ...]:
    """Name the parts of the page that this milestone has, for a reader in a hurry."""
    sections = (
        ("When", "when", isinstance(milestone.at, Moment) and milestone.at.has_time),
        ("What happened", "story", milestone.story is not None),
        ("Firsts", "firsts", bool(milestone.firsts)),
        ("Told then, known now", "told", bool(milestone.disclosures)),
        ("Before and after", "near", True),
        ("Sources", "sources", bool(milestone.sources)),
        ("Cite", "cite", True),
    )
    return tuple(Link(words, address(f"#{anchor}")) for words, anchor, there in sections if there)


def _head(sheet: Sheet, milestone: Milestone) -> Head:
    tag = sheet.tag(milestone.countries)
    grade = grade_milestone(sheet.chronicle, milestone)
    outcome = outcome_label(milestone.outcome, tag)
    return Head(
        title=milestone.title,
        kind="Milestone",
        native=native_names(milestone),
        summary=milestone.summary,
        tag=tag,
        labels=tuple(label for label in (outcome, grade_label(grade)) if label),
        firsts=tuple(
            first.claim
            for first in milestone.firsts
            if first.scope == "world" and first.standing != "withdrawn"
        ),
    )


def _facts(sheet: Sheet, milestone: Milestone) -> tuple[Fact, ...]:
    ledger = Ledger.of(sheet, milestone)
    when = date_words(milestone.at, milestone.clock)
    ledger.add("When", [when], "at", uncertain=milestone.at.uncertain)
    if any(path == f"at.{DAY}" for one in milestone.sources.values() for path in one.for_):
        ledger.add("Day", [day_words(milestone.at)], f"at.{DAY}", uncertain=milestone.at.uncertain)
    if milestone.until:
        ledger.add("Until", [date_words(milestone.until, milestone.clock)], "until")
    places = [sheet.link_to("sites", one.site, note=one.as_) for one in milestone.places]
    ledger.add("Where", places, "places")
    for name, folder, ids in (
        ("Flight", "missions", milestone.missions),
        ("Rocket", "vehicles", milestone.vehicles),
        ("Spacecraft", "spacecraft", milestone.spacecraft),
    ):
        ledger.add(name, [sheet.link_to(folder, id) for id in ids], folder)
    people = [sheet.link_to("people", one.person, note=one.as_) for one in milestone.people]
    ledger.add("People", people, "people")
    for name, folder, ids in (
        ("Organisations", "organisations", milestone.organisations),
        ("Programmes", "programmes", milestone.programmes),
    ):
        ledger.add(name, [sheet.link_to(folder, id) for id in ids], folder)
    outcome = outcome_label(milestone.outcome, sheet.tag(milestone.countries))
    ledger.add("Outcome", [outcome.words] if outcome else [], "outcome")
    ledger.add_measures(milestone.measures, "measures")
    return tuple(ledger.facts)


def _first_facts(sheet: Sheet, milestone: Milestone) -> tuple[Fact, ...]:
    """Firsts have a section of their own; among the claims they stand with their sources."""
    ledger = Ledger.of(sheet, milestone)
    for number, first in enumerate(milestone.firsts):
        ledger.add(first_label(first.scope), [first.claim], f"firsts.{number}", first.from_)
    return tuple(ledger.facts)


def _clocks(sheet: Sheet, milestone: Milestone) -> tuple[ClockReading, ...]:
    site = sheet.chronicle.sites[milestone.places[0].site] if milestone.places else None
    return clock_readings(sheet.chronicle, milestone.at, milestone.clock, milestone.countries, site)


def _firsts(sheet: Sheet, milestone: Milestone) -> tuple[FirstClaim, ...]:
    return tuple(
        FirstClaim(
            claim=first.claim,
            scope=first_label(first.scope),
            standing=_standing(sheet, milestone, number),
            claimed_by=tuple(sheet.link_to("countries", id) for id in first.claimed_by),
            dispute=sheet.link_to("disputes", first.dispute) if first.dispute else None,
            cites=sheet.cite(milestone, first.from_),
            anchor=address(f"first-{first.id}"),
        )
        for number, first in enumerate(milestone.firsts)
    )


def _standing(sheet: Sheet, milestone: Milestone, number: int) -> Label:
    """Grade a first: as its sources stand, unless it is disputed or withdrawn."""
    first = milestone.firsts[number]
    if first.standing != "established":
        return standing_label(first.standing)
    backing = grade_fact(sheet.chronicle, milestone, f"firsts.{number}", first.from_)
    return grade_label(backing.grade)


def _disputes(sheet: Sheet, milestone: Milestone) -> tuple[Dispute, ...]:
    """Disputes about the milestone, but for those that its firsts name already."""
    shown = {first.dispute for first in milestone.firsts}
    named = sheet.chronicle.named_by(milestone, Dispute)
    return tuple(one for one in named if one.id not in shown)


def _quotes(sheet: Sheet, milestone: Milestone) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            words=quote.words,
            lang=quote.lang,
            translation=quote.translation or "",
            speaker=sheet.link_to("people", quote.speaker) if quote.speaker else None,
            cites=sheet.cite(milestone, quote.from_),
        )
        for quote in milestone.quotes
    )
