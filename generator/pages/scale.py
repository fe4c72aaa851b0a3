"""Vehicles and craft in; drawings of them to one scale, with their numbers as tables, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.figures.scale import ScaleDrawing, draw_scale
from generator.pages.dimensions import (
    NotDrawn,
    outline_of,
)
from generator.pages.fleet import (
    STATION,
    Drawn,
    Sized,
    body_of,
    carried_people,
    drawn_of,
    height_of,
    height_words,
    lived_in,
)
from generator.pages.sheet import Sheet
from generator.pages.sizes import COLUMNS, SizeRow, size_cells, size_row
from generator.pages.views import Caption, Drawing, Link, Page, Table
from generator.text import address

WIDE, NARROW = 1160, 358
"""How wide the two drawings are, in pixels."""
TALLEST = {WIDE: 400, NARROW: 250}
"""How many pixels the tallest gets in each."""
ROCKET_RULES = (
    "In the order of the first flight on record, whose year is given. Filled: on record. "
    "Dashed: estimated. Stages without a length on record are not told apart. A width that is "
    "missing is drawn as a tenth of the length, a strap-on without a length as half the rocket, "
    "and what stands above the stages as a cone; of four strap-ons two are seen. Cones are a "
    "sign and no measure. Of several values the first is drawn, of a range its first end."
)
CRAFT_RULES = (
    "In the order of the first flight on record, whose year is given. All stand upright, as on "
    "their launchers: the length on record, or else the height. Filled: on record. Dashed: "
    "estimated; a width that is missing is drawn as half the distance of the legs, or a tenth of "
    "the length with wings and a third without. Of wings, panels and legs only the span is on "
    "record. Of several values the first is drawn, of a range its first end."
)
"""What the figures say of themselves, beside the numbers: the rules of dimensions and stack."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice that a reader can take at once: what it is called, the ids in it."""

    words: str
    ids: str


@dataclass(frozen=True, slots=True)
class ScaleFigure:
    """One figure: two drawings, what they show, what they leave out, the same as a table."""

    title: str
    anchor: str
    label: str
    caption: Caption
    wide: ScaleDrawing
    narrow: ScaleDrawing
    presets: tuple[Preset, ...]
    rows: tuple[SizeRow, ...]
    left_out: tuple[Link, ...]
    left_out_words: str


@dataclass(frozen=True, slots=True)
class ScaleView:
    """The page of drawings to one scale."""

    title: str
    lede: str
    jumps: tuple[Link, ...]
    figures: tuple[ScaleFigure, ...]


def scale_page(sheet: Sheet) -> Page:
    """Lay out the launchers, and the crewed craft and stations, each figure to one scale."""
    lede = "Launchers, craft and stations as tall as their numbers say, beside a human."
    rockets = list(sheet.chronicle.vehicles.values())
    craft = [one for one in sheet.chronicle.spacecraft.values() if lived_in(one)]
    parts = [
        _figure(sheet, "launchers", "Launchers", rockets, ROCKET_RULES, _rocket_presets),
        _figure(sheet, "craft", "Crewed craft and stations", craft, CRAFT_RULES, _craft_presets),
    ]
    figures = tuple(figure for figure, _ in parts)
    jumps = tuple(Link(one.title, address(f"#{one.anchor}")) for one in figures)
    uri = sheet.site.addresses.uri("scale")
    return Page(
        uri,
        "scale",
        "To one scale",
        lede,
        ScaleView("To one scale", lede, jumps, figures),
        files=tuple(file for _, files in parts for file in files),
        dress=("figures", "scale"),
    )


Presets = Callable[[Sheet, Sequence[Drawn]], list[Preset]]


def _figure(
    sheet: Sheet,
    anchor: str,
    title: str,
    records: Sequence[Sized],
    rules: str,
    presets: Presets,
) -> tuple[ScaleFigure, tuple[Table | Drawing, ...]]:
    drawn = drawn_of(sheet, records)
    bodies = [body_of(sheet, one) for one in drawn]
    wide, narrow = (
        draw_scale(f"{anchor}-{name}", bodies, width, TALLEST[width])
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    )
    rows = tuple(size_row(sheet, one) for one in drawn)
    without = sorted(
        (one for one in records if isinstance(outline_of(one), NotDrawn)),
        key=lambda one: one.name.casefold(),
    )
    reading = _reading(drawn)
    address_of = sheet.site.addresses.file
    table = Table(address_of("scale", f"{anchor}.csv"), COLUMNS, tuple(map(size_cells, drawn)))
    drawing = Drawing(address_of("scale", f"{anchor}.svg"), "scale", reading, wide)
    files: tuple[Table | Drawing, ...] = (table, drawing)
    figure = ScaleFigure(
        title,
        address(anchor),
        f"{title}, drawn to one scale: {', '.join(one.name for one in bodies) or 'none'}",
        Caption(reading, rules, tuple(sheet.file(one) for one in files)),
        wide,
        narrow,
        tuple(presets(sheet, drawn)) if len(drawn) > 1 else (),
        rows,
        tuple(sheet.link(one, note=_why(one)) for one in without),
        f"Not drawn, no height on record: {len(without)}",
    )
    return figure, files


def _why(record: Sized) -> str:
    outline = outline_of(record)
    return "parts of it are" if isinstance(outline, NotDrawn) and outline.parts else ""


def _reading(drawn: Sequence[Drawn]) -> str:
    """Say in a sentence what is seen."""
    if not drawn:
        return "Nothing with a height on record is to be drawn here."
    ordered = sorted(drawn, key=height_of)
    low, high = ordered[0], ordered[-1]
    tallest = f"{high.record.name} is the tallest at {height_words(high)}"
    if low is high:
        return f"{high.record.name}, {height_words(high)} tall."
    return f"{tallest}, {low.record.name} the smallest of {len(drawn)} at {height_words(low)}."


def _ids(drawn: Iterable[Drawn]) -> str:
    return " ".join(one.record.id for one in drawn)


def _tallest_of_each(sheet: Sheet, drawn: Sequence[Drawn]) -> Preset:
    of_each = [
        max(own, key=height_of)
        for country in sheet.chronicle.racing
        if (own := [one for one in drawn if one.record.countries == (country.id,)])
    ]
    return Preset("The tallest of each country", _ids(of_each))


def _by_country(sheet: Sheet, drawn: Sequence[Drawn]) -> list[Preset]:
    return [
        Preset(country.name, _ids(one for one in drawn if country.id in one.record.countries))
        for country in sheet.chronicle.racing
    ]


def _rocket_presets(sheet: Sheet, drawn: Sequence[Drawn]) -> list[Preset]:
    crewed = _ids(one for one in drawn if carried_people(sheet, one.record))
    found = [
        _tallest_of_each(sheet, drawn),
        Preset("Those that carried people", crewed),
        *_by_country(sheet, drawn),
    ]
    return [one for one in found if one.ids]


def _craft_presets(sheet: Sheet, drawn: Sequence[Drawn]) -> list[Preset]:
    stations = [one for one in drawn if STATION.search(one.record.summary)]
    found = [
        _tallest_of_each(sheet, drawn),
        Preset("Stations and their parts", _ids(stations)),
        *_by_country(sheet, drawn),
    ]
    return [one for one in found if one.ids]
