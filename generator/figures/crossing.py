"""Steps of a flight from one body to another in, and where these stand; each step drawn out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.figures.orbit import Point
from generator.figures.track import (
    SAMPLES,
    Disc,
    Leg,
    LegDrawn,
    along,
    draw_leg,
    draw_meeting,
    eased,
)

TOP, BOTTOM = 270.0, 90.0
"""Where a path leaves for the second body and where it comes in from it: degrees clockwise from
the side that faces the second body."""
SPANS = {
    "ascent": (180.0, 245.0),
    "descent": (115.0, 180.0),
    "re-entry": (BOTTOM, 150.0),
    "loop": (TOP, 360.0 + BOTTOM),
    "circle": (0.0, 360.0),
    "rendezvous": (300.0, 300.0),
    "event": (180.0, 180.0),
}
"""Where each shape begins and ends. A landing on the second body is on the side that faces the
first, where every landing of people on record is; which way round a body is our choice."""


def draw_crossing(discs: Sequence[Disc], legs: Sequence[Leg]) -> Iterator[LegDrawn]:
    """Draw steps between two bodies; a way out and a way home do not cross."""
    angle: float | None = None
    circled: set[int] = set()
    number = 0
    while number < len(legs):
        leg = legs[number]
        if leg.shape == "transfer":
            events = _events_after(legs, number)
            left = 1 - leg.body
            lead = None if left in circled else angle
            yield from _transfer(discs, legs[number : number + 1 + events], lead)
            angle = _side(leg)
            number += 1 + events
            continue
        yield _at_body(discs[leg.body], legs, number)
        angle = SPANS[leg.shape][1]
        if leg.shape == "circle":
            circled.add(leg.body)
        number += 1


def _events_after(legs: Sequence[Leg], number: int) -> int:
    """Count the events that follow a step directly."""
    rest = legs[number + 1 :]
    return next((count for count, one in enumerate(rest) if one.shape != "event"), len(rest))


def _side(leg: Leg) -> float:
    return TOP if leg.body else BOTTOM


def _transfer(discs: Sequence[Disc], legs: Sequence[Leg], lead: float | None) -> Iterator[LegDrawn]:
    """Draw a way to the other body, with what happened on it at even distances."""
    leg, *events = legs
    left, there, side = discs[1 - leg.body], discs[leg.body], _side(leg)
    points: list[Point] = []
    if lead is not None:
        start = lead % 360
        end = side if side >= start else side + 360
        points += left.arc(start, end, left.orbit, left.orbit)
    upright = bool(left.turn)
    points += _belt(left.point(left.orbit, side), there.point(there.orbit, side), upright=upright)
    shares = [(one + 1) / (len(legs) + 1) for one in range(len(legs))]
    yield draw_leg(leg, along(points, shares[0])[0], points)
    for event, share in zip(events, shares[1:], strict=True):
        yield draw_leg(event, along(points, share)[0])


def _belt(first: Point, last: Point, *, upright: bool) -> list[Point]:
    """Join two points by a line that is level at both ends, or plumb in an upright drawing."""
    points = []
    for number in range(SAMPLES + 1):
        share = number / SAMPLES
        across, down = (eased(share), share) if upright else (share, eased(share))
        x, y = first[0] + (last[0] - first[0]) * across, first[1] + (last[1] - first[1]) * down
        points.append((x, y))
    return points


def _at_body(disc: Disc, legs: Sequence[Leg], number: int) -> LegDrawn:
    """Draw a step at a body."""
    leg = legs[number]
    start, end = SPANS[leg.shape]
    if leg.shape == "event":
        landed = number and legs[number - 1].shape in {"descent", "re-entry", "event"}
        return draw_leg(leg, disc.point(disc.radius if landed else disc.orbit, start))
    if leg.shape == "rendezvous":
        return draw_meeting(leg, disc, start, end, (disc.orbit, disc.orbit))
    if leg.shape in {"circle", "loop"}:
        points = disc.arc(start, end, disc.orbit, disc.orbit)
        return draw_leg(
            leg, disc.point(disc.orbit, 0), points, 0.12 if leg.shape == "circle" else 0.8
        )
    low, high = (disc.radius, disc.orbit) if leg.shape == "ascent" else (disc.orbit, disc.radius)
    points = disc.arc(start, end, low, high)
    return draw_leg(leg, along(points, 0.45)[0], points, 0.93)
