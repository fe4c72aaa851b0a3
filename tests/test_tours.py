"""Tours: where marks stand on the ruler of a tour's years, and the way from stop to stop."""

from itertools import combinations, pairwise

import pytest

from generator.dates import parse_when
from generator.figures.tour import DIGIT, MARK, Scale, Stop, draw_tour, place_rows
from generator.load import load
from generator.pages import Site
from generator.pages.sheet import Sheet
from generator.pages.tours import TourView, steps_of, tour_page
from tests.sample_world import ROOT, site


def stop(number: int, at: str, ink: str = "1") -> Stop:
    """A stop of which only the place matters."""
    return Stop(str(number), f"Stop {number}", parse_when(at), "disc-success", ink, "")


def test_a_date_stands_at_its_share_of_the_years() -> None:
    """Half of a year that is not a leap year is over at noon on its 183rd day, 2 July."""
    drawn = draw_tour([stop(1, "1957-07-02 12:00"), stop(2, "1958-12-31")], 244)
    # 200 pixels for two years, from 10 on; a mark's corner is half its side away
    assert float(drawn.stops[0].x) == pytest.approx(10 + 50 - MARK / 2, abs=0.1)
    assert float(drawn.stops[1].x) == pytest.approx(10 + 200 - MARK / 2, abs=0.2)


def test_the_first_country_is_above_and_the_second_below() -> None:
    drawn = draw_tour([stop(1, "1957", "1"), stop(2, "1961", "2"), stop(3, "1965", "0")], 1000)
    heights = [float(one.y) + MARK / 2 - float(drawn.axis_y) for one in drawn.stops]
    assert heights[0] < 0 < heights[1]
    assert heights[2] == 0


@pytest.mark.parametrize("width", [1160, 358])
def test_marks_and_numbers_never_touch(width: int) -> None:
    """Many stops in a few days, of all countries, and none over another."""
    stops = [stop(n, f"1965-{1 + n % 12:02}-{1 + n % 28:02}", str(n % 4)) for n in range(1, 40)]
    stops += [stop(40, "1957-10-04"), stop(41, "1957-10-04")]
    drawn = draw_tour(stops, width)
    boxes = []
    for one in drawn.stops:
        x, y = float(one.x), float(one.y)
        boxes.append((x, x + MARK + 3 + DIGIT * len(one.stop.number), y, y + MARK))
    for (l1, r1, t1, b1), (l2, r2, t2, b2) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1
    assert all(left >= 0 and right <= width + 8 for left, right, _, _ in boxes)
    assert all(top >= 0 and bottom <= float(drawn.height) for _, _, top, bottom in boxes)


def test_lettered_years_keep_apart() -> None:
    for width in (1160, 358):
        ticks = draw_tour([stop(1, "1903"), stop(2, "1989")], width).ticks
        lettered = [float(tick.x) for tick in ticks if tick.year]
        assert all(b - a >= 46 for a, b in pairwise(lettered))
        assert len(lettered) > 2


def test_a_row_is_taken_only_where_it_is_free() -> None:
    scale = Scale(1960, 1969, 1000)
    stops = [stop(1, "1961"), stop(2, "1961"), stop(3, "1965")]
    assert place_rows(stops, scale) == [-1, -2, -1]


@pytest.mark.parametrize("world", ["sample", "real"])
def test_stops_lead_to_each_other(world: str) -> None:
    """Forward from the first stop and back from the last, each is passed once."""
    whole = site() if world == "sample" else Site(load(ROOT / "data").chronicle)
    for tour in whole.chronicle.tours.values():
        view = tour_page(Sheet(whole, f"tours/{tour.id}/"), tour).view
        assert isinstance(view, TourView)
        last = len(tour.stops)
        for number, one in enumerate(view.stops, start=1):
            assert (one.number, one.of) == (str(number), f"of {last}")
            assert (one.before.url if one.before else "") == (
                f"#stop-{number - 1}" if number > 1 else ""
            )
            assert (one.after.url if one.after else "") == (
                f"#stop-{number + 1}" if number < last else ""
            )
        assert len(view.years.wide.stops) == len(view.years.narrow.stops) == last


def test_a_milestone_knows_the_tours_that_stop_at_it() -> None:
    whole = Site(load(ROOT / "data").chronicle)
    passed = 0
    for milestone in whole.chronicle.milestones.values():
        sheet = Sheet(whole, f"milestones/{milestone.id}/")
        steps = {step.id: step for step in steps_of(sheet, milestone)}
        for tour in whole.chronicle.tours.values():
            ids = [one.milestone for one in tour.stops]
            assert (tour.id in steps) == (milestone.id in ids)
            if tour.id in steps:
                number = ids.index(milestone.id) + 1
                assert steps[tour.id].place == f"stop {number} of {len(ids)}"
                assert steps[tour.id].tour.url == f"../../tours/{tour.id}/#stop-{number}"
                passed += 1
    assert passed == sum(len(tour.stops) for tour in whole.chronicle.tours.values())
