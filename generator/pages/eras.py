"""An era in; its page, the introduction and then its milestones year by year, out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.dates import in_words
from generator.model import Era, Milestone
from generator.pages.evidence import evidence_of
from generator.pages.labels import LOSSES
from generator.pages.sheet import Sheet
from generator.pages.timeline import EraTimeline, era_timeline
from generator.pages.times import span_words
from generator.pages.views import Evidence, Group, Link, Page, Ruler
from generator.text import address, counted


@dataclass(frozen=True, slots=True)
class EraView:
    """The page of an era."""

    name: str
    span: str
    lede: str
    rule: str
    dates: str
    introduction: Markup
    timeline: EraTimeline | None
    years: tuple[Group, ...]
    jumps: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    count: str
    evidence: Evidence


def year_groups(sheet: Sheet, milestones: tuple[Milestone, ...]) -> tuple[Group, ...]:
    """Sort milestones into years, each with its count and its losses."""
    groups = []
    for year, of_year in groupby(milestones, key=lambda one: one.at.earliest.year):
        found = list(of_year)
        lost = sum(one.outcome in LOSSES for one in found)
        note = counted(len(found), "milestone")
        if lost:
            note = f"{note}, {lost} lost or partly lost"
        cards = tuple(sheet.card(one, under_year=True) for one in found)
        groups.append(Group(str(year), address(f"y{year}"), cards=cards, note=note))
    return tuple(groups)


def era_page(sheet: Sheet, era: Era) -> Page:
    """Lay out an era's page."""
    milestones = sheet.chronicle.milestones_of(era)
    years = year_groups(sheet, milestones)
    eras = list(sheet.chronicle.eras.values())
    here = eras.index(era)
    view = EraView(
        name=era.name,
        span=span_words(era),
        lede=era.lede,
        rule=era.rule,
        dates=f"{in_words(era.start)} to {in_words(era.end)}",
        introduction=sheet.prose(era.introduction, era),
        timeline=era_timeline(sheet, era),
        years=years,
        jumps=tuple(Link(group.title, address(f"#{group.anchor}")) for group in years),
        previous=sheet.link(eras[here - 1]) if here else None,
        following=sheet.link(eras[here + 1]) if here + 1 < len(eras) else None,
        count=counted(len(milestones), "milestone"),
        evidence=evidence_of(sheet, era, ()),
    )
    return Page(
        uri=sheet.site.addresses.uri(f"eras/{era.id}"),
        template="era",
        title=era.name,
        description=era.lede,
        view=view,
        data_path=f"eras/{era.id}.yaml",
        ruler=Ruler(f"{era.name}, {span_words(era)}", (era.id,)),
        dress=("figures", "timeline") if view.timeline else (),
    )
