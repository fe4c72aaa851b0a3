"""The print sheet: one page of either paper, with all that the screen shows of it."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

ERAS = sorted(path.stem for path in (ROOT / "data" / "eras").glob("*.yaml"))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("own", [True, False], ids=["its own way up", "told landscape"])
def test_it_is_one_page(reader: Page, address: str, paper: str, own: bool) -> None:
    """Counted in the bytes of the PDF; wider than high; nothing below the edge."""
    reader.goto(f"{address}print/")
    reader.wait_for_function("document.fonts.status === 'loaded'")
    pdf = reader.pdf(format=paper, landscape=not own)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert float(box[0]) > float(box[1])


def test_nothing_is_cut_off(browser: Browser, address: str) -> None:
    """Set to the width and height that the smaller side of each paper leaves, all parts fit."""
    for width, height in ((1016, 686), (949, 710)):  # A4 and Letter less 14 mm all round, in px
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}print/")
        page.emulate_media(media="print")
        box = page.locator(".ps").bounding_box()
        assert box
        assert box["height"] <= height
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + 1
        wide = page.evaluate("document.querySelector('.ps').scrollWidth")
        assert wide <= width
        page.close()


def test_the_sheet_and_its_file_agree(reader: Page, address: str, built: Path) -> None:
    """Every era, six to eight milestones each, of both countries; the file has the same."""
    reader.goto(f"{address}print/")
    expect(reader.locator(".ps-era")).to_have_count(len(ERAS))
    text = (built / "print" / "milestones.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    links = [link.get_attribute("href") or "" for link in reader.locator(".ps-w a").all()]
    assert [link.split("/")[-2] for link in links] == [row["id"] for row in rows]
    assert {row["era"] for row in rows} == set(ERAS)
    for era in ERAS:
        assert 6 <= sum(row["era"] == era for row in rows) <= 8
    for row in rows:
        path = ROOT / "data" / "milestones" / f"{row['id']}.yaml"
        assert f"era: {row['era']}\n" in path.read_text(encoding="utf-8")


def test_the_button_prints(reader: Page, address: str) -> None:
    """By pointer and by keyboard."""
    reader.goto(f"{address}print/")
    reader.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    button = reader.get_by_role("button", name="Print")
    button.click()
    button.focus()
    reader.keyboard.press("Enter")
    assert reader.evaluate("window.printed") == 2


def test_without_scripts_there_is_no_button(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}print/")
    assert page.locator("article button").count() == 0
    page.locator(".ps-ruler .tour-stop use").last.click()
    assert re.search(r"#n\d+$", page.url)
    page.locator(".ps-w a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert "/milestones/" in page.url
    page.close()
