"""The places of the record in; maps of the bodies that they are on, and their tables, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.figures.map import MapDrawing, Place, Window, draw_map
from generator.figures.projection import equal_earth, hemisphere
from generator.model import Body, Milestone, Mission
from generator.model import Site as Site_
from generator.pages.labels import number_words
from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Drawing, Link, Page, Table, Tag
from generator.text import address, counted, slug

R = TypeVar("R", Mission, Milestone)
WIDE, NARROW = 1160, 358
"""How wide the two drawings of each map are, in pixels."""
LEFT, TOP, BOTTOM = -2.70663, -1.3173, 1.12
"""The window on a whole globe, in radii: all of it but the far south, where nothing landed."""
RIM = 1.02
"""Half the side of the window on a hemisphere, in radii."""
LAUNCH = "launch site"
"""The kind of the places where flights begin."""
EVENTS = 3
"""How many milestones the table on the page names for a place."""
COLUMNS = (
    "id",
    "name",
    "kind",
    "body",
    "latitude",
    "longitude",
    "countries",
    "flights",
    "milestones",
)


@dataclass(frozen=True, slots=True)
class MapView:
    """One map: its wide drawing, and its narrow one for phones."""

    title: str
    label: str
    wide: MapDrawing
    narrow: MapDrawing


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the table beside a map."""

    number: str
    link: Link
    kind: str
    tag: Tag
    coordinates: str
    flights: str
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """The maps of one body, what they show, and the same as a table."""

    title: str
    anchor: str
    caption: Caption
    maps: tuple[MapView, ...]
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class MapsView:
    """The page of maps."""

    title: str
    lede: str
    jumps: tuple[Link, ...]
    bodies: tuple[BodyView, ...]
    limits: str


def maps_page(sheet: Sheet) -> Page:
    """Lay out a map of each body, with a mark for each place whose coordinates are on record."""
    lede = "Where flights began, and where they ended: on the Earth and elsewhere."
    limits = "Land: Natural Earth, 1:110 million. Of a range and its pads, the range is marked."
    views: list[BodyView] = []
    files: list[Table | Drawing] = []
    for body in sheet.chronicle.bodies.values():
        sites = _sites(sheet, body)
        rows = tuple(_row(sheet, site, number) for number, site in enumerate(sites, start=1))
        maps = tuple(_maps(sheet, body, sites, rows))
        table = _table(sheet, body, sites)
        drawings = [_drawing(sheet, body, one) for one in maps]
        own: tuple[Table | Drawing, ...] = (table, *drawings)
        files += own
        caption = Caption(_reading(sheet, sites), files=tuple(sheet.file(one) for one in own))
        views.append(BodyView(body.name, address(body.id), caption, maps, rows))
    jumps = tuple(Link(one.title, address(f"#{one.anchor}")) for one in views)
    view = MapsView("Maps", lede, jumps, tuple(views), limits)
    uri = sheet.site.addresses.uri("maps")
    return Page(uri, "maps", view.title, lede, view, files=tuple(files), dress=("figures", "maps"))


def _sites(sheet: Sheet, body: Body) -> list[Site_]:
    """Give the places to mark; of a range and its pads, the range.

    Where flights began, the place that most of them name comes first; elsewhere the places come
    in the order of what happened there.
    """
    sites = sheet.chronicle.sites
    drawn = [
        site
        for site in sites.values()
        if sheet.chronicle.body_of(site) is body
        and site.coordinates
        and not (site.part_of and sites[site.part_of].coordinates)
    ]
    if any(site.kind == LAUNCH for site in drawn):
        return sorted(drawn, key=lambda site: (-len(_flights(sheet, site)), site.name))
    return sorted(drawn, key=lambda site: (_first_named(sheet, site), site.name))


def _first_named(sheet: Sheet, site: Site_) -> int:
    """Give where in the order of time the first record stands that names a place."""
    named = (*_events(sheet, site)[:1], *_flights(sheet, site)[:1])
    places = sheet.chronicle.places_in_time
    return min((places[one.folder, one.id] for one in named), default=len(places))


def _flights(sheet: Sheet, site: Site_) -> list[Mission]:
    return _naming(sheet, site, Mission)


def _events(sheet: Sheet, site: Site_) -> list[Milestone]:
    return _naming(sheet, site, Milestone)


