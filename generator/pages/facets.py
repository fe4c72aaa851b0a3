"""Milestones in; the values that a table of them is narrowed down by, and their counts, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.grades import Grade, grade_milestone
from generator.model import Milestone, Mission, Person
from generator.pages.labels import OUTCOMES, grade_label
from generator.pages.sheet import Sheet
from generator.text import address, slug

LISTED = 8
"""How many choices of a facet are listed at once; the others wait behind a word."""
SILENT = "none"
"""The choice for what has no outcome, no flight or no first."""
ABOARD = {"people": "People", "animals": "Animals alone", "nobody": "Nobody", SILENT: "No flight"}
FIRSTS = {"world": "World first", "other": "Other first", SILENT: "No first"}
ENDS = {**OUTCOMES, SILENT: "No outcome to tell"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a facet can be held to, and how many milestones have it."""

    key: Markup
    words: str
    count: str
    symbol: str = ""
    ink: str = "0"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the table down."""

    key: str
    title: str
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]
    more: str


def flights_of(sheet: Sheet, milestone: Milestone) -> list[Mission]:
    """Give the flights that a milestone is part of."""
    return [sheet.chronicle.missions[id] for id in milestone.missions]


def crew_of(sheet: Sheet, milestone: Milestone) -> list[Person]:
    """Give everyone aboard the flights of a milestone, once each."""
    ids = [one.person for flight in flights_of(sheet, milestone) for one in flight.crew]
    return [sheet.chronicle.people[id] for id in dict.fromkeys(ids)]


def count_aboard(sheet: Sheet, milestone: Milestone) -> int:
    """Count the people aboard the flights of a milestone."""
    return sum(one.kind == "person" for one in crew_of(sheet, milestone))


def values_of(sheet: Sheet, milestone: Milestone) -> dict[str, tuple[str, ...]]:
    """Give the values of a milestone in each facet, by the facet's name."""
    crew, first = crew_of(sheet, milestone), widest_first(milestone)
    aboard = "people" if count_aboard(sheet, milestone) else "animals" if crew else "nobody"
    scope = {"": SILENT, "world": "world"}.get(first, "other")
    return {
        "country": milestone.countries,
        "era": (milestone.era,),
        "subject": milestone.categories,
        "outcome": (milestone.outcome or SILENT,),
        "aboard": (aboard if milestone.missions else SILENT,),
        "first": (scope,),
        "grade": (slug(grade_milestone(sheet.chronicle, milestone)),),
        "decade": (str(milestone.at.earliest.year // 10 * 10),),
    }


def widest_first(milestone: Milestone) -> str:
    """Give the widest scope of the firsts that a milestone is still claimed for."""
    scopes = {one.scope for one in milestone.firsts if one.standing != "withdrawn"}
    return "world" if "world" in scopes else next(iter(scopes), "")


def facets_of(sheet: Sheet, values: Sequence[Mapping[str, tuple[str, ...]]]) -> Iterator[Facet]:
    """Lay out the facets with their choices; `values` are those of every milestone."""
    chronicle = sheet.chronicle
    decades = sorted({decade for one in values for decade in one["decade"]})
    grades = {slug(one): grade_label(one) for one in Grade}
    named: list[tuple[str, str, dict[str, str], str]] = [
        ("country", "Whose", {id: one.name for id, one in chronicle.countries.items()}, "country"),
        ("era", "Era", {id: era.short or era.name for id, era in chronicle.eras.items()}, ""),
        ("subject", "Subject", {id: one.name for id, one in chronicle.categories.items()}, "often"),
        ("outcome", "Outcome", ENDS, ""),
        ("aboard", "Aboard", ABOARD, ""),
        ("first", "First", FIRSTS, ""),
        ("grade", "How sure", {key: label.words for key, label in grades.items()}, ""),
        ("decade", "Decade", {one: f"{one}s" for one in decades}, ""),
    ]
    for key, title, names, order in named:
        counts = Counter(chain.from_iterable(one[key] for one in values))
        ids = [id for id in names if counts[id]]
        if order:
            ids.sort(key=lambda id: (_lead(sheet, order, id), -counts[id], names[id]))
        choices = [_choice(sheet, key, id, names[id], counts[id]) for id in ids]
        listed = LISTED if len(choices) > LISTED + 2 else len(choices)
        more = f"{len(choices) - listed} more"
        yield Facet(key, title, tuple(choices[:listed]), tuple(choices[listed:]), more)


def _lead(sheet: Sheet, order: str, id: str) -> str:
    """Put the countries of the race before all others, in the order of their inks."""
    if order != "country" or not sheet.chronicle.countries[id].in_race:
        return "~"
    return str(sheet.chronicle.countries[id].ink)


def _choice(sheet: Sheet, facet: str, id: str, words: str, count: int) -> Choice:
    symbol, ink = "", "0"
    if facet == "country":
        tag = sheet.tag([id])
        symbol, ink = f"{tag.symbol}-success", tag.ink
    elif facet == "outcome" and id != SILENT:
        symbol = f"disc-{id}"
    return Choice(address(id), words, f"{count:,}", symbol, ink)
