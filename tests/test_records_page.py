"""Records: what is drawn and counted, checked by ways of its own against the records."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import combinations, pairwise
from math import isclose
from zoneinfo import ZoneInfo

import pytest
import yaml

from generator.dates import parse_when
from generator.figures.bars import Layout, Panel, YearCount, draw_bars
from generator.figures.chart import Feat, Holder, Plot, Scale, StepChart
from generator.figures.flights import Flight, FlightDrawing, Lane, draw_flights
from generator.figures.room import Box, Room, Spot
from generator.figures.steps import StepDrawing, draw_steps
from generator.figures.tree import Kin, TreeDrawing, draw_tree, families
from generator.load import load
from generator.pages import Site
from generator.pages.crewed import sweep
from generator.pages.exhibit import Exhibit
from generator.pages.feats import Mark, best_of
from generator.pages.records import RecordsView, records_page
from generator.pages.sheet import Sheet
from generator.pages.stays import Stay, length_words, stays
from tests.sample_world import ROOT, sample, site

DATA = ROOT / "data"


@cache
def exhibits() -> dict[str, Exhibit]:
    """The figures of the real record by their anchors."""
    real = Site(load(DATA).chronicle)
    view = records_page(Sheet(real, real.addresses.section("records"))).view
    assert isinstance(view, RecordsView)
    return {str(one.anchor): one for one in view.exhibits}


@cache
def files(folder: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """The records of a folder as they lie there."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((DATA / folder).glob("*.yaml"))
    }


def rects(d: str) -> list[tuple[float, ...]]:
    """The rectangles of a path: left, one edge, right, the other edge."""
    number = r"(-?[\d.]+)"
    found = re.findall(rf"M{number} {number}H{number}V{number}H{number}Z", d)
    return [tuple(map(float, one[:4])) for one in found]


# What is counted


def stay(start: str, end: str, country: str = "harrow") -> Stay:
    mission = sample().chronicle.missions["lark-flight"]
    return Stay("x", mission, country, 0, parse_when(start), parse_when(end), True, True, True)


def test_people_at_once_are_counted_only_where_they_surely_were() -> None:
    crews = [
        stay("2001-01-01 10:00", "2001-01-05 10:00"),
        stay("2001-01-05 10:00", "2001-01-08 10:00"),  # begins as the first one ends
        stay("2001-01-08", "2001-01-12 10:00"),  # counts from the end of its day
        stay("2001-01-10 10:00", "2001-01-11"),
        stay("2001-01-10 10:00", "2001-01-11 09:00"),
        stay("2001-01-20", "2001-01-20"),
    ]
    found = [(one.at, one.value) for one in sweep(crews)]
    assert found == [
        (datetime(2001, 1, 1, 10, 0, 59), 1),
        (datetime(2001, 1, 10, 10, 0, 59), 3),
    ]


def test_a_best_mark_is_surely_better() -> None:
    mission = sample().chronicle.missions["lark-flight"]
    values = [(5.0, None), (5.0, None), (6.0, 4.9), (6.5, 5.1), (3.0, None)]
    marks = [
        Mark(datetime(2001, 1, day), value, mission, "harrow", least=least)
        for day, (value, least) in enumerate(values, start=1)
    ]
    assert [one.value for one in best_of(marks)] == [5.0, 6.5]


@pytest.mark.parametrize(
    ("hours", "about", "words"),
    [
        (1.8, False, "1 h 48 min"),
        (0.25, False, "15 min"),
        (34.33, False, "34 h 20 min"),
        (97.94, False, "4 days 2 h"),
        (48, False, "2 days"),
        (8784.7, True, "about 366 days"),
        (25, True, "about 1 day"),
    ],
)
def test_lengths_are_written_as_people_do(hours: float, about: bool, words: str) -> None:
    assert length_words(hours, about=about) == words


def test_animals_are_no_people() -> None:
    found = stays(sample().chronicle)
    assert {one.person for one in found} == {"mara-quill", "teodor-vann"}
    two = [one for one in found if one.mission.id == "two-winds"]
    assert [(one.launch, one.from_launch) for one in two] == [(0, True), (1, False)]


