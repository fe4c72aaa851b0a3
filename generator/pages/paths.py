"""Orbits and flight paths on record in; the page that draws them, with their tables, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from generator.clocks import Clock
from generator.dates import When
from generator.figures.heights import HeightsDrawing, draw_heights
from generator.figures.orbit import GlobeDrawing, Orbit, draw_orbits
from generator.figures.path import PathDrawing, draw_path
from generator.figures.track import Leg
from generator.model import Body, FlightPath, Mission
from generator.model.paths import Step
from generator.pages.evidence import cited_sources
from generator.pages.labels import measure_words, number_words
from generator.pages.orbits import HIGHEST, LOWEST, TILT, home_of, orbit_in, within
from generator.pages.sheet import Sheet
from generator.pages.times import date_words, day_words
from generator.pages.views import Caption, CitedSource, Drawing, Link, Page, Table, Tag
from generator.text import address, counted

ORBITS = "orbits"
GLOBE, HEIGHTS, NARROW = 560, 580, 358
"""How wide the drawings of all orbits are, in pixels; on a phone both are NARROW."""
SIZES = {2: ((660, 300), (358, 560)), 1: ((660, 420), (358, 400))}
"""Width and height of a path's two drawings, in pixels, by how many bodies it has."""
ORBIT_COLUMNS = ("id", "name", "countries", "launched", LOWEST, HIGHEST, TILT)
STEP_COLUMNS = ("number", "shape", "body", "when", "milestone", "what")


@dataclass(frozen=True, slots=True)
class OrbitRow:
    """A line of the table of orbits."""

    number: str
    anchor: str
    link: Link
    tag: Tag
    date: str
    lowest: str
    highest: str
    tilt: str