def _naming(sheet: Sheet, site: Site_, kind: type[R]) -> list[R]:
    """Give the records of one kind that name a place or a part of it, in the order of time."""
    parts = (site, *sheet.chronicle.named_by(site, Site_))
    found = {one.id: one for part in parts for one in sheet.chronicle.named_by(part, kind)}
    return sorted(
        found.values(), key=lambda one: sheet.chronicle.places_in_time[one.folder, one.id]
    )


def _reading(sheet: Sheet, sites: Sequence[Site_]) -> str:
    """Say in a sentence what the map shows."""
    if not sites:
        return "No place with known coordinates is on record here."
    places = counted(len(sites), "place")
    if any(site.kind == LAUNCH for site in sites):
        flights = counted(len(_flights(sheet, sites[0])), "flight")
        return f"{places}; {sites[0].name} has most on record: {flights}."
    tags = Counter(sheet.tag(_whose(sheet, site)).words for site in sites)
    whose = ", ".join(f"{words} {number}" for words, number in tags.most_common())
    return f"{places}, numbered in the order of time: {whose}."


def _maps(
    sheet: Sheet, body: Body, sites: Sequence[Site_], rows: Sequence[PlaceRow]
) -> Iterator[MapView]:
    places = [_place(site, row) for site, row in zip(sites, rows, strict=True)]
    outline = sheet.site.outlines.get(body.id, ())
    parts = [(half.name, _hemisphere(float(half.longitude))) for half in body.halves]
    for title, windows in parts or [(body.name, _globe())]:
        wide, narrow = (
            draw_map(window, outline, places, named=named)
            for window, named in zip(windows, (True, False), strict=True)
        )
        names = ", ".join(mark.place.name for mark in wide.marks) or "nothing on record"
        yield MapView(title, f"{title}: {names}", wide, narrow)


def _globe() -> tuple[Window, ...]:
    return tuple(
        Window(equal_earth, LEFT, TOP, -LEFT, BOTTOM, width / (-2 * LEFT))
        for width in (WIDE, NARROW)
    )


def _hemisphere(longitude: float) -> tuple[Window, ...]:
    project = hemisphere(longitude)
    return tuple(
        Window(project, -RIM, -RIM, RIM, RIM, width / (2 * RIM), rim=True)
        for width in (WIDE / 2, NARROW)
    )


def _place(site: Site_, row: PlaceRow) -> Place:
    assert site.coordinates
    return Place(
        float(site.coordinates.longitude),
        float(site.coordinates.latitude),
        site.name,
        row.number,
        f"{row.tag.symbol}-success",
        row.tag.ink,
        row.link.url,
    )


def _row(sheet: Sheet, site: Site_, number: int) -> PlaceRow:
    assert site.coordinates
    latitude, longitude = site.coordinates.latitude, site.coordinates.longitude
    words = (
        f"{number_words(abs(latitude))}° {'N' if latitude >= 0 else 'S'}, "
        f"{number_words(abs(longitude))}° {'E' if longitude >= 0 else 'W'}"
    )
    return PlaceRow(
        str(number),
        sheet.link(site),
        site.kind.capitalize(),
        sheet.tag(_whose(sheet, site)),
        words,
        counted(flights, "flight") if (flights := len(_flights(sheet, site))) else "",
        tuple(sheet.link(one) for one in _events(sheet, site)[:EVENTS]),
    )


def _whose(sheet: Sheet, site: Site_) -> list[str]:
    """Give whose a place is; elsewhere than at home, who came there."""
    if site.countries:
        return list(site.countries)
    named: list[Mission] | list[Milestone] = _flights(sheet, site) or _events(sheet, site)
    return list(dict.fromkeys(country for one in named for country in one.countries))


def _table(sheet: Sheet, body: Body, sites: Sequence[Site_]) -> Table:
    rows = [
        (
            site.id,
            site.name,
            site.kind,
            body.id,
            site.coordinates.latitude,
            site.coordinates.longitude,
            ";".join(_whose(sheet, site)),
            len(_flights(sheet, site)),
            ";".join(one.id for one in _events(sheet, site)),
        )
        for site in sites
        if site.coordinates
    ]
    return Table(sheet.site.addresses.file("maps", f"{body.id}.csv"), COLUMNS, tuple(rows))


def _drawing(sheet: Sheet, body: Body, view: MapView) -> Drawing:
    name = f"{body.id}-{slug(view.title)}" if body.halves else body.id
    address = sheet.site.addresses.file("maps", f"{name}.svg")
    return Drawing(address, "map", view.label, view.wide, view.title if body.halves else "")