# The figures against the files


def test_launches_are_those_of_the_tallies() -> None:
    counted: Counter[tuple[int, str]] = Counter()
    for tally in files("tallies").values():
        for month, count in tally["months"].items():
            counted[int(str(month)[:4]), tally["country"]] += count["attempts"]
    shown = {
        (line.data[0], line.data[1]): line.data[2]
        for name in ("launches", "others")
        for line in exhibits()[name].rows.lines
    }
    assert shown == dict(counted)
    for name in ("launches", "others"):
        for line in exhibits()[name].rows.lines:
            attempts, successes, partials, failures = (int(str(one)) for one in line.data[2:])
            assert attempts == successes + partials + failures


def test_every_reply_is_an_arc() -> None:
    pairs = {
        (id, answer["milestone"], answer["why"])
        for id, one in files("milestones").items()
        for answer in one.get("answers", ())
    }
    lines = exhibits()["answers"].rows.lines
    assert {(line.data[0], line.data[3], line.data[6]) for line in lines} == pairs
    assert len(exhibits()["answers"].wide.arcs) == len(pairs)  # type: ignore[attr-defined]


def test_every_rocket_with_kin_is_on_the_tree() -> None:
    parents = {id: one.get("derived_from") for id, one in files("vehicles").items()}
    kin = {id for id, parent in parents.items() if parent} | set(filter(None, parents.values()))
    for drawing in (exhibits()["rockets"].wide, exhibits()["rockets"].narrow):
        assert isinstance(drawing, TreeDrawing)
        assert {one.kin.id for one in drawing.kin} == kin
        assert drawing.branches.count("M") == sum(map(bool, parents.values()))
    lines = exhibits()["rockets"].rows.lines
    assert {line.data[0]: line.data[4] or None for line in lines} == parents


def test_every_flight_with_people_is_a_bar() -> None:
    people = {id for id, one in files("people").items() if one.get("kind") != "animal"}
    crewed = {
        id
        for id, one in files("missions").items()
        if any(member["person"] in people for member in one.get("crew", ()))
    }
    ended = {
        id
        for id in crewed
        if "end" in (one := files("missions")[id])
        or any("left" in member for member in one["crew"])
    }
    lines = exhibits()["flights"].rows.lines
    assert {line.data[0] for line in lines} == ended
    assert f"{len(crewed - ended)} flights without" in exhibits()["flights"].caption.limits
    drawing = exhibits()["flights"].wide
    assert isinstance(drawing, FlightDrawing)
    assert len({one.flight.url for one in drawing.bars}) == len(ended)
    for line in lines:
        assert line.data[7] == files("missions")[str(line.data[0])]["outcome"]["mission"]


def test_the_largest_crew_is_that_of_a_file() -> None:
    people = {id for id, one in files("people").items() if one.get("kind") != "animal"}
    crews = [
        sum(
            member["person"] in people and "joined" not in member and str(member.get("leg", 1)) == n
            for member in one.get("crew", ())
        )
        for one in files("missions").values()
        for n, leg in zip(("1", "2"), one["legs"], strict=False)
        if leg.get("ids", {}).get("launch")
    ]
    assert max(int(line.data[4]) for line in exhibits()["crew"].rows.lines) == max(crews)  # type: ignore[call-overload]


def test_the_heaviest_loads_stand_in_the_files() -> None:
    for line in exhibits()["mass"].rows.lines:
        mission = files("missions")[str(line.data[2])]
        assert mission["outcome"]["launch"] == "success"
        assert len(mission["legs"]) == 1
        own = mission.get("measures", {}).get("mass-kg")
        craft = mission["legs"][0].get("spacecraft", [""])[0]
        values = own or files("spacecraft")[craft]["measures"]["mass-kg"]
        assert isclose(float(str(line.data[4])), min(one["value"] for one in values), rel_tol=1e-5)


