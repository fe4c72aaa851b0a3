"""Records: figures that agree with the files, read by pointer and by keyboard, on any screen."""

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

FIGURES = (
    *("longest", "farthest", "mass", "crew", "at-once", "launches", "others"),
    *("flights", "rockets", "answers"),
)


def files(folder: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """The records of a folder as they lie there."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "data" / folder).glob("*.yaml"))
    }


def figure(name: str) -> str:
    return f"h2#{name} ~ figure >> nth=0"


@pytest.mark.parametrize("name", FIGURES)
def test_the_file_is_the_table(reader: Page, address: str, built: Path, name: str) -> None:
    """Each figure has both drawings, a table, and the same table as a file."""
    reader.goto(f"{address}records/")
    assert reader.locator(figure(name)).locator("figcaption b").inner_text()
    rows = reader.locator(f"h2#{name} ~ details >> nth=0").locator("tbody tr")
    lines = list(csv.reader((built / "records" / f"{name}.csv").read_text().splitlines()))
    expect(rows).to_have_count(len(lines) - 1)
    links = reader.locator(figure(name)).locator(".sr-files a")
    assert [one.evaluate("link => link.href") for one in links.all()] == [
        f"{address}records/{name}.{kind}" for kind in ("csv", "svg")
    ]
    drawing = (built / "records" / f"{name}.svg").read_text(encoding="utf-8")
    assert "rc-small" in drawing
    assert "style=" not in drawing.partition("</style>")[2]


def test_the_bars_say_what_the_tallies_add_up_to(reader: Page, address: str) -> None:
    sums: Counter[str] = Counter()
    for tally in files("tallies").values():
        sums[tally["country"]] += sum(one["attempts"] for one in tally["months"].values())
    reader.goto(f"{address}records/")
    words = reader.locator(figure("launches")).locator("figcaption b").inner_text()
    for id, country in files("countries").items():
        if country.get("in_race"):
            assert f"{country['name']}: {sums[id]:,} attempts" in words


def test_every_reply_stands_with_its_reason(reader: Page, address: str) -> None:
    reader.goto(f"{address}records/")
    table = reader.locator("h2#answers ~ details >> nth=0")
    table.locator("summary").click()
    reasons = sorted(
        answer["why"] for one in files("milestones").values() for answer in one.get("answers", ())
    )
    shown = table.locator("td[data-head=Why]").all_inner_texts()
    assert sorted(shown) == reasons
    assert reader.locator(figure("answers")).locator("svg.fig-wide .rc-arrow").count() == len(shown)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_mark_leads_to_its_page(browser: Browser, address: str, scripts: bool) -> None:
    """By pointer and by keyboard, with scripts and without."""
    page = browser.new_page(java_script_enabled=scripts)
    for name, part in (("longest", "use"), ("flights", "rect"), ("rockets", "use")):
        page.goto(f"{address}records/")
        mark = page.locator(figure(name)).locator("svg.fig-wide a").last
        title = (mark.locator("title").text_content() or "").partition(",")[0]
        mark.locator(part).first.click()
        expect(page.locator("h1")).to_have_text(title)
        page.goto(f"{address}records/")
        page.locator(figure(name)).locator("svg.fig-wide a").last.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(title)
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_long_table_opens_by_keyboard(browser: Browser, address: str, scripts: bool) -> None:
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(f"{address}records/")
    table = page.locator("h2#flights ~ details >> nth=0")
    expect(table.locator("table")).to_be_hidden()
    table.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table.locator("table")).to_be_visible()
    page.close()


def test_labels_do_not_overlap_as_they_are_set(reader: Page, address: str) -> None:
    """As the browser sets them, no two labels of a drawing cover each other."""
    reader.goto(f"{address}records/")
    for width, size in ((1350, "wide"), (390, "narrow")):
        reader.set_viewport_size({"width": width, "height": 900})
        for name in FIGURES:
            boxes = (
                reader.locator(figure(name))
                .locator(f"svg.fig-{size} text")
                .evaluate_all(
                    "all => all.map(one => one.getBoundingClientRect())"
                    ".map(one => [one.left, one.top + 3, one.right, one.bottom - 4])"
                )
            )
            assert len(boxes) > 5
            for number, (left, top, right, bottom) in enumerate(boxes):
                for x1, y1, x2, y2 in boxes[:number]:
                    apart = left >= x2 or x1 >= right or top >= y2 or y1 >= bottom
                    assert apart, (name, size, number)


def test_a_phone_has_drawings_of_its_own(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}records/")
    for name in FIGURES:
        expect(page.locator(figure(name)).locator("svg.fig-wide")).to_be_hidden()
        expect(page.locator(figure(name)).locator("svg.fig-narrow")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
