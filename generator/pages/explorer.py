"""All milestones in; one table of them, the choices that narrow it down, and its file, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.clocks import Clock
from generator.dates import write_when
from generator.figures.histogram import Histogram, draw_histogram
from generator.grades import grade_milestone
from generator.model import Milestone
from generator.pages.facets import (
    Facet,
    count_aboard,
    crew_of,
    facets_of,
    flights_of,
    values_of,
    widest_first,
)
from generator.pages.labels import first_label, grade_label, outcome_label
from generator.pages.sheet import Sheet, native_names
from generator.pages.times import date_words, day_words
from generator.pages.views import Caption, Drawing, Label, Link, NativeName, Page, Table, Tag
from generator.text import address, counted

SIZES = ((1160, 110, 10), (358, 90, 20))
"""The two drawings of the years: how wide and high in pixels, how many years between labels."""
COLUMNS = (
    "id",
    "date",
    "clock",
    "title",
    "native",
    "aliases",
    "summary",
    "countries",
    "categories",
    "era",
    "outcome",
    "aboard",
    "firsts",
    "grade",
    "missions",
    "mission_names",
    "people",
    "people_names",
    "url",
)
LISTS = (
    "native aliases countries categories firsts missions mission_names people people_names".split()
)
"""The columns whose cells hold several values, with a semicolon between them."""


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """A milestone as a line of the table; `keys` are its values in each facet, in their order."""

    keys: Markup
    year: str
    date: str
    clocked: str
    link: Link
    native: tuple[NativeName, ...]
    tag: Tag
    outcome: Label | None
    subjects: str
    era: str
    aboard: str
    first: str
    world: bool
    grade: Label


@dataclass(frozen=True, slots=True)
class Chart:
    """The milestones of each year: a wide drawing, and a narrow one for phones."""

    label: str
    wide: Histogram
    narrow: Histogram


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """The page of the explorer."""

    title: str
    lede: str
    caption: Caption
    chart: Chart
    facets: tuple[Facet, ...]
    rows: tuple[ExplorerRow, ...]
    count: str
    file: Link
    lists: Markup


def explorer_page(sheet: Sheet) -> Page:
    """Lay out every milestone as a row, in the order of time, with what narrows the rows down."""
    lede = "Every milestone in one table: search it, narrow it down, sort it, take it along."
    milestones = sheet.chronicle.milestones_in_order
    values = [values_of(sheet, one) for one in milestones]
    chart = _chart(milestones)
    table = Table(
        sheet.site.addresses.file("explore", "milestones.csv"),
        COLUMNS,
        tuple(_cells(sheet, one) for one in milestones),
    )
    name = sheet.site.addresses.file("explore", "years.svg")
    drawing = Drawing(name, "histogram", chart.label, chart.wide)
    view = ExplorerView(
        title="Explorer",
        lede=lede,
        caption=Caption(
            _reading(milestones, values),
            limits="Aboard: people in the crews of the flights that a milestone is part of. "
            "Firsts: those claimed and not withdrawn, the disputed among them.",
            files=(sheet.file(table), sheet.file(drawing)),
        ),
        chart=chart,
        facets=tuple(facets_of(sheet, values)),
        rows=tuple(_row(sheet, one, keys) for one, keys in zip(milestones, values, strict=True)),
        count=counted(len(milestones), "milestone"),
        file=sheet.file(table),
        lists=address(".".join(LISTS)),
    )
    uri = sheet.site.addresses.uri("explore")
    dress = ("figures", "explorer")
    return Page(uri, "explorer", view.title, lede, view, files=(table, drawing), dress=dress)


# The table


def _row(sheet: Sheet, milestone: Milestone, values: Mapping[str, tuple[str, ...]]) -> ExplorerRow:
    chronicle = sheet.chronicle
    tag, era, first = sheet.tag(milestone.countries), milestone.era, widest_first(milestone)
    return ExplorerRow(
        keys=address("/".join(".".join(keys) for keys in values.values())),
        year=str(milestone.at.earliest.year),
        date=day_words(milestone.at),
        clocked=date_words(milestone.at, milestone.clock),
        link=sheet.link(milestone),
        native=native_names(milestone),
        tag=tag,
        outcome=outcome_label(milestone.outcome, tag),
        subjects=", ".join(chronicle.categories[id].name for id in milestone.categories),
        era=chronicle.eras[era].short or chronicle.eras[era].name,
        aboard=str(count_aboard(sheet, milestone) or ""),
        first=first_label(first) if first else "",
        world=first == "world",
        grade=grade_label(grade_milestone(chronicle, milestone)),
    )


def _cells(sheet: Sheet, milestone: Milestone) -> tuple[object, ...]:
    """Give a milestone's line of the file; every name in it is searched."""
    at, flights = milestone.at, flights_of(sheet, milestone)
    ids = [*(one.person for one in milestone.people), *(p.id for p in crew_of(sheet, milestone))]
    people = [sheet.chronicle.people[id] for id in dict.fromkeys(ids)]
    calls = [name for flight in flights for name in flight.names]
    clock = str(milestone.clock or Clock()) if at.has_time or milestone.clock else ""
    return (
        milestone.id,
        write_when(at),
        clock,
        milestone.title,
        ";".join(milestone.native.values()),
        ";".join(milestone.aliases),
        milestone.summary,
        ";".join(milestone.countries),
        ";".join(milestone.categories),
        milestone.era,
        milestone.outcome,
        count_aboard(sheet, milestone) if flights else None,
        ";".join(f"{one.claim} ({one.scope}, {one.standing})" for one in milestone.firsts),
        str(grade_milestone(sheet.chronicle, milestone)),
        ";".join(milestone.missions),
        ";".join(word for name in calls for word in (name.name, *name.native.values())),
        ";".join(one.id for one in people),
        ";".join(word for one in people for word in (one.name, *one.native.values(), *one.aliases)),
        sheet.site.url + sheet.site.addresses.of(milestone),
    )


# The figure


def _reading(
    milestones: Sequence[Milestone], values: Sequence[Mapping[str, tuple[str, ...]]]
) -> str:
    """Say in a sentence what the years show."""
    years = Counter(one.at.earliest.year for one in milestones)
    if not years:
        return "No milestone is on record."
    most = max(years.values())
    busiest = [str(year) for year in sorted(years) if years[year] == most]
    firsts = sum(one["first"] == ("world",) for one in values)
    return (
        f"{counted(len(milestones), 'milestone')} from {min(years)} to {max(years)}: "
        f"{most} in {' and in '.join(busiest)}, fewer in any other year. "
        f"{firsts:,} of them are claimed as a world first."
    )


def _chart(milestones: Sequence[Milestone]) -> Chart:
    years = Counter(one.at.earliest.year for one in milestones)
    wide, narrow = (draw_histogram(years, *size) for size in SIZES)
    return Chart("Milestones of each year", wide, narrow)
