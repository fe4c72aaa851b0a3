"""The timeline: every milestone once, then and now, filters and zoom, with scripts and without."""

import csv
import gzip
import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

LARGEST, LARGEST_SCRIPTS = 150_000, 12_000
"""The most that the page and its scripts may weigh, in bytes as they are sent."""
SCRIPTS = ("timeline", "timeline-look", "address", "islands")


def records(folder: str) -> dict[str, dict[str, Any]]:
    """The files of a kind, read as they lie there."""
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for path in sorted((ROOT / "data" / folder).glob("*.yaml"))
    }


MILESTONES, MISSIONS, PEOPLE = records("milestones"), records("missions"), records("people")


def announced(id: str) -> set[str]:
    return {
        MISSIONS[one]["outcome"].get("announced", "") for one in MILESTONES[id].get("missions", [])
    }


def kept_quiet() -> set[str]:
    """Milestones of unannounced flights of which no word of their own came by the next day."""
    found = set()
    for id, one in MILESTONES.items():
        day = re.match(r"\d{4}-\d\d-\d\d", one["at"])
        if day and announced(id) == {"unannounced"}:
            last = (date.fromisoformat(day[0]) + timedelta(days=1)).isoformat()
            if all(step["at"][: len(last)] > last for step in one.get("disclosures", [])):
                found.add(id)
    return found


def never_denied() -> set[str]:
    """Milestones that nothing on record says were kept quiet: no flight, no word but the event."""
    return {
        id
        for id, one in MILESTONES.items()
        if "disclosures" not in one and "unannounced" not in announced(id)
    }


def aboard(id: str) -> bool:
    crew = [
        who for one in MILESTONES[id].get("missions", []) for who in MISSIONS[one].get("crew", [])
    ]
    return any(PEOPLE[who["person"]].get("kind", "person") == "person" for who in crew)


def shown(page: Page, what: str = ".tl-e") -> list[str]:
    """The milestones whose entries, or links, a reader sees."""
    script = """all => all.filter(one => one.checkVisibility())
      .map(one => one.closest('a') || one.querySelector('a'))
      .map(one => one.getAttribute('href').split('/').at(-2))"""
    found: list[str] = page.locator(what).evaluate_all(script)
    return found


@pytest.fixture
def timeline(reader: Page, address: str) -> Page:
    """The page, with its scripts at work."""
    reader.goto(f"{address}timeline/")
    expect(reader.locator(".tl-count")).to_be_visible()
    return reader


