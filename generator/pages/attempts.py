"""Monthly tallies in; bars of what each country attempted by year, and the same as rows, out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.figures.bars import Layout, Panel, YearCount, draw_bars
from generator.model import Tally
from generator.pages.exhibit import NARROW, WIDE, Exhibit, Line, Rows, Words, listed, show
from generator.pages.sheet import Sheet
from generator.pages.views import Link
from generator.text import counted

HEADS = ("Year", "Whose", "Attempts", "Succeeded", "In part", "Failed")
COLUMNS = ("year", "country", "attempts", "successes", "partials", "failures")
MANY = 3
"""More panels than this are summed up in the sentence above them."""
LIMITS = (
    "Upward: launches that succeeded. Downward, on the same scale: those that failed, in solid "
    "ink, and beyond them, in outline, those that succeeded in part. The longest bars are "
    "numbered. What counts, and as what, stands with the months on the page of tallies."
)


def attempts(sheet: Sheet) -> Exhibit:
    """Show what the countries of the race attempted, year by year, in rows under each other."""
    words = Words("launches", "Launches and failures by year", "", LIMITS)
    return _show(sheet, words, True, (1, 1), (230, 170))


def attempts_of_others(sheet: Sheet) -> Exhibit:
    """Show the same of all other countries, on a scale of their own."""
    words = Words(
        "others", "Other countries", "", f"The scale is larger than in the figure above. {LIMITS}"
    )
    return _show(sheet, words, False, (4, 2), (80, 72))


def years_of(tally: Tally) -> tuple[YearCount, ...]:
    """Add up a tally's months by year."""
    months = sorted(tally.months.items())
    found = []
    for year, group in groupby(months, key=lambda one: one[0][:4]):
        own = [count for _, count in group]
        found.append(
            YearCount(
                int(year),
                sum(one.successes for one in own),
                sum(one.partials for one in own),
                sum(one.failures for one in own),
            )
        )
    return tuple(found)


def _show(
    sheet: Sheet,
    words: Words,
    racing: bool,
    columns: tuple[int, int],
    heights: tuple[float, float],
) -> Exhibit:
    """Draw the tallies of one kind of country.

    Args:
        sheet: The page.
        words: What is said of it; the reading is worked out here.
        racing: Whether of the countries of the race, or of the others.
        columns: How many panels stand side by side, in the wide drawing and in the narrow one.
        heights: How high the tallest panel's bars are, up and down, in pixels.
    """
    countries = sheet.chronicle.countries
    tallies = [
        one for one in sheet.chronicle.tallies.values() if countries[one.country].in_race is racing
    ]
    panels = [_panel(sheet, one) for one in tallies]
    every = [one for panel in panels for one in panel.counts]
    words = Words(words.name, words.title, _reading(panels), words.limits)
    rows = Rows(HEADS, COLUMNS, tuple(_rows(sheet, tallies)))
    if not every:
        return show(sheet, "bars", words, None, rows)
    all_years = [one.year for tally in sheet.chronicle.tallies.values() for one in years_of(tally)]
    tallest = max(panel.up + panel.down for panel in panels) or 1
    wide, narrow = (
        draw_bars(
            panels,
            Layout(width, number, height / tallest, min(all_years), max(all_years), step),
        )
        for width, number, height, step in zip(
            (WIDE, NARROW), columns, heights, (5 if racing else 10, 10), strict=True
        )
    )
    return show(sheet, "bars", words, (wide, narrow), rows)


def _panel(sheet: Sheet, tally: Tally) -> Panel:
    tag = sheet.tag([tally.country])
    return Panel(tag.words, tag.symbol, tag.ink, years_of(tally))


def _reading(panels: Sequence[Panel]) -> str:
    """Say how many attempts there were and how many were lost, of each or of all together."""
    if len(panels) > MANY:
        every = tuple(one for panel in panels for one in panel.counts)
        most = max(panels, key=lambda panel: _sum(panel)[0])
        sums = _reading([Panel(f"{len(panels)} countries or groups of them", "", "", every)])
        return f"{sums.removesuffix('.')}; most by {most.name}: {_sum(most)[0]:,}."
    parts = []
    for panel in panels:
        whole, half, lost = _sum(panel)
        failed = [f"{lost:,} failed"] * bool(lost) + [f"{half:,} in part"] * bool(half)
        parts.append(
            f"{panel.name}: {counted(whole, 'attempt')}, {listed(failed or ['none failed'])}"
        )
    return f"{'; '.join(parts)}." if parts else "Nothing of this is on record."


def _sum(panel: Panel) -> tuple[int, int, int]:
    """Add a panel up: attempts, those that succeeded in part, those that failed."""
    lost = sum(one.none for one in panel.counts)
    half = sum(one.half for one in panel.counts)
    return sum(one.full for one in panel.counts) + lost + half, half, lost


def _rows(sheet: Sheet, tallies: Sequence[Tally]) -> list[Line]:
    found = []
    for tally in tallies:
        tag = sheet.tag([tally.country])
        for one in years_of(tally):
            numbers = (one.full + one.half + one.none, one.full, one.half, one.none)
            found.append(
                Line(
                    tag,
                    Link(str(one.year)),
                    tuple(Link(f"{number:,}") for number in numbers),
                    (one.year, tally.country, *numbers),
                )
            )
    return sorted(found, key=lambda line: line.head.words)