def moment(at: str, clock: str) -> datetime:
    """A time of a file in Universal Time."""
    zone: tzinfo | None = UTC if clock == "utc" else None
    if zone is None and clock[0] in "+-":
        hours, minutes = map(int, clock.split(":"))
        zone = timezone(timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes))
    return datetime.fromisoformat(at).replace(tzinfo=zone or ZoneInfo(clock))


def test_the_longest_flights_lasted_from_launch_to_return() -> None:
    checked = 0
    for line in exhibits()["longest"].rows.lines:
        mission = files("missions")[str(line.data[2])]
        if line.data[6] != "times of launch and return" or len(mission["legs"]) > 1:
            continue
        launch, end = (
            moment(str(one["at"]), one.get("clock", "utc"))
            for one in (mission["legs"][0]["launch"], mission["end"])
        )
        hours = (end - launch).total_seconds() / 3600
        assert isclose(float(str(line.data[4])), hours, abs_tol=0.02)
        checked += 1
    assert checked > 10


@pytest.mark.parametrize("name", ["longest", "farthest", "mass", "crew", "at-once"])
def test_each_mark_is_better_than_the_one_before(name: str) -> None:
    best: dict[object, float] = {}
    dates = [line.data[0] for line in exhibits()[name].rows.lines]
    assert dates == sorted(map(str, dates))
    for line in exhibits()[name].rows.lines:
        value = float(str(line.data[4]))
        assert value > best.get(line.data[1], 0)
        best[line.data[1]] = value
    assert len(best) > 1


# Geometry


def feat(day: int, value: float) -> Feat:
    return Feat(datetime(2001, 1, day), value, f"Kite {day}", f"{value} m", "")


def test_steps_go_up_where_the_marks_are() -> None:
    feats = (feat(2, 10), feat(12, 100), feat(22, 1000))
    scale = Scale(10, 1000, ((10, "10 m"), (1000, "1,000 m")), log=True)
    chart = StepChart(
        (Holder("One", "disc", "1", "solid", feats),), scale, 2001, datetime(2001, 12, 31)
    )
    plot = Plot(chart, 1160, 380)
    heights = [plot.y(one.value) for one in feats]
    assert isclose(heights[0] - heights[1], heights[1] - heights[2])
    assert plot.x(feats[0].at) < plot.x(feats[1].at) < plot.x(feats[2].at) < 1160
    drawing = draw_steps(chart, 1160, 380, 1)
    numbers = [float(one) for one in re.findall(r"[\d.]+", drawing.lines[0].d)]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert len(corners) == 2 * len(feats) + 1
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))


def test_double_lines_lie_under_plain_ones() -> None:
    holders = tuple(
        Holder(line, "disc", "1", line, (feat(3, 5),)) for line in ("solid", "double", "thin")
    )
    chart = StepChart(holders, Scale(0, 6, ()), 2001, datetime(2001, 6, 1))
    lines = draw_steps(chart, 358, 340, 1).lines
    assert [one.style for one in lines] == ["double", "solid", "thin"]


def test_bars_are_as_long_as_their_counts() -> None:
    counts = (YearCount(2001, 5, 0, 1), YearCount(2003, 2, 3, 2), YearCount(2004, 0, 0, 4))
    layout = Layout(400, 1, 10, 2001, 2004, 1)
    (drawn,) = draw_bars([Panel("One", "disc", "1", counts)], layout).panels
    up = [round(bottom - top) for _, top, _, bottom in rects(drawn.full)]
    down = [round(bottom - top) for _, top, _, bottom in rects(drawn.none)]
    half = [round(bottom - top) for _, top, _, bottom in rects(drawn.half)]
    assert (up, down, half) == ([50, 20], [10, 20, 40], [30])
    lefts = [left for left, _, _, _ in rects(drawn.none)]
    assert [round((one - lefts[0]) / 100) for one in lefts] == [0, 2, 3]


def flight(start: tuple[int, int, int], end: tuple[int, int, int], lane: int | None) -> Flight:
    return Flight(datetime(*start), datetime(*end), lane, "Kite", "Kite", "", "success")


