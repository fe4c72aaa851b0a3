"""The explorer: looked through, narrowed down, sorted and taken along, with the record's numbers.

What the page should show is worked out here from the files of data/ as they lie there.
"""

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.sample_world import ROOT

LARGEST_PAGE, LARGEST_SCRIPTS = 100_000, 12_000
SCRIPTS = ("explorer", "rows", "csv", "address", "islands")
PHONE = {"width": 390, "height": 844}


@cache
def records(folder: str) -> dict[str, dict[str, Any]]:
    """Every record of a kind, without its sources."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8").partition("\nsources:")[0])
        for path in (ROOT / "data" / folder).glob("*.yaml")
    }


def folded(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in parts if unicodedata.category(one)[0] != "M")


def crew(milestone: dict[str, Any]) -> list[str]:
    flights = [records("missions")[id] for id in milestone.get("missions", [])]
    return [one["person"] for flight in flights for one in flight.get("crew", [])]


def words(milestone: dict[str, Any]) -> str:
    """All that is searched of a milestone."""
    people = [one["person"] for one in milestone.get("people", [])] + crew(milestone)
    named = [records("people")[id] for id in people]
    called = [
        name for id in milestone.get("missions", []) for name in records("missions")[id]["names"]
    ]
    named += called
    texts = [milestone["title"], milestone["summary"], *milestone.get("aliases", [])]
    texts += milestone.get("native", {}).values()
    for one in named:
        texts += [one["name"], *one.get("native", {}).values(), *one.get("aliases", [])]
    return " ".join(texts)


def matching(query: str) -> set[str]:
    """The milestones in which every word of a query begins some word."""
    return {
        id
        for id, one in records("milestones").items()
        if all(re.search(rf"(?<![^\W_]){word}", folded(words(one))) for word in query.split())
    }


def having(test: Callable[[dict[str, Any]], bool]) -> set[str]:
    return {id for id, one in records("milestones").items() if test(one)}


def ids(page: Page) -> list[str]:
    """The milestones that the table has, from top to bottom, once all of them are there."""
    total = int((page.locator(".ex-count").inner_text().split(" ")[0]).replace(",", ""))
    expect(page.locator(".ex-table tbody tr")).to_have_count(total)
    links = page.locator(".ex-table tbody th a")
    hrefs: list[str] = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [href.split("/")[-2] for href in hrefs]


def says(page: Page, number: int) -> None:
    expect(page.locator("[role=status]")).to_have_text(
        re.compile(rf"^{number} of {len(records('milestones'))}\b")
    )


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"input[name={facet}][value='{value}']")


def number(page: Page, facet: str, value: str) -> int:
    text = page.locator(f"label:has(input[name={facet}][value='{value}']) .ex-n").text_content()
    return int((text or "").replace(",", ""))


@pytest.fixture
def explorer(reader: Page, address: str) -> Page:
    """The page, alive."""
    reader.goto(f"{address}explore/")
    says(reader, len(records("milestones")))
    return reader


def test_without_scripts_the_whole_table_is_there(browser: Browser, address: str) -> None:
    """In the order of time, with nothing dead beside it, and the file to take."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}explore/")
    rows = page.locator(".ex-table tbody tr")
    expect(rows).to_have_count(len(records("milestones")))
    for control in ("form", ".ex-bar", "thead button"):
        assert not [one for one in page.locator(f".ex {control}").all() if one.is_visible()]
    years = [int(row.get_attribute("data-year") or "") for row in rows.all()]
    assert years == sorted(years)
    expect(page.locator(".sr-files a").first).to_have_attribute("href", "milestones.csv")
    page.close()


def test_the_rows_say_what_the_record_says(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}explore/")
    cells: list[list[str]] = page.locator(".ex-table tbody tr").evaluate_all(
        "all => all.map(row => [row.querySelector('th a').getAttribute('href').split('/').at(-2),"
        "...[...row.cells].map(cell => cell.textContent)])"
    )
    page.close()
    assert len(cells) == len(records("milestones"))
    for id, _, title, whose, _, _, aboard, first, _ in cells:
        one = records("milestones")[id]
        assert title.startswith(one["title"])
        people = {who for who in crew(one) if records("people")[who].get("kind") != "animal"}
        assert aboard == str(len(people) or "")
        assert whose.lower().endswith(one.get("outcome", ""))
        kept = [first for first in one.get("firsts", []) if first["standing"] != "withdrawn"]
        world = any(one.get("scope", "world") == "world" for one in kept)
        assert first == ("World first" if world else "National first" if kept else "")


