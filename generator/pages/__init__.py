"""The chronicle in; every page of the site with everything that it shows out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import (
    Dispute,
    Organisation,
    Person,
    Programme,
    Record,
    Source,
    Spacecraft,
    Tour,
    Vehicle,
)
from generator.model import Site as LaunchSite
from generator.pages.arguments import claims_page, dispute_page, disputes_page, firsts_page
from generator.pages.declined import declined_page
from generator.pages.eras import era_page
from generator.pages.explorer import explorer_page
from generator.pages.flights import mission_page
from generator.pages.front import about_page, chronology_page, home_page
from generator.pages.glossary import glossary_page
from generator.pages.maps import maps_page
from generator.pages.milestone import milestone_page
from generator.pages.on_this_day import on_this_day_page
from generator.pages.paths import paths_page
from generator.pages.print_sheet import print_sheet_page
from generator.pages.records import records_page
from generator.pages.scale import scale_page
from generator.pages.scoreboard import scoreboard_page
from generator.pages.sheet import Sheet, Site
from generator.pages.sources import source_page
from generator.pages.subjects import index_page, subject_page
from generator.pages.tallies import tallies_page
from generator.pages.timeline import timeline_page
from generator.pages.tours import tour_page
from generator.pages.views import Page

__all__ = ["INDEXES", "Page", "Site", "lay_out"]

INDEXES: tuple[tuple[str, str, str], ...] = (
    ("eras", "Eras", "The chapters of the record, in the order of time."),
    ("milestones", "Milestones", "What happened and mattered, in the order of time."),
    ("missions", "Missions", "Every flight and attempt on record."),
    ("people", "People", "Everyone, human or animal, whom the record names."),
    ("vehicles", "Launch vehicles", "Missiles, sounding rockets and launchers."),
    ("spacecraft", "Spacecraft", "Types of craft, and single ones worth a page."),
    ("sites", "Sites", "Where it happened, on Earth and elsewhere."),
    ("programmes", "Programmes", "Planned series of flights, flown or not."),
    ("organisations", "Organisations", "Agencies, bureaus, laboratories and ministries."),
    ("countries", "Countries", "Whose it was."),
    ("categories", "Subjects", "Milestones by what they are about."),
    ("disputes", "Disputes", "What is argued about: both cases, and what we print."),
    ("tours", "Tours", "Ways through the record that tell one story each."),
    ("sources", "Sources", "What the record rests on, and what each is cited for."),
)
"""The pages that list all records of a kind: folder, title, a sentence."""

SUBJECTS = (Person, Vehicle, Spacecraft, LaunchSite, Programme, Organisation)


def lay_out(site: Site, exports: tuple[str, ...] = ()) -> Iterator[Page]:
    """Lay out every page of the site."""
    chronicle = site.chronicle
    yield home_page(_sheet(site, ""))
    for era in chronicle.eras.values():
        yield era_page(_of(site, era), era)
    for milestone in chronicle.milestones.values():
        yield milestone_page(_of(site, milestone), milestone)
    for mission in chronicle.missions.values():
        yield mission_page(_of(site, mission), mission)
    for record in chronicle.records.values():
        if isinstance(record, SUBJECTS) or record.folder in {"countries", "categories"}:
            yield subject_page(_of(site, record), record)
        elif isinstance(record, Dispute):
            yield dispute_page(_of(site, record), record)
        elif isinstance(record, Source):
            yield source_page(_of(site, record), record)
        elif isinstance(record, Tour):
            yield tour_page(_of(site, record), record)
    for folder, title, lede in INDEXES:
        if folder == Dispute.folder:
            yield disputes_page(_section(site, folder), title, lede)
            continue
        records = [one for one in chronicle.records.values() if one.folder == folder]
        yield index_page(_section(site, folder), folder, title, lede, records)
    yield firsts_page(_section(site, "firsts"))
    yield glossary_page(_section(site, "glossary"))
    yield claims_page(_section(site, "claims"))
    yield scoreboard_page(_section(site, "scoreboard"))
    yield maps_page(_section(site, "maps"))
    yield paths_page(_section(site, "paths"))
    yield records_page(_section(site, "records"))
    yield scale_page(_section(site, "scale"))
    yield explorer_page(_section(site, "explore"))
    yield timeline_page(_section(site, "timeline"))
    yield on_this_day_page(_section(site, "on-this-day"))
    yield print_sheet_page(_section(site, "print"))
    yield tallies_page(_section(site, "tallies"))
    yield declined_page(_section(site, "declined"))
    yield chronology_page(_section(site, "chronology"))
    yield about_page(_section(site, "about"), exports)


def _of(site: Site, record: Record) -> Sheet:
    return Sheet(site, site.addresses.of(record))


def _section(site: Site, name: str) -> Sheet:
    return Sheet(site, site.addresses.section(name))


def _sheet(site: Site, url: str) -> Sheet:
    return Sheet(site, url)
