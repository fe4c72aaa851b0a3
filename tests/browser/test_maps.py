"""Maps: every place has its mark, and a mark leads to its place, by pointer and by keyboard."""

import csv
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

SITES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "data" / "sites").glob("*.yaml"))
}
BODIES = sorted(path.stem for path in (ROOT / "data" / "bodies").glob("*.yaml"))


def places_of(body: str) -> set[str]:
    """The places of a body, read from the files as they lie there: of a range, the range alone."""
    home = next(
        path.stem
        for path in (ROOT / "data" / "bodies").glob("*.yaml")
        if yaml.safe_load(path.read_text(encoding="utf-8"))["place"] == 1
    )
    return {
        id
        for id, site in SITES.items()
        if site.get("body", home) == body
        and "coordinates" in site
        and "coordinates" not in SITES.get(site.get("part_of", ""), {})
    }


@pytest.mark.parametrize("body", BODIES)
def test_every_place_is_marked_once(reader: Page, address: str, built: Path, body: str) -> None:
    """The drawing, the table and the file have the places of the records, and no others."""
    reader.goto(f"{address}maps/")
    section = reader.locator(f"h2#{body} + figure")
    marks = section.locator("svg.fig-wide a")
    links = [mark.get_attribute("xlink:href") or "" for mark in marks.all()]
    assert sorted(links) == [f"../sites/{id}/" for id in sorted(places_of(body))]
    rows = reader.locator(f"h2#{body} ~ table").first.locator("tbody tr")
    expect(rows).to_have_count(len(links))
    text = (built / "maps" / f"{body}.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    assert {line["id"] for line in lines} == places_of(body)
    for line in lines:
        place = SITES[line["id"]]["coordinates"]
        assert float(line["latitude"]) == float(place["latitude"])
        assert float(line["longitude"]) == float(place["longitude"])


def test_west_is_left_and_north_is_up(reader: Page, address: str) -> None:
    """What is drawn stands in the order of its coordinates, on the body that has most places."""
    reader.goto(f"{address}maps/")
    body = max(BODIES, key=lambda one: len(places_of(one)))
    boxes = {
        id: reader.locator(
            f"h2#{body} + figure svg.fig-wide a[*|href$='/{id}/'] use"
        ).bounding_box()
        for id in places_of(body)
    }
    heights = {id: box["y"] for id, box in boxes.items() if box}
    assert len(heights) > 5
    northward = sorted(heights, key=lambda id: float(SITES[id]["coordinates"]["latitude"]))
    assert [heights[id] for id in northward] == sorted(heights.values(), reverse=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_mark_leads_to_its_place(browser: Browser, address: str, scripts: bool) -> None:
    """By pointer and by keyboard, with scripts and without."""
    page = browser.new_page(java_script_enabled=scripts)
    first = f"h2#{BODIES[0]} + figure svg.fig-wide a >> nth=0"
    page.goto(f"{address}maps/")
    name = page.locator(first).locator("title").text_content()
    page.locator(first).locator("use").click()
    expect(page.locator("h1")).to_have_text(name or "")
    page.goto(f"{address}maps/")
    page.locator(first).focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name or "")
    page.close()


def test_a_phone_has_numbers_that_the_table_explains(browser: Browser, address: str) -> None:
    """The narrow drawing is shown, and each number on it is a line of the table."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}maps/")
    figure = page.locator(f"h2#{BODIES[0]} + figure")
    expect(figure.locator("svg.fig-wide").first).to_be_hidden()
    expect(figure.locator("svg.fig-narrow").first).to_be_visible()
    table = page.locator(f"h2#{BODIES[0]} ~ table").first
    rows = {
        row.locator("td").first.inner_text(): row.locator("th a").get_attribute("href")
        for row in table.locator("tbody tr").all()
    }
    labelled = figure.locator("svg.fig-narrow a:has(text)")
    assert labelled.count() > 3
    for mark in labelled.all():
        place = (mark.get_attribute("xlink:href") or "").removeprefix("..")
        assert (rows[mark.locator("text").text_content() or ""] or "").endswith(place)
    page.close()
