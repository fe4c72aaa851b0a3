"""A vehicle or a craft in; its outline with what of it is estimated, or that there is none, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.figures.stack import (
    SIDE_SHARE,
    SLIM,
    STOUT,
    Piece,
    Section,
    Sides,
    Spread,
    Width,
    stand_craft,
    stand_rocket,
)
from generator.model import Spacecraft, Vehicle
from generator.model.parts import Measure
from generator.model.things import Stage

HEIGHT, LENGTH, DIAMETER, ACROSS, SPAN = (
    "height-m",
    "length-m",
    "diameter-m",
    "width-m",
    "span-m",
)
EXTENTS = (HEIGHT, LENGTH, DIAMETER, ACROSS, SPAN)
"""The measures that say how large something is, all in metres."""
STRAPPED_ON = re.compile(
    r"\b(?:two|three|four|six|eight|nine)\b[\w\s-]*\b(?:strap-ons?|boosters|side blocks)\b", re.I
)
"""What the name of a stage says when it stands beside the core, with how many there are."""
CORE = re.compile(r"\bcore\b", re.I)
OVERALL = re.compile(r"\bacross\b", re.I)
FOOT = re.compile(r"\b(?:at the foot|at most)\b", re.I)
"""What is said of a width that only the foot has: it is drawn narrowing to the stage above."""
FIRST = re.compile(r"\b(?:the first (?:and \w+ )?stages?|lower stages)\b", re.I)
"""What is said of a width that the stages above do not have."""
DOUBTFUL = re.compile(r"\bdoubtful\b", re.I)
WINGS = re.compile(r"\bwings?\b", re.I)
LEGS = re.compile(r"\blegs\b", re.I)

Measured = Mapping[str, tuple[Measure, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """How something is drawn, and which parts of that are our estimate."""

    pieces: tuple[Piece, ...]
    estimated: tuple[str, ...] = ()
    upright: Measure | None = None
    """What is drawn from the foot to the top; None where only the stages have lengths."""

    @property
    def height(self) -> float:
        """How tall the drawing is, in metres."""
        return max(y for piece in self.pieces for _, y in piece.points)


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """No drawing, for want of a height; whether parts of the size are on record."""

    parts: bool


def first_of(measures: Measured, *ids: str) -> Measure | None:
    """Give the first count of the first of these measures that there is."""
    return next((measures[id][0] for id in ids if measures.get(id)), None)


def metres(measure: Measure) -> float:
    """Give a count as a number: of a range its first end."""
    ends = (measure.value, measure.low, measure.high)
    return float(next(end for end in ends if end is not None))


def outline_of(record: Vehicle | Spacecraft) -> Outline | NotDrawn:
    """Stand a record up from its numbers; without a height or a length there is no drawing."""
    drawn = _rocket(record) if isinstance(record, Vehicle) else _craft(record)
    if drawn:
        return drawn
    stages = record.stages if isinstance(record, Vehicle) else ()
    return NotDrawn(any(one.measures.get(id) for one in (record, *stages) for id in EXTENTS))


def is_said(pattern: re.Pattern[str], measure: Measure | None) -> bool:
    """Whether the note of a measure says a thing."""
    return bool(measure and measure.note and pattern.search(measure.note))


def beside(stage: Stage) -> bool:
    """Whether a stage is strapped on beside the core."""
    return bool(STRAPPED_ON.search(stage.name))


def _rocket(vehicle: Vehicle) -> Outline | None:
    cores = [one for one in vehicle.stages if not beside(one) or CORE.search(one.name)]
    strapped = next((one for one in vehicle.stages if beside(one)), None)
    whole = first_of(vehicle.measures, HEIGHT, LENGTH)
    lengths = [_length(stage) for stage in cores]
    summed = sum(one for one in lengths if one) if lengths and all(lengths) else 0.0
    height = metres(whole) if whole else summed
    if not height:
        return None
    width = _width(vehicle, cores, height)
    sections = tuple(_sections(cores, width))
    sides = _sides(strapped, vehicle, height, width) if strapped else None
    words = {
        "height: that of its stages together": not whole,
        "width": not all(one.known for one in ([s.width for s in sections] or [width])),
        "what stands above the stages": bool(sections)
        and height > sum(one.length for one in sections),
        "strap-ons": bool(sides and not sides.known),
    }
    return Outline(
        stand_rocket(height, width, sections, sides),
        tuple(one for one in words if words[one]),
        whole,
    )


def _length(stage: Stage) -> float | None:
    """Give the length of a stage, unless it is said to be that of one of several things in it."""
    found = first_of(stage.measures, LENGTH, HEIGHT)
    if found is None:
        return None
    parts = re.findall(r"\bthe (\w+)", found.note or "")
    several = re.search(r"\b(?:with|and)\b", stage.name)
    if several and any(part.casefold() in stage.name.casefold() for part in parts):
        return None
    return metres(found)


def _width(vehicle: Vehicle, cores: list[Stage], height: float) -> Width:
    """Give the width of the core: its own, else the widest stage's, else an estimate."""
    own = first_of(vehicle.measures, DIAMETER)
    overall = _overall(vehicle)
    if own and not overall:
        part = is_said(FIRST, own) and len(cores) > 1
        return Width(metres(own), known=not part)
    known = [metres(one) for stage in cores if (one := first_of(stage.measures, DIAMETER))]
    if known:
        return Width(max(known), known=False)
    return Width(overall / 2 if overall else height / SLIM, known=False)


def _overall(vehicle: Vehicle) -> float | None:
    """Give the width over all that is strapped on, where the vehicle's is said to be that."""
    own = first_of(vehicle.measures, DIAMETER)
    strapped = any(beside(stage) for stage in vehicle.stages)
    if own and strapped and is_said(OVERALL, own) and not is_said(CORE, own):
        return metres(own)
    return None


def _sections(cores: Iterable[Stage], width: Width) -> Iterator[Section]:
    """Give the stages from the ground up, as far as their lengths are on record."""
    for stage in cores:
        length = _length(stage)
        if length is None:
            return
        own = first_of(stage.measures, DIAMETER)
        wide = Width(metres(own), known=True) if own else Width(width.metres, known=False)
        yield Section(length, wide, is_said(FOOT, own))


def _sides(stage: Stage, vehicle: Vehicle, height: float, core: Width) -> Sides:
    length, wide = first_of(stage.measures, LENGTH), first_of(stage.measures, DIAMETER)
    long = metres(length) if length else height * SIDE_SHARE
    overall = _overall(vehicle)
    slim = (overall - core.metres) / 2 if overall else long / SLIM
    return Sides(long, metres(wide) if wide else slim, known=bool(length and wide))


def _craft(craft: Spacecraft) -> Outline | None:
    whole = first_of(craft.measures, LENGTH, HEIGHT)
    if whole is None:
        return None
    length = metres(whole)
    spreads: list[Spread] = []
    span, across = first_of(craft.measures, SPAN), first_of(craft.measures, ACROSS)
    if span:
        spreads.append(Spread("wings" if is_said(WINGS, span) else "panels", metres(span)))
    if across and is_said(LEGS, across):
        spreads.append(Spread("legs", metres(across)))
        own, slim = first_of(craft.measures, DIAMETER), metres(across) / 2
    else:
        own = first_of(craft.measures, DIAMETER, ACROSS)
        slim = length / (SLIM if any(one.kind == "wings" for one in spreads) else STOUT)
    width = Width(metres(own), known=True) if own else Width(slim, known=False)
    return Outline(
        stand_craft(length, width, tuple(spreads)),
        () if width.known else ("width of the body",),
        whole,
    )
