"""Steps of a flight round a single body in, and where that stands; each step drawn out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.figures.track import Disc, Leg, LegDrawn, along, draw_leg, draw_meeting

FIRST = 205.0
"""Where the first step begins: degrees clockwise from the right."""
STEEPEST = 70.0
"""How many degrees an ascent or a descent takes at most."""
LANE = 5.0
"""How far from the middle of the orbit each of two craft is drawn, in pixels."""


def draw_round(disc: Disc, legs: Sequence[Leg]) -> Iterator[LegDrawn]:
    """Draw steps round a body clockwise, at even angles; two craft fly in lanes of their own."""
    slot = 360 / len(legs)
    lanes = _lanes(disc, legs)
    at: dict[str, float] = {}
    for number, leg in enumerate(legs):
        start = FIRST + slot * number
        middle = start + slot / 2
        lane = lanes.get(leg.ink, disc.orbit)
        meeting = _next_meeting(legs, number, slot)
        if leg.shape == "event":
            yield draw_leg(leg, disc.point(disc.orbit, middle))
        elif leg.shape == "rendezvous":
            end = FIRST + slot * (number + _events_after(legs, number)) + slot / 2
            yield draw_meeting(leg, disc, middle, end, (*lanes.values(), disc.orbit)[:2])
            at = dict.fromkeys(lanes, end)
        elif leg.shape in {"circle", "loop"}:
            begin = at.get(leg.ink, start)
            end = meeting or begin + 360
            yield draw_leg(leg, disc.point(lane, middle), disc.arc(begin, end, lane, lane), 0.85)
            at[leg.ink] = end
        elif leg.shape == "ascent":
            top = start + min(slot * 0.95, STEEPEST)
            points = disc.arc(start, top, disc.radius, lane)
            badge = along(points, 0.45)[0]
            if meeting and not _circles(legs[number + 1 :], leg.ink):
                points += disc.arc(top, meeting, lane, lane)
                top = meeting
            yield draw_leg(leg, badge, points, 0.8)
            at[leg.ink] = top
        else:
            lead = disc.arc(at.get(leg.ink, start), start, lane, lane)
            points = disc.arc(start, start + min(slot * 0.95, STEEPEST), lane, disc.radius)
            badge = along(points, 0.45)[0]
            whole = lead + points if at.get(leg.ink, start) < start else points
            yield draw_leg(leg, badge, whole, 0.97)


def _lanes(disc: Disc, legs: Sequence[Leg]) -> dict[str, float]:
    """Give each craft its distance from the middle of the body: the first one flies outside."""
    shared = {leg.ink for leg in legs if leg.shape in {"rendezvous", "event"}}
    inks = list(dict.fromkeys(leg.ink for leg in legs if leg.shape == "ascent"))
    if len(inks) < 2 or set(inks) <= shared:
        return dict.fromkeys(inks, disc.orbit)
    return {ink: disc.orbit + LANE - 2 * LANE * min(one, 1) for one, ink in enumerate(inks)}


def _next_meeting(legs: Sequence[Leg], number: int, slot: float) -> float | None:
    """Give the angle of the next rendezvous, if there is one."""
    for later in range(number + 1, len(legs)):
        if legs[later].shape == "rendezvous":
            return FIRST + slot * later + slot / 2
    return None


def _events_after(legs: Sequence[Leg], number: int) -> int:
    rest = legs[number + 1 :]
    return next((count for count, one in enumerate(rest) if one.shape != "event"), len(rest))


def _circles(legs: Sequence[Leg], ink: str) -> bool:
    """Whether a craft goes into an orbit of its own before the next rendezvous."""
    before = next((n for n, one in enumerate(legs) if one.shape == "rendezvous"), len(legs))
    return any(one.shape == "circle" and one.ink == ink for one in legs[:before])
