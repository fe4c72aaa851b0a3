"""What a reader does: finding a way by clicking, searching, reading on a phone, in the dark."""

import re

import pytest
from playwright.sync_api import Page, expect

from generator.load import Loaded

PHONE = {"width": 390, "height": 844}


def test_home_to_source_by_clicking(reader: Page, address: str, record: Loaded) -> None:
    """Home, era, milestone, person, source: each a click without a page load; and back."""
    chronicle = record.chronicle
    milestone = next(
        one
        for one in chronicle.milestones.values()
        if one.people and chronicle.people[one.people[0].person].sources
    )
    person = chronicle.people[milestone.people[0].person]
    source = chronicle.sources[next(iter(person.sources.values())).source]
    era = chronicle.eras[milestone.era]

    reader.goto(address)
    reader.evaluate("window.stayed = true")
    content = reader.locator("article")
    for link, title in (
        (content.locator(f"a[href$='eras/{era.id}/']").first, era.title),
        (content.locator(f".sr-cards a[href$='/{milestone.id}/']").first, milestone.title),
        (content.locator(f"a[href$='people/{person.id}/']").first, person.title),
        (content.locator(f".sr-src a[href$='sources/{source.id}/']").first, source.title),
    ):
        link.click()
        expect(content.locator("h1")).to_have_text(title)
    assert reader.evaluate("window.stayed") is True
    reader.go_back()
    expect(content.locator("h1")).to_have_text(person.title)
    assert reader.evaluate("window.stayed") is True


@pytest.mark.parametrize("words", ["Gagarin", "Гагарин", "Гагарина", "Sputnik", "Sputnik 1"])
def test_search_finds_names_in_both_languages(reader: Page, address: str, words: str) -> None:
    """A name is found as it is written in English or Russian, inflected too."""
    reader.goto(address)
    reader.locator("[data-md-component=search-query]").click()
    reader.locator("[data-md-component=search-query]").press_sequentially(words)
    results = reader.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    stem = {"Гагарин": "gagarin", "Гагарина": "gagarin", "Sputnik 1": "sputnik-1"}.get(
        words, words.lower()
    )
    links = reader.locator(".md-search-result__item a.md-search-result__link")
    addresses = [link.get_attribute("href") or "" for link in links.all()[:5]]
    assert any(stem in found for found in addresses), addresses


def test_links_work_without_scripts(browser, address: str, record: Loaded) -> None:
    """With scripts off, all text is there and links lead on."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(".sr-eras a").first.click()
    era = next(iter(record.chronicle.eras.values()))
    expect(page.locator("h1")).to_have_text(era.title)
    expect(page.locator(".sr-card")).to_have_count(len(record.chronicle.milestones_of(era)))
    context.close()


def test_missing_page_helps(page: Page, address: str) -> None:
    """An address that leads nowhere offers ways on."""
    page.goto(address + "milestones/nothing-of-this-name/")
    expect(page.locator("h1")).to_have_text("Nothing on record here")
    page.locator("article").get_by_role("link", name="chronology", exact=True).click()
    expect(page).to_have_url(re.compile("/chronology/$"))


def test_clocks_show_another_day(reader: Page, address: str, record: Loaded) -> None:
    """A milestone near midnight shows that the day was another one elsewhere."""
    found = 0
    for milestone in record.chronicle.milestones.values():
        if milestone.at.has_time and milestone.at.latest.hour >= 21:
            reader.goto(f"{address}milestones/{milestone.id}/")
            found += reader.locator(".sr-clocks", has_text="next day").count()
    assert found > 0


@pytest.mark.parametrize("width", [320, 390, 768, 1350])
def test_nothing_is_wider_than_the_window(
    reader: Page, address: str, kinds: dict[str, str], width: int
) -> None:
    """No page kind scrolls sideways."""
    reader.set_viewport_size({"width": width, "height": 800})
    for url in kinds.values():
        reader.goto(address + url)
        assert reader.evaluate("document.documentElement.scrollWidth") <= width, url


def test_keyboard_reaches_content_and_shows_where_it_is(reader: Page, address: str) -> None:
    """The first tab stop skips to the content; every stop is visible."""
    reader.goto(address)
    reader.keyboard.press("Tab")
    expect(reader.locator(".md-skip")).to_be_focused()
    for _ in range(12):
        reader.keyboard.press("Tab")
        width = reader.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + "
            "getComputedStyle(document.activeElement).outlineWidth"
        )
        assert not width.startswith("none"), width
        assert width != "auto0px", width


def test_dark_scheme_follows_the_system(browser, address: str) -> None:
    """A reader whose system is dark gets the dark sheet."""
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert shades == ["rgb(244, 246, 247)", "rgb(11, 17, 24)"]
