"""A contest in; its chart in two sizes, its scores for scripts, its tables, in words, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from generator.dates import Moment, in_words
from generator.figures.lead import Flag, LeadChart, Run, Size, draw_lead
from generator.model import Contest, Country, Milestone, Mission
from generator.pages.labels import tag_of
from generator.pages.sheet import Sheet
from generator.pages.views import Link, Tag
from generator.scoreboard import Change, Score, Step, changes, score
from generator.text import counted


@dataclass(frozen=True, slots=True)
class Series:
    """A country's score for scripts: `1957-10-04=1 1957-11-03=2`, each day with its new score."""

    tag: Tag
    points: str


@dataclass(frozen=True, slots=True)
class YearEnd:
    """How it stood when a year ended."""

    year: str
    scores: tuple[str, ...]
    leader: Tag | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A day on which the lead passed on, to whom, at what score, and by what."""

    date: str
    leader: Tag | None
    scores: tuple[str, ...]
    by: Link | None


@dataclass(frozen=True, slots=True)
class LeadView:
    """A contest, drawn and told."""

    label: str
    reading: str
    wide: LeadChart
    narrow: LeadChart
    series: tuple[Series, ...]
    years: tuple[YearEnd, ...]
    changes: tuple[ChangeRow, ...]
    cells: tuple[tuple[object, ...], ...]


def lead_view(
    sheet: Sheet,
    contest: Contest,
    sizes: tuple[Size, Size],
    *,
    disputed: bool = True,
    flags: Sequence[str] = (),
    years: tuple[int, int] | None = None,
) -> LeadView:
    """Lay out a contest.

    Args:
        sheet: The page that it stands on.
        contest: What is counted.
        sizes: The boxes of the wide drawing and of the narrow one.
        disputed: Whether disputed firsts count.
        flags: Ids of the milestones to name on the wide drawing, the most important first.
        years: The first and the last year of the axis, where it is not the contest's own.
    """
    scores = score(sheet.chronicle, contest, disputed=disputed)
    first, last = years or years_of(sheet, contest, scores)
    runs = [_run(contest, one) for one in scores]
    planted = [flag for id in flags if (flag := _flag(sheet, scores, id))]
    wide = draw_lead(runs, (first, last), sizes[0], planted)
    narrow = draw_lead(runs, (first, last), sizes[1])
    passed = changes(scores)
    return LeadView(
        label=f"{contest.name}, {first} to {last}",
        reading=_reading(contest, scores, passed, last),
        wide=wide,
        narrow=narrow,
        series=tuple(_series(sheet, contest, one) for one in scores),
        years=tuple(_year_end(sheet, contest, scores, year) for year in range(first, last + 1)),
        changes=tuple(_change(sheet, contest, scores, one) for one in passed),
        cells=tuple(
            (
                step.at.date().isoformat(),
                one.country.id,
                _plain(contest, step.score),
                step.record.id if step.record else "",
            )
            for one in scores
            for step in one.steps
        ),
    )


def years_of(sheet: Sheet, contest: Contest, scores: Sequence[Score]) -> tuple[int, int]:
    """Give the years in which a contest has anything to count."""
    edition = sheet.chronicle.edition
    starts = [step.at.year for one in scores for step in one.steps[:1]]
    last = contest.until.latest.year if contest.until else edition.end.latest.year
    first = min(starts, default=edition.start.earliest.year)
    return min(first, last), last


def _run(contest: Contest, one: Score) -> Run:
    final = one.steps[-1].score if one.steps else 0.0
    country = one.country
    steps = tuple((step.at, step.score) for step in one.steps)
    return Run(country.name, country.ink, country.line, amount(contest, final), steps)


def _flag(sheet: Sheet, scores: Sequence[Score], id: str) -> Flag | None:
    """Plant a milestone on the line of its country, where it raised that line."""
    for number, one in enumerate(scores):
        for step in one.steps:
            if step.record and step.record.folder == "milestones" and step.record.id == id:
                link = sheet.link(step.record)
                return Flag(step.at, number, _short(sheet, step.record), link.url)
    return None


def _short(sheet: Sheet, record: Milestone | Mission) -> str:
    """Call a milestone by its only flight, where that is shorter than its title."""
    flights = record.missions if isinstance(record, Milestone) else ()
    names = [record.title, *(sheet.chronicle.missions[id].title for id in flights)]
    return min(names, key=len) if len(names) == 2 else record.title


def _series(sheet: Sheet, contest: Contest, one: Score) -> Series:
    points = " ".join(
        f"{step.at.date().isoformat()}={_plain(contest, step.score)}" for step in one.steps
    )
    return Series(sheet.tag([one.country.id]), points)


def _year_end(sheet: Sheet, contest: Contest, scores: Sequence[Score], year: int) -> YearEnd:
    values = [one.on(datetime(year, 12, 31, 23, 59, 59)) for one in scores]
    best = [one.country for one, value in zip(scores, values, strict=True) if value == max(values)]
    return YearEnd(
        str(year), tuple(amount(contest, value) for value in values), _leader(sheet, best)
    )


def _leader(sheet: Sheet, best: Sequence[Country]) -> Tag | None:
    return tag_of(sheet.chronicle, [best[0].id]) if len(best) == 1 else None


def _change(sheet: Sheet, contest: Contest, scores: Sequence[Score], one: Change) -> ChangeRow:
    raised: list[Step] = [
        step for of in scores for step in of.steps if step.at == one.at and step.record
    ]
    day = Moment(one.at.year, one.at.month, one.at.day)
    return ChangeRow(
        in_words(day),
        _leader(sheet, [one.leader] if one.leader else []),
        tuple(amount(contest, value) for value in one.scores),
        sheet.link(raised[0].record) if raised and raised[0].record else None,
    )


def _reading(contest: Contest, scores: Sequence[Score], passed: Sequence[Change], last: int) -> str:
    """Say how it stood in the end, and how often the lead passed on."""
    values = ", ".join(
        f"{one.country.name} {amount(contest, one.steps[-1].score if one.steps else 0.0)}"
        for one in scores
    )
    leads = [one for one in passed if one.leader]
    taken = sum(a.leader is not b.leader for a, b in pairwise(leads))
    told = f"{values} {contest.unit} by the end of {last}"
    if not leads:
        return f"{told}."
    end = leads[-1]
    assert end.leader
    since = in_words(Moment(end.at.year, end.at.month, end.at.day))
    passing = f"the lead changed hands {counted(taken, 'time')}" if taken else "one lead throughout"
    return f"{told}: {passing}, {end.leader.name} ahead since {since}."


def amount(contest: Contest, value: float) -> str:
    """Write a score: whole but for days, which have tenths."""
    return f"{value:,.1f}" if contest.counts == "longest stay" else f"{value:,.0f}"


def _plain(contest: Contest, value: float) -> str:
    return amount(contest, value).replace(",", "")
