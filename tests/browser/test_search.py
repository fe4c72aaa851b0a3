"""Searching: the index waits until someone searches, and finds what people type."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator.load import Loaded

QUESTIONS = yaml.safe_load(
    (Path(__file__).parent.parent / "cases/search/questions.yaml").read_text(encoding="utf-8")
)
INDEX = "search/search_index.json"
LARGEST_INDEX = 200_000
FIRST_RESULT_MS = 500
SLOWEST_MACHINE = 4
"""How much slower than the one of the promise a machine that runs the tests may be."""


@pytest.fixture(scope="module")
def searched(browser: Browser, address: str) -> Page:
    """A page whose search box has been used once."""
    page = browser.new_page()
    page.goto(address)
    ask(page, "satellite")
    expect(results(page).first).to_be_visible()
    return page


def ask(page: Page, words: str) -> None:
    box = page.locator("[data-md-component=search-query]")
    box.fill(words)
    box.press("End")  # the theme listens for keys


def results(page: Page) -> Locator:
    return page.locator(".md-search-result__item")


def first_three(page: Page, address: str) -> list[str]:
    """Where the first three results lead, as addresses from the root of the site."""
    hrefs = [
        link.get_attribute("href") or ""
        for result in results(page).all()[:3]
        for link in result.locator("a.md-search-result__link").all()[:3]
    ]
    paths = [href.removeprefix(urlsplit(address).path).removeprefix(address) for href in hrefs]
    return [urlsplit(path)._replace(query="").geturl() for path in paths]


@pytest.mark.parametrize(("words", "target"), QUESTIONS, ids=[words for words, _ in QUESTIONS])
def test_the_right_page_is_among_the_first_three(
    searched: Page, address: str, words: str, target: str
) -> None:
    """In two languages, inflected, transliterated, misspelt; by alias, cover name, day, id."""
    ask(searched, "")
    expect(results(searched)).to_have_count(0)
    ask(searched, words)
    expect(results(searched).first).to_be_visible()
    searched.wait_for_timeout(100)
    assert target in first_three(searched, address)


def test_names_with_digits_find_something(searched: Page, record: Loaded) -> None:
    """The search takes no word for another: lunr did, with digits in them (its issue 503)."""
    names = [one.title for one in record.chronicle.missions.values() if re.search(r"\d", one.title)]
    assert len(names) > 100
    for name in names[:: len(names) // 40]:
        ask(searched, "")
        expect(results(searched)).to_have_count(0)
        ask(searched, name)
        expect(results(searched).first).to_be_visible()


def test_the_index_waits_for_a_search(browser: Browser, address: str) -> None:
    """Nobody who only reads pays for it, not on another page either; then it comes at once."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator("article a").first.click()
    page.wait_for_timeout(500)
    assert asked
    assert not [url for url in asked if INDEX in url]
    start = page.evaluate("performance.now()")
    ask(page, "moon")
    expect(results(page).first).to_be_visible()
    waited = page.evaluate("performance.now()") - start
    assert [url for url in asked if INDEX in url]
    assert waited < FIRST_RESULT_MS * SLOWEST_MACHINE
    page.close()


def test_a_link_with_a_question_searches(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}?q=Gagarin")
    expect(results(page).first).to_be_visible()
    page.close()


def test_the_index_is_small_and_harmless(built: Path) -> None:
    """It holds records alone, and no markup."""
    raw = (built / INDEX).read_bytes()
    assert len(gzip.compress(raw)) <= LARGEST_INDEX
    entries = json.loads(raw)["docs"]
    places = {entry["location"] for entry in entries}
    assert not {"", "people/", "chronology/", "firsts/", "about/"} & places
    assert len(places) == len(entries)
    assert not [entry for entry in entries if "<" in "".join(map(str, entry.values()))]