@dataclass(frozen=True, slots=True)
class OrbitsView:
    """All orbits round one body."""

    title: str
    wide: tuple[GlobeDrawing, HeightsDrawing]
    narrow: tuple[GlobeDrawing, HeightsDrawing]
    labels: tuple[str, str]
    caption: Caption
    rows: tuple[OrbitRow, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a path, as the list beside the drawing has it."""

    number: str
    anchor: str
    words: str
    date: str
    link: Link | None
    tag: Tag | None
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """A flight path: the drawing, the steps, the sources."""

    title: str
    anchor: str
    summary: str
    tag: Tag
    flight: Link
    label: str
    wide: PathDrawing
    narrow: PathDrawing
    caption: Caption
    steps: tuple[StepRow, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class PathsView:
    """The page of paths."""

    title: str
    lede: str
    jumps: tuple[Link, ...]
    orbits: OrbitsView | None
    paths: tuple[PathView, ...]


def paths_page(sheet: Sheet) -> Page:
    """Lay out all orbits on record, to scale, and the flight paths, which are not."""
    files: list[Table | Drawing] = []
    orbits = _orbits(sheet, files)
    paths = tuple(_path(sheet, path, files) for path in sheet.chronicle.paths.values())
    lede = f"How they flew: orbits to scale, and {counted(len(paths), 'flight')} step by step."
    jumps = [Link(orbits.title, address(f"#{ORBITS}"))] if orbits else []
    jumps += [Link(one.title, address(f"#{one.anchor}")) for one in paths]
    view = PathsView("Paths", lede, tuple(jumps), orbits, paths)
    uri = sheet.site.addresses.uri("paths")
    dress = ("figures", "paths")
    return Page(uri, "paths", view.title, lede, view, files=tuple(files), dress=dress)


def _orbits(sheet: Sheet, files: list[Table | Drawing]) -> OrbitsView | None:
    """Draw every orbit of which both heights are on record, in the order of launches."""
    home = home_of(sheet)
    found = [
        (mission, orbit)
        for mission in sheet.chronicle.missions.values()
        if (orbit := orbit_in(mission))
    ]
    if not found or home is None or not home.radius_km:
        return None
    orbits = [
        _numbered(sheet, mission, orbit, number)
        for number, (mission, orbit) in enumerate(found, start=1)
    ]
    radius = float(home.radius_km)
    wide = (
        draw_orbits(orbits, radius, home.name, GLOBE, 11),
        draw_heights(orbits, HEIGHTS, valued=True),
    )
    narrow = (
        draw_orbits(orbits, radius, home.name, NARROW, 8),
        draw_heights(orbits, NARROW, valued=False),
    )
    heights = f"{counted(len(orbits), 'orbit')} round {within(home.name)}"
    labels = (f"{heights}, true to scale", f"The heights of {heights}, stretched")
    file = sheet.site.addresses.file
    own: tuple[Table | Drawing, ...] = (
        Table(
            file("paths", f"{ORBITS}.csv"),
            ORBIT_COLUMNS,
            tuple(_orbit_cells(*one) for one in found),
        ),
        Drawing(file("paths", f"{ORBITS}.svg"), "orbit", labels[0], wide[0], "to scale"),
        Drawing(file("paths", f"{ORBITS}-heights.svg"), "heights", labels[1], wide[1], "heights"),
    )
    files += own
    caption = Caption(
        _reading(orbits, home),
        "Every flight on record of which both heights are known, numbered by launch. Which way an "
        "orbit lay in space is not drawn: the highest points go round like the hours of a clock. "
        "An orbit that rises too high leaves the first drawing. Where sources differ, one that "
        "has both heights is drawn; \u2248 stands for about.",
        tuple(sheet.file(one) for one in own),
    )
    rows = tuple(
        _orbit_row(sheet, mission, number) for number, (mission, _) in enumerate(found, start=1)
    )
    return OrbitsView("Orbits to scale", wide, narrow, labels, caption, rows)


def _numbered(sheet: Sheet, mission: Mission, orbit: Orbit, number: int) -> Orbit:
    tag = sheet.tag(mission.countries)
    url = sheet.link(mission).url
    symbol = f"{tag.symbol}-success"
    return replace(orbit, number=str(number), symbol=symbol, ink=tag.ink, line=tag.line, url=url)


def _reading(orbits: Sequence[Orbit], home: Body) -> str:
    """Say in a sentence what the drawing shows."""
    assert home.radius_km
    middle = median(one.high for one in orbits)
    share = round(100 * middle / float(home.radius_km))
    return (
        f"Most orbits keep close to the ground: half of {counted(len(orbits), 'orbit')} never rise "
        f"above {middle:,.0f} km, {share} per cent of the radius of {within(home.name)}."
    )


def _orbit_row(sheet: Sheet, mission: Mission, number: int) -> OrbitRow:
    lowest, highest, tilt = (
        "; ".join(
            measure_words(one, sheet.chronicle.measures[id]) for one in mission.measures.get(id, ())
        )
        for id in (LOWEST, HIGHEST, TILT)
    )
    return OrbitRow(
        str(number),
        address(f"orbit-{mission.id}"),
        sheet.link(mission),
        sheet.tag(mission.countries),
        day_words(mission.legs[0].launch.at),
        lowest,
        highest,
        tilt,
    )


def _orbit_cells(mission: Mission, orbit: Orbit) -> tuple[object, ...]:
    tilts = [one.value for one in mission.measures.get(TILT, ()) if one.value is not None]
    return (
        mission.id,
        mission.title,
        ";".join(mission.countries),
        day_words(mission.legs[0].launch.at),
        f"{orbit.low:g}" if orbit.low < 1e5 else f"{orbit.low:.0f}",
        f"{orbit.high:g}" if orbit.high < 1e5 else f"{orbit.high:.0f}",
        number_words(tilts[0]) if tilts else None,
    )


def _path(sheet: Sheet, path: FlightPath, files: list[Table | Drawing]) -> PathView:
    chronicle = sheet.chronicle
    mission = chronicle.missions[path.mission]
    names = [chronicle.bodies[id].name for id in path.bodies]
    legs = [_leg(sheet, path, step, number) for number, step in enumerate(path.steps, start=1)]
    wide, narrow = (draw_path(names, legs, *size) for size in SIZES[len(names)])
    label = f"{path.name}: a drawing that is not to scale"
    file = sheet.site.addresses.file
    own: tuple[Table | Drawing, ...] = (
        Table(file("paths", f"{path.id}.csv"), STEP_COLUMNS, tuple(_step_cells(sheet, path))),
        Drawing(file("paths", f"{path.id}.svg"), "path", label, wide),
    )
    files += own
    caption = Caption(
        _path_reading(sheet, path),
        "Not to scale: bodies, distances and curves are drawn to be told apart. A dark number is "
        "something that happened, a light one a stretch of the way.",
        tuple(sheet.file(one) for one in own),
    )
    return PathView(
        path.name,
        address(path.id),
        path.summary,
        sheet.tag(mission.countries),
        sheet.link(mission),
        label,
        wide,
        narrow,
        caption,
        tuple(
            _step_row(sheet, path, step, number) for number, step in enumerate(path.steps, start=1)
        ),
        cited_sources(sheet, path),
    )


def _anchor(path: FlightPath, number: int) -> str:
    return address(f"{path.id}-{number}")


def _leg(sheet: Sheet, path: FlightPath, step: Step, number: int) -> Leg:
    countries = [step.country] if step.country else path_countries(sheet, path)
    tag = sheet.tag(countries)
    meeting = [
        sheet.tag([id]) for id in ([*countries, *countries] if len(countries) == 1 else countries)
    ]
    return Leg(
        step.shape,
        path.bodies.index(step.body),
        str(number),
        tuple((f"{one.symbol}-success", one.ink) for one in meeting[:2]),
        tag.ink,
        tag.line,
        address(f"#{_anchor(path, number)}"),
        f"{number}: {step.words}",
    )


def path_countries(sheet: Sheet, path: FlightPath) -> list[str]:
    """Give whose flight a path is of."""
    return list(sheet.chronicle.missions[path.mission].countries)


def _step_row(sheet: Sheet, path: FlightPath, step: Step, number: int) -> StepRow:
    when = _when(sheet, path, step)
    milestone = sheet.chronicle.milestones[step.milestone] if step.milestone else None
    return StepRow(
        str(number),
        _anchor(path, number),
        step.words,
        date_words(*when) if when else "",
        sheet.link(milestone) if milestone else None,
        sheet.tag([step.country]) if step.country else None,
        sheet.cite(path, step.from_),
    )


def _step_cells(sheet: Sheet, path: FlightPath) -> Iterator[tuple[object, ...]]:
    for number, step in enumerate(path.steps, start=1):
        when = _when(sheet, path, step)
        words = date_words(*when) if when else None
        yield number, step.shape, step.body, words, step.milestone, step.words


def _when(sheet: Sheet, path: FlightPath, step: Step) -> tuple[When, Clock | None] | None:
    """Take the date of a step from the record that has it."""
    if step.milestone:
        milestone = sheet.chronicle.milestones[step.milestone]
        return milestone.at, milestone.clock
    mission = sheet.chronicle.missions[path.mission]
    if step.moment == "end":
        return (mission.end.at, mission.end.clock) if mission.end else None
    if step.moment:
        launch = mission.legs[0 if step.moment == "launch" else -1].launch
        return launch.at, launch.clock
    return None


def _path_reading(sheet: Sheet, path: FlightPath) -> str:
    """Say from when to when, in how many steps."""
    dates = [when[0] for step in path.steps if (when := _when(sheet, path, step))]
    steps = counted(len(path.steps), "step")
    if not dates:
        return f"{path.name}, in {steps}."
    first, last = day_words(dates[0]), day_words(dates[-1])
    span = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{steps[0].upper()}{steps[1:]}, {span}."
