"""Launch vehicles and what they were derived from in; their family tree, and rows, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from generator.chronicle import universal
from generator.dates import When
from generator.figures.tree import Branch, Kin, draw_tree, families
from generator.model import Mission, Vehicle
from generator.pages.exhibit import NARROW, WIDE, Exhibit, Line, Rows, Words, listed, show
from generator.pages.sheet import Sheet
from generator.pages.stays import middle
from generator.pages.times import day_words
from generator.pages.views import Figure, Link
from generator.text import counted

HEADS = ("Rocket", "Whose", "First launch on record", "Derived from", "Led to")
COLUMNS = ("vehicle", "name", "countries", "first_launch", "derived_from")
UNFLOWN = "no launch on record"


def rockets(sheet: Sheet) -> Exhibit:
    """Show which rocket came from which."""
    firsts = {one.id: _first(sheet, one) for one in sheet.chronicle.vehicles.values()}
    kin = [_kin(sheet, one, firsts[one.id]) for one in sheet.chronicle.vehicles.values()]
    branches = families(kin)
    placed = {one.kin.id for one in branches}
    ranks = {id: rank for rank, id in enumerate(sheet.chronicle.countries)}
    apart = sorted(
        (one for one in kin if one.id not in placed),
        key=lambda one: (
            ranks.get(next(iter(sheet.chronicle.vehicles[one.id].countries), ""), len(ranks)),
            one.first or datetime.max,
            one.name,
        ),
    )
    rows = tuple(
        _row(sheet, sheet.chronicle.vehicles[one.id], firsts[one.id])
        for one in [*(branch.kin for branch in branches), *apart]
    )
    drawings: tuple[Figure, Figure] | None = None
    if branches:
        dated = [replace(one, kin=_dated(one.kin)) for one in branches]
        drawings = (
            draw_tree(branches, WIDE, timed=True),
            draw_tree(dated, NARROW, timed=False),
        )
    words = Words("rockets", "A family tree of the rockets", _reading(branches), _limits(apart))
    return show(sheet, "tree", words, drawings, Rows(HEADS, COLUMNS, rows))


def _first(sheet: Sheet, vehicle: Vehicle) -> When | None:
    """Give when a rocket was first launched, as far as missions are on record."""
    launches = [
        universal(leg.launch.at, leg.launch.clock)
        for mission in sheet.chronicle.named_by(vehicle, Mission)
        for leg in mission.legs
        if leg.vehicle == vehicle.id
    ]
    return min(launches, key=lambda one: one.sort_key, default=None)


def _kin(sheet: Sheet, vehicle: Vehicle, first: When | None) -> Kin:
    tag = sheet.tag(vehicle.countries)
    when = f"first launch on record {day_words(first)}" if first else UNFLOWN
    return Kin(
        vehicle.id,
        vehicle.derived_from,
        middle(first) if first else None,
        vehicle.title if first else f"{vehicle.title}, {UNFLOWN}",
        f"{vehicle.title}, {tag.words}, {when}",
        f"{tag.symbol}-success",
        tag.ink,
        sheet.link(vehicle).url,
        "0" if tag.ink not in {one.ink for one in sheet.chronicle.racing} else tag.ink,
    )


def _dated(kin: Kin) -> Kin:
    return replace(kin, name=f"{kin.name}, {kin.first.year}") if kin.first else kin


def _reading(branches: Sequence[Branch]) -> str:
    roots = [one for one in branches if one.depth == 0]
    if not roots:
        return "No rocket on record names what it was derived from."
    sizes = []
    for number, root in enumerate(roots):
        end = roots[number + 1].row if number + 1 < len(roots) else len(branches)
        sizes.append((end - root.row - 1, root.kin.name))
    most = max(size for size, _ in sizes)
    names = [name for size, name in sizes if size == most]
    whose = f"{listed(names)} {'has' if len(names) == 1 else 'have'}"
    return (
        f"{counted(len(branches), 'rocket')} in "
        f"{counted(len(roots), 'family', 'families')}; {whose} most descendants: {most}."
    )


def _limits(apart: Sequence[Kin]) -> str:
    rest = (
        f" {counted(len(apart), 'rocket')} without a parent or a child on record stand in the "
        "table only."
        if apart
        else ""
    )
    return (
        "A line leads from a rocket to those that the record says were derived from it. Each "
        "stands at its first launch on record here, which need not be its first of all, so a child "
        f"can stand left of its parent.{rest}"
    )


def _row(sheet: Sheet, vehicle: Vehicle, first: When | None) -> Line:
    parent = vehicle.derived_from
    children = [one for one in sheet.chronicle.vehicles.values() if one.derived_from == vehicle.id]
    return Line(
        sheet.tag(vehicle.countries),
        sheet.link(vehicle),
        (
            Link(day_words(first) if first else UNFLOWN),
            sheet.link_to("vehicles", parent) if parent else Link(""),
            Link(listed([one.title for one in children]) if children else ""),
        ),
        (
            vehicle.id,
            vehicle.title,
            ";".join(vehicle.countries),
            first.iso if first else "",
            parent or "",
        ),
    )
