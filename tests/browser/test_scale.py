"""To one scale: what stands there is as tall as the files say, and a reader chooses what does."""

import csv
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.sample_world import ROOT

VEHICLES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "data" / "vehicles").glob("*.yaml"))
}
HUMAN = 1.75


def whole(id: str) -> float | None:
    """The height of a vehicle, or else its length, as the first line of its file has it."""
    measures = VEHICLES[id].get("measures", {})
    (first, *_) = measures.get("height-m") or measures.get("length-m") or [{}]
    return float(first["value"]) if "value" in first else None


def drawing(page: Page, name: str = "launchers", size: str = "wide") -> Locator:
    return page.locator(f"figure[data-name={name}] svg.fig-{size}")


def shown(page: Page, name: str = "launchers") -> list[str]:
    bodies = drawing(page, name).locator(".scale-body:not([hidden])")
    return [one.get_attribute("data-id") or "" for one in bodies.all()]


def height_of(page: Page, id: str) -> float:
    """How many pixels of the drawing a body is tall, read from its paths."""
    paths = drawing(page).locator(f".scale-body[data-id='{id}'] path")
    numbers = [
        float(y)
        for path in paths.all()
        for y in re.findall(r" (-?[\d.]+)", path.get_attribute("d") or "")
    ]
    return -min(numbers)


def overlap(here: list[float], there: list[float]) -> bool:
    return all(here[side] < there[side + 2] and there[side] < here[side + 2] for side in (0, 1))


def is_settled(page: Page, count: int) -> None:
    said = page.locator("figure[data-name=launchers] .scale-said")
    expect(said).to_have_text(re.compile(rf"^{count} of "))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_all_are_as_tall_as_on_record(browser: Browser, address: str, scripts: bool) -> None:
    """Each height in pixels is the one in the file times one scale, with scripts and without."""
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(f"{address}scale/")
    known = {id: height for id in shown(page) if (height := whole(id))}
    assert len(known) >= 25
    scale = float(drawing(page).locator(".scale-all").get_attribute("data-scale") or 0)
    for id, metres in known.items():
        assert height_of(page, id) == pytest.approx(metres * scale, abs=0.06), id
    assert page.locator(".scale-choose").first.is_visible() is scripts
    page.close()


def test_a_script_leaves_the_drawing_as_it_came(browser: Browser, address: str) -> None:
    """Python and JavaScript lay out the same rows: with all chosen, nothing has moved."""
    places = []
    for scripts in (True, False):
        page = browser.new_page(java_script_enabled=scripts)
        page.goto(f"{address}scale/")
        if scripts:
            total = len(shown(page))
            for name in ("launchers", "craft"):
                buttons = page.locator(f"figure[data-name={name}] .scale-choose button")
                buttons.nth(1).click()
                buttons.nth(0).click()
            is_settled(page, total)
            page.wait_for_timeout(400)
        places.append(
            [
                [round(float(number), 0) for number in re.findall(r"-?[\d.]+", words)]
                for name in ("launchers", "craft")
                for size in ("wide", "narrow")
                for node in (
                    drawing(page, name, size),
                    *drawing(page, name, size).locator(".scale-body").all(),
                )
                for words in [
                    node.get_attribute("viewBox") or node.get_attribute("transform") or ""
                ]
            ]
        )
        page.close()
    assert len(places[0]) > 100
    assert all(here == pytest.approx(there, abs=1) for here, there in zip(*places, strict=True))


