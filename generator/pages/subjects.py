"""Anything that milestones and missions name (people, vehicles, sites ...) in; its page out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.chronicle import in_time
from generator.dates import in_words
from generator.model import (
    Category,
    Country,
    Era,
    Milestone,
    Mission,
    Organisation,
    Person,
    Programme,
    Record,
    Site,
    SourcedRecord,
    Spacecraft,
    Tour,
    Vehicle,
)
from generator.pages.beside import BesideView, scale_of
from generator.pages.evidence import Ledger, evidence_of
from generator.pages.labels import number_words
from generator.pages.sheet import Sheet, native_names
from generator.pages.views import Card, Evidence, Fact, Group, Head, Link, Page, Row
from generator.text import address, counted

MANY = 40
"""How many records are shown as cards, or with their summaries; more are a plain list."""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The page of anything that milestones and missions name."""

    head: Head
    facts: tuple[Fact, ...]
    story: Markup
    cards: tuple[Card, ...]
    groups: tuple[Group, ...]
    evidence: Evidence
    beside: BesideView | None = None


def subject_page(sheet: Sheet, record: Record) -> Page:
    """Lay out the page of a record that others name."""
    facts = _facts_of(sheet, record)
    milestones = _milestones(sheet, record)
    summary = getattr(record, "summary", "") or ""
    countries = getattr(record, "countries", ())
    view = SubjectView(
        head=Head(
            title=record.title,
            kind=(getattr(record, "kind", None) or record.singular).capitalize(),
            native=native_names(record),
            aliases=getattr(record, "aliases", ()),
            summary=summary,
            tag=sheet.tag([record.id] if isinstance(record, Country) else countries)
            if countries or isinstance(record, Country)
            else None,
        ),
        facts=facts,
        story=sheet.prose(
            getattr(record, "story", None), record if isinstance(record, SourcedRecord) else None
        ),
        cards=tuple(sheet.card(one) for one in milestones) if len(milestones) <= MANY else (),
        groups=tuple(_groups(sheet, record, milestones)),
        evidence=evidence_of(sheet, record, facts)
        if isinstance(record, SourcedRecord)
        else Evidence(),
        beside=scale_of(sheet, record),
    )
    return Page(
        uri=sheet.site.addresses.uri(f"{record.folder}/{record.id}"),
        template="subject",
        title=record.title,
        description=summary or f"{record.title}: everything on record.",
        view=view,
        data_path=f"{record.folder}/{record.id}.yaml",
        dress=("figures", "scale") if view.beside else (),
    )


def _milestones(sheet: Sheet, record: Record) -> tuple[Milestone, ...]:
    """Milestones that name the record, or whose flights do."""
    chronicle = sheet.chronicle
    found = {one.id: one for one in chronicle.named_by(record, Milestone)}
    if not isinstance(record, Country | Category):
        for mission in chronicle.named_by(record, Mission):
            for one in chronicle.milestones_of_mission(mission):
                found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=in_time))


def _rows(sheet: Sheet, records: Sequence[Record]) -> tuple[Row, ...]:
    """Show records as lines; where there are many, without their summaries."""
    rows = (sheet.row(one) for one in records)
    return tuple(rows) if len(records) <= MANY else tuple(replace(row, note="") for row in rows)


def _groups(sheet: Sheet, record: Record, milestones: tuple[Milestone, ...]) -> Iterable[Group]:
    """Lists of the other records that name this one, its milestones too where they are many."""
    chronicle = sheet.chronicle
    if len(milestones) > MANY:
        yield Group("Milestones", address("milestones"), _rows(sheet, milestones))
    if not isinstance(record, Category):
        missions = chronicle.named_by(record, Mission)
        if missions:
            yield Group("Missions", address("missions"), _rows(sheet, missions))
    for kind, title in (
        (Person, "People"),
        (Vehicle, "Launch vehicles"),
        (Spacecraft, "Spacecraft"),
        (Programme, "Programmes"),
        (Organisation, "Organisations"),
        (Site, "Sites"),
    ):
        named = chronicle.named_by(record, kind)
        if named:
            ordered = sorted(named, key=lambda one: one.name)
            yield Group(title, address(kind.folder), _rows(sheet, ordered))


def _facts_of(sheet: Sheet, record: Record) -> tuple[Fact, ...]:
    if not isinstance(record, SourcedRecord):
        return ()
    ledger = Ledger.of(sheet, record)
    match record:
        case Person():
            _add_person(record, ledger)
        case Vehicle():
            _add_vehicle(record, ledger)
        case Spacecraft():
            _add_spacecraft(record, ledger)
        case Site():
            _add_site(record, ledger)
        case Programme() | Organisation():
            _add_body(record, ledger)
    return tuple(ledger.facts)


