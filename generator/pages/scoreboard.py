"""The contests in; the page that says who was ahead on any day, by each rule, out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.lead import Size
from generator.model import Contest
from generator.pages.lead import LeadView, lead_view
from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Drawing, Link, Page, Table
from generator.scoreboard import stays_without_end
from generator.text import address, counted

SIZES = (
    Size(width=1160, height=430, right=150, every=5, left=52),
    Size(width=358, height=270, right=92, every=10, left=48),
)
COLUMNS = ("date", "country", "score", "record")
DISPUTED = "Disputed firsts left out"


@dataclass(frozen=True, slots=True)
class Count:
    """A contest counted one way."""

    key: str
    title: str
    lead: LeadView
    caption: Caption


@dataclass(frozen=True, slots=True)
class ContestView:
    """A contest with its rule, counted in one way or two."""

    anchor: str
    title: str
    unit: str
    one: str
    rule: Markup
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ScoreboardView:
    """The scoreboard."""

    title: str
    lede: str
    jumps: tuple[Link, ...]
    countries: tuple[str, ...]
    contests: tuple[ContestView, ...]
    limits: str


def scoreboard_page(sheet: Sheet) -> Page:
    """Lay out every contest: a chart, the rule, year ends and changes of the lead."""
    lede = "Who was ahead, on any day, by which rule. The rules do not agree; that is the point."
    files: list[Table | Drawing] = []
    views = []
    for contest in sheet.chronicle.contests.values():
        counts = []
        for key, title in _ways(contest):
            lead = lead_view(sheet, contest, SIZES, disputed=key == "all")
            name = contest.id if key == "all" else f"{contest.id}-{key}"
            own: tuple[Table | Drawing, ...] = (
                Table(_file(sheet, f"{name}.csv"), COLUMNS, lead.cells),
                Drawing(_file(sheet, f"{name}.svg"), "lead", lead.label, lead.wide),
            )
            files += own
            caption = Caption(lead.reading, files=tuple(sheet.file(one) for one in own))
            counts.append(Count(key, title, lead, caption))
        views.append(
            ContestView(
                address(contest.id),
                contest.name,
                contest.unit,
                contest.one,
                sheet.prose(contest.rule),
                tuple(counts),
            )
        )
    without = counted(stays_without_end(sheet.chronicle), "stay")
    limits = f"Days are in Universal Time. {without} in orbit with no end on record left out."
    view = ScoreboardView(
        "Scoreboard",
        lede,
        tuple(Link(one.title, address(f"#{one.anchor}")) for one in views),
        tuple(country.name for country in sheet.chronicle.racing),
        tuple(views),
        limits,
    )
    return Page(
        sheet.site.addresses.uri("scoreboard"),
        "scoreboard",
        view.title,
        lede,
        view,
        files=tuple(files),
        dress=("figures", "lead"),
    )


def _ways(contest: Contest) -> tuple[tuple[str, str], ...]:
    """Give the ways to count: firsts also without those that are disputed."""
    whole = ("all", "")
    return (whole, ("sure", DISPUTED)) if contest.counts == "firsts" else (whole,)


def _file(sheet: Sheet, name: str) -> str:
    return sheet.site.addresses.file("scoreboard", name)
