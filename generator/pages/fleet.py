"""Vehicles and craft in; those that can be drawn, by their first flights, as bodies, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.body import Body
from generator.model import Mission, Spacecraft, Vehicle
from generator.model.parts import Measure
from generator.pages.dimensions import CORE, DOUBTFUL, Measured, Outline, is_said, outline_of
from generator.pages.labels import number_words
from generator.pages.sheet import Sheet

Sized = Vehicle | Spacecraft

MASS, CREW = "mass-kg", "crew"
OTHER_MASS = re.compile(r"\b(?:empty|dry|in orbit|landing|alone|as part of)\b", re.I)
"""What a note says of a mass that is not the one at lift-off."""
AT_LAUNCH = re.compile(r"\bat (?:launch|lift-?off|takeoff)\b", re.I)
STATION = re.compile(
    r"^The (?:first )?module\b|\bworkshop\b|(?<!\ba )(?<!\bthe )(?<!\bbattle )\bstation\b", re.I
)
"""What the summary of a station, or of a part of one, says it is."""
UNDATED = "undated"
"""What stands for the year of a first flight that is not on record."""
TONNE = 1000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record that has an outline, and the first flight on record that it made."""

    record: Sized
    outline: Outline
    flight: Mission | None


def lived_in(craft: Spacecraft) -> bool:
    """Whether a craft was made for people: a crew is on record, or it is called a station."""
    return bool(craft.measures.get(CREW) or STATION.search(craft.summary))


def height_of(drawn: Drawn) -> float:
    """Give how tall something is drawn, in metres."""
    return drawn.outline.height


def drawn_of(sheet: Sheet, records: Iterable[Sized]) -> list[Drawn]:
    """Give what can be drawn in the order of first flights, what never flew at the end."""
    places = sheet.chronicle.places_in_time
    found = [
        Drawn(one, outline, first_flight(sheet, one))
        for one in records
        if isinstance(outline := outline_of(one), Outline)
    ]
    end = len(places)
    return sorted(
        found,
        key=lambda one: (
            places[one.flight.folder, one.flight.id] if one.flight else end,
            one.record.name,
        ),
    )


def first_flight(sheet: Sheet, record: Sized) -> Mission | None:
    """Give the first mission on record that a vehicle or craft flew in."""
    return next(
        (one for one in sheet.chronicle.named_by(record, Mission) if _flew(one, record)), None
    )


def _flew(mission: Mission, record: Sized) -> bool:
    return any(
        leg.vehicle == record.id if isinstance(record, Vehicle) else record.id in leg.spacecraft
        for leg in mission.legs
    )


def mass_at_launch(measures: Measured) -> Measure | None:
    """Give the first mass on record that is not said to be another one than at lift-off."""
    return next((one for one in measures.get(MASS, ()) if _is_at_launch(one.note or "")), None)


def _is_at_launch(note: str) -> bool:
    return bool(AT_LAUNCH.search(note)) or not OTHER_MASS.search(note)


def height_words(drawn: Drawn) -> str:
    """Write the height on record, and whether it is that of the core alone."""
    found = drawn.outline.upright
    if found is None or found.value is None:
        return f"{height_of(drawn):.4g} m"
    return f"{number_words(found.value)} m{' (core)' if is_said(CORE, found) else ''}"


def mass_words(measure: Measure) -> str:
    """Write a mass as a drawing has room for it: three figures of tonnes, or kilograms."""
    kilograms = next(one for one in (measure.value, measure.low, measure.high) if one is not None)
    if kilograms < 10 * TONNE:
        whole = kilograms.quantize(Decimal(1)) if kilograms >= 100 else kilograms
        return f"{number_words(whole)} kg"
    tonnes = kilograms / TONNE
    digits = Decimal(1) if tonnes >= 100 else Decimal("0.1")
    return f"{number_words(tonnes.quantize(digits).normalize() + 0)} t"


def body_of(sheet: Sheet, drawn: Drawn) -> Body:
    """Make a body to be drawn: its outline, its country's mark, the lines under it."""
    record = drawn.record
    tag = sheet.tag(record.countries)
    mass = mass_at_launch(record.measures)
    launch = launch_year(drawn)
    facts = (
        height_words(drawn),
        *(("in doubt",) if is_said(DOUBTFUL, drawn.outline.upright) else ()),
        *((mass_words(mass),) if mass else ()),
        *(("estimated",) if drawn.outline.estimated else ()),
    )
    return Body(
        record.id,
        record.name,
        launch or UNDATED,
        facts,
        sheet.link(record).url,
        tag.symbol,
        tag.ink,
        drawn.outline.pieces,
    )


def launch_year(drawn: Drawn) -> str:
    """Give the year in which a record first flew."""
    if drawn.flight is None:
        return ""
    legs = [leg for leg in drawn.flight.legs if drawn.record.id in (leg.vehicle, *leg.spacecraft)]
    return str(legs[0].launch.at.earliest.year)


def carried_people(sheet: Sheet, vehicle: Vehicle | Spacecraft) -> bool:
    """Whether a person was aboard one of the legs that a vehicle launched."""
    people = sheet.chronicle.people
    return any(
        people[one.person].kind == "person" and leg.vehicle == vehicle.id
        for mission in sheet.chronicle.named_by(vehicle, Mission)
        for one in mission.crew
        for leg in [mission.legs[int(one.leg or 1) - 1]]
    )
