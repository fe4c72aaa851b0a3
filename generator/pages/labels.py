"""Countries, outcomes and grades in; the words, glyphs and inks that show them out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.chronicle import Chronicle
from generator.grades import Grade
from generator.model import Country, MeasureKind
from generator.model.parts import Measure
from generator.pages.views import Label, Link, Tag

OUTCOMES = {"success": "Success", "partial": "Partial", "failure": "Failure"}
LOSSES = frozenset({"failure", "partial"})
"""The outcomes that are counted as lost, wholly or in part."""
ANNOUNCED = {**OUTCOMES, "unannounced": "Not announced"}
SCOPES = {"world": "World first", "country": "National first"}
STANDINGS = {
    "disputed": ("Disputed", "grade-disputed"),
    "withdrawn": ("Withdrawn", "grade-uncertain"),
}
TOGETHER = "both"


def grade_label(grade: Grade) -> Label:
    """Show a grade: its line and its word."""
    return Label(grade.value.capitalize(), f"grade-{grade.name}".replace("_", "-"), "sr-grade")


def standing_label(standing: str) -> Label:
    """Show that a first is argued about, or no longer claimed."""
    words, symbol = STANDINGS[standing]
    return Label(words, symbol, "sr-grade")


def outcome_label(outcome: str | None, tag: Tag) -> Label | None:
    """Show an outcome: the country's mark, filled as it went, and a word."""
    if outcome is None:
        return None
    return Label(OUTCOMES[outcome], f"{tag.symbol}-{outcome}", f"sr-outcome-{outcome}")


def first_label(scope: str) -> str:
    """Name a first by its scope."""
    return SCOPES[scope]


def tag_of(chronicle: Chronicle, ids: Iterable[str], links: Iterable[Link] = ()) -> Tag:
    """Show whose something is: one country, the race's countries together, or others."""
    countries = [chronicle.countries[id] for id in ids]
    racing = [country for country in countries if country.in_race]
    if len(racing) > 1:
        return Tag(chronicle.edition.together, TOGETHER, "solid", "0", tuple(links))
    shown = racing or countries
    if not shown:
        return Tag(chronicle.edition.others, "triangle", "dotted", "3", tuple(links))
    lead: Country = shown[0]
    words = " and ".join(
        country.name for country in [*racing, *(c for c in countries if not c.in_race)]
    )
    return Tag(words, lead.mark, lead.line, lead.ink, tuple(links))


def number_words(value: Decimal) -> str:
    """Write a number with commas between thousands, and no more digits than it came with."""
    return f"{value:,f}"


def measure_words(measure: Measure, kind: MeasureKind) -> str:
    """Write a measure with its unit and who has it: `92 to 126 people (estimate)`."""
    if measure.value is not None:
        amount = number_words(measure.value)
    elif measure.low is not None and measure.high is not None:
        amount = f"{number_words(measure.low)} to {number_words(measure.high)}"
    elif measure.low is not None:
        amount = f"at least {number_words(measure.low)}"
    else:
        amount = f"at most {number_words(measure.high or Decimal(0))}"
    word = kind.one if kind.one and measure.value == 1 else kind.unit
    unit = word if word == "°" else f" {word}"
    words = f"{'about ' if measure.about else ''}{amount}{unit}"
    remarks = "; ".join(remark for remark in (measure.by, measure.note) if remark)
    return f"{words} ({remarks})" if remarks else words
