"""A flight or a milestone in; the orbit that its record has, drawn twice, out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.chronicle import universal
from generator.figures.heights import ColumnDrawing, draw_column
from generator.figures.orbit import GlobeDrawing, Orbit, draw_orbit
from generator.model import Body, Milestone, Mission
from generator.model.parts import Measure
from generator.pages.labels import number_words
from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Link

LOWEST, HIGHEST, TILT = "perigee-km", "apogee-km", "inclination-deg"
"""The measures that make an orbit: heights above the ground in km, degrees to the equator."""
ORBIT_DRESS = ("figures", "paths")
"""The stylesheets of a page that shows an orbit."""
ABOUT = "\u2248"
WIDTH, HEIGHT = 340, 300
"""The size of each of the two drawings, in pixels: side by side on a desk, else one below the
other."""


@dataclass(frozen=True, slots=True)
class OrbitView:
    """An orbit on a page: to scale, and its heights stretched."""

    globe: GlobeDrawing
    column: ColumnDrawing
    globe_label: str
    column_label: str
    caption: Caption
    more: Link


def orbit_of(sheet: Sheet, record: Mission | Milestone) -> OrbitView | None:
    """Draw the orbit of a flight, or of the flight behind a milestone; None if unknown."""
    home, orbit = home_of(sheet), _own(sheet, record)
    if orbit is None and isinstance(record, Milestone):
        flights = [sheet.chronicle.missions[id] for id in record.missions]
        found = [_own(sheet, one) for one in flights if _is_of(sheet, record, one)]
        orbit = found[0] if len(found) == 1 else None
    if orbit is None or home is None or not home.radius_km:
        return None
    name, radius = within(home.name), float(home.radius_km)
    globe = draw_orbit(orbit, radius, home.name, WIDTH, HEIGHT)
    column = draw_column(orbit, globe.scale, WIDTH, HEIGHT)
    heights = f"{orbit.low_words} to {orbit.high_words} km"
    return OrbitView(
        globe,
        column,
        f"The orbit round {name} to scale: {heights} above the ground",
        f"The same heights stretched: {heights}",
        Caption(
            f"{orbit.name} flew {heights} above the ground; the radius of {name} is "
            f"{home.radius_km:,.0f} km.",
            "Which way the orbit lay in space is our choice."
            + (f" {ABOUT}: about." if ABOUT in heights else ""),
        ),
        sheet.section("paths", "All orbits on record"),
    )


def home_of(sheet: Sheet) -> Body | None:
    """Give the body that orbits on record are round: the first."""
    return next(iter(sheet.chronicle.bodies.values()), None)


def within(name: str) -> str:
    """Write a body's name inside a sentence."""
    return name[0].lower() + name[1:] if name.startswith("The ") else name


def _is_of(sheet: Sheet, milestone: Milestone, mission: Mission) -> bool:
    """Whether a milestone is on the day of a flight's launch, or the first thing after it."""
    launch = mission.legs[0].launch
    start = universal(launch.at, launch.clock).earliest.date()
    day = universal(milestone.at, milestone.clock).latest.date()
    first = sheet.chronicle.milestones_of_mission(mission)[0]
    return day == start or (day > start and first is milestone)


def _own(sheet: Sheet, record: Mission | Milestone) -> Orbit | None:
    found = orbit_in(record)
    if found is None:
        return None
    tag = sheet.tag(record.countries)
    return replace(found, symbol=f"{tag.symbol}-success", ink=tag.ink, line=tag.line)


def orbit_in(record: Mission | Milestone) -> Orbit | None:
    """Take an orbit from a record.

    Where sources differ, the two heights are those of one source: of those that it gives as exact,
    the first on record.
    """
    highs = [one for one in record.measures.get(HIGHEST, ()) if one.value is not None]
    lows = [one for one in record.measures.get(LOWEST, ()) if one.value is not None]
    pairs = [(low, high) for high in highs for low in lows if _value(low) <= _value(high)]
    if not pairs:
        return None
    low, high = min(pairs, key=lambda pair: _rank(*pair))
    return Orbit(
        "",
        record.title,
        _value(low),
        _value(high),
        amount(low),
        amount(high),
        "",
        "",
        "solid",
        low_others=_others(low, lows),
        high_others=_others(high, highs),
    )


def _rank(low: Measure, high: Measure) -> tuple[bool, bool]:
    return not set(low.from_) & set(high.from_), low.about or high.about


def _value(measure: Measure) -> float:
    return float(measure.value or 0)


def amount(measure: Measure) -> str:
    """Write a height: a sign stands for `about`."""
    assert measure.value is not None
    return (ABOUT if measure.about else "") + number_words(measure.value)


def _others(chosen: Measure, all_of_them: list[Measure]) -> str:
    """Name what other sources have for the same; what has a note is about something else."""
    others = [
        amount(one)
        for one in all_of_them
        if one.value != chosen.value and (not one.note or one.by) and not chosen.note
    ]
    return f"other sources: {', '.join(others)}" if others else ""
