"""The explorer: its values, counts and file, against the sample world read by hand."""

import csv
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.chronicle import Chronicle
from generator.exports.tables import write_csv
from generator.figures.histogram import draw_histogram
from generator.load import load
from generator.pages import Page, Site
from generator.pages.explorer import COLUMNS, LISTS, ExplorerView, explorer_page
from generator.pages.sheet import Sheet
from generator.pages.views import Table
from generator.render import make_environment, render_page
from tests.sample_world import ROOT, SAMPLE, site

FACETS = ("country", "era", "subject", "outcome", "aboard", "first", "grade", "decade")


def page_of(world: Site) -> Page:
    return explorer_page(Sheet(world, world.addresses.section("explore")))


def view_of(world: Site) -> ExplorerView:
    view = page_of(world).view
    assert isinstance(view, ExplorerView)
    return view


def milestones(folder: Path = SAMPLE) -> dict[str, dict[str, object]]:
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8").partition("\nsources:")[0])
        for path in (folder / "data" / "milestones").glob("*.yaml")
    }


@cache
def lines(real: bool = False) -> list[dict[str, str]]:
    """The lines of the page's file, as somebody else's program reads them."""
    world = Site(load(ROOT / "data").chronicle) if real else site()
    table = page_of(world).files[0]
    assert isinstance(table, Table)
    return list(csv.DictReader(write_csv(table.columns, table.rows).splitlines()))


def test_every_milestone_is_a_row_in_the_order_of_time() -> None:
    view = view_of(site())
    ids = [str(row.link.url).split("/")[-2] for row in view.rows]
    assert ids == list(site().chronicle.milestones)
    assert sorted(ids) == sorted(milestones())
    assert [line["id"] for line in lines()] == ids


def test_each_choice_counts_the_milestones_that_have_it() -> None:
    view = view_of(site())
    assert tuple(facet.key for facet in view.facets) == FACETS
    keys = [[part.split(".") for part in row.keys.split("/")] for row in view.rows]
    for place, facet in enumerate(view.facets):
        found = Counter(key for one in keys for key in one[place])
        assert {str(one.key): int(one.count) for one in (*facet.choices, *facet.others)} == found
    facets = {facet.key: facet for facet in view.facets}
    by_hand = Counter(id for one in milestones().values() for id in one["categories"])  # type: ignore[attr-defined]
    subjects = (*facets["subject"].choices, *facets["subject"].others)
    assert {str(one.key): int(one.count) for one in subjects} == by_hand


@pytest.mark.parametrize(
    ("id", "values"),
    [
        ("first-ascent", ("harrow", "lift", "ascent.mishap", "partial", "people", "world")),
        ("hen-aloft", ("tamsel", "breath", "ascent", "success", "animals", "world")),
        ("gannet-falls", ("tamsel", "height", "mishap.secret", "failure", "nobody", "none")),
        ("string-law", ("harrow", "breath", "secret", "none", "none", "none")),
        ("kites-counted", ("harrow.tamsel", "calm", "treaty", "none", "none", "none")),
    ],
)
def test_the_values_of_a_milestone(id: str, values: tuple[str, ...]) -> None:
    """As one reads them from its file and those of its flights."""
    row = next(row for row in view_of(site()).rows if f"/{id}/" in row.link.url)
    assert tuple(row.keys.split("/"))[:6] == values
    assert row.year == str(milestones()[id]["at"])[:4]
    assert row.keys.split("/")[7] == f"{row.year[:3]}0"


def test_a_first_that_was_withdrawn_counts_for_nothing() -> None:
    rows = view_of(site()).rows
    for row in rows:
        firsts = milestones()[str(row.link.url).split("/")[-2]].get("firsts", [])
        assert isinstance(firsts, list)
        kept = {one.get("scope", "world") for one in firsts if one["standing"] != "withdrawn"}
        assert row.world == ("world" in kept)
        assert bool(row.first) == bool(kept)


def test_the_file_has_names_to_search() -> None:
    found = {line["id"]: line for line in lines()}
    assert tuple(found["hen-aloft"]) == COLUMNS
    assert set(LISTS) < set(COLUMNS)
    assert found["hen-aloft"]["native"] == "Курица взлетела"
    assert found["hen-aloft"]["aliases"] == "The egg;Flight of the hen"
    assert found["hen-aloft"]["date"] == "2004-06~"
    assert found["first-ascent"]["clock"] == "'-00:30"  # told from a formula by the apostrophe
    assert found["first-ascent"]["date"] == "2005-04-30 23:40:10"
    assert "mara-quill" in found["first-ascent"]["people"].split(";")
    assert found["string-law"]["aboard"] == ""
    assert found["gannet-falls"]["aboard"] == "0"
    assert found["hen-aloft"]["url"].endswith("/race/milestones/hen-aloft/")


def test_no_value_of_the_record_breaks_a_list() -> None:
    """A semicolon inside a name would make two of it: put a comma there, or change the mark."""
    lengths = {
        "countries": "countries",
        "categories": "categories",
        "missions": "missions",
        "aliases": "aliases",
        "native": "native",
        "firsts": "firsts",
    }
    record = milestones(ROOT)
    assert len(lines(real=True)) == len(record)
    for line in lines(real=True):
        for column, field in lengths.items():
            values = record[line["id"]].get(field, [])
            assert isinstance(values, list | dict)
            assert len(line[column].split(";") if line[column] else []) == len(values), line["id"]


def test_bars_are_as_high_as_their_numbers() -> None:
    figure = draw_histogram({2001: 1, 2002: 4, 2010: 2}, 300, 100, 5)
    heights = {bar.year: float(bar.height) for bar in figure.bars}
    assert heights["2002"] == pytest.approx(4 * heights["2001"])
    assert heights["2010"] == pytest.approx(2 * heights["2001"])
    feet = {round(float(bar.y) + float(bar.height), 1) for bar in figure.bars}
    assert feet == {80.0}
    assert [label.words for label in figure.labels] == ["2005", "4"]
    spots = [float(bar.x) for bar in figure.bars]
    assert spots == sorted(spots)
    assert float(figure.bars[-1].x) + float(figure.bars[-1].width) <= 300


@pytest.mark.parametrize(("width", "every"), [(1160, 10), (358, 20)])
def test_years_keep_clear_of_each_other(width: int, every: int) -> None:
    figure = draw_histogram(dict.fromkeys(range(1903, 1992), 1), width, 100, every)
    spots = [float(label.x) for label in figure.labels if label.anchor == "start"]
    assert len(spots) > 3
    assert all(b - a > 40 for a, b in pairwise(spots))
    assert all(spot + 32 <= width for spot in spots)


def test_a_world_where_nothing_happened_has_an_empty_table() -> None:
    """No row, no choice, no bar; and still a page."""
    records = site().chronicle.records.values()
    empty = Site(Chronicle.of(one for one in records if one.folder in {"", "countries", "eras"}))
    page = page_of(empty)
    view = view_of(empty)
    assert view.rows == ()
    assert view.chart.wide.bars == ()
    assert all(facet.choices == () for facet in view.facets)
    assert "No milestone is on record" in render_page(make_environment(), page).replace(
        "&#46;", "."
    )
    table = page.files[0]
    assert isinstance(table, Table)
    assert table.rows == ()
