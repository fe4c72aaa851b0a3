"""Monthly tallies in; a page of what each country attempted year by year out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from generator.model import Count, Tally
from generator.pages.evidence import cited_sources
from generator.pages.sheet import Sheet
from generator.pages.views import CitedSource, Link, Page, Tag
from generator.text import address


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of one country: what was attempted, how it went, what had succeeded by its end."""

    year: str
    attempts: str
    successes: str
    partials: str
    failures: str
    total: str


@dataclass(frozen=True, slots=True)
class TallyView:
    """A country's table."""

    anchor: str
    name: str
    tag: Tag
    rows: tuple[YearRow, ...]
    sum: YearRow
    scope: Markup
    log: str
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule, and the tables that follow it."""

    rule: Markup
    tallies: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True)
class TalliesView:
    """The page of tallies."""

    title: str
    lede: str
    rules: tuple[RuleView, ...]
    jumps: tuple[Link, ...]


def tallies_page(sheet: Sheet) -> Page:
    """Lay out all tallies, a table each, by year."""
    lede = "What each country attempted, year by year, and how it went, by a stated rule."
    tallies = sheet.chronicle.tallies.values()
    rules = []
    for rule in dict.fromkeys(tally.rule.raw for tally in tallies):
        under = [tally for tally in tallies if tally.rule.raw == rule]
        words = sheet.prose(under[0].rule, under[0])
        rules.append(RuleView(words, tuple(_table(sheet, tally) for tally in under)))
    jumps = tuple(Link(one.name, address(f"#{one.id}")) for one in tallies)
    view = TalliesView("Tallies", lede, tuple(rules), jumps)
    uri = sheet.site.addresses.uri("tallies")
    return Page(uri, "tallies", view.title, lede, view)


def _table(sheet: Sheet, tally: Tally) -> TallyView:
    years: dict[str, list[Count]] = {}
    for month in sorted(tally.months):
        years.setdefault(month[:4], []).append(tally.months[month])
    sums = [_sum(months) for months in years.values()]
    totals = accumulate(one.successes for one in sums)
    rows = tuple(_row(*one) for one in zip(years, sums, totals, strict=True))
    whole = _sum(sums)
    return TallyView(
        anchor=address(tally.id),
        name=tally.name,
        tag=sheet.tag([tally.country]),
        rows=rows,
        sum=_row("All years", whole, whole.successes),
        scope=sheet.prose(tally.scope, tally),
        log=tally.log,
        sources=cited_sources(sheet, tally),
    )


def _sum(counts: Iterable[Count]) -> Count:
    found = list(counts)
    return Count.model_construct(
        attempts=sum(one.attempts for one in found),
        successes=sum(one.successes for one in found),
        partials=sum(one.partials for one in found),
    )


def _row(year: str, count: Count, total: int) -> YearRow:
    return YearRow(
        year,
        str(count.attempts),
        str(count.successes),
        str(count.partials),
        str(count.failures),
        f"{total:,}",
    )