def test_choices_by_pointer(explorer: Page) -> None:
    """Facets narrow together; each counts what the others leave."""
    failed = having(lambda one: one.get("outcome") == "failure")
    box(explorer, "outcome", "failure").click()
    says(explorer, len(failed))
    assert set(ids(explorer)) == failed
    countries = Counter(c for id in failed for c in records("milestones")[id]["countries"])
    (first, count), (second, other) = countries.most_common(2)
    assert number(explorer, "country", first) == count
    assert number(explorer, "country", second) == other
    succeeded = having(lambda one: one.get("outcome") == "success")
    assert number(explorer, "outcome", "success") == len(succeeded)
    box(explorer, "country", first).click()
    says(explorer, count)
    assert number(explorer, "country", second) == other
    box(explorer, "country", second).click()
    both = {id for id in failed if {first, second} & {*records("milestones")[id]["countries"]}}
    says(explorer, len(both))
    explorer.get_by_role("button", name="Clear all").click()
    says(explorer, len(records("milestones")))
    expect(explorer.locator("#ex-text")).to_be_focused()
    assert explorer.url.endswith("/explore/")


def test_every_choice_has_its_number(explorer: Page) -> None:
    """Counted from the files: eras, subjects, decades, people aboard."""
    record = records("milestones").values()
    for facet, counts in {
        "era": Counter(one["era"] for one in record),
        "subject": Counter(id for one in record for id in one["categories"]),
        "country": Counter(id for one in record for id in one["countries"]),
        "decade": Counter(f"{str(one['at'])[:3]}0" for one in record),
        "outcome": Counter(one.get("outcome", "none") for one in record),
    }.items():
        boxes = explorer.locator(f"input[name={facet}]").all()
        values = [one.get_attribute("value") or "" for one in boxes]
        assert {value: number(explorer, facet, value) for value in values} == counts
    crewed = having(
        lambda one: any(records("people")[who].get("kind") != "animal" for who in crew(one))
    )
    box(explorer, "aboard", "people").click()
    says(explorer, len(crewed))
    assert set(ids(explorer)) == crewed


@pytest.mark.parametrize(
    "query", ["moon", "dog space", "терешкова", "королев", "Koro", "1 sputnik"]
)
def test_words_find_what_has_them_all(explorer: Page, query: str) -> None:
    """In titles, native names, aliases, summaries, names of flights and people."""
    expected = matching(folded(query))
    assert expected
    explorer.locator("#ex-text").fill(query)
    says(explorer, len(expected))
    assert set(ids(explorer)) == expected


def test_accents_and_the_letter_yo_make_no_difference(explorer: Page) -> None:
    with_yo = next(
        word
        for one in records("people").values()
        for word in one.get("native", {}).get("ru", "").split()
        if "ё" in word and matching(folded(word))
    )
    found = []
    for query in (with_yo, with_yo.replace("ё", "е"), with_yo.upper()):
        explorer.locator("#ex-text").fill(query)
        says(explorer, len(matching(folded(with_yo))))
        found.append(ids(explorer))
    assert found[0] == found[1] == found[2]


def test_everything_by_keyboard(explorer: Page) -> None:
    """Text, Escape, choices, headers; the focus stays where it was put."""
    explorer.locator("#ex-text").focus()
    explorer.keyboard.type("moon")
    says(explorer, len(matching("moon")))
    explorer.keyboard.press("Tab")
    explorer.keyboard.press("Space")
    focused = explorer.locator("input:focus")
    expect(focused).to_be_checked()
    country = focused.get_attribute("value")
    expected = {id for id in matching("moon") if country in records("milestones")[id]["countries"]}
    says(explorer, len(expected))
    explorer.keyboard.press("Escape")
    expect(explorer.locator("#ex-text")).to_have_value("")
    says(explorer, len(having(lambda one: country in one["countries"])))
    expect(focused).to_be_focused()
    head = explorer.locator("th[data-by=title]")
    head.locator("button").focus()
    explorer.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    explorer.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.locator("button")).to_be_focused()
    expect(explorer.locator("[aria-sort]")).to_have_count(1)
    link = explorer.locator(".ex-table tbody th a").first
    title = link.inner_text()
    link.focus()
    explorer.keyboard.press("Enter")
    expect(explorer.locator("h1")).to_have_text(title)


def test_each_column_sorts(explorer: Page) -> None:
    order = ids(explorer)
    explorer.locator("th[data-by=date] button").click()
    expect(explorer.locator("th[data-by=date]")).to_have_attribute("aria-sort", "descending")
    assert ids(explorer) == order[::-1]
    for head in explorer.locator("th[data-by]:not([data-by=date])").all():
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        assert sorted(ids(explorer)) == sorted(order)
        assert ids(explorer) != order
    explorer.locator("th[data-by=aboard] button").dblclick()
    column = explorer.locator(".ex-table tbody td:nth-child(6)").all_inner_texts()
    people = [int(one) for one in column if one]
    assert people == sorted(people, reverse=True)
    assert column[len(people) :] == [""] * (len(column) - len(people))
    explorer.locator("th[data-by=era] button").click()
    eras = [records("milestones")[id]["era"] for id in ids(explorer)]
    started = {id: str(one["start"]) for id, one in records("eras").items()}
    assert [started[one] for one in eras] == sorted(started[one] for one in eras)