def test_table_and_file_have_the_same_numbers(reader: Page, address: str, built: Path) -> None:
    reader.goto(f"{address}scale/")
    rows = reader.locator("h2#launchers ~ table").first.locator("tbody tr")
    links = [(row.locator("th a").get_attribute("href") or "").split("/")[-2] for row in rows.all()]
    text = (built / "scale" / "launchers.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    assert [line["id"] for line in lines] == links == shown(reader)
    for line, row in zip(lines, rows.all(), strict=True):
        if metres := whole(line["id"]):
            assert float(line["height or length (m)"]) == metres
            assert f"{metres:g} m" in row.inner_text().replace(".0 m", " m")
    left_out = reader.locator("h2#launchers ~ details").first.locator("li a")
    assert left_out.count() + len(lines) == len(VEHICLES)
    saved = (built / "scale" / "launchers.svg").read_text(encoding="utf-8")
    assert saved.count("scale-body ink") == len(lines)


def test_a_choice_by_pointer_refits_the_scale(reader: Page, address: str) -> None:
    """The tallest of each country: computed here from the files; they grow, and stay to scale."""
    reader.goto(f"{address}scale/")
    racing = [
        path.stem
        for path in (ROOT / "data" / "countries").glob("*.yaml")
        if yaml.safe_load(path.read_text(encoding="utf-8")).get("in_race")
    ]
    tallest = {
        max(
            (id for id, file in VEHICLES.items() if file["countries"] == [one] and whole(id)),
            key=lambda id: whole(id) or 0,
        )
        for one in racing
    }
    before = {id: height_of(reader, id) for id in tallest}
    reader.get_by_role("button", name="The tallest of each country").first.click()
    is_settled(reader, len(tallest))
    assert set(shown(reader)) == tallest
    scales = {height_of(reader, id) / (whole(id) or 1) for id in tallest}
    assert max(scales) == pytest.approx(min(scales), rel=1e-3)
    assert all(height_of(reader, id) > before[id] for id in tallest)
    human = drawing(reader).locator(".scale-human").get_attribute("d") or ""
    ys = [float(y) for y in re.findall(r" (-?[\d.]+)", human)]
    assert -min(ys) == pytest.approx(HUMAN * max(scales), abs=0.3)
    assert "launchers=" in reader.url
    chosen = reader.url
    reader.goto("about:blank")
    reader.goto(chosen)
    is_settled(reader, len(tallest))
    assert set(shown(reader)) == tallest


def test_a_choice_by_keyboard(reader: Page, address: str) -> None:
    """The list opens and its boxes are set with keys alone; all again leaves a clean address."""
    reader.goto(f"{address}scale/")
    total = len(shown(reader))
    figure = reader.locator("figure[data-name=launchers]")
    figure.locator("summary").focus()
    reader.keyboard.press("Enter")
    box = figure.locator("input").first
    box.focus()
    reader.keyboard.press("Space")
    is_settled(reader, total - 1)
    assert (box.get_attribute("value") or "") not in shown(reader)
    figure.get_by_role("button", name="All", exact=True).focus()
    reader.keyboard.press("Enter")
    is_settled(reader, total)
    assert "launchers=" not in reader.url
    figure.locator("svg.fig-wide .scale-body").first.focus()
    name = figure.locator("svg.fig-wide .scale-body title").first.text_content()
    reader.keyboard.press("Enter")
    expect(reader.locator("h1")).to_have_text(name or "")


def test_the_drawings_of_one_choice_do_not_overlap(browser: Browser, address: str) -> None:
    """On a phone too: no label lies over another, whatever is chosen."""
    for size, width in (("wide", 1350), ("narrow", 390)):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page.goto(f"{address}scale/")
        for name in ("launchers", "craft"):
            for button in page.locator(f"figure[data-name={name}] .scale-choose button").all():
                button.click()
                texts = drawing(page, name, size).locator(".scale-body:not([hidden]) text")
                boxes = texts.evaluate_all(
                    "all => all.map(one => { const b = one.getBoundingClientRect();"
                    " return [b.left, b.top + 3, b.right, b.bottom - 3] })"
                )
                assert len(boxes) > 3
                for number, (left, top, right, bottom) in enumerate(boxes):
                    assert not any(
                        left < other[2]
                        and other[0] < right
                        and top < other[3]
                        and other[1] < bottom
                        for other in boxes[:number]
                    ), (name, size, button.inner_text(), number)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_a_vehicle_has_its_drawing_on_its_own_page(reader: Page, address: str) -> None:
    """Beside the tallest of all; what has no height on record has none."""
    tallest = max((id for id in VEHICLES if whole(id)), key=lambda id: whole(id) or 0)
    sized = next(id for id in VEHICLES if whole(id) and id != tallest)
    reader.goto(f"{address}vehicles/{sized}/")
    bodies = reader.locator(".scale-beside .scale-body")
    assert {one.get_attribute("data-id") for one in bodies.all()} == {sized, tallest}
    assert reader.locator(".scale-more a").evaluate("link => link.href") == f"{address}scale/"
    unsized = next(id for id, file in VEHICLES.items() if not whole(id) and not file.get("stages"))
    reader.goto(f"{address}vehicles/{unsized}/")
    expect(reader.locator(".scale-beside")).to_have_count(0)
