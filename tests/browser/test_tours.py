"""Tours: from stop to stop by pointer and by keyboard, with scripts and without."""

import csv
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

TOURS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "data" / "tours").glob("*.yaml"))
}
TOUR = min(TOURS, key=lambda id: TOURS[id]["place"])
IDS = [stop["milestone"] for stop in TOURS[TOUR]["stops"]]


def title_of(id: str) -> str:
    """The title of a milestone, as its file has it."""
    text = (ROOT / "data" / "milestones" / f"{id}.yaml").read_text(encoding="utf-8")
    return str(yaml.safe_load(text)["title"])


@pytest.mark.parametrize("tour", TOURS)
def test_every_stop_is_marked_and_numbered(
    reader: Page, address: str, built: Path, tour: str
) -> None:
    """The drawing, the page and the file have the stops of the tour's own file."""
    ids = [stop["milestone"] for stop in TOURS[tour]["stops"]]
    reader.goto(f"{address}tours/{tour}/")
    marks = reader.locator(".tour-fig svg.fig-wide .tour-stop")
    links = [mark.get_attribute("xlink:href") for mark in marks.all()]
    assert links == [f"#stop-{number}" for number in range(1, len(ids) + 1)]
    expect(reader.locator(".sr-stop")).to_have_count(len(ids))
    expect(reader.locator(".sr-stop-n").last).to_have_text(
        re.compile(rf"Stop\s*{len(ids)}\s*of {len(ids)}")
    )
    text = (built / "tours" / tour / "stops.csv").read_text(encoding="utf-8")
    assert [row["id"] for row in csv.DictReader(text.splitlines())] == ids


def test_stop_by_stop_by_keyboard(reader: Page, address: str) -> None:
    """One stop at a time; arrows turn, the address keeps the stop, Escape shows all."""
    reader.goto(f"{address}tours/{TOUR}/")
    reader.get_by_role("button", name="Read stop by stop").focus()
    reader.keyboard.press("Enter")
    shown = reader.locator(".sr-stop:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("id", "stop-1")
    reader.keyboard.press("ArrowLeft")
    expect(shown).to_have_attribute("id", "stop-1")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("id", "stop-3")
    assert reader.url.endswith("#stop-3")
    expect(reader.locator(".tour-panel p")).to_have_text(
        f"Stop 3 of {len(IDS)}: {title_of(IDS[2])}"
    )
    expect(reader.locator(".tour-line i")).to_have_count(len(IDS))
    expect(reader.locator(".tour-line i.on")).to_have_count(3)
    reader.reload()
    expect(shown).to_have_attribute("id", "stop-3")
    reader.keyboard.press("Escape")
    expect(shown).to_have_count(len(IDS))
    expect(reader.get_by_role("button", name="Read stop by stop")).to_be_focused()


def test_stop_by_stop_by_pointer(reader: Page, address: str) -> None:
    """Buttons, and a mark on the ruler of years."""
    reader.goto(f"{address}tours/{TOUR}/")
    reader.get_by_role("button", name="Read stop by stop").click()
    shown = reader.locator(".sr-stop:visible")
    expect(reader.get_by_role("button", name="Back")).to_be_disabled()
    reader.get_by_role("button", name="Next").click()
    expect(shown).to_have_attribute("id", "stop-2")
    reader.locator(".tour-fig svg.fig-wide .tour-stop").last.click()
    expect(shown).to_have_attribute("id", f"stop-{len(IDS)}")
    expect(reader.get_by_role("button", name="Next")).to_be_disabled()
    reader.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(len(IDS))


def test_the_tour_goes_along_to_its_milestones(reader: Page, address: str) -> None:
    """The bar names the tour and the stop, leads on, and leads back to the tour."""
    reader.goto(f"{address}tours/{TOUR}/")
    reader.locator(".sr-stop .sr-card h3 a").nth(1).click()
    reader.wait_for_url(f"**/milestones/{IDS[1]}/?tour={TOUR}")
    bar = reader.locator(".tour-bar:visible")
    expect(bar).to_have_count(1)
    expect(bar).to_contain_text(f"{TOURS[TOUR]['name']}, stop 2 of {len(IDS)}")
    bar.get_by_role("link", name="Next").click()
    reader.wait_for_url(f"**/milestones/{IDS[2]}/?tour={TOUR}")
    expect(bar).to_contain_text(f"stop 3 of {len(IDS)}")
    bar.get_by_role("link", name="Back").focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"**/milestones/{IDS[1]}/?tour={TOUR}")
    bar.get_by_role("link", name=TOURS[TOUR]["name"]).click()
    expect(reader.locator(".sr-stop:visible")).to_have_attribute("id", "stop-2")


def test_a_milestone_without_a_tour_has_no_bar(reader: Page, address: str) -> None:
    for query in ("", "?tour=no-such-tour"):
        reader.goto(f"{address}milestones/{IDS[1]}/{query}")
        expect(reader.locator(".tour-bar:visible")).to_have_count(0)


def test_next_and_back_without_scripts(browser: Browser, address: str) -> None:
    """All stops are on the page, and each leads to those beside it."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}tours/{TOUR}/")
    expect(page.locator(".sr-stop:visible")).to_have_count(len(IDS))
    expect(page.locator(".tour-way")).to_be_empty()
    for number in range(1, len(IDS)):
        link = page.locator(f"#stop-{number} .tour-turn a[rel=next]")
        expect(link).to_contain_text(title_of(IDS[number]))
        link.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith(f"#stop-{number + 1}")
    assert page.locator(f"#stop-{len(IDS)} .tour-turn a[rel=next]").count() == 0
    page.locator(".tour-fig svg.fig-wide .tour-stop use").first.click()
    assert page.url.endswith("#stop-1")
    page.goto(f"{address}milestones/{IDS[1]}/?tour={TOUR}")
    expect(page.locator(".tour-bar:visible")).to_have_count(0)
    page.close()
