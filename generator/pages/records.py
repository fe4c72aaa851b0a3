"""The record in; the page of bests, bars, flights, families and replies, each with a table, out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.aloft import aloft
from generator.pages.attempts import attempts, attempts_of_others
from generator.pages.crewed import at_once, farthest, largest_crew, longest
from generator.pages.exhibit import Exhibit
from generator.pages.heaviest import heaviest
from generator.pages.kin import rockets
from generator.pages.replies import replies
from generator.pages.sheet import Sheet
from generator.pages.views import Link, Page
from generator.text import address

FIGURES = (
    longest,
    farthest,
    heaviest,
    largest_crew,
    at_once,
    attempts,
    attempts_of_others,
    aloft,
    rockets,
    replies,
)
"""The figures, in the order of the page."""


@dataclass(frozen=True, slots=True)
class RecordsView:
    """The page of records."""

    title: str
    lede: str
    jumps: tuple[Link, ...]
    tallies: Link
    exhibits: tuple[Exhibit, ...]


def records_page(sheet: Sheet) -> Page:
    """Lay out every figure with its table and its files."""
    lede = "Who held which record, what was tried and lost, and what led to what."
    exhibits = tuple(figure(sheet) for figure in FIGURES)
    jumps = tuple(Link(one.title, address(f"#{one.anchor}")) for one in exhibits)
    tallies = sheet.section("tallies", "Tallies")
    view = RecordsView("Records", lede, jumps, tallies, exhibits)
    files = tuple(file for one in exhibits for file in one.files)
    uri = sheet.site.addresses.uri("records")
    return Page(uri, "records", view.title, lede, view, files=files, dress=("figures", "records"))