def _ids(ledger: Ledger, name: str, folder: str, ids: Iterable[str], field: str) -> None:
    ledger.add(name, [ledger.sheet.link_to(folder, id) for id in ids], field)


def _add_person(person: Person, ledger: Ledger) -> None:
    ledger.add("Roles", [", ".join(person.roles)], "roles")
    if person.born:
        ledger.add("Born", [in_words(person.born)], "born", uncertain=person.born.uncertain)
    if person.died:
        ledger.add("Died", [in_words(person.died)], "died", uncertain=person.died.uncertain)
    _ids(ledger, "Organisations", "organisations", person.organisations, "organisations")


def _add_vehicle(vehicle: Vehicle, ledger: Ledger) -> None:
    _ids(ledger, "Built by", "organisations", vehicle.organisations, "organisations")
    _ids(ledger, "Designed by", "people", vehicle.designers, "designers")
    if vehicle.derived_from:
        _ids(ledger, "Grew from", "vehicles", [vehicle.derived_from], "derived_from")
    ledger.add_measures(vehicle.measures, "measures")
    for number, stage in enumerate(vehicle.stages):
        words = ", ".join(part for part in (stage.engines, stage.propellants) if part)
        ledger.add(f"Stage: {stage.name}", [words or "no details on record"], f"stages.{number}")
        ledger.add_measures(stage.measures, f"stages.{number}.measures", of=stage.name)


def _add_spacecraft(craft: Spacecraft, ledger: Ledger) -> None:
    if craft.programme:
        _ids(ledger, "Programme", "programmes", [craft.programme], "programme")
    _ids(ledger, "Built by", "organisations", craft.organisations, "organisations")
    _ids(ledger, "Designed by", "people", craft.designers, "designers")
    if craft.derived_from:
        _ids(ledger, "Grew from", "spacecraft", [craft.derived_from], "derived_from")
    ledger.add_measures(craft.measures, "measures")


def _add_site(site: Site, ledger: Ledger) -> None:
    if site.part_of:
        _ids(ledger, "Part of", "sites", [site.part_of], "part_of")
    _ids(ledger, "On", "bodies", [ledger.sheet.chronicle.body_of(site).id], "body")
    if site.coordinates:
        place = site.coordinates
        words = (
            f"{number_words(abs(place.latitude))}° {'N' if place.latitude >= 0 else 'S'}, "
            f"{number_words(abs(place.longitude))}° {'E' if place.longitude >= 0 else 'W'}"
        )
        about = "about " if place.about == "true" else ""
        ledger.add("Coordinates", [about + words], "coordinates", place.from_)
    for number, clock in enumerate(site.clocks):
        until = f" until {in_words(clock.until)}" if clock.until else ""
        ledger.add(
            "Local clock", [f"{clock.offset or clock.zone}{until}"], f"clocks.{number}", clock.from_
        )


def _add_body(body: Programme | Organisation, ledger: Ledger) -> None:
    if body.start:
        ledger.add("Began", [in_words(body.start)], "start", uncertain=body.start.uncertain)
    if body.end:
        ledger.add("Ended", [in_words(body.end)], "end", uncertain=body.end.uncertain)
    if body.part_of:
        _ids(ledger, "Part of", body.folder, [body.part_of], "part_of")
    if isinstance(body, Programme):
        _ids(ledger, "Run by", "organisations", body.organisations, "organisations")


def index_page(sheet: Sheet, folder: str, title: str, lede: str, records: Iterable[Record]) -> Page:
    """List all records of a kind: by time where they have one, else by name."""
    rows = tuple(sheet.row(one) for one in sorted(records, key=_place_in_list))
    view = IndexView(title, lede, counted(len(rows), "record"), (Group("", folder, rows),))
    return list_page(sheet, folder, title, lede, view)


def _place_in_list(record: Record) -> tuple[object, ...]:
    if isinstance(record, Milestone | Mission):
        return in_time(record)
    if isinstance(record, Era):
        return tuple(record.start.sort_key)
    if isinstance(record, Tour):
        return (record.place, record.id)
    return (record.title.casefold(), record.id)


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page that lists records in groups."""

    title: str
    lede: str
    count: str
    groups: tuple[Group, ...]
    jumps: tuple[Link, ...] = ()


def list_page(sheet: Sheet, name: str, title: str, lede: str, view: object) -> Page:
    """Make a page that lists records; search leads to the records, not to it."""
    return Page(
        uri=sheet.site.addresses.uri(name),
        template="index",
        title=title,
        description=lede,
        view=view,
    )
