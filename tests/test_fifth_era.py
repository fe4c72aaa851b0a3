"""A fifth era, another country of the race with a clock of its own: records, and nothing else."""

from pathlib import Path

from generator.exports import EXPORTS
from generator.figures.ruler import draw_ruler
from generator.load import Loaded, load
from generator.navigation import navigation
from generator.pages import Site, lay_out
from generator.render import make_environment, render_footer, render_page, render_ruler
from tests.sample_world import sample

NEW = {
    "eras/echo.yaml": """\
name: Echo
start: 2021
end: 2025
rule: Everything that was done again by those who had not seen it done.
lede: The third island finds the drawings, and the wind has not changed.
introduction: See [[quiet-ascent]].
""",
    "countries/brill.yaml": """\
name: Brill
in_race: true
mark: triangle
line: dotted
ink: 3
reference_clock: {name: Brill Harbour, zone: "+05:30"}
""",
    "milestones/quiet-ascent.yaml": """\
title: A third island goes up
at: "2023-02-03 23:10"
era: echo
countries: [brill]
categories: [ascent]
outcome: success
summary: Somebody of Brill goes up by night, and tells nobody until the morning.
sources:
  a: {source: cyclopaedia, read: excerpt, for: [at, outcome]}
""",
}


def with_news(world: Path) -> Loaded:
    """The sample world with the new records; the edition's ruler reaches as far as they do."""
    for name, text in NEW.items():
        (world / "data" / name).write_text(text, encoding="utf-8")
    edition = world / "data" / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("end: 2020", "end: 2025"), encoding="utf-8")
    return load(world / "data")


def test_new_records_are_all_it_takes(world: Path) -> None:
    loaded = with_news(world)
    assert loaded.problems == ()
    site = Site(loaded.chronicle)
    environment = make_environment()
    pages = {page.uri: page for page in lay_out(site, EXPORTS)}
    assert {"eras/echo.md", "countries/brill.md", "milestones/quiet-ascent.md"} <= pages.keys()
    text = {uri: render_page(environment, page) for uri, page in pages.items()}

    # the clock of the country stands beside Universal Time, on the next day
    clocks = text["milestones/quiet-ascent.md"]
    assert '<p class="pl">Universal Time</p><p class="tm">23&#58;10</p>' in clocks
    assert '<p class="pl">Brill Harbour</p><p class="tm">04&#58;40</p>' in clocks
    assert "UTC&#43;5&#58;30</span> <b>next day</b>" in clocks

    # the eras follow each other, on the ruler, in the navigation and on the home page
    before = draw_ruler(sample().chronicle)
    ruler = draw_ruler(loaded.chronicle)
    assert len(before.bands) == 4
    assert [band.id for band in ruler.bands] == [*(one.id for one in before.bands), "echo"]
    assert [band.number for band in ruler.bands] == [1, 2, 3, 4, 5]
    ends = [float(band.x) + float(band.width) for band in ruler.bands]
    assert abs(ends[-1] - 100) < 0.01
    shown = render_ruler(environment, ruler, pages["eras/echo.md"].ruler)
    assert shown.count('<rect class="era') == 5
    assert ">Echo</text>" in shown
    assert {"Echo": "eras/echo.md"} in navigation(loaded.chronicle)[1]["Eras"]
    assert '<a href="eras/echo/"><b>Echo</b>' in text["index.md"]
    assert 'rel="next" href="../echo/"' in text["eras/calm.md"]
    assert 'rel="prev" href="../calm/"' in text["eras/echo.md"]

    # the country has a mark in the key, and its milestone stands on its page
    assert "Brill" in render_footer(environment, site)
    assert "A third island goes up" in text["countries/brill.md"]
    assert "A third island goes up" in text["chronology.md"]


def test_what_was_there_stays_as_it_was(world: Path) -> None:
    """Pages that name neither the newcomers nor all of something are the same."""
    environment = make_environment()
    old = {page.uri: render_page(environment, page) for page in lay_out(Site(sample().chronicle))}
    loaded = with_news(world)
    new = {page.uri: render_page(environment, page) for page in lay_out(Site(loaded.chronicle))}
    changed = {uri for uri, text in old.items() if new[uri] != text}
    lists = {uri for uri in changed if "/" not in uri}
    assert changed - lists <= {
        "eras/calm.md",
        "milestones/gannet-falls.md",
        "milestones/kites-counted.md",
        "categories/ascent.md",
        "sources/cyclopaedia.md",
    }
    assert lists >= {"index.md", "about.md", "chronology.md", "countries.md"}
