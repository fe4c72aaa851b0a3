"""A tour in; its page, with the stops in order and a sheet for teachers, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from generator.chronicle import in_time
from generator.dates import When, days_between
from generator.figures.tour import Stop, TourDrawing, draw_tour
from generator.model import Milestone, Tour
from generator.pages.evidence import evidence_of
from generator.pages.labels import outcome_label
from generator.pages.sheet import Sheet
from generator.pages.times import day_words
from generator.pages.views import Caption, Card, Drawing, Evidence, Head, Link, Page, Table
from generator.text import address, counted

WIDE, NARROW = 1160, 358
"""How wide the two drawings of a tour's years are, in pixels."""
MANY = 14
"""With more stops than these the narrow drawing has no numbers: they would pile it up."""
COLUMNS = ("stop", "date", "id", "title", "countries", "outcome")


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop of a tour: its number, the words that lead to it, its card, the stops beside it."""

    number: str
    of: str
    anchor: str
    words: Markup
    card: Card
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class YearsView:
    """The years of a tour with its stops, wide and narrow, and what is seen in them."""

    label: str
    wide: TourDrawing
    narrow: TourDrawing
    caption: Caption


@dataclass(frozen=True, slots=True)
class TourStep:
    """A tour that stops at a milestone, as the milestone's page shows it to those on the tour."""

    id: str
    tour: Link
    place: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question for a class, and its answer."""

    question: str
    answer: Markup


@dataclass(frozen=True, slots=True)
class TourView:
    """The page of a tour."""

    head: Head
    id: str
    length: str
    opening: Markup
    years: YearsView
    stops: tuple[StopView, ...]
    closing: Markup
    questions: tuple[QuestionView, ...]
    others: tuple[Link, ...]
    evidence: Evidence


def tour_page(sheet: Sheet, tour: Tour) -> Page:
    """Lay out a tour: the stops in their order, then what to ask a class."""
    opening = sheet.prose(tour.opening, tour)
    stops = tuple(_stop(sheet, tour, number) for number in range(len(tour.stops)))
    closing = sheet.prose(tour.closing, tour)
    files = _files(sheet, tour)
    view = TourView(
        head=Head(tour.name, "Tour", summary=tour.summary),
        id=tour.id,
        length=f"{counted(tour.minutes, 'minute')}, {counted(len(stops), 'stop')}",
        opening=opening,
        years=_years(sheet, tour, files),
        stops=stops,
        closing=closing,
        questions=tuple(
            QuestionView(one.question, sheet.prose(one.answer, tour)) for one in tour.questions
        ),
        others=tuple(
            sheet.link(other, note=counted(other.minutes, "minute"))
            for other in sheet.chronicle.tours.values()
            if other is not tour
        ),
        evidence=evidence_of(sheet, tour, ()),
    )
    return Page(
        uri=sheet.site.addresses.uri(f"tours/{tour.id}"),
        template="tour",
        title=tour.name,
        description=tour.summary,
        view=view,
        data_path=f"tours/{tour.id}.yaml",
        files=files,
        dress=("figures", "tour"),
    )


def steps_of(sheet: Sheet, milestone: Milestone) -> tuple[TourStep, ...]:
    """Give the tours that stop at a milestone, each with the stops before and after this one."""
    steps = []
    for tour in sheet.chronicle.tours.values():
        ids = [stop.milestone for stop in tour.stops]
        if milestone.id not in ids:
            continue
        number = ids.index(milestone.id)
        steps.append(
            TourStep(
                tour.id,
                Link(tour.name, address(f"{sheet.link(tour).url}#stop-{number + 1}")),
                f"stop {number + 1} of {len(ids)}",
                sheet.link_to("milestones", ids[number - 1]) if number else None,
                sheet.link_to("milestones", ids[number + 1]) if number + 1 < len(ids) else None,
            )
        )
    return tuple(steps)


def _stop(sheet: Sheet, tour: Tour, number: int) -> StopView:
    milestones = milestones_of(sheet, tour)

    def beside(there: int) -> Link | None:
        if not 0 <= there < len(milestones):
            return None
        return Link(milestones[there].title, address(f"#stop-{there + 1}"))

    return StopView(
        number=str(number + 1),
        of=f"of {len(milestones)}",
        anchor=address(f"stop-{number + 1}"),
        words=sheet.prose(tour.stops[number].words, tour),
        card=sheet.card(milestones[number]),
        before=beside(number - 1),
        after=beside(number + 1),
    )


def milestones_of(sheet: Sheet, tour: Tour) -> tuple[Milestone, ...]:
    """Give the milestones at which a tour stops, in the tour's order."""
    return tuple(sheet.chronicle.milestones[stop.milestone] for stop in tour.stops)


def _years(sheet: Sheet, tour: Tour, files: Sequence[Table | Drawing]) -> YearsView:
    stops = _stops(sheet, tour)
    caption = Caption(
        _reading(sheet, tour),
        "Each mark stands at the date of its stop.",
        tuple(sheet.file(one) for one in files),
    )
    few = stops if len(stops) <= MANY else [replace(one, number="") for one in stops]
    return YearsView(_label(tour), draw_tour(stops, WIDE), draw_tour(few, NARROW), caption)


def _label(tour: Tour) -> str:
    return f"The years of the tour: {tour.name}"


def _stops(sheet: Sheet, tour: Tour) -> list[Stop]:
    found = []
    for number, one in enumerate(milestones_of(sheet, tour), start=1):
        tag = sheet.tag(one.countries)
        outcome = outcome_label(one.outcome, tag)
        symbol = outcome.symbol if outcome else f"{tag.symbol}-success"
        title = f"{number}: {one.title}, {day_words(one.at)}"
        url = address(f"#stop-{number}")
        found.append(Stop(str(number), title, one.at, symbol, tag.ink, url))
    return found


def _reading(sheet: Sheet, tour: Tour) -> str:
    """Say how long a time the stops cover, and where the longest step between them is."""
    ordered = sorted(milestones_of(sheet, tour), key=in_time)
    first, last = day_words(ordered[0].at), day_words(ordered[-1].at)
    if len(ordered) < 2:
        return f"One stop, at {first}."
    words = f"{counted(len(ordered), 'stop')}, from {first} to {last}"
    if len(ordered) < 3:
        return f"{words}."
    longest = max(pairwise(ordered), key=lambda pair: _days(pair[0].at, pair[1].at))
    numbers = {stop.milestone: number for number, stop in enumerate(tour.stops, start=1)}
    one, other = (numbers[end.id] for end in longest)
    return f"{words}; the longest time without one is between stops {one} and {other}."


def _days(one: When, other: When) -> float:
    """Count the days between two dates; those that are not known to the day, by their middles."""
    known = days_between(one, other)
    if known is not None:
        return known
    ends = [at.earliest + (at.latest - at.earliest) / 2 for at in (one, other)]
    return (ends[1] - ends[0]).total_seconds() / 86400


def _files(sheet: Sheet, tour: Tour) -> tuple[Table | Drawing, ...]:
    rows = tuple(
        (number, one.at.iso, one.id, one.title, ";".join(one.countries), one.outcome or "")
        for number, one in enumerate(milestones_of(sheet, tour), start=1)
    )
    page = f"tours/{tour.id}"
    table = Table(sheet.site.addresses.file(page, "stops.csv"), COLUMNS, rows)
    figure = draw_tour(_stops(sheet, tour), WIDE)
    drawing = Drawing(sheet.site.addresses.file(page, "years.svg"), "tour", _label(tour), figure)
    return table, drawing
