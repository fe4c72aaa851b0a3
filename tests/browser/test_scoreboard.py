"""Who was ahead: on the scoreboard and at home, by pointer, by keyboard, without scripts."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.load import Loaded
from tests.sample_world import ROOT

DAY = "1965-03-31"
DAY_IN_WORDS = "31 March 1965"


def read_all(folder: str) -> list[dict[str, object]]:
    """The files of a folder as YAML has them."""
    return [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(Path(ROOT, "data", folder).glob("*.yaml"))
    ]


def launches_to(country: str, month: str) -> int:
    """Successes of a country's tally up to a month, added up from the file."""
    tally = next(one for one in read_all("tallies") if one["country"] == country)
    months = tally["months"]
    assert isinstance(months, dict)
    return sum(count.get("successes", 0) for key, count in months.items() if str(key) <= month)


def contest_of(record: Loaded, counts: str) -> str:
    contests = record.chronicle.contests.values()
    return next(one.id for one in contests if one.counts == counts and not one.category)


def says(page: Page) -> str:
    text = page.locator(".lead-says").first.inner_text()
    return text.replace(",", "")


def test_launches_on_a_day(reader: Page, address: str, record: Loaded) -> None:
    """A day picked by typing it gives the tallies' sums, and the address keeps it."""
    reader.goto(f"{address}scoreboard/")
    reader.get_by_label("By the rule").select_option(contest_of(record, "launches"))
    reader.get_by_label("on", exact=True).fill(DAY)
    expect(reader.locator(".lead-says")).to_contain_text(f"On {DAY_IN_WORDS}")
    counts = {one.name: launches_to(one.id, DAY[:7]) for one in record.chronicle.racing}
    for name, count in counts.items():
        assert f"{name} {count}" in says(reader)
    ahead = max(counts, key=lambda name: counts[name])
    assert f"{ahead} is ahead by {max(counts.values()) - min(counts.values())} " in says(reader)
    assert f"on={DAY}" in reader.url
    told = says(reader)
    reader.reload()
    expect(reader.locator(".lead-says")).to_contain_text(f"On {DAY_IN_WORDS}")
    assert says(reader) == told


def test_the_slider_by_keyboard(reader: Page, address: str) -> None:
    """An arrow key moves a day, and the hand on the chart with it."""
    reader.goto(f"{address}scoreboard/?on={DAY}")
    slider = reader.get_by_role("slider", name="Day")
    slider.focus()
    slider.press("ArrowLeft")
    expect(reader.locator(".lead-says")).to_contain_text("On 30 March 1965")
    expect(slider).to_have_attribute("aria-valuetext", "30 March 1965")
    hand = reader.locator(".lead-contest:not([hidden]) .fig-wide [data-hand]").first
    before = float(re.findall(r"M([\d.]+)", hand.get_attribute("d") or "")[0])
    slider.press("End")
    after = float(re.findall(r"M([\d.]+)", hand.get_attribute("d") or "")[0])
    assert after > before
    assert after == pytest.approx(float(hand.get_attribute("data-right") or 0), abs=0.5)


def test_one_rule_is_shown_at_a_time(reader: Page, address: str, record: Loaded) -> None:
    """Picking a rule shows it alone; the list of rules above picks too."""
    reader.goto(f"{address}scoreboard/")
    contests = list(record.chronicle.contests)
    for id in (contests[2], contests[-1]):
        reader.locator(f".sr-jumps a[href$='#{id}']").click()
        expect(reader.locator(".lead-contest:visible")).to_have_count(1)
        expect(reader.locator(f"[data-contest={id}]")).to_be_visible()
        assert f"rule={id}" in reader.url


def test_disputed_firsts_can_be_left_out(reader: Page, address: str, record: Loaded) -> None:
    """The switch takes the disputed ones of both countries away, counted from the files."""
    reader.goto(f"{address}scoreboard/?rule={contest_of(record, 'firsts')}")
    start = str(record.chronicle.edition.start.earliest.year)

    def firsts(country: str, standings: set[str]) -> int:
        return sum(
            first.get("scope", "world") == "world" and first["standing"] in standings
            for one in read_all("milestones")
            if country in one["countries"]  # type: ignore[operator]
            and one.get("outcome") != "failure"
            and str(one["at"]) >= start
            for first in one.get("firsts", ())  # type: ignore[attr-defined]
        )

    for one in record.chronicle.racing:
        assert f"{one.name} {firsts(one.id, {'established', 'disputed'})}" in says(reader)
    reader.get_by_label("leave disputed firsts out").check()
    for one in record.chronicle.racing:
        assert f"{one.name} {firsts(one.id, {'established'})}" in says(reader)
    assert "disputed=no" in reader.url


def test_without_scripts_there_are_tables(browser: Browser, address: str, record: Loaded) -> None:
    """Year ends and changes of the lead stand in the page; nothing on it is dead."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}scoreboard/")
    assert page.locator(".lead-contest input, .lead-contest select, .lead-board *").count() == 0
    section = page.locator(f"[data-contest={contest_of(record, 'launches')}]")
    section.locator("summary").click()
    row = section.locator(".sr-counts tbody tr", has=page.get_by_role("rowheader", name="1965"))
    cells = [cell.inner_text().replace(",", "") for cell in row.locator("td").all()]
    expected = [str(launches_to(one.id, "1965-12")) for one in record.chronicle.racing]
    assert cells[: len(expected)] == expected
    page.close()


def test_the_race_on_the_home_page(reader: Page, address: str, record: Loaded) -> None:
    """The slider says who led by either count on a day; the address keeps the day."""
    reader.goto(f"{address}?on={DAY}")
    expect(reader.locator(".race .lead-says")).to_contain_text(f"On {DAY_IN_WORDS}")
    for one in record.chronicle.racing:
        assert f"{one.name} {launches_to(one.id, DAY[:7])}" in says(reader)
    slider = reader.locator(".race").get_by_role("slider", name="Day")
    slider.focus()
    slider.press("End")
    end = f"{record.chronicle.edition.end.latest.year}"
    expect(reader.locator(".race .lead-says")).to_contain_text(end)
    assert "on=" not in reader.url


def test_the_race_without_scripts(browser: Browser, address: str, record: Loaded) -> None:
    """The totals stand in the drawing, and the sentence beneath says who ended ahead."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    totals = page.locator(".race svg.fig-wide .lead-total").all_text_contents()
    last = f"{record.chronicle.edition.end.latest.year}-12"
    for one in record.chronicle.racing:
        assert f"{launches_to(one.id, last):,}" in totals
    expect(page.locator(".race figcaption b")).to_contain_text("Ahead in the end")
    flags = page.locator(".race a:has(.lead-flag)")
    assert flags.count() > 0
    name = flags.first.locator("text").text_content() or ""
    flags.first.locator(".lead-cloth").click()
    expect(page.locator("article")).to_contain_text(name)
    assert "/milestones/" in page.url
    page.close()


def test_the_race_in_grey(reader: Page, address: str) -> None:
    """Lines differ in form, not in colour alone: one is drawn with a gap, the other without."""
    reader.goto(address)
    panel = reader.locator(".race .lead-panel").first
    expect(panel.locator("svg.fig-wide .lead-line")).to_have_count(2)
    expect(panel.locator("svg.fig-wide .lead-gap")).to_have_count(1)
