"""Every milestone in; the timeline, as told then and as known now, and its files out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.figures.lanes import EraSpan, Event, Lane
from generator.figures.ruler import year_of
from generator.figures.timeline import (
    TimelineDrawing,
    as_known,
    at_the_time,
    draw_timeline,
)
from generator.figures.years import YearsDrawing, draw_years
from generator.grades import grade_milestone
from generator.model import Era, Milestone
from generator.pages.annals import (
    LANES,
    Field,
    YearView,
    fields,
    first_of,
    symbol_of,
    years,
)
from generator.pages.labels import LOSSES
from generator.pages.newspaper import News, news_of
from generator.pages.sheet import Sheet
from generator.pages.times import day_words
from generator.pages.views import Caption, Drawing, Link, Page, Table, Tag
from generator.text import address, counted

COLUMNS = (
    "id",
    "date",
    "title",
    "countries",
    "outcome",
    "outcome_as_told",
    "told",
    "first_word",
    "first_word_kind",
    "grade",
    "world_first",
)
LEDE = (
    "Every milestone at its date. Then: what a reader of newspapers could know when it happened. "
    "Now: what is known today."
)
LIMITS = (
    "One mark is one milestone, at its date or in the middle of the time that its date allows; "
    "marks that share a place are moved apart, and a yellow ground is a world first. "
    "A dashed place is an event that was not told: its flight was not announced, or the first "
    "word on record came later than the next day (for a flight that was not kept quiet, later "
    "than two weeks). A loss that was announced as less of one is drawn as announced. "
    "Where no word is on record, an event counts as told when it happened."
)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page."""

    title: str
    span: str
    lede: str
    label: str
    caption: Caption
    wide: TimelineDrawing
    narrow: YearsDrawing
    lanes: tuple[Tag, ...]
    years: tuple[YearView, ...]
    fields: tuple[Field, ...]
    first: str
    last: str


def timeline_page(sheet: Sheet) -> Page:
    """Lay out the timeline: an overview, and under it every milestone in the order of time."""
    chronicle = sheet.chronicle
    milestones = chronicle.milestones_in_order
    news = {one.id: news_of(chronicle, one) for one in milestones}
    first = chronicle.edition.start.earliest.year
    last = max(first, chronicle.edition.end.latest.year)
    events = [_event(sheet, one, news[one.id]) for one in milestones]
    tags = _lanes(sheet)
    lanes = [Lane(tag.words, tag.ink) for tag in tags]
    eras = [
        EraSpan(era.short or era.name, year_of(era.start.earliest), year_of(era.end.latest))
        for era in chronicle.eras.values()
    ]
    wide = draw_timeline(events, eras, lanes, first, last)
    label = f"{counted(len(events), 'milestone')} on a line of time, {first} to {last}"
    name = sheet.site.addresses.file
    files: tuple[Table | Drawing, ...] = (
        Table(
            name("timeline", "timeline.csv"),
            COLUMNS,
            tuple(_cells(sheet, one, news[one.id]) for one in milestones),
        ),
        Drawing(name("timeline", "then.svg"), "timeline", label, at_the_time(wide), "then"),
        Drawing(name("timeline", "now.svg"), "timeline", label, as_known(wide), "now"),
    )
    links = tuple(sheet.file(one) for one in files)
    view = TimelineView(
        title="Timeline",
        span=f"{first}\u2013{last}",
        lede=LEDE,
        label=label,
        caption=Caption(_reading(tags, events, news.values()), LIMITS, links),
        wide=wide,
        narrow=draw_years(events, eras, lanes, first, last),
        lanes=tags,
        years=tuple(years(sheet, milestones, news)),
        fields=tuple(fields(sheet)),
        first=str(first),
        last=str(last),
    )
    dress = ("figures", "timeline")
    uri = sheet.site.addresses.uri("timeline")
    return Page(uri, "timeline", view.title, LEDE, view, files=files, dress=dress)


@dataclass(frozen=True, slots=True)
class EraTimeline:
    """An era's part of the timeline, as it is known now."""

    label: str
    wide: TimelineDrawing
    narrow: YearsDrawing
    reading: str
    more: Link


