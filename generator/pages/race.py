"""Two contests in; the race as the home page draws it, side by side, with what was lost, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.chronicle import Chronicle, beginning, universal
from generator.figures.lead import Size
from generator.figures.losses import Losses, LossFigure, draw_losses
from generator.model import Contest, Country
from generator.pages.lead import LeadView, lead_view, years_of
from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Drawing, Link, Table
from generator.scoreboard import Score, disagreement, score

SIZES = (
    Size(width=570, height=400, right=132, every=10, left=44),
    Size(width=358, height=270, right=92, every=10, left=42),
)
COLUMNS = ("mission", "name", "launch", "outcome")
LIMITS = "Beneath, a stroke for each mission on record that was lost, half a one if half lost."
LOST = ("failure", "partial")


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the two charts."""

    title: Link
    unit: str
    one: str
    lead: LeadView


@dataclass(frozen=True, slots=True)
class RaceView:
    """The race: two counts, where they part, and everything lost on the same years."""

    panels: tuple[Panel, ...]
    losses_label: str
    losses: LossFigure
    losses_narrow: LossFigure
    caption: Caption
    files: tuple[Table | Drawing, ...]


def race_view(sheet: Sheet) -> RaceView | None:
    """Lay out the contests that the edition names; nothing where it names none."""
    chronicle = sheet.chronicle
    contests = [chronicle.contests[id] for id in chronicle.edition.race]
    if not contests or not chronicle.racing:
        return None
    spans = [years_of(sheet, one, score(chronicle, one)) for one in contests]
    years = min(first for first, _ in spans), max(last for _, last in spans)
    flags = tuple(dict.fromkeys((*chronicle.edition.begin, *_stops(chronicle))))
    panels = tuple(
        Panel(
            sheet.link(one),
            one.unit,
            one.one,
            lead_view(sheet, one, SIZES, flags=flags, years=years),
        )
        for one in contests
    )
    lost = [_losses(chronicle, country, years) for country in chronicle.racing]
    files: tuple[Table | Drawing, ...] = tuple(
        Drawing(
            sheet.site.addresses.file("race", f"{one.id}.svg"),
            "lead",
            panel.lead.label,
            panel.lead.wide,
            one.name,
        )
        for one, panel in zip(contests, panels, strict=True)
    )
    rows = tuple(
        (one.id, one.names[0].name, one.legs[0].launch.at.iso, one.outcome.mission)
        for one in chronicle.missions.values()
        if one.outcome.mission in LOST
    )
    table = Table(sheet.site.addresses.file("race", "losses.csv"), COLUMNS, rows)
    files = (*files, table)
    told = " ".join(panel.lead.reading for panel in panels)
    return RaceView(
        panels,
        f"Missions lost or half lost, {years[0]} to {years[1]}",
        draw_losses(lost, years, 1160, SIZES[0].left, 240),
        draw_losses(lost, years, 358, SIZES[1].left, 0),
        Caption(
            _apart(chronicle, contests), f"{told} {LIMITS}", tuple(sheet.file(one) for one in files)
        ),
        files,
    )


def _stops(chronicle: Chronicle) -> tuple[str, ...]:
    """Give the milestones of the first tour, which are the ones to know."""
    first = next(iter(chronicle.tours.values()), None)
    return tuple(stop.milestone for stop in first.stops) if first else ()


def _losses(chronicle: Chronicle, country: Country, years: tuple[int, int]) -> Losses:
    found = {
        outcome: tuple(
            moment
            for mission in chronicle.missions.values()
            if country.id in mission.countries and mission.outcome.mission == outcome
            if years[0] <= (moment := universal(*beginning(mission)).earliest).year <= years[1]
        )
        for outcome in LOST
    }
    whole, half = found["failure"], found["partial"]
    total = f"{len(whole)} lost, {len(half)} half"
    return Losses(f"{country.mark}-failure", country.ink, whole, half, f"{country.name}: {total}")


def _apart(chronicle: Chronicle, contests: list[Contest]) -> str:
    """Say who led in the end by each count, and how often the two did not agree."""
    if len(contests) < 2:
        return ""
    one, other = (score(chronicle, contest) for contest in contests[:2])
    share = disagreement(one, other, chronicle.edition.end.latest)
    final = ", ".join(
        f"{_ahead(scores)} by {contest.name.lower()}"
        for scores, contest in zip((one, other), contests, strict=False)
    )
    apart = f"The two counts named different leaders {share:.0%} of the time."
    return f"Ahead in the end: {final}. {apart}"


def _ahead(scores: Sequence[Score]) -> str:
    best = max(scores, key=lambda of: of.steps[-1].score if of.steps else 0.0)
    return best.country.name
