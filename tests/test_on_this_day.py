"""On this day: every day is there once, and what stands under it is what the files say."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import yaml

from generator.load import load
from generator.pages import Site
from generator.pages.on_this_day import YearView, on_this_day_page
from generator.pages.sheet import Sheet
from generator.pages.views import Table
from tests.sample_world import ROOT, SAMPLE, site

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
AT = re.compile(r"""^at: *["']?([^"'\n]*)["']? *$""", re.M)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)( \d\d:\d\d(:\d\d)?~?|)")


def view_of(world: Site) -> YearView:
    """The page as its template gets it."""
    view = on_this_day_page(Sheet(world, "on-this-day/")).view
    assert isinstance(view, YearView)
    return view


@pytest.fixture(scope="module")
def real() -> Site:
    """The real record."""
    return Site(load(ROOT / "data").chronicle)


def days_in(folder: str) -> dict[str, tuple[int, int, int]]:
    """The year, month and day of each file whose date is one day and not in doubt."""
    found = {}
    for path in (ROOT / folder).glob("*.yaml"):
        line = AT.search(path.read_text(encoding="utf-8-sig"))
        assert line, path
        if match := DAY.fullmatch(line[1]):
            year, month, day = map(int, match.groups()[:3])
            found[path.stem] = (year, month, day)
    return found


@pytest.mark.parametrize("world", ["sample", "real"])
def test_all_days_are_there_once_and_in_order(world: str, real: Site) -> None:
    view = view_of(site() if world == "sample" else real)
    assert tuple(len(month.days) for month in view.months) == LENGTHS
    anchors = [str(day.anchor) for month in view.months for day in month.days]
    assert len(set(anchors)) == 366
    assert anchors[:2] == ["1-january", "2-january"]
    assert anchors[59] == "29-february"
    assert anchors[-1] == "31-december"


@pytest.mark.parametrize("world", ["sample", "real"])
def test_a_day_has_what_the_files_date_on_it(world: str, real: Site) -> None:
    """Neither more nor less, in the order of the years; a day with nothing says nothing."""
    folder = SAMPLE / "data" if world == "sample" else ROOT / "data"
    expected = days_in(str(folder / "milestones"))
    view = view_of(site() if world == "sample" else real)
    shown = {}
    for number, month in enumerate(view.months, start=1):
        assert [day for day in month.days if day.entries] == list(month.busy)
        for day in month.days:
            assert bool(day.url) == bool(day.entries)
            years = [int(one.year) for one in day.entries]
            assert years == sorted(years)
            for one in day.entries:
                id = one.link.url.rstrip("/").rpartition("/")[2]
                shown[id] = (int(one.year), number, int(day.number))
    assert shown == expected


def test_another_day_by_another_clock_is_said(real: Site) -> None:
    """Worked out with the standard library alone, for clocks that are zones."""
    elsewhere = {
        one.link.url.rstrip("/").rpartition("/")[2]: one.elsewhere
        for month in view_of(real).months
        for day in month.busy
        for one in day.entries
    }
    differing = 0
    for path in (ROOT / "data" / "milestones").glob("*.yaml"):
        fields = yaml.safe_load(path.read_text(encoding="utf-8"))
        match = DAY.fullmatch(str(fields["at"]))
        clock = fields.get("clock", "")
        if match is None or not match[4] or "/" not in clock:
            continue
        local = datetime.fromisoformat(match[0].rstrip("~")).replace(tzinfo=ZoneInfo(clock))
        utc = local.astimezone(ZoneInfo("UTC"))
        said = "in Universal Time" in elsewhere[path.stem]
        assert said == (utc.date() != local.date()), path.stem
        differing += said
    assert differing


def test_no_failure_has_a_flag(real: Site) -> None:
    entries = [one for month in view_of(real).months for day in month.busy for one in day.entries]
    assert any(one.firsts for one in entries)
    assert not any(one.firsts for one in entries if one.outcome == "Failure")


def test_the_file_has_the_same_days(real: Site) -> None:
    page = on_this_day_page(Sheet(real, "on-this-day/"))
    (table,) = page.files
    assert isinstance(table, Table)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    days = {row["id"]: (row["year"], row["month"], row["day"]) for row in rows}
    assert days == days_in(str(ROOT / "data" / "milestones"))
