"""The chart of a lead: lines where the scores say, totals apart, flags that hide nothing."""

import re
from datetime import datetime
from itertools import pairwise

import pytest

from generator.figures.lead import APART, Flag, Run, Size, draw_lead
from generator.figures.losses import Losses, draw_losses

SIZE = Size(width=600, height=400, right=100, every=5)


def line(name: str, *steps: tuple[int, float]) -> Run:
    return Run(
        name, "1", "solid", "0", tuple((datetime(year, 1, 1), score) for year, score in steps)
    )


def corners(path: str) -> list[tuple[float, float]]:
    """The points that a path of M, H and V goes through."""
    x = y = 0.0
    found = []
    for letter, numbers in re.findall(r"([MHV])([\d. -]+)", path):
        values = [float(one) for one in numbers.split()]
        if letter == "M":
            x, y = values
        elif letter == "H":
            x = values[0]
        else:
            y = values[0]
        found.append((x, y))
    return found


def test_a_line_goes_through_its_scores() -> None:
    """A score of half the top is half way up, half the years are half way along."""
    chart = draw_lead([line("A", (2005, 10), (2010, 20))], (2000, 2009), SIZE)
    points = corners(chart.runs[0].path)
    base, top = SIZE.height - SIZE.bottom, SIZE.top
    assert points[0] == (SIZE.left, base)
    middle = SIZE.left + (SIZE.width - SIZE.right - SIZE.left) / 2
    assert points[1][0] == pytest.approx(middle, abs=0.3)
    assert points[2][1] == pytest.approx((base + top) / 2, abs=0.1)
    assert points[-1] == (SIZE.width - SIZE.right, pytest.approx(top, abs=0.1))


@pytest.mark.parametrize(("top", "levels"), [(1, 1), (9, 3), (74, 4), (2277, 3), (0.4, 1)])
def test_levels_are_round_and_few(top: float, levels: int) -> None:
    chart = draw_lead([line("A", (2001, top))], (2000, 2009), SIZE)
    words = [one.words for one in chart.levels]
    assert levels <= len(words) <= 5
    assert float(words[-1].replace(",", "")) >= top
    assert all(float(one.replace(",", "")) > 0 for one in words)


def test_totals_never_overlap() -> None:
    chart = draw_lead([line("A", (2001, 50)), line("B", (2001, 51))], (2000, 2009), SIZE)
    places = sorted(float(one.y) for one in chart.runs)
    assert places[1] - places[0] == pytest.approx(APART, abs=0.2)


def test_flags_keep_clear_of_lines_and_of_each_other() -> None:
    run = line("A", *((year, (year - 1999) * 4) for year in range(2000, 2010)))
    flags = [
        Flag(datetime(year, 1, 1), 0, f"Something of {year}", "") for year in range(2001, 2009)
    ]
    chart = draw_lead([run], (2000, 2009), SIZE, flags)
    assert 1 < len(chart.flags) <= len(flags)
    boxes = []
    for one in chart.flags:
        numbers = [float(number) for number in re.findall(r"[\d.]+", one.cloth)]
        xs, ys = numbers[::2], numbers[1::2]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= SIZE.left
        assert right <= SIZE.width - SIZE.right
        for other in boxes[number + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart
        path = corners(chart.runs[0].path)
        for (x1, y1), (x2, y2) in pairwise(path):
            meets = x1 < right and x2 > left and min(y1, y2) < bottom and max(y1, y2) > top
            assert not meets


def test_nothing_scored_is_still_a_chart() -> None:
    chart = draw_lead([line("A"), line("B")], (2000, 2009), SIZE)
    assert all(corners(one.path)[-1][1] == SIZE.height - SIZE.bottom for one in chart.runs)


@pytest.mark.parametrize("right", [200, 0])
def test_a_loss_is_a_stroke_and_half_a_loss_half_of_one(right: int) -> None:
    losses = Losses("disc-failure", "1", (datetime(2000, 1, 1),), (datetime(2005, 1, 1),), "1 lost")
    figure = draw_losses([losses, losses], (2000, 2009), 600, 30, right)
    (x1, base), (_, whole), (x2, _), (_, half) = corners(figure.rows[0].strokes)
    assert x1 == 30
    assert x2 == pytest.approx(30 + (570 - right) / 2, abs=0.5)
    assert base - whole == 2 * (base - half)
    words = [float(row.y) for row in figure.rows]
    assert words[1] - words[0] > 30
    assert float(figure.height) >= words[1]
