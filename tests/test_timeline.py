"""The timeline: where its marks stand, and what was told when, against the records and by hand."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from generator.figures.lanes import SIDE, EraSpan, Event, Lane, Mark
from generator.figures.timeline import as_known, at_the_time, draw_timeline, levels
from generator.figures.years import draw_years
from generator.load import load
from generator.pages.newspaper import news_of
from generator.pages.sheet import Sheet, Site
from generator.pages.timeline import TimelineView, timeline_page
from generator.pages.views import Drawing, Table
from tests.sample_world import ROOT, sample, site

LANES = [Lane("West", "1"), Lane("Both", "0"), Lane("East", "2"), Lane("Elsewhere", "3")]
ERAS = [EraSpan("Early", 2000, 2004), EraSpan("Late", 2004, 2010)]


def event(time: float, lane: int = 0, now: str = "disc-success", then: str = "") -> Event:
    return Event(time, lane, str(time), "../a/", "1", now, then or now)


@cache
def real() -> TimelineView:
    """The page of the real record."""
    view = timeline_page(Sheet(Site(load(ROOT / "data").chronicle), "timeline/")).view
    assert isinstance(view, TimelineView)
    return view


def corners(marks: tuple[Mark, ...]) -> list[tuple[float, float]]:
    return [(float(one.x), float(one.y)) for one in marks]


# Geometry


def test_levels_by_hand() -> None:
    assert levels([0, 5, 9, 10, 30], 10) == [0, 1, 2, 0, 0]
    assert levels([30, 0, 0], 10) == [0, 0, 1]
    assert levels([], 10) == []


def test_a_mark_stands_at_its_date() -> None:
    """Half of the axis is half of the time, and every lane has its own height."""
    drawn = draw_timeline([event(2000), event(2005, 1), event(2010, 2)], ERAS, LANES, 2000, 2009)
    (x0, y0), (x1, y1), (x2, y2) = corners(drawn.marks)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert y0 < y1 < y2


def test_what_came_before_the_axis_stands_before_it_in_order() -> None:
    drawn = draw_timeline([event(1903.5), event(1990), event(2000)], ERAS, LANES, 2000, 2009)
    (x0, _), (x1, _), (x2, _) = corners(drawn.marks)
    assert x0 + SIDE <= x1
    assert x1 + SIDE <= x2
    assert any(one.words == "earlier" for one in drawn.labels)


def test_no_mark_touches_another_in_either_drawing() -> None:
    """All of the real record: as many marks as milestones, each with its place to itself."""
    milestones = len(list((ROOT / "data" / "milestones").glob("*.yaml")))
    narrow = tuple(one for year in real().narrow.years for one in year.marks)
    for marks, drawing in ((real().wide.marks, real().wide), (narrow, real().narrow)):
        assert len(marks) == milestones
        for (x1, y1), (x2, y2) in combinations(corners(marks), 2):
            assert abs(x1 - x2) >= SIDE or abs(y1 - y2) >= SIDE
        for x, y in corners(marks):
            assert 0 <= x <= float(drawing.width) - SIDE
            assert 0 <= y <= float(drawing.height) - SIDE


def test_the_marks_of_both_drawings_stand_in_the_order_of_the_list() -> None:
    """The script finds the entry of a mark by its number."""
    entries = [one.link.url for year in real().years for one in year.entries]
    assert [one.event.url for one in real().wide.marks] == entries
    assert [m.event.url for year in real().narrow.years for m in year.marks] == entries


def test_a_full_lane_of_a_year_begins_a_new_line() -> None:
    drawn = draw_years([event(2003.5) for _ in range(12)], ERAS, LANES, 2000, 2009)
    heights = {one.frame.words: float(one.frame.height) for one in drawn.years}
    assert list(heights) == [str(year) for year in range(2000, 2010)]
    assert heights["2003"] == heights["2000"] + 12
    assert [one.words for one in drawn.eras] == ["Early", "Late"]


def test_then_and_now_are_two_drawings() -> None:
    events = [event(2001), event(2002, 0, "disc-failure", "disc-success")]
    events.append(Event(2003, 0, "", "", "1", "disc-success", "", first=True))
    drawn = draw_timeline(events, ERAS, LANES, 2000, 2009)
    then = at_the_time(drawn).marks
    now = as_known(drawn).marks
    shown = [[look.symbol for look in one.variants] for one in (*then, *now)]
    assert shown[:3] == [["disc-success"], ["disc-success"], [""]]
    assert shown[3:] == [["disc-success"], ["disc-failure"], ["disc-success"]]
    assert [one.ground for one in then] == ["", "", ""]
    assert now[2].ground


# What was told


def test_the_sample_world_as_its_papers_had_it() -> None:
    chronicle = sample().chronicle
    told = {id: news_of(chronicle, one) for id, one in chronicle.milestones.items()}
    assert told["gannet-falls"].state == "never"
    assert told["first-ascent"].state == "told"  # leaked within hours of the end
    assert [one.kind for one in told["first-ascent"].timely] == ["leaked"]
    assert told["hen-aloft"].state == "told"
    assert [one.kind for one in told["hen-aloft"].later] == ["denied"]
    assert told["kites-counted"].state == "told"


HEN = "milestones/hen-aloft.yaml"
FLIGHT = "missions/hen-flight.yaml"
QUIET = (FLIGHT, "{mission: success,", "{mission: success, announced: unannounced,")
LATER = (HEN, "at: 2004-07,", "at: 2004-07-20,")
CASES = {
    "a flight has two weeks": ([(HEN, "at: 2004-07,", "at: 2004-07-14,")], "told"),
    "and no more": ([LATER], "late"),
    "one that was kept quiet has a day": (
        [QUIET, (HEN, "at: 2004-07,", "at: 2004-07-02,")],
        "late",
    ),
    "and that day": ([QUIET, (HEN, "at: 2004-07,", "at: 2004-07-01,")], "told"),
    "papers only add to a flight": (
        [LATER, (HEN, "kind: announced", "kind: declassified")],
        "told",
    ),
    "but not to one that was kept quiet": (
        [QUIET, LATER, (HEN, "kind: announced", "kind: declassified")],
        "late",
    ),
    "a loss announced as none": (
        [
            (HEN, "outcome: success", "outcome: failure"),
            (FLIGHT, "{mission: success,", "{mission: failure, announced: partial,"),
        ],
        "better",
    ),
    "a loss announced as it was": (
        [
            (HEN, "outcome: success", "outcome: partial"),
            (FLIGHT, "{mission: success,", "{mission: failure, announced: partial,"),
        ],
        "told",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_newspaper_could_tell(world: Path, case: str) -> None:
    changes, state = CASES[case]
    for name, old, new in changes:
        path = world / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    loaded = load(world / "data")
    assert loaded.problems == ()
    assert news_of(loaded.chronicle, loaded.chronicle.milestones["hen-aloft"]).state == state


# The page


def test_the_table_has_a_line_for_each_milestone() -> None:
    page = timeline_page(Sheet(site(), "timeline/"))
    (table,) = (one for one in page.files if isinstance(one, Table))
    assert [row[0] for row in table.rows] == list(sample().chronicle.milestones)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert [one.part for one in page.files if isinstance(one, Drawing)] == ["then", "now"]


def test_every_choice_finds_something_or_nothing_is_asked() -> None:
    """Each entry answers every field of the form with ids that the form offers."""
    offered = {field.name: {one.value for one in field.choices} for field in real().fields}
    found: dict[str, set[str]] = {name: set() for name in offered}
    for year in real().years:
        for entry in year.entries:
            for name, value in entry.facets:
                if name in offered:
                    found[name] |= set(value.split(".")) - {""}
    assert all(found[name] <= offered[name] for name in offered)
    for name in ("era", "subject", "aboard", "outcome", "country", "told"):
        assert found[name] == offered[name], name
