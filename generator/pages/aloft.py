"""Flights with people aboard in; a calendar of them, and the same as rows, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from generator.chronicle import universal
from generator.figures.flights import Flight, Lane, draw_flights
from generator.model import Mission
from generator.pages.exhibit import NARROW, WIDE, Exhibit, Line, Rows, Words, listed, show
from generator.pages.labels import OUTCOMES
from generator.pages.sheet import Sheet
from generator.pages.stays import Stay, length_of, length_words, middle, stays
from generator.pages.times import day_words, to_the_day
from generator.pages.views import Figure, Link, Tag
from generator.text import counted

HEADS = ("Flight", "Whose", "From", "To", "Length", "People", "Outcome", "Ties to other launches")
COLUMNS = ("flight", "name", "country", "from", "to", "hours", "people", "outcome", "ties")


def aloft(sheet: Sheet) -> Exhibit:
    """Show every flight with people aboard as a bar in its year, a lane for each country."""
    crews: dict[str, list[Stay]] = {}
    for one in stays(sheet.chronicle):
        crews.setdefault(one.mission.id, []).append(one)
    known = [crew for crew in crews.values() if _longest(crew) is not None]
    lanes = list(dict.fromkeys(one.id for one in sheet.chronicle.racing))
    lanes += sorted({crew[0].country for crew in known} - set(lanes))
    countries = [sheet.chronicle.countries[one] for one in lanes]
    drawn = [Lane(one.ink, one.mark == "disc") for one in countries]
    flights = [_flight(sheet, crew, lanes) for crew in known]
    rows = tuple(_row(sheet, crew) for crew in known)
    drawings: tuple[Figure, Figure] | None = None
    if flights:
        drawings = (
            draw_flights(flights, drawn, WIDE, named=True),
            draw_flights(flights, drawn, NARROW, named=False),
        )
    words = Words(
        "flights",
        "Flights with people aboard",
        _reading(sheet, known),
        _limits([one.name for one in countries], len(crews) - len(known)),
    )
    return show(sheet, "flights", words, drawings, Rows(HEADS, COLUMNS, rows))


def _longest(crew: Sequence[Stay]) -> Stay | None:
    """Give the stay of whoever was up longest, of those whose ends are known to the day."""
    known = [one for one in crew if one.known]
    return max(known, key=lambda one: middle(one.end or one.start), default=None)


def _limits(names: Sequence[str], missing: int) -> str:
    left = f" {counted(missing, 'flight')} without a known end left out." if missing else ""
    return (
        f"In each year, from above: {listed(names)}; a flight of more than one of them runs "
        "across. A bar lasts from launch to the last return of its crew, where only the day is on "
        "record to its noon; a flight too short for a bar is a mark, wider than it was long. An "
        "outline with a cross failed, a half-filled one succeeded in part. A ring ties it to "
        "another launch: its own second one, or that of a flight which a milestone of those days "
        f"names with it, as in a meeting or a docking; a mark that failed has none.{left}"
    )


def _reading(sheet: Sheet, known: Sequence[Sequence[Stay]]) -> str:
    if not known:
        return "No flight with people aboard is on record."
    tags = [_whose(sheet, crew) for crew in known]
    of = Counter(tag.words for tag in tags)
    inks = {tag.words: tag.ink for tag in tags}
    order = sorted(of, key=lambda words: (inks[words] == "0", inks[words]))
    parts = [f"{words} {of[words]}" for words in order]
    lost = sum(crew[0].mission.outcome.mission != "success" for crew in known)
    went = f"{lost} of them failed, wholly or in part" if lost else "none of them failed"
    return f"{counted(len(known), 'flight')}: {', '.join(parts)}; {went}."


def _whose(sheet: Sheet, crew: Sequence[Stay]) -> Tag:
    """Give whose a flight was: the country's whose rocket it was, or of several together."""
    return sheet.tag(dict.fromkeys(one.country for one in crew))


def _span(crew: Sequence[Stay]) -> tuple[datetime, datetime]:
    longest = _longest(crew)
    assert longest
    assert longest.end
    start = middle(longest.start)
    return start, max(start, middle(longest.end))


def _flight(sheet: Sheet, crew: Sequence[Stay], lanes: Sequence[str]) -> Flight:
    mission = crew[0].mission
    start, end = _span(crew)
    owners = {one.country for one in crew}
    longest = _longest(crew)
    assert longest
    return Flight(
        start,
        end,
        lanes.index(crew[0].country) if len(owners) == 1 else None,
        mission.title,
        f"{mission.title}, {_days(longest)}, {OUTCOMES[mission.outcome.mission].lower()}",
        sheet.link(mission).url,
        mission.outcome.mission,
        tuple(sorted({at for at, _ in _ties(sheet, mission, start, end)})),
        f"{sheet.tag(owners).symbol}-success" if len(owners) > 1 else "",
    )


def _days(stay: Stay) -> str:
    assert stay.end
    first, last = day_words(stay.start), day_words(stay.end)
    return first if first == last else f"{first} to {last}"


def _ties(
    sheet: Sheet, mission: Mission, start: datetime, end: datetime
) -> Iterator[tuple[datetime, Link]]:
    """Give what ties a flight to other launches: its own further ones, and flights it met."""
    launches = [middle(universal(leg.launch.at, leg.launch.clock)) for leg in mission.legs]
    if len(launches) > 1:
        yield max(start, *launches), Link(counted(len(launches), "launch", "launches"))
    for milestone in sheet.chronicle.milestones_of_mission(mission):
        at = universal(milestone.at, milestone.clock)
        moment = middle(at)
        if len(milestone.missions) > 1 and at.latest >= start and moment <= end:
            yield max(moment, start), sheet.link(milestone)


def _row(sheet: Sheet, crew: Sequence[Stay]) -> Line:
    mission = crew[0].mission
    longest = _longest(crew)
    assert longest
    assert longest.end
    start, end = _span(crew)
    found = length_of(longest)
    same_day = found.least is not None and to_the_day(longest.start) == to_the_day(longest.end)
    length = "less than a day" if same_day else length_words(found.hours, about=found.about)
    ties = [link for _, link in _ties(sheet, mission, start, end)]
    tag = _whose(sheet, crew)
    tie = ties[0] if ties else Link("")
    return Line(
        tag,
        sheet.link(mission),
        (
            Link(day_words(longest.start)),
            Link(day_words(longest.end)),
            Link(length),
            Link(str(len(crew))),
            Link(OUTCOMES[mission.outcome.mission]),
            tie,
        ),
        (
            mission.id,
            mission.title,
            ";".join(dict.fromkeys(one.country for one in crew)),
            longest.start.iso,
            longest.end.iso,
            "" if same_day else f"{found.hours:.2f}",
            len(crew),
            mission.outcome.mission,
            ";".join(one.words for one in ties),
        ),
    )