def test_the_address_keeps_it_all(explorer: Page, address: str) -> None:
    """What was chosen is there again; what means nothing is passed over."""
    box(explorer, "outcome", "success").click()
    box(explorer, "outcome", "partial").click()
    explorer.locator("#ex-text").fill("moon")
    explorer.locator("th[data-by=title] button").click()
    expected = {
        id
        for id in matching("moon")
        if records("milestones")[id].get("outcome") in {"success", "partial"}
    }
    says(explorer, len(expected))
    order = ids(explorer)
    url = explorer.url
    assert "text=moon" in url
    assert "sort=title" in url
    explorer.goto("about:blank")
    explorer.goto(url)
    says(explorer, len(expected))
    assert ids(explorer) == order
    assert explorer.url == url
    explorer.goto(f"{address}explore/?sort=nonsense&era=never&outcome=")
    says(explorer, len(records("milestones")))


def test_the_files_have_the_rows_that_are_shown(explorer: Page, built: Path) -> None:
    """The same rows in the same order, with every column; as CSV and as JSON."""
    box(explorer, "outcome", "failure").click()
    explorer.locator("th[data-by=title] button").click()
    says(explorer, len(having(lambda one: one.get("outcome") == "failure")))
    order = ids(explorer)
    with explorer.expect_download() as taken:
        explorer.locator("[data-as=csv]").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    whole = (built / "explore" / "milestones.csv").read_text(encoding="utf-8")
    by_id = {line["id"]: line for line in csv.DictReader(whole.splitlines())}
    assert len(by_id) == len(records("milestones"))
    assert lines == [by_id[id] for id in order]
    assert set(text.splitlines()) < set(whole.splitlines())
    with explorer.expect_download() as taken:
        explorer.locator("[data-as=json]").click()
    things = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert [one["id"] for one in things] == order
    for one in things:
        known = records("milestones")[one["id"]]
        assert one["countries"] == known["countries"]
        assert one["categories"] == known["categories"]
        assert one["missions"] == known.get("missions", [])
        assert one["aliases"] == known.get("aliases", [])
        assert one["native"] == list(known.get("native", {}).values())
        assert one["summary"] == known["summary"].strip()
        assert len(one["firsts"]) == len(known.get("firsts", []))
        assert one["url"].endswith(f"/milestones/{one['id']}/")


def test_the_years_follow_what_is_shown(explorer: Page) -> None:
    failed = having(lambda one: one.get("outcome") == "failure")
    box(explorer, "outcome", "failure").click()
    says(explorer, len(failed))
    years = Counter(str(records("milestones")[id]["at"])[:4] for id in failed)
    bars: list[list[str]] = explorer.locator(".fig-wide rect[data-year]").evaluate_all(
        "all => all.map(one => [one.textContent, one.getAttribute('height')])"
    )
    shown = {title.split(": ")[0]: int(title.split(": ")[1]) for title, _ in bars}
    assert {year: count for year, count in shown.items() if count} == years
    heights = {title.split(": ")[0]: float(height) for title, height in bars}
    unit = max(heights.values()) / max(years.values())
    assert all(abs(heights[year] - unit * shown[year]) < 0.1 for year in shown)


def test_on_a_phone_rows_are_cards(browser: Browser, address: str) -> None:
    """The choices are folded away, the count stays in sight, nothing runs out of the page."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}explore/")
    says(page, len(records("milestones")))
    expect(box(page, "outcome", "failure")).to_be_hidden()
    page.locator(".ex-panel > summary").click()
    box(page, "outcome", "failure").click()
    failed = having(lambda one: one.get("outcome") == "failure")
    says(page, len(failed))
    page.locator("select[name=sort]").select_option("-date")
    newest = page.locator(".ex-table tbody tr").first.get_attribute("data-year")
    assert newest == max(str(records("milestones")[id]["at"])[:4] for id in failed)
    page.locator(".ex-panel > summary").click()
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(200)
    expect(page.locator(".ex-count")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.close()


def test_where_the_file_does_not_come_titles_are_searched(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/milestones.csv", lambda route: route.abort())
    page.goto(f"{address}explore/")
    says(page, len(records("milestones")))
    title = next(iter(sorted(one["title"] for one in records("milestones").values())))
    page.locator("#ex-text").fill(title)
    expect(page.locator(".ex-table tbody th a").first).to_have_text(title)
    page.locator("[data-as=csv]").click()
    expect(page.locator("[role=status]")).to_contain_text("could not be fetched")
    page.close()


def test_the_page_is_small(built: Path, browser: Browser, address: str) -> None:
    """In bytes as sent; the file of the records comes only when it is asked for."""
    page_text = (built / "explore" / "index.html").read_bytes()
    assert len(gzip.compress(page_text)) <= LARGEST_PAGE
    scripts = [(built / "assets" / "js" / f"{name}.js").read_bytes() for name in SCRIPTS]
    assert sum(len(gzip.compress(one)) for one in scripts) <= LARGEST_SCRIPTS
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}explore/")
    says(page, len(records("milestones")))
    assert not [url for url in asked if url.endswith(".csv")]
    page.locator("#ex-text").focus()
    page.wait_for_timeout(300)
    assert len([url for url in asked if url.endswith(".csv")]) == 1
    page.close()
