"""Milestones in; the timeline's list of them year by year, and what narrows it, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.dates import in_words
from generator.grades import Grade, grade_milestone
from generator.model import Milestone
from generator.model.parts import Disclosure
from generator.pages.labels import LOSSES, OUTCOMES, grade_label
from generator.pages.newspaper import News
from generator.pages.sheet import Sheet
from generator.pages.times import day_in_year_words, gap_words
from generator.pages.views import Label, Link, Tag
from generator.text import address, slug

LANES = {"1": 0, "0": 1, "2": 2, "3": 3}
"""The lane of each ink: the first country above, together in the middle, then the second."""
SIDES = ("west", "middle", "east", "middle")
"""Where the cards of each lane stand in the list; those of no racing country in the middle."""
ABOARD = {"yes": "People aboard", "no": "Nobody aboard"}
STATES = {
    "late": "Not told when it happened",
    "better": "Announced as more of a success",
    "words": "With what was said on record",
}
"""What the list can be narrowed to by how an event was told."""
NOTES = {
    "late": "Not told when it happened.",
    "never": "Not announced; no later word of it is on record.",
    "untraced": "How the loss was told is not on record.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said of an event; `view` is `now` where no paper had it at the time."""

    kind: str
    what: str
    view: str


@dataclass(frozen=True, slots=True)
class Look:
    """A mark and the word for it, in the view that it belongs to: now, then, or both."""

    symbol: str
    words: str
    style: str
    view: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A milestone in the list, with what it can be found by."""

    day: str
    link: Link
    tag: Tag
    side: str
    lane: int
    looks: tuple[Look, ...]
    grade: Label
    first: str
    untold: str
    note: str
    note_view: str
    until: str
    said: tuple[Said, ...]
    middle: Markup
    facets: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The milestones of a year."""

    year: str
    anchor: Markup
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the list can be narrowed to."""

    words: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form that narrows the list."""

    words: str
    name: Markup
    choices: tuple[Choice, ...]


def years(
    sheet: Sheet, milestones: Sequence[Milestone], news: Mapping[str, News]
) -> Iterator[YearView]:
    """Sort milestones, which come in the order of time, into years."""
    for year, of_year in groupby(milestones, key=lambda one: one.at.earliest.year):
        entries = tuple(_entry(sheet, one, news[one.id]) for one in of_year)
        yield YearView(str(year), address(f"y{year}"), entries)


def fields(sheet: Sheet) -> Iterator[Field]:
    """Name everything that the list can be narrowed to, but for what no milestone has."""
    chronicle = sheet.chronicle
    milestones = chronicle.milestones_in_order
    used = {id for one in milestones for id in (*one.countries, *one.categories)}
    yield _field("Era", "era", {one.id: one.name for one in chronicle.eras.values()})
    categories = sorted(chronicle.categories.values(), key=lambda one: one.name)
    yield _field("Subject", "subject", {one.id: one.name for one in categories if one.id in used})
    yield _field("Aboard", "aboard", ABOARD)
    yield _field("Outcome", "outcome", OUTCOMES)
    yield _field("How sure", "sure", {slug(one.value): one.value.capitalize() for one in Grade})
    countries = {one.id: one.name for one in chronicle.countries.values() if one.id in used}
    yield _field("Country", "country", countries)
    yield _field("Told", "told", STATES)


def symbol_of(tag: Tag, outcome: str | None) -> str:
    """Name the mark of a country and an outcome; what has no outcome is drawn full."""
    return f"{tag.symbol}-{outcome or 'success'}"


def first_of(milestone: Milestone) -> str:
    """Give the world first that a milestone claims, if it does and it is not withdrawn."""
    claims = (
        one.claim
        for one in milestone.firsts
        if one.scope == "world" and one.standing != "withdrawn"
    )
    return next(claims, "")


def _field(words: str, name: str, choices: Mapping[str, str]) -> Field:
    found = (Choice(word, address(value)) for value, word in choices.items())
    return Field(words, address(name), tuple(found))


def _entry(sheet: Sheet, milestone: Milestone, news: News) -> Entry:
    tag = sheet.tag(milestone.countries)
    lane = LANES[tag.ink]
    told = news.state in {"told", "better"}
    note, note_view = _note(sheet, milestone, news)
    at = milestone.at
    return Entry(
        day=day_in_year_words(at),
        link=sheet.link(milestone),
        tag=tag,
        side=SIDES[lane],
        lane=lane,
        looks=tuple(_looks(tag, milestone, news)),
        grade=grade_label(grade_milestone(sheet.chronicle, milestone)),
        first=first_of(milestone),
        untold="" if told else "untold",
        note=note,
        note_view=note_view,
        until=_until(milestone, news.first) if news.state == "late" and news.first else "",
        said=tuple(_said(milestone, news)),
        middle=address((at.earliest + (at.latest - at.earliest) / 2).date().isoformat()),
        facets=tuple(_facets(sheet, milestone, news)),
    )


def _note(sheet: Sheet, milestone: Milestone, news: News) -> tuple[str, str]:
    """Say how an event was told, and in which view; of a loss also that nobody has noted it."""
    if news.state == "better":
        return f"Announced as a {OUTCOMES[news.outcome or ''].lower()}.", "both"
    missions = (sheet.chronicle.missions[id] for id in milestone.missions)
    traced = news.first or any(one.outcome.announced for one in missions)
    if milestone.outcome in LOSSES and not traced:
        return NOTES["untraced"], "then"
    return NOTES.get(news.state, ""), "both"


def _looks(tag: Tag, milestone: Milestone, news: News) -> Iterator[Look]:
    """Show how it went as it is known now, and as it was told then where that differs."""
    now = milestone.outcome
    yield _look(tag, now, "now" if news.state == "better" else "both")
    if news.state == "better":
        yield _look(tag, news.outcome, "then")


def _look(tag: Tag, outcome: str | None, view: str) -> Look:
    style = f"sr-outcome-{outcome}" if outcome in LOSSES else ""
    return Look(symbol_of(tag, outcome), OUTCOMES.get(outcome or "", ""), style, view)


def _until(milestone: Milestone, first: Disclosure) -> str:
    return f"First word on record: {in_words(first.at)}, {_later(milestone, first)}."


def _later(milestone: Milestone, step: Disclosure) -> str:
    return gap_words(milestone.at, milestone.clock, step.at, step.clock)


def _said(milestone: Milestone, news: News) -> Iterator[Said]:
    """Give each word on record in the order of time; late ones no paper had when it happened."""
    for view, steps in (("both", news.timely), ("now", news.later)):
        for one in steps:
            when = f"{one.kind.capitalize()}, {in_words(one.at)} ({_later(milestone, one)}):"
            yield Said(when, one.what, view)


def _facets(sheet: Sheet, milestone: Milestone, news: News) -> Iterator[tuple[Markup, Markup]]:
    """Give what the form's fields compare: their name, and the ids that hold, joined by dots."""
    chronicle = sheet.chronicle
    crew = (one.person for id in milestone.missions for one in chronicle.missions[id].crew)
    aboard = any(chronicle.people[id].kind == "person" for id in crew)
    told = {"never": ["late"], "told": []}.get(news.state, [news.state])
    found = {
        "era": [milestone.era],
        "subject": milestone.categories,
        "aboard": ["yes" if aboard else "no"],
        "outcome": [milestone.outcome or ""],
        "then": [news.outcome or ""],
        "sure": [slug(grade_milestone(chronicle, milestone).value)],
        "country": milestone.countries,
        "told": [*told, *(["words"] if news.first else [])],
    }
    for name, values in found.items():
        yield address(name), address(".".join(values))
