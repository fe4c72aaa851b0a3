"""On this day: the reader's day comes up, any other can be picked, and all are there to read."""

import csv
import re
from calendar import month_name
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sample_world import ROOT

DAY = re.compile(r"""^at: *["']?(\d{4})-(\d\d)-(\d\d)(?: [\d:]+~?)?["']? *$""", re.M)
TITLE = re.compile(r"""^title: *["']?(.*?)["']? *$""", re.M)


def by_day() -> dict[tuple[int, int], list[tuple[int, str]]]:
    """The years and titles of each day, read from the files as they lie there."""
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for path in sorted((ROOT / "data" / "milestones").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if (date := DAY.search(text)) and (title := TITLE.search(text)):
            year, month, day = map(int, date.groups())
            found.setdefault((month, day), []).append((year, title[1]))
    return found


FOUND = by_day()
FULL = max(FOUND, key=lambda day: len(FOUND[day]))
YEAR = [datetime(2024, 1, 1) + timedelta(days=number) for number in range(366)]
EMPTY = next((day.month, day.day) for day in YEAR if (day.month, day.day) not in FOUND)


def words(day: tuple[int, int]) -> str:
    """A day as pages write it."""
    return f"{day[1]} {month_name[day[0]]}"


def nearest(day: tuple[int, int], step: int) -> tuple[int, int]:
    """The next day with something, forward or back, round the year."""
    at = next(n for n, one in enumerate(YEAR) if (one.month, one.day) == day)
    while True:
        at = (at + step) % 366
        there = YEAR[at].month, YEAR[at].day
        if there in FOUND:
            return there


def on_day(page: Page, day: tuple[int, int], address: str, year: int = 2024) -> None:
    """Open the page on some day."""
    page.clock.set_fixed_time(datetime(year, *day, 12))
    page.goto(f"{address}on-this-day/")


def test_today_comes_up(reader: Page, address: str) -> None:
    """With all that the files have for it, and marked in the list below."""
    on_day(reader, FULL, address)
    panel = reader.locator(".otd-today")
    expect(panel.locator("h2")).to_have_text(f"Today, {words(FULL)}")
    expect(panel.locator("li")).to_have_count(len(FOUND[FULL]))
    years = [int(one) for one in panel.locator(".otd-y").all_inner_texts()]
    assert sorted(years) == sorted(year for year, _ in FOUND[FULL])
    shown = set(panel.locator("li a").all_inner_texts())
    assert shown == {title for _, title in FOUND[FULL]}
    expect(reader.locator(".otd-days [aria-current=date]")).to_have_text(str(FULL[1]))


def test_a_day_with_nothing_shows_those_beside_it(reader: Page, address: str) -> None:
    on_day(reader, EMPTY, address)
    panel = reader.locator(".otd-today")
    expect(panel.locator("h2")).to_have_text(f"Today, {words(EMPTY)}")
    expect(panel.locator("h3").nth(0)).to_have_text(f"Before: {words(nearest(EMPTY, -1))}")
    expect(panel.locator("h3").nth(1)).to_have_text(f"After: {words(nearest(EMPTY, 1))}")


def test_the_year_turns_and_leap_day_is_a_day(reader: Page, address: str) -> None:
    """By keyboard over the turn of the year; from 28 February to the 29th in any year."""
    on_day(reader, (12, 31), address)
    reader.get_by_role("button", name="Day after").focus()
    reader.keyboard.press("Enter")
    heading = reader.locator(".otd-today h2")
    expect(heading).to_have_text("1 January")
    reader.get_by_role("button", name="Day before").focus()
    reader.keyboard.press("Enter")
    expect(heading).to_have_text("Today, 31 December")
    on_day(reader, (2, 28), address, year=2023)
    reader.get_by_role("button", name="Day after").click()
    expect(heading).to_have_text("29 February")
    assert reader.url.endswith("?day=29-february")


def test_another_day_can_be_picked_and_kept(reader: Page, address: str) -> None:
    """The address names the day; a day that a month has not becomes its last."""
    on_day(reader, FULL, address)
    reader.get_by_label("Day", exact=True).select_option("31" if FULL[0] in (5, 7) else "28")
    reader.get_by_label("Month", exact=True).select_option(label="February")
    assert "?day=2" in reader.url
    reader.goto(f"{address}on-this-day/?day={words(EMPTY).lower().replace(' ', '-')}")
    expect(reader.locator(".otd-today h2")).to_have_text(words(EMPTY))
    reader.get_by_role("button", name="Today").click()
    expect(reader.locator(".otd-today h2")).to_have_text(f"Today, {words(FULL)}")
    assert "day=" not in reader.url


def test_everything_is_there_without_scripts(browser: Browser, address: str, built: Path) -> None:
    """All days, each with what the files have; nothing dead; the file says the same."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}on-this-day/")
    expect(page.locator(".otd-days li")).to_have_count(366)
    expect(page.locator(".otd-day")).to_have_count(len(FOUND))
    expect(page.locator(".otd-entries > li")).to_have_count(sum(map(len, FOUND.values())))
    expect(page.locator(".otd-today")).to_be_empty()
    assert page.locator("article button").count() == 0
    page.locator(".otd-days a").first.click()
    assert page.url.endswith("#" + words(min(FOUND)).lower().replace(" ", "-"))
    text = (built / "on-this-day" / "days.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    counts = Counter((int(row["month"]), int(row["day"])) for row in rows)
    assert counts == {day: len(of_day) for day, of_day in FOUND.items()}
    page.close()


@pytest.mark.parametrize("day", [FULL, EMPTY], ids=["full", "empty"])
def test_another_page_shows_three(reader: Page, address: str, day: tuple[int, int]) -> None:
    """The section for other pages takes the nearest entries, and their links lead there."""
    on_day(reader, day, address)
    reader.goto(f"{address}about/")
    reader.evaluate(
        """async url => {
          const root = document.createElement("div")
          root.dataset.from = url
          root.className = "probe"
          document.querySelector("article").prepend(root)
          const { start } = await import("/assets/js/on-this-day.js")
          start(root)
        }""",
        "../on-this-day/",
    )
    entries = reader.locator(".probe li")
    expect(entries).to_have_count(3)
    said = entries.locator(".otd-when").all_inner_texts()
    if day == FULL:
        assert said == [f"Today, {words(day)}"] * 3
    else:
        assert words(nearest(day, -1)) in said or words(nearest(day, 1)) in said
    title = entries.locator("a").first.inner_text()
    entries.locator("a").first.click()
    expect(reader.locator("h1")).to_have_text(title)
