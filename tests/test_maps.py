"""Maps: what is drawn where, checked by ways of its own against the records."""

import json
import re
from itertools import pairwise
from math import asin, atan2, cos, degrees, isclose, radians, sin, sqrt

import pytest

from generator.figures.map import Place, Window, draw_map
from generator.figures.outline import read_outline
from generator.figures.projection import equal_earth, hemisphere
from tests.sample_world import ROOT

LAND = ROOT / "content" / "vendor" / "natural-earth" / "land-110m.json"
INLAND = {"Timbuktu": (-3.0, 16.8), "Alice Springs": (133.9, -23.7), "Anadyr": (-176.0, 66.5)}
AT_SEA = {
    "the Atlantic": (-40.0, 30.0),
    "the Pacific": (-150.0, 0.0),
    "Point Nemo": (-123.4, -48.9),
}


def holds(ring: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether a point is inside a ring: how often a line from it crosses the edge."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_the_land_is_where_land_is() -> None:
    rings = read_outline(LAND.read_text(encoding="utf-8"))
    assert len(rings) > 100
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring)
    for name, point in INLAND.items():
        assert any(holds(ring, *point) for ring in rings), name
    for name, point in AT_SEA.items():
        assert not any(holds(ring, *point) for ring in rings), name


def test_no_ring_runs_across_the_map() -> None:
    """What crosses the meridian of 180 degrees is cut there."""
    for ring in read_outline(LAND.read_text(encoding="utf-8")):
        assert all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(ring))


def test_an_outline_across_the_meridian_is_cut_in_two() -> None:
    square = [[100, 0], [20, 0], [0, 20], [-20, 0], [0, -20]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square],
        "objects": {"land": {"type": "Polygon", "arcs": [[0]]}},
    }
    (whole,) = read_outline(json.dumps(topology))
    assert whole[0] == (100, 0)
    square[:4] = [170, 0], [-340, 0], [0, 20], [340, 0]  # to 170 west, the short way over 180
    parts = read_outline(json.dumps(topology))
    assert sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts) == [
        (-180, -170),
        (170, 180),
    ]


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(0, 0), (63.3, 45.9), (-80.6, 28.5), (23, -80)]
)
def test_equal_earth_keeps_areas(longitude: float, latitude: float) -> None:
    """A small field of the globe has the same share of the map, wherever it is."""
    step = 0.01
    x1, y1 = equal_earth(longitude, latitude)
    x2, _ = equal_earth(longitude + step, latitude)
    _, y2 = equal_earth(longitude, latitude + step)
    area = (x2 - x1) * (y1 - y2)
    on_the_globe = radians(step) ** 2 * cos(radians(latitude + step / 2))
    assert isclose(area, on_the_globe, rel_tol=2e-3)


@pytest.mark.parametrize("centre", [0.0, 180.0])
def test_a_hemisphere_can_be_read_back(centre: float) -> None:
    project = hemisphere(centre)
    for longitude in range(-180, 180, 17):
        for latitude in range(-85, 90, 19):
            point = project(longitude, latitude)
            away = (longitude - centre + 180) % 360 - 180
            if abs(away) > 90.001:
                assert point is None
            elif abs(away) < 89.999:
                assert point is not None
                x, y = point
                depth = sqrt(max(0.0, 1 - x * x - y * y))
                assert isclose(degrees(asin(-y)), latitude, abs_tol=1e-6)
                assert isclose(degrees(atan2(x, depth)), away, abs_tol=1e-5)


def test_labels_keep_clear_of_each_other() -> None:
    window = Window(hemisphere(0), -1, -1, 1, 1, 300)
    places = [
        Place(step, sin(step) * 3, f"Place {step}", str(step), "disc-success", "1", "")
        for step in range(-12, 12, 2)
    ]
    drawn = draw_map(window, (), places, named=True)
    assert len(drawn.marks) == len(places)
    labels = [one for one in drawn.marks if one.label]
    spots = {(one.label_x, one.label_y) for one in labels}
    assert len(labels) > 3
    assert len(spots) == len(labels)
    assert re.fullmatch(r"(M[\d. -]+(L[\d. -]+)*)+", drawn.grid)