def test_every_milestone_is_listed_and_marked_once(timeline: Page, built: Path) -> None:
    listed = shown(timeline)
    assert sorted(listed) == sorted(MILESTONES)
    days = [MILESTONES[id]["at"][:4] for id in listed]
    assert days == sorted(days)
    marks = timeline.locator("svg.fig-wide a.tl-m")
    links = marks.evaluate_all(
        "all => all.map(one => one.getAttribute('xlink:href').split('/')[2])"
    )
    assert links == listed
    expect(timeline.locator("svg.fig-narrow .tl-m")).to_have_count(len(listed))
    rows = csv.DictReader((built / "timeline" / "timeline.csv").read_text("utf-8").splitlines())
    table = {row["id"]: row for row in rows}
    assert list(table) == listed
    for id, row in table.items():
        assert row["outcome"] == MILESTONES[id].get("outcome", "")
        assert row["title"] == MILESTONES[id]["title"]
    losses = sum(one.get("outcome") in {"failure", "partial"} for one in MILESTONES.values())
    expect(timeline.locator(".tl-count")).to_contain_text(
        f"{len(listed)} of {len(listed)} shown, 1945 to 1991; {losses} lost or partly lost"
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_then_is_what_could_be_read(browser: Browser, address: str, scripts: bool) -> None:
    """By pointer to then, by keyboard back; what was kept quiet is an empty place."""
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(f"{address}timeline/")
    quiet = kept_quiet()
    assert len(quiet) > 10
    entry = page.locator(f".tl-e:has(a[href*='/{sorted(quiet)[0]}/'])")
    title = entry.locator(".tl-w a")
    expect(title).to_be_visible()
    page.locator("[name=view][value=then]").click()
    expect(title).to_be_hidden()
    expect(entry).to_be_visible()
    for id in sorted(quiet):
        expect(page.locator(f".tl-w a[href$='/milestones/{id}/']")).to_be_hidden()
    mark = page.locator(f"svg.fig-wide a[*|href$='/milestones/{sorted(quiet)[0]}/']")
    expect(mark.locator("rect.tl-void")).to_be_visible()
    expect(mark.locator("use")).to_be_hidden()
    told = never_denied()
    assert len(told) > 100
    if scripts:
        seen = set(shown(page, ".tl-w a"))
        assert told <= seen
        assert not quiet & seen
    page.locator("[name=view][value=then]").focus()
    page.keyboard.press("ArrowRight")
    expect(title).to_be_visible()
    assert ("view=then" in page.url) is False
    page.close()


def test_a_loss_announced_as_a_success_is_drawn_as_one_then(timeline: Page) -> None:
    better = [
        id
        for id, one in MILESTONES.items()
        if one.get("outcome") == "failure" and announced(id) == {"success"}
    ]
    assert better
    for id in better:
        entry = timeline.locator(f".tl-e:has(a[href$='/milestones/{id}/'])")
        timeline.locator("[name=view][value=now]").check()
        expect(entry.locator(".sr-outcome-failure")).to_be_visible()
        timeline.locator("[name=view][value=then]").check()
        expect(entry.locator(".sr-outcome-failure")).to_be_hidden()
        expect(entry).to_contain_text("Announced as a success.")


def test_the_words_on_record_stand_under_the_event_without_scripts(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}timeline/")
    for id, one in MILESTONES.items():
        entry = page.locator(f".tl-e:has(a[href$='/milestones/{id}/'])")
        steps = one.get("disclosures", [])
        if steps:
            expect(entry.locator(".tl-s")).to_have_count(len(steps))
            expect(entry.locator(".tl-s").first).to_be_visible()
    for dead in (".tl-form", ".tl-tools", ".tl-count"):
        expect(page.locator(dead)).to_be_hidden()
    page.close()


def test_each_filter_counts_what_the_records_count(timeline: Page) -> None:
    """One filter of each kind, counted from the files; the address and the count say the same."""
    chosen = {
        "outcome": ("failure", lambda id, one: one.get("outcome") == "failure"),
        "era": (None, lambda id, one: one["era"]),
        "subject": (None, lambda id, one: one["categories"]),
        "country": (None, lambda id, one: one["countries"]),
        "aboard": ("yes", lambda id, one: aboard(id)),
        "told": ("words", lambda id, one: "disclosures" in one or None),
    }
    for name, (value, fact) in chosen.items():
        field = timeline.locator(f"select[name={name}]")
        value = value or field.locator("option").nth(2).get_attribute("value")
        assert value
        field.select_option(value)
        expected = {
            id
            for id, one in MILESTONES.items()
            if (got := fact(id, one)) is True or (got and got is not True and value in got)
        }
        found = set(shown(timeline))
        if name == "told":  # of flights that have words of their own besides
            assert expected <= found
        else:
            assert found == expected, name
            assert f"{name}={value}" in timeline.url
        expect(timeline.locator(".tl-count")).to_contain_text(f"{len(found)} of {len(MILESTONES)}")
        marks = timeline.locator("svg.fig-wide a.tl-m:not(.off)")
        expect(marks).to_have_count(len(found))
        field.select_option("")
    assert "?" not in timeline.url


def test_an_address_is_kept_and_reset(timeline: Page, address: str) -> None:
    """An address of two filters, a month and a view opens as it was sent; one button undoes it."""
    countries = Counter(one for each in MILESTONES.values() for one in each["countries"])
    country = countries.most_common(1)[0][0]
    timeline.goto(f"{address}timeline/?view=then&at=1969-07&country={country}&era=no-such")
    expected = {
        id
        for id, one in MILESTONES.items()
        if one["at"].startswith("1969-07") and country in one["countries"]
    }
    assert len(expected) > 1
    expect(timeline.locator(".tl-count")).to_contain_text(f"{len(expected)} of ")
    assert set(shown(timeline)) == expected
    assert "era=" not in timeline.url
    expect(timeline.locator("[name=view][value=then]")).to_be_checked()
    timeline.get_by_role("button", name="Show all").click()
    assert len(shown(timeline)) == len(MILESTONES)
    assert timeline.url.endswith("timeline/?view=then")


def test_zoom_by_buttons_and_keys(timeline: Page) -> None:
    """From the whole to the fullest year and month, along time, and back."""
    years = Counter(one["at"][:4] for one in MILESTONES.values())
    most = max(years.values())
    fullest = min(year for year, count in years.items() if count == most)
    timeline.get_by_role("button", name="Closer").click()
    expect(timeline.locator(".tl-tools output")).to_have_text(fullest)
    assert len(shown(timeline)) == years[fullest]
    timeline.keyboard.press("ArrowRight")
    following = str(int(fullest) + 1)
    expect(timeline.locator(".tl-tools output")).to_have_text(following)
    assert len(shown(timeline)) == years[following]
    timeline.keyboard.press("+")
    assert re.search(rf"at={following}-\d\d", timeline.url)
    timeline.keyboard.press("-")
    timeline.keyboard.press("-")
    assert len(shown(timeline)) == len(MILESTONES)
    slider = timeline.get_by_role("slider", name="Place in time")
    slider.focus()
    timeline.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "1991")
    timeline.keyboard.press("ArrowLeft")
    assert len(shown(timeline)) == years["1990"]


