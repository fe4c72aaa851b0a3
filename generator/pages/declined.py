"""The events that were left out in; a page that lists them, and why, out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Declined
from generator.pages.evidence import cited_sources
from generator.pages.sheet import Sheet
from generator.pages.times import day_words
from generator.pages.views import CitedSource, Link, Page, Tag
from generator.text import address, counted


@dataclass(frozen=True, slots=True)
class DeclinedRow:
    """An event without a page, why it has none, and where some of it is told."""

    anchor: str
    title: str
    date: str
    tag: Tag
    reason: str
    told: tuple[Link, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class DeclinedView:
    """The page of what was left out."""

    title: str
    lede: str
    count: str
    rows: tuple[DeclinedRow, ...]


def declined_page(sheet: Sheet) -> Page:
    """List what was left out, in the order of time."""
    lede = "Events that a reader may look for here, and why they have no page of their own."
    rows = tuple(_row(sheet, one) for one in sheet.chronicle.declined.values())
    view = DeclinedView("Left out, and why", lede, counted(len(rows), "event"), rows)
    uri = sheet.site.addresses.uri("declined")
    return Page(uri, "declined", view.title, lede, view)


def _row(sheet: Sheet, one: Declined) -> DeclinedRow:
    chronicle = sheet.chronicle
    told = [
        *(chronicle.milestones[id] for id in one.milestones),
        *(chronicle.missions[id] for id in one.missions),
    ]
    return DeclinedRow(
        anchor=address(one.id),
        title=one.title,
        date=day_words(one.at),
        tag=sheet.tag(one.countries),
        reason=one.reason,
        told=tuple(sheet.link(record) for record in told),
        sources=cited_sources(sheet, one),
    )
