"""A tour in; its page, with the stops in order and a sheet for teachers, out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Tour
from generator.pages.evidence import evidence_of
from generator.pages.sheet import Sheet
from generator.pages.times import day_words
from generator.pages.views import Card, Evidence, Head, Link, Page
from generator.text import address, counted


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop of a tour: its number, the words that lead to it, and its card."""

    number: str
    anchor: str
    date: str
    link: Link
    words: Markup
    card: Card


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question for a class, and its answer."""

    question: str
    answer: Markup


@dataclass(frozen=True, slots=True)
class TourView:
    """The page of a tour."""

    head: Head
    length: str
    opening: Markup
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
    view = TourView(
        head=Head(tour.name, "Tour", summary=tour.summary),
        length=f"{counted(tour.minutes, 'minute')}, {counted(len(stops), 'stop')}",
        opening=opening,
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
    )


def _stop(sheet: Sheet, tour: Tour, number: int) -> StopView:
    stop = tour.stops[number]
    milestone = sheet.chronicle.milestones[stop.milestone]
    return StopView(
        number=str(number + 1),
        anchor=address(f"stop-{number + 1}"),
        date=day_words(milestone.at),
        link=sheet.link(milestone),
        words=sheet.prose(stop.words, tour),
        card=sheet.card(milestone),
    )
