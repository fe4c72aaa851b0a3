"""The kinds of record: a pydantic model for each folder of `data/`."""

from __future__ import annotations

from generator.model.actors import Country, Organisation, Person, Programme
from generator.model.choices import Contest, Declined, Tour
from generator.model.counts import Count, Tally
from generator.model.events import Milestone, Mission
from generator.model.evidence import Claim, Dispute, Lineage, Source
from generator.model.parts import Citation, Prose, Record, Refers, SourcedRecord, walk
from generator.model.paths import FlightPath
from generator.model.things import Body, Site, Spacecraft, Vehicle
from generator.model.words import Category, Edition, Era, MeasureKind, Term

__all__ = [
    "KINDS",
    "Body",
    "Category",
    "Citation",
    "Claim",
    "Contest",
    "Count",
    "Country",
    "Declined",
    "Dispute",
    "Edition",
    "Era",
    "FlightPath",
    "Lineage",
    "MeasureKind",
    "Milestone",
    "Mission",
    "Organisation",
    "Person",
    "Programme",
    "Prose",
    "Record",
    "Refers",
    "Site",
    "Source",
    "SourcedRecord",
    "Spacecraft",
    "Tally",
    "Term",
    "Tour",
    "Vehicle",
    "walk",
]

KINDS: dict[str, type[Record]] = {
    kind.folder: kind
    for kind in (
        Milestone,
        Mission,
        Person,
        Vehicle,
        Spacecraft,
        Site,
        Programme,
        Organisation,
        Dispute,
        Term,
        Era,
        Country,
        Category,
        Source,
        Claim,
        Tour,
        Tally,
        Declined,
        Body,
        Contest,
        FlightPath,
        MeasureKind,
        Lineage,
    )
}
"""The folder of each kind, in the order in which a bare `[[id]]` is looked up."""
