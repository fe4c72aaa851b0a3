"""What can be drawn to scale in; its numbers as lines of a table and of a file out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Vehicle
from generator.model.parts import Measure
from generator.pages.dimensions import (
    DIAMETER,
    EXTENTS,
    HEIGHT,
    LENGTH,
    Measured,
    first_of,
)
from generator.pages.fleet import (
    MASS,
    Drawn,
    Sized,
    launch_year,
    mass_at_launch,
)
from generator.pages.labels import measure_words
from generator.pages.sheet import Sheet
from generator.pages.views import Link, Tag

COLUMNS = (
    "id",
    "name",
    "countries",
    "first flight on record",
    "height or length (m)",
    "diameter (m)",
    "mass (kg)",
    "parts",
    "estimated in the drawing",
)


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A line of the table: a record and its numbers as they are on record."""

    link: Link
    tag: Tag
    flight: Link | None
    height: str
    width: str
    mass: str
    parts: tuple[str, ...]
    estimated: str


def _size(sheet: Sheet, measures: Measured, *ids: str) -> str:
    """Write the first value of the first of these measures, and say if there are others."""
    id = next((one for one in ids if measures.get(one)), "")
    if not id:
        return ""
    return _words(sheet, id, measures[id][0], len(measures[id]))


def _words(sheet: Sheet, id: str, measure: Measure, among: int) -> str:
    words = measure_words(measure, sheet.chronicle.measures[id])
    return f"{words}; the first of {among} values" if among > 1 else words


def size_row(sheet: Sheet, drawn: Drawn) -> SizeRow:
    """Write the numbers that a drawing rests on, with what is noted beside them."""
    record, mass = drawn.record, mass_at_launch(drawn.record.measures)
    year = launch_year(drawn)
    upright = (HEIGHT, LENGTH) if isinstance(record, Vehicle) else (LENGTH, HEIGHT)
    return SizeRow(
        sheet.link(record),
        sheet.tag(record.countries),
        sheet.link(drawn.flight, note=year) if drawn.flight else None,
        _size(sheet, record.measures, *upright),
        _size(sheet, record.measures, DIAMETER),
        _words(sheet, MASS, mass, len(record.measures[MASS])) if mass else "",
        tuple(_parts(sheet, record, upright)),
        "; ".join(drawn.outline.estimated),
    )


def _parts(sheet: Sheet, record: Sized, upright: tuple[str, ...]) -> list[str]:
    """Write the other numbers that a drawing may rest on: of the stages, the span, the legs."""
    kinds = sheet.chronicle.measures
    found: list[tuple[str, Measured, tuple[str, ...]]]
    if isinstance(record, Vehicle):
        found = [(f"{stage.name}: ", stage.measures, EXTENTS) for stage in record.stages]
    else:
        used = next((one for one in upright if record.measures.get(one)), "")
        rest = tuple(one for one in EXTENTS if one not in (DIAMETER, used))
        found = [("", record.measures, rest)]
    return [
        f"{name}{kinds[id].name.lower()} {_size(sheet, measures, id)}"
        for name, measures, ids in found
        for id in ids
        if measures.get(id)
    ]


def size_cells(drawn: Drawn) -> tuple[object, ...]:
    """Give the same numbers bare, as the file has them."""
    record, mass = drawn.record, mass_at_launch(drawn.record.measures)
    upright = (HEIGHT, LENGTH) if isinstance(record, Vehicle) else (LENGTH, HEIGHT)
    stages = record.stages if isinstance(record, Vehicle) else ()
    return (
        record.id,
        record.name,
        ";".join(record.countries),
        launch_year(drawn) or None,
        _cell(first_of(record.measures, *upright)),
        _cell(first_of(record.measures, DIAMETER)),
        _cell(mass),
        "; ".join(
            f"{one.name}: {id} {_cell(one.measures[id][0])}"
            for one in stages
            for id in EXTENTS
            if one.measures.get(id)
        ),
        "; ".join(drawn.outline.estimated),
    )


def _cell(measure: Measure | None) -> object:
    if measure is None:
        return None
    if measure.value is not None:
        return measure.value
    low, high = ("" if end is None else end for end in (measure.low, measure.high))
    return f"{low}..{high}"