def test_a_click_beside_the_marks_looks_closer(timeline: Page) -> None:
    box = timeline.locator("svg.fig-wide .axis").first.bounding_box()
    top = timeline.locator("svg.fig-wide").bounding_box()
    assert box
    assert top
    share = (1952.5 - 1945) / 47
    timeline.mouse.click(box["x"] + share * box["width"], top["y"] + 40)
    expect(timeline.locator(".tl-tools output")).to_have_text("1952")
    assert "at=1952" in timeline.url


def test_marks_are_reached_one_by_one(timeline: Page) -> None:
    """The Tab key stops once; the arrows go from mark to mark, Enter to its page."""
    marks = timeline.locator("svg.fig-wide a.tl-m")
    assert marks.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    marks.first.focus()
    timeline.keyboard.press("ArrowRight")
    name = marks.nth(1).locator("title").text_content() or ""
    timeline.keyboard.press("Enter")
    expect(timeline.locator("h1")).to_have_text(name.partition(": ")[2])


@pytest.mark.parametrize("width", [390, 1350])
@pytest.mark.parametrize("at", ["1962", "1969-07"])
def test_nothing_overlaps_in_a_closer_look(
    browser: Browser, address: str, width: int, at: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}timeline/?at={at}")
    expect(page.locator(".tl-count")).to_be_visible()
    svg = page.locator(f"svg.fig-{'wide' if width > 1000 else 'narrow'}")
    script = """svg => [...svg.querySelectorAll('.tl-m:not(.off) .mark, .tl-large text')]
      .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().toJSON())"""
    boxes = svg.evaluate(script)
    assert len(boxes) > 12
    for one, other in combinations(boxes, 2):
        apart = (
            one["right"] <= other["left"] + 1
            or other["right"] <= one["left"] + 1
            or one["bottom"] <= other["top"] + 5  # the room above and below the letters
            or other["bottom"] <= one["top"] + 5
        )
        assert apart, (one, other)
    page.close()


def test_a_year_on_a_phone_leads_to_its_list(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(f"{address}timeline/")
    expect(page.locator("svg.fig-wide")).to_be_hidden()
    page.locator("svg.fig-narrow a[*|href='#y1965']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#y1965")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_the_drawings_to_take_away_are_then_and_now(timeline: Page, built: Path) -> None:
    then = (built / "timeline" / "then.svg").read_text("utf-8")
    now = (built / "timeline" / "now.svg").read_text("utf-8")
    untold = timeline.locator(".tl-e.untold").count()
    assert then.count('class="tl-void ') == untold > 20
    assert 'class="tl-void ' not in now
    for text in (then, now):
        assert len(re.findall('class="tl-m ', text)) == len(MILESTONES)


def test_it_is_light(built: Path) -> None:
    assert len(gzip.compress((built / "timeline" / "index.html").read_bytes())) < LARGEST
    scripts = [(built / "assets" / "js" / f"{name}.js").read_bytes() for name in SCRIPTS]
    assert sum(len(gzip.compress(one)) for one in scripts) < LARGEST_SCRIPTS


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_an_era_has_its_part_on_its_own_page(browser: Browser, address: str, scripts: bool) -> None:
    """Each milestone of the era is marked once, and a mark leads to it, by keyboard too."""
    page = browser.new_page(java_script_enabled=scripts)
    for era in records("eras"):
        page.goto(f"{address}eras/{era}/")
        own = sorted(id for id, one in MILESTONES.items() if one["era"] == era)
        marks = page.locator("svg.fig-wide a.tl-m")
        links = [mark.get_attribute("xlink:href") or "" for mark in marks.all()]
        assert sorted(link.split("/")[-2] for link in links) == own
        expect(page.locator("svg.fig-narrow .tl-m")).to_have_count(len(own))
        assert page.locator("svg.fig-wide [class*=in-then]").count() == 0
    mark = page.locator("svg.fig-wide a.tl-m").last
    id = (mark.get_attribute("xlink:href") or "").split("/")[-2]
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}milestones/{id}/")
    page.goto(f"{address}eras/{era}/")
    page.locator("figcaption a").first.click()
    expect(page.locator("h1")).to_contain_text("Timeline")
    if scripts:
        expect(page.locator(".tl-count")).to_contain_text(f"{len(own)} of {len(MILESTONES)}")
    page.close()
