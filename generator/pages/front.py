"""The chronicle in; the home page, the list of everything, the pages about the record out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from generator.chronicle import beginning, in_time, universal
from generator.grades import Grade, grade_milestone
from generator.model import Milestone, Mission
from generator.pages.addresses import way
from generator.pages.labels import grade_label, tag_of
from generator.pages.race import RaceView, race_view
from generator.pages.sheet import Sheet
from generator.pages.subjects import IndexView
from generator.pages.times import span_words
from generator.pages.views import Card, Group, Label, Link, Page, Row, Tag
from generator.text import address, counted, slug


@dataclass(frozen=True, slots=True)
class EraWay:
    """An era as a way in."""

    link: Link
    span: str
    lede: str
    count: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the record."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A country in the key of marks."""

    tag: Tag
    words: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    headline: str
    lede: str
    counts: tuple[Link, ...]
    race: RaceView | None
    eras: tuple[EraWay, ...]
    ways: tuple[Way, ...]
    begin: tuple[Card, ...]
    key: tuple[KeyEntry, ...]
    outcomes: tuple[Label, ...]
    grades: tuple[Label, ...]


def home_page(sheet: Sheet) -> Page:
    """Lay out the home page."""
    chronicle = sheet.chronicle
    edition = chronicle.edition
    race = race_view(sheet)
    view = HomeView(
        headline=edition.headline,
        lede=edition.lede,
        counts=_counts(sheet),
        race=race,
        eras=tuple(
            EraWay(
                sheet.link(era),
                span_words(era),
                era.lede,
                counted(len(chronicle.milestones_of(era)), "milestone"),
            )
            for era in chronicle.eras.values()
        ),
        ways=_ways(sheet),
        begin=tuple(
            sheet.card(chronicle.milestones[id])
            for id in edition.begin
            if id in chronicle.milestones
        ),
        key=key_entries(sheet),
        outcomes=tuple(
            Label(words, f"disc-{id}", f"sr-outcome-{id}")
            for id, words in (
                ("success", "Success"),
                ("partial", "Partial"),
                ("failure", "Failure"),
            )
        ),
        grades=tuple(grade_label(grade) for grade in Grade),
    )
    uri = sheet.site.addresses.uri("index")
    return Page(
        uri,
        "home",
        edition.short,
        edition.lede,
        view,
        files=race.files if race else (),
        dress=("figures", "lead"),
    )


def _counts(sheet: Sheet) -> tuple[Link, ...]:
    chronicle = sheet.chronicle
    return (
        sheet.section("chronology", counted(len(chronicle.milestones), "milestone")),
        sheet.section("missions", counted(len(chronicle.missions), "mission")),
        sheet.section("people", counted(len(chronicle.people), "person", "people")),
        sheet.section("sources", counted(len(chronicle.sources), "source")),
    )


def _ways(sheet: Sheet) -> tuple[Way, ...]:
    return (
        Way(sheet.section("timeline", "Timeline"), "What could be known then, what is known now."),
        Way(sheet.section("scoreboard", "Scoreboard"), "Who was ahead on any day, by which rule."),
        Way(sheet.section("tours", "Tours"), "One story at a time, in five minutes or thirty."),
        Way(sheet.section("explore", "Explorer"), "Search, sort and narrow down; take it along."),
        Way(sheet.section("firsts", "Firsts"), "Who was first, and how sure that is."),
        Way(sheet.section("disputes", "Disputes"), "What is argued about, both sides."),
        Way(sheet.section("claims", "Claims, checked"), "What short accounts say, and what holds."),
        Way(sheet.section("on-this-day", "On this day"), "What is on record for each day."),
        Way(sheet.section("scale", "To one scale"), "Rockets and craft beside a human."),
        Way(sheet.section("records", "Records"), "Longest, highest, heaviest; what answered what."),
        Way(sheet.section("paths", "Paths"), "Orbits to scale, flights step by step."),
        Way(sheet.section("maps", "Maps"), "Where flights began, and where they ended."),
    )


def key_entries(sheet: Sheet) -> tuple[KeyEntry, ...]:
    """Give the key of marks: the countries of the race, together, others."""
    chronicle = sheet.chronicle
    racing = [country for country in chronicle.countries.values() if country.in_race]
    entries = [
        KeyEntry(tag_of(chronicle, [one.id]), f"{one.mark}, {one.line} line") for one in racing
    ]
    if len(racing) > 1:
        both = tag_of(chronicle, [one.id for one in racing])
        entries.append(KeyEntry(both, "both marks in one"))
    entries.append(KeyEntry(tag_of(chronicle, []), "triangle, dotted line"))
    return tuple(entries)


def chronology_page(sheet: Sheet) -> Page:
    """List every milestone and mission in the order of time, by year."""
    chronicle = sheet.chronicle
    records: list[Milestone | Mission] = [
        *chronicle.milestones.values(),
        *chronicle.missions.values(),
    ]
    records.sort(key=in_time)
    groups = []
    for year, of_year in groupby(records, key=_year):
        rows = tuple(_dated_row(sheet, one) for one in of_year)
        groups.append(
            Group(year, address(f"y{year}"), rows, note=counted(len(rows), "entry", "entries"))
        )
    title = "Chronology"
    lede = "Every milestone and every mission on record, in the order of time."
    count = f"{_counts(sheet)[0].words}, {_counts(sheet)[1].words}"
    jumps = tuple(Link(group.title, address(f"#{group.anchor}")) for group in groups)
    view = IndexView(title, lede, count, tuple(groups), jumps)
    return Page("chronology.md", "chronology", title, lede, view)


def _year(record: Milestone | Mission) -> str:
    return str(universal(*beginning(record)).earliest.year)


def _dated_row(sheet: Sheet, record: Milestone | Mission) -> Row:
    row = sheet.row(record)
    return replace(row, note="" if isinstance(record, Milestone) else "launch", native=())


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A titled part of the page about the record."""

    title: str
    anchor: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Tally:
    """A count for the page about the record."""

    name: str
    number: str
    share: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """The page about the record."""

    title: str
    lede: str
    sections: tuple[AboutSection, ...]
    eras: tuple[EraWay, ...]
    tallies: tuple[Tally, ...]
    grades: tuple[Tally, ...]
    exports: tuple[Link, ...]
    key: tuple[KeyEntry, ...]
    licence: Link


def about_page(sheet: Sheet, exports: tuple[str, ...]) -> Page:
    """Say what the record is, how to read and cite it, and how sure it is of itself."""
    chronicle = sheet.chronicle
    edition = chronicle.edition
    milestones = list(chronicle.milestones.values())
    total = len(milestones) or 1
    grades = [grade_milestone(chronicle, one) for one in milestones]
    view = AboutView(
        title="About",
        lede=edition.lede,
        sections=tuple(
            AboutSection(section.title, address(slug(section.title)), sheet.prose(section.text))
            for section in edition.about
        ),
        eras=tuple(
            EraWay(sheet.link(era), span_words(era), era.rule, "")
            for era in chronicle.eras.values()
        ),
        tallies=tuple(
            Tally(link.words.partition(" ")[2], link.words.partition(" ")[0], "")
            for link in _counts(sheet)
        ),
        grades=tuple(
            Tally(
                grade.value.capitalize(),
                str(grades.count(grade)),
                f"{grades.count(grade) / total:.0%}",
            )
            for grade in Grade
        ),
        exports=tuple(Link(name, address(way(sheet.url, name))) for name in exports),
        key=key_entries(sheet),
        licence=Link(edition.licence, edition.licence_url),
    )
    return Page("about.md", "about", "About", edition.lede, view)
