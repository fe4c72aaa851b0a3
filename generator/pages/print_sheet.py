"""The eras and their milestones in; a sheet that shows all of them on one printed page out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.figures.ruler import year_of
from generator.figures.tour import Stop, TourDrawing, draw_tour
from generator.model import Era, Milestone
from generator.pages.front import KeyEntry, key_entries
from generator.pages.labels import OUTCOMES, outcome_label
from generator.pages.on_this_day import flags, world_firsts
from generator.pages.sheet import Sheet
from generator.pages.times import day_words, span_words
from generator.pages.views import Drawing, Label, Link, Page, Table, Tag
from generator.text import address, counted

FIRSTS, OTHERS = 5, 3
"""How many milestones of an era are on the sheet: world firsts, and others that tours stop at."""
WIDTH = 1160
"""The width of the ruler in pixels: printed landscape, its letters are then of 8 points."""
COLUMNS = ("number", "era", "date", "id", "title", "countries", "outcome", "firsts")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A milestone on the sheet, with its number on the ruler."""

    number: str
    anchor: str
    date: str
    link: Link
    tag: Tag
    symbol: str
    outcome: str
    first: str


@dataclass(frozen=True, slots=True)
class SheetEra:
    """An era on the sheet."""

    link: Link
    span: str
    lede: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The sheet."""

    title: str
    lede: str
    headline: str
    eras: tuple[SheetEra, ...]
    ruler: TourDrawing
    ruler_label: str
    rule: str
    key: tuple[KeyEntry, ...]
    outcomes: tuple[Label, ...]
    credit: str
    files: tuple[Link, ...]


def print_sheet_page(sheet: Sheet) -> Page:
    """Lay out all eras on one page, each with a few milestones picked by a stated rule."""
    chronicle, edition = sheet.chronicle, sheet.chronicle.edition
    toured = Counter(stop.milestone for tour in chronicle.tours.values() for stop in tour.stops)
    picked = [(era, pick(sheet, era, toured)) for era in chronicle.eras.values()]
    numbers = {
        one.id: str(number)
        for number, one in enumerate((one for _, of_era in picked for one in of_era), start=1)
    }
    ruler = _ruler(sheet, [one for _, of_era in picked for one in of_era], numbers)
    label = f"The numbered milestones on a ruler of the years from {edition.start.earliest.year}"
    table = _table(sheet, picked, numbers)
    drawing = Drawing(sheet.site.addresses.file("print", "ruler.svg"), "tour", label, ruler)
    lede = f"{counted(len(picked), 'era')} on one page to print: A4 or Letter, landscape."
    view = SheetView(
        title="Print sheet",
        lede=lede,
        headline=edition.name,
        eras=tuple(
            SheetEra(
                sheet.link(era),
                span_words(era),
                era.lede,
                tuple(_line(sheet, one, numbers[one.id]) for one in of_era),
            )
            for era, of_era in picked
        ),
        ruler=ruler,
        ruler_label=label,
        rule=_rule(sheet),
        key=key_entries(sheet),
        outcomes=tuple(Label(words, f"disc-{id}") for id, words in OUTCOMES.items()),
        credit=" \N{MIDDLE DOT} ".join(part for part in (sheet.site.url, edition.licence) if part),
        files=(sheet.file(table), sheet.file(drawing)),
    )
    uri = sheet.site.addresses.uri("print")
    dress = ("figures", "tour", "print-sheet")
    files = (table, drawing)
    return Page(uri, "print", view.title, lede, view, files=files, dress=dress)


def pick(sheet: Sheet, era: Era, toured: Mapping[str, int]) -> tuple[Milestone, ...]:
    """Choose an era's milestones: world firsts, then others, most toured and most named first.

    The second kind keeps a sheet of firsts from leaving out what was lost, signed or decided.
    """

    def rank(one: Milestone) -> tuple[int, int, int]:
        named = sheet.chronicle.named_by(one, Milestone)
        return -toured.get(one.id, 0), -len(named), order[one.id]

    ordered = sheet.chronicle.milestones_of(era)
    order = {one.id: place for place, one in enumerate(ordered)}
    firsts = sorted((one for one in ordered if flags(one)), key=rank)[:FIRSTS]
    others = [one for one in ordered if one.id in toured and not flags(one)]
    chosen = [*firsts, *sorted(others, key=rank)[: FIRSTS + OTHERS - len(firsts)]]
    spare = [one for one in ordered if flags(one) and one not in chosen]
    chosen += sorted(spare, key=rank)[: FIRSTS + OTHERS - len(chosen)]
    return tuple(sorted(chosen, key=lambda one: order[one.id]))


def _rule(sheet: Sheet) -> str:
    start = sheet.chronicle.edition.start.earliest.year
    return (
        f"Of each era up to {FIRSTS} established world firsts that did not fail, then other "
        f"milestones at which a tour stops, {FIRSTS + OTHERS} in all; where there are more, those "
        f"that most tours and most other milestones name. The ruler begins in {start}."
    )


def _line(sheet: Sheet, milestone: Milestone, number: str) -> SheetLine:
    tag = sheet.tag(milestone.countries)
    outcome = outcome_label(milestone.outcome, tag)
    return SheetLine(
        number,
        address(f"n{number}"),
        day_words(milestone.at),
        sheet.link(milestone),
        tag,
        outcome.symbol if outcome else f"{tag.symbol}-success",
        outcome.words if outcome else "",
        ", ".join(flags(milestone)),
    )


def _ruler(
    sheet: Sheet, milestones: Sequence[Milestone], numbers: Mapping[str, str]
) -> TourDrawing:
    edition = sheet.chronicle.edition
    years = edition.start.earliest.year, edition.end.latest.year
    stops = [
        _stop(sheet, one, numbers[one.id])
        for one in milestones
        if years[0] <= one.at.earliest.year <= years[1]
    ]
    eras = [
        (era.short or era.name, year_of(era.start.earliest), year_of(era.end.latest))
        for era in sheet.chronicle.eras.values()
    ]
    return draw_tour(stops, WIDTH, years, eras)


def _stop(sheet: Sheet, milestone: Milestone, number: str) -> Stop:
    line = _line(sheet, milestone, number)
    title = f"{number}: {milestone.title}, {line.date}"
    return Stop(number, title, milestone.at, line.symbol, line.tag.ink, address(f"#{line.anchor}"))


def _table(
    sheet: Sheet, picked: Sequence[tuple[Era, Sequence[Milestone]]], numbers: Mapping[str, str]
) -> Table:
    rows = tuple(
        (
            numbers[one.id],
            era.id,
            one.at.iso,
            one.id,
            one.title,
            ";".join(one.countries),
            one.outcome or "",
            "; ".join(world_firsts(one)),
        )
        for era, of_era in picked
        for one in of_era
    )
    return Table(sheet.site.addresses.file("print", "milestones.csv"), COLUMNS, rows)