def test_a_flight_over_new_year_is_two_bars() -> None:
    lanes = [Lane("1", True), Lane("2", False)]
    flights = [
        flight((2001, 12, 1), (2002, 2, 1), 0),
        flight((2001, 12, 10), (2001, 12, 20), 0),
        flight((2002, 6, 1), (2002, 6, 2), 1),
        flight((2002, 8, 1), (2002, 9, 1), None),
    ]
    bars = draw_flights(flights, lanes, 1160, named=True).bars
    assert Counter(one.flight.start.month for one in bars) == {12: 3, 6: 1, 8: 1}
    tall = [one for one in bars if one.flight.lane is None]
    assert [float(one.height) for one in tall] == [27]
    short = next(one for one in bars if one.flight.lane == 1)
    assert (float(short.width), str(short.round)) == (12, "0")


def test_families_come_from_their_roots_down() -> None:
    def kin(id: str, parent: str | None, year: int | None) -> Kin:
        return Kin(id, parent, datetime(year, 1, 1) if year else None, id, id, "disc", "1", "")

    tree = families(
        [
            kin("late", "root", 2005),
            kin("early", "root", 2003),
            kin("child", "early", 2001),
            kin("root", None, None),
            kin("alone", None, 2000),
        ]
    )
    assert [(one.kin.id, one.depth) for one in tree] == [
        ("root", 0),
        ("early", 1),
        ("child", 2),
        ("late", 1),
    ]
    drawn = {one.kin.id: one for one in draw_tree(tree, 1160, timed=True).kin}
    assert float(drawn["root"].x) < float(drawn["early"].x) < float(drawn["late"].x)
    assert float(drawn["child"].x) < float(drawn["early"].x)
    assert drawn["child"].anchor == "end"


def labels(drawing: object) -> list[tuple[str, Spot, float]]:
    """The words of a drawing that could get in each other's way."""
    if isinstance(drawing, StepDrawing):
        words = [*drawing.names, *drawing.ticks, *drawing.notes]
        words += [one.label for one in drawing.marks if one.label]
        return [(one.words, Spot(float(one.x), float(one.y), one.anchor), 12) for one in words]
    if isinstance(drawing, FlightDrawing):
        return [
            (one.label, Spot(float(one.label_x), float(one.label_y), one.anchor), 12)
            for one in drawing.bars
            if one.label
        ]
    assert isinstance(drawing, TreeDrawing)
    return [
        (one.label, Spot(float(one.label_x), float(one.label_y), one.anchor), 13)
        for one in drawing.kin
    ]


@pytest.mark.parametrize(
    "name", ["longest", "farthest", "mass", "crew", "at-once", "flights", "rockets"]
)
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_labels_keep_clear_of_each_other(name: str, size: str) -> None:
    drawing = getattr(exhibits()[name], size)
    boxes = [spot.box(words, height) for words, spot, height in labels(drawing)]
    assert len(boxes) > 5
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.left >= -1 and box.right <= float(drawing.width) + 1 for box in boxes)


def test_each_line_has_its_name() -> None:
    for name in ("longest", "farthest", "mass", "crew", "at-once"):
        for drawing in (exhibits()[name].wide, exhibits()[name].narrow):
            assert isinstance(drawing, StepDrawing)
            assert len(drawing.names) == len(drawing.lines)


def test_a_full_room_has_no_place() -> None:
    room = Room(100, 50)
    assert room.place("short", 10, [Spot(0, 20, "start")])
    assert room.place("short", 10, [Spot(10, 22, "start")]) is None
    assert room.place("far too long to be set here", 10, [Spot(0, 40, "start")]) is None
    room.take([Box(0, 0, 100, 50)])
    assert room.place("a", 10, [Spot(50, 30, "middle")]) is None


# The sample world


def test_a_figure_with_nothing_to_show_says_so() -> None:
    view = records_page(Sheet(site(), site().addresses.section("records"))).view
    assert isinstance(view, RecordsView)
    empty = [one for one in view.exhibits if not one.rows.lines]
    assert empty
    assert all(one.wide is None and not one.files and one.caption.reading for one in empty)
