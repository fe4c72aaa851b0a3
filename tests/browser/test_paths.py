"""Paths: orbits and flights agree with the files, and a number leads to its step."""

import csv
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT


def files(folder: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """The records of a folder as they lie there."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "data" / folder).glob("*.yaml"))
    }


def orbiting() -> set[str]:
    """The flights of which both heights are on record, as single numbers, the lower one lower."""
    found = set()
    for id, mission in files("missions").items():
        measures = mission.get("measures", {})
        lows, highs = (
            [one["value"] for one in measures.get(name, ()) if "value" in one]
            for name in ("perigee-km", "apogee-km")
        )
        if any(low <= high for low in lows for high in highs):
            found.add(id)
    return found


def test_every_orbit_is_in_drawing_table_and_file(reader: Page, address: str, built: Path) -> None:
    wanted = orbiting()
    assert len(wanted) > 20
    reader.goto(f"{address}paths/")
    figure = reader.locator("h2#orbits + figure")
    for body in ("svg.fig-wide >> nth=0", "svg.fig-wide >> nth=1"):
        links = figure.locator(body).locator("a")
        ids = {(link.get_attribute("xlink:href") or "").split("/")[-2] for link in links.all()}
        assert ids == wanted
    rows = reader.locator(".pa-table tbody tr")
    assert {(row.get_attribute("id") or "").removeprefix("orbit-") for row in rows.all()} == wanted
    lines = list(csv.DictReader((built / "paths" / "orbits.csv").read_text().splitlines()))
    assert {line["id"] for line in lines} == wanted
    missions = files("missions")
    for line in lines:
        measures = missions[line["id"]]["measures"]
        assert float(line["perigee-km"]) in [one.get("value") for one in measures["perigee-km"]]
        assert float(line["apogee-km"]) in [one.get("value") for one in measures["apogee-km"]]


@pytest.mark.parametrize("id", sorted(files("paths")))
def test_every_step_is_drawn_told_and_in_the_file(
    reader: Page, address: str, built: Path, id: str
) -> None:
    steps = files("paths")[id]["steps"]
    reader.goto(f"{address}paths/")
    figure = reader.locator(f"h2#{id} ~ figure >> nth=0")
    told = [one.inner_text() for one in figure.locator(".pa-steps > li").all()]
    assert len(told) == len(steps)
    for step, words in zip(steps, told, strict=True):
        assert step["words"].split("[")[0][:40] in " ".join(words.split())
    for size in ("wide", "narrow"):
        drawn = figure.locator(f"svg.fig-{size} .pa-step text").all_text_contents()
        assert drawn == [str(number) for number in range(1, len(steps) + 1)]
        assert "Not to scale" in (figure.locator(f"svg.fig-{size}").text_content() or "")
    lines = list(csv.DictReader((built / "paths" / f"{id}.csv").read_text().splitlines()))
    assert [line["shape"] for line in lines] == [step["shape"] for step in steps]
    assert "Not to scale" in (built / "paths" / f"{id}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_number_leads_to_its_step(browser: Browser, address: str, scripts: bool) -> None:
    """By pointer and by keyboard."""
    page = browser.new_page(java_script_enabled=scripts)
    id = next(iter(files("paths")))
    page.goto(f"{address}paths/")
    page.locator(f"h2#{id} ~ figure >> nth=0").locator("svg.fig-wide .pa-step").nth(1).click()
    expect(page).to_have_url(f"{address}paths/#{id}-2")
    expect(page.locator(f"#{id}-2")).to_be_in_viewport()
    page.goto(f"{address}paths/")
    page.locator(f"h2#{id} ~ figure >> nth=0").locator("svg.fig-wide .pa-step").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}paths/#{id}-3")
    page.close()


def test_the_way_from_a_flight_to_all_orbits(reader: Page, address: str) -> None:
    """A flight whose orbit is on record has it on its own page."""
    id = sorted(orbiting())[0]
    reader.goto(f"{address}missions/{id}/")
    expect(reader.locator(".pa-one svg").first).to_be_visible()
    reader.locator("a", has_text="All orbits on record").click()
    expect(reader.locator("h1")).to_have_text("Paths")
