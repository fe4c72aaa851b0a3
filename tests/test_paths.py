"""Paths: ellipses checked against the geometry of their foci, and flights that hold together."""

import re
from itertools import pairwise
from math import atan2, degrees, hypot, isclose

import pytest
from markupsafe import Markup
from pydantic import ValidationError

from generator.figures.orbit import Orbit, draw_orbit, draw_orbits, height_at, nice
from generator.figures.path import draw_path
from generator.figures.track import Leg
from generator.model.paths import FlightPath
from tests.sample_world import sample

RADIUS = 6371.0
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def orbit(low: float, high: float, number: str = "1") -> Orbit:
    return Orbit(number, "Kite", low, high, f"{low:g}", f"{high:g}", "disc-success", "1", "solid")


def points(path: Markup) -> list[tuple[float, float]]:
    numbers = [float(one) for one in NUMBERS.findall(str(path))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize(("low", "high"), [(300, 300), (215, 939), (658, 2565), (160, 20000)])
def test_an_ellipse_has_the_body_in_one_focus(low: float, high: float) -> None:
    """The ways to both foci add up to the same length everywhere, as no formula of ours says."""
    drawing = draw_orbit(orbit(low, high), RADIUS, "Home", 340, 300)
    focus = float(drawing.x), float(drawing.y)
    (one,) = drawing.orbits
    corners = points(one.path)
    middle = tuple(sum(values) / len(corners) for values in zip(*corners, strict=True))
    other = 2 * middle[0] - focus[0], 2 * middle[1] - focus[1]
    length = (2 * RADIUS + low + high) * drawing.scale
    for x, y in corners:
        both = hypot(x - focus[0], y - focus[1]) + hypot(x - other[0], y - other[1])
        assert isclose(both, length, abs_tol=0.3)
    away = [hypot(x - focus[0], y - focus[1]) / drawing.scale - RADIUS for x, y in corners]
    tolerance = 0.2 / drawing.scale
    assert isclose(min(away), low, abs_tol=tolerance)
    assert isclose(max(away), high, abs_tol=tolerance)


def test_heights_go_from_the_lowest_to_the_highest_point() -> None:
    heights = [height_at(orbit(215, 939), RADIUS, angle) for angle in range(181)]
    assert isclose(heights[0], 215)
    assert isclose(heights[-1], 939)
    assert all(a < b for a, b in pairwise(heights))


def test_many_orbits_share_one_scale_and_one_circle() -> None:
    """What rises too high is cut at the rim; what does not is a closed line."""
    orbits = [orbit(200, 400, "1"), orbit(300, 100000, "2"), orbit(150, 900, "3")]
    drawing = draw_orbits(orbits, RADIUS, "Home", 440, 11)
    assert isclose(float(drawing.radius), RADIUS * drawing.scale, abs_tol=0.1)
    closed = [str(one.path).endswith("Z") for one in drawing.orbits]
    assert closed == [True, False, True]
    middle = float(drawing.x), float(drawing.y)
    for one in drawing.orbits:
        assert all(hypot(x - middle[0], y - middle[1]) <= 440 / 2 for x, y in points(one.path))


def test_numbers_of_orbits_that_leave_keep_apart() -> None:
    """Two high orbits beside each other cross the edge of the view at different places."""
    orbits = [orbit(200, 400, str(one)) for one in range(30)]
    orbits[3] = orbit(559, 3320, "4")
    orbits[23], orbits[25] = orbit(337, 5151, "24"), orbit(200, 10905, "26")
    labels = [one.labels[0] for one in draw_orbits(orbits, RADIUS, "Home", 440, 11).orbits]
    spots = [(float(one.x), float(one.y)) for one in labels]
    for number, (x, y) in enumerate(spots):
        assert all(hypot(x - a, y - b) > 13 for a, b in spots[:number]), labels[number].words


@pytest.mark.parametrize(
    ("length", "rounded"), [(1999, 1000), (2000, 2000), (4999, 2000), (5, 5), (0.7, 0.5)]
)
def test_a_bar_is_a_round_length(length: float, rounded: float) -> None:
    assert isclose(nice(length), rounded)


def leg(shape: str, body: int = 0, number: str = "1") -> Leg:
    return Leg(shape, body, number, (("disc-success", "1"),) * 2, "1", "solid", Markup("#a"), "A")


FLIGHT = ("ascent", "circle", "transfer", "loop", "transfer", "re-entry")


@pytest.mark.parametrize(("width", "height"), [(640, 300), (358, 620)], ids=["wide", "upright"])
def test_a_flight_out_and_home(width: float, height: float) -> None:
    """It starts on the first body, goes round behind the second, and ends on the first."""
    legs = [leg(shape, body) for shape, body in zip(FLIGHT, (0, 0, 1, 1, 0, 0), strict=True)]
    drawing = draw_path(["Home", "Moon"], legs, width, height)
    home, moon = drawing.bodies
    at_home = (float(home.x), float(home.y), float(home.radius))
    at_moon = (float(moon.x), float(moon.y), float(moon.radius))
    lines = [points(one.path) for one in drawing.legs]
    for x, y in (lines[0][0], lines[-1][-1]):
        assert isclose(hypot(x - at_home[0], y - at_home[1]), at_home[2], abs_tol=0.2)
    out = at_moon[0] - at_home[0], at_moon[1] - at_home[1]
    far = max((x - at_home[0]) * out[0] + (y - at_home[1]) * out[1] for x, y in lines[3])
    assert far / hypot(*out) > hypot(*out) + at_moon[2], "not behind the Moon"
    for x, y in (point for line in lines for point in line):
        assert 0 <= x <= width
        assert 0 <= y <= height
        assert hypot(x - at_moon[0], y - at_moon[1]) >= at_moon[2] - 0.2
        assert hypot(x - at_home[0], y - at_home[1]) >= at_home[2] - 0.2
    for ends, starts in pairwise(lines[2:5]):
        assert hypot(ends[-1][0] - starts[0][0], ends[-1][1] - starts[0][1]) < 1
    assert drawing.note.words == "Not to scale"


def test_way_out_and_way_home_do_not_cross() -> None:
    legs = [leg(shape, body) for shape, body in zip(FLIGHT, (0, 0, 1, 1, 0, 0), strict=True)]
    drawing = draw_path(["Home", "Moon"], legs, 640, 300)
    middle = float(drawing.bodies[0].y)
    assert all(y < middle for _, y in points(drawing.legs[2].path)[-10:])
    assert all(y > middle for _, y in points(drawing.legs[4].path)[-10:])


def test_round_one_body_the_numbers_go_round_and_keep_apart() -> None:
    shapes = ("ascent", "circle", "ascent", "rendezvous", "event", "descent", "descent")
    legs = [leg(shape, 0, str(number)) for number, shape in enumerate(shapes, 1)]
    drawing = draw_path(["Home"], legs, 640, 420)
    home = drawing.bodies[0]
    spots = [(float(one.x), float(one.y)) for one in drawing.legs]
    for number, (x, y) in enumerate(spots):
        assert all(hypot(x - a, y - b) > 24 for a, b in spots[:number])
    angles = [degrees(atan2(y - float(home.y), x - float(home.x))) % 360 for x, y in spots]
    turns = [(b - a) % 360 for a, b in pairwise(angles)]
    assert all(0 < turn < 180 for turn in turns)


STEP = {"shape": "ascent", "body": "home", "words": "Up it goes."}
PATH = {
    "id": "x",
    "name": "There and back",
    "place": "1",
    "mission": "two-winds",
    "bodies": ["home", "moon"],
    "summary": "A kite goes there and comes back again.",
}


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"shape": "circle", "body": "moon"}, "step 2 cannot be a circle at moon after home"),
        ({"shape": "transfer", "body": "home"}, "step 2 cannot be a transfer at home after home"),
        ({"shape": "transfer", "body": "mars"}, "step 2 cannot be a transfer at mars after home"),
        (
            {"shape": "circle", "body": "home", "milestone": "red", "moment": "end"},
            "has two dates",
        ),
    ],
)
def test_a_flight_is_where_the_step_before_ended(second: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        FlightPath.model_validate({**PATH, "steps": [STEP, {"words": "On.", **second}]})


def test_every_step_of_the_sample_has_its_place() -> None:
    """Each shape that a step can have is tried, on every page that shows it."""
    shapes = {step.shape for path in sample().chronicle.paths.values() for step in path.steps}
    assert shapes == {
        *("ascent", "circle", "transfer", "loop", "event", "descent", "rendezvous", "re-entry")
    }
