"""A vehicle or craft in; it beside a human and the tallest of its kind, to one scale, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.figures.scale import ScaleDrawing, draw_scale
from generator.figures.stack import HUMAN
from generator.model import Record, Spacecraft, Vehicle
from generator.pages.dimensions import (
    NotDrawn,
    outline_of,
)
from generator.pages.fleet import (
    Sized,
    body_of,
    drawn_of,
    lived_in,
)
from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Link

WIDTH = 358
"""How wide the drawing is, in pixels: that of a phone, on all screens."""
BESIDE = 240
"""How many pixels the tallest gets on the page of one record."""


@dataclass(frozen=True, slots=True)
class BesideView:
    """A record beside a human and the tallest of its kind."""

    label: str
    caption: Caption
    drawing: ScaleDrawing
    more: Link


def scale_of(sheet: Sheet, record: Record) -> BesideView | None:
    """Draw a vehicle or a craft beside a human and the tallest of its kind, if it has a size.

    A craft of any kind stands beside the tallest of those that were made for people.
    """
    if not isinstance(record, Vehicle | Spacecraft) or isinstance(outline_of(record), NotDrawn):
        return None
    kind: Iterable[Sized] = sheet.chronicle.vehicles.values()
    words = "the tallest on record"
    if isinstance(record, Spacecraft):
        kind = (one for one in sheet.chronicle.spacecraft.values() if lived_in(one))
        words = "the tallest of the crewed craft and stations"
    tallest = max([record, *kind], key=_height)
    drawn = drawn_of(sheet, [record] if tallest is record else [record, tallest])
    drawing = draw_scale("beside", [body_of(sheet, one) for one in drawn], WIDTH, BESIDE)
    reading = f"Beside a human of {HUMAN} m and {words}, {tallest.name}."
    if tallest is record:
        reading = f"Beside a human of {HUMAN} m. Nothing that is drawn to scale is taller."
    estimated = next(one.outline.estimated for one in drawn if one.record is record)
    limits = f"Dashed: estimated ({'; '.join(estimated)})." if estimated else ""
    return BesideView(
        f"{record.title} to scale",
        Caption(reading, limits),
        drawing,
        sheet.section("scale", "All of them, to one scale"),
    )


def _height(record: Sized) -> float:
    outline = outline_of(record)
    return 0.0 if isinstance(outline, NotDrawn) else outline.height