def era_timeline(sheet: Sheet, era: Era) -> EraTimeline | None:
    """Draw an era's milestones on a line of time; None where it has none."""
    milestones = sheet.chronicle.milestones_of(era)
    if not milestones:
        return None
    begin = sheet.chronicle.edition.start.earliest.year
    first = max(era.start.earliest.year, begin)
    last = max(first, era.end.latest.year)
    events = [_known(sheet, one) for one in milestones]
    tags = _lanes(sheet)
    lanes = [Lane(tag.words, tag.ink) for tag in tags]
    spans = [EraSpan("", year_of(era.start.earliest), year_of(era.end.latest))]
    counts = ((tag.words, sum(one.lane == lane for one in events)) for lane, tag in enumerate(tags))
    lost = sum(one.outcome in LOSSES for one in milestones)
    parts = "; ".join(f"{words}: {number}" for words, number in counts if number)
    more = sheet.section("timeline", "What could be known then, on the timeline")
    return EraTimeline(
        f"{counted(len(events), 'milestone')} on a line of time, {first} to {last}",
        draw_timeline(events, spans, lanes, first, last),
        draw_years(events, spans, lanes, first, last),
        f"{parts}; {lost} lost or partly lost.",
        Link(more.words, address(f"{more.url}?era={era.id}")),
    )


def _known(sheet: Sheet, milestone: Milestone) -> Event:
    """Mark a milestone as it is known now, whatever was told."""
    event = _event(sheet, milestone, news_of(sheet.chronicle, milestone))
    return replace(event, then=event.now)


def _lanes(sheet: Sheet) -> tuple[Tag, ...]:
    """Name the lanes: each country of the race in its ink, together between them, others last."""
    racing = [one for one in sheet.chronicle.countries.values() if one.in_race]
    named = {LANES[one.ink]: sheet.tag([one.id]) for one in reversed(racing)}
    edition = sheet.chronicle.edition
    named[1] = Tag(edition.together, "both", "solid", "0")
    named[3] = Tag(edition.others, "triangle", "dotted", "3")
    return tuple(named.get(lane, Tag("", "disc", "solid", "0")) for lane in range(len(LANES)))


def _event(sheet: Sheet, milestone: Milestone, news: News) -> Event:
    tag = sheet.tag(milestone.countries)
    at = milestone.at
    told = news.state in {"told", "better"}
    return Event(
        time=year_of(at.earliest + (at.latest - at.earliest) / 2),
        lane=LANES[tag.ink],
        name=f"{day_words(at)}: {milestone.title}",
        url=sheet.link(milestone).url,
        ink=tag.ink,
        now=symbol_of(tag, milestone.outcome),
        then=symbol_of(tag, news.outcome) if told else "",
        first=bool(first_of(milestone)),
    )


def _reading(tags: Sequence[Tag], events: Sequence[Event], news: Iterable[News]) -> str:
    """Say in a sentence how much was told then, and whose the rest was."""
    whole = counted(len(events), "milestone")
    hidden = [one for one in events if not one.then]
    better = sum(one.state == "better" for one in news)
    if not hidden:
        return f"Of {whole}, none is known to have been kept quiet when it happened."
    counts = [sum(one.lane == lane for one in hidden) for lane in range(len(tags))]
    most = counts.index(max(counts))
    quiet = counted(len(hidden), "was not told when it", "were not told when they")
    others = counted(better, "other was", "others were")
    return (
        f"Of {whole}, {quiet} happened ({tags[most].words}: {counts[most]}); "
        f"{others} announced as more of a success."
    )


def _cells(sheet: Sheet, milestone: Milestone, news: News) -> tuple[object, ...]:
    return (
        milestone.id,
        milestone.at.edtf,
        milestone.title,
        ";".join(milestone.countries),
        milestone.outcome or "",
        news.outcome or "",
        news.state,
        news.first.at.edtf if news.first else "",
        news.first.kind if news.first else "",
        grade_milestone(sheet.chronicle, milestone).value,
        first_of(milestone),
    )
