"""A TopoJSON file's text in; the outlines that it holds, as rings of longitude and latitude, out.

The format: https://github.com/topojson/topojson-specification, sections 2.1.2 and 2.1.4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Ring = tuple[tuple[float, float], ...]
"""A closed line of points, each a longitude and a latitude in degrees."""


HALF = 180.0
"""Degrees of half a turn."""


def read_outline(text: str) -> tuple[Ring, ...]:
    """Read every ring of every polygon.

    Args:
        text: TopoJSON with quantised, delta-encoded arcs, as the land of Natural Earth comes.

    Returns:
        Rings within 180 degrees east and west: one that the meridian there passes through is cut
        in two, and one that goes round a pole is left out.
    """
    topology = json.loads(text)
    arcs = [_positions(arc, topology["transform"]) for arc in topology["arcs"]]
    return tuple(
        part
        for thing in topology["objects"].values()
        for indexes in _rings(thing)
        for part in _cut(_join(indexes, arcs))
    )


def _positions(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Ring:
    """Undo the encoding: each position is written as its difference from the one before."""
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + start_x, y * scale_y + start_y))
    return tuple(points)


def _rings(thing: dict[str, Any]) -> Iterator[list[int]]:
    if thing["type"] == "GeometryCollection":
        for part in thing["geometries"]:
            yield from _rings(part)
    elif thing["type"] == "MultiPolygon":
        for polygon in thing["arcs"]:
            yield from polygon
    elif thing["type"] == "Polygon":
        yield from thing["arcs"]


def _join(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Put arcs end to end; a negative index means the arc from its end, and ends are shared."""
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _cut(ring: Ring) -> Iterator[Ring]:
    """Cut a ring where it crosses from 180 degrees east to 180 degrees west."""
    whole = tuple(_unrolled(ring))
    if abs(whole[-1][0] - whole[0][0]) > HALF:
        return
    for turn in (-2 * HALF, 0.0, 2 * HALF):
        part = tuple((x + turn, y) for x, y in whole)
        part = _side(_side(part, -HALF, 1), HALF, -1)
        if len(part) > 2:
            yield part


def _unrolled(ring: Ring) -> Iterator[tuple[float, float]]:
    """Count on past 180 degrees, so that no step of the ring goes the long way round."""
    turn, before = 0.0, ring[0][0]
    for x, y in ring:
        if abs(x - before) > HALF:
            turn += 2 * HALF if x < before else -2 * HALF
        before = x
        yield x + turn, y


def _side(ring: Ring, edge: float, sign: int) -> Ring:
    """Keep what lies east of a meridian (sign 1) or west of it (-1): Sutherland and Hodgman's way.

    Source: "Reentrant polygon clipping", Communications of the ACM 17 (1974).
    """
    kept: list[tuple[float, float]] = []
    for (x, y), (next_x, next_y) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        here, there = sign * (x - edge) >= 0, sign * (next_x - edge) >= 0
        if here:
            kept.append((x, y))
        if here != there:
            share = (edge - x) / (next_x - x)
            kept.append((edge, y + share * (next_y - y)))
    return tuple(kept)
