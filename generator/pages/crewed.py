"""Stays of people in; the records that crewed flights set one after another, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from generator.model import Mission
from generator.pages.exhibit import Exhibit, Words
from generator.pages.feats import Contest, Mark, counts, held, lengths, powers
from generator.pages.sheet import Sheet
from generator.pages.stays import Stay, left_out, length_of, length_words, middle, stays
from generator.text import counted


def longest(sheet: Sheet) -> Exhibit:
    """Show the longest flights: of each flight, the stay of whoever was up longest."""
    chosen = [one for one in stays(sheet.chronicle) if one.orbit]
    known = [one for one in chosen if one.known and one.hours > 0]
    marks = tuple(_mark(one) for one in known)
    limits = [
        "Counted are people on flights that reached orbit, from launch to return, on the day of "
        "the return. Where a time of day is missing, a source's figure for the length is taken; "
        "where there is none, noon, and only if the flight was surely longer than all before it. A "
        "dashed ring: about.",
        *left_out(chosen, known),
        "The scale is logarithmic.",
    ]
    words = Words("longest", "Longest flight", "", " ".join(limits))
    contest = Contest(words, marks, lambda m: length_words(m.value, about=m.about), lengths)
    return held(sheet, contest)


def _mark(stay: Stay) -> Mark:
    assert stay.end
    length = length_of(stay)
    return Mark(
        middle(stay.end),
        length.hours,
        stay.mission,
        stay.country,
        length.about,
        length.basis,
        length.least,
    )


def farthest(sheet: Sheet) -> Exhibit:
    """Show how far up people came, by the rule of the contest that counts it, if any."""
    chronicle = sheet.chronicle
    rule = next((one for one in chronicle.contests.values() if one.counts == "farthest"), None)
    until = rule.until.latest if rule and rule.until else None
    unit = next((chronicle.measures[one].unit for one in rule.measures), "") if rule else ""
    marks = []
    flown = {(one.mission.id, one.country): one for one in stays(chronicle)}
    for stay in flown.values():
        for kind in rule.measures if rule else ():
            for measure in stay.mission.measures.get(kind, ())[:1]:
                at = middle(stay.start)
                if not measure.value or measure.value < 0 or (until and at > until):
                    continue
                name = chronicle.measures[kind].name
                value = float(measure.value)
                marks.append(Mark(at, value, stay.mission, stay.country, measure.about, name))
    limits = (
        "Counted are flights with people aboard whose record has a figure, from their launch; of "
        "several figures the first. The scale is logarithmic."
    )
    if until:
        limits += " The chart stops where the rule below does."
    words = Words("farthest", "Highest flight", "", limits)
    contest = Contest(
        words,
        tuple(marks),
        lambda m: f"{'about ' if m.about else ''}{m.value:,.6g} {unit}",
        powers(unit),
        until,
        rule=sheet.prose(rule.rule) if rule else None,
    )
    return held(sheet, contest)


def largest_crew(sheet: Sheet) -> Exhibit:
    """Show the largest crews that one launch took to orbit."""
    crews: defaultdict[tuple[str, int], list[Stay]] = defaultdict(list)
    for one in stays(sheet.chronicle):
        if one.orbit and one.from_launch:
            crews[one.mission.id, one.launch].append(one)
    marks = tuple(
        Mark(
            middle(one[0].start), len(one), one[0].mission, one[0].country, False, "crew at launch"
        )
        for one in crews.values()
    )
    limits = (
        "Counted are the people aboard at a launch that reached orbit, whatever their country; the "
        "line is that of the country whose rocket it was."
    )
    words = Words("crew", "Largest crew on one launch", "", limits)
    return held(sheet, Contest(words, marks, _people, counts("people")))


def at_once(sheet: Sheet) -> Exhibit:
    """Show how many people were in orbit at once, on each side and on both together."""
    chosen = [one for one in stays(sheet.chronicle) if one.orbit]
    known = [one for one in chosen if one.known]
    racing = [one.id for one in sheet.chronicle.racing]
    marks = [mark for id in racing for mark in sweep(one for one in known if one.country == id)]
    together = [
        one
        for one in sweep(one for one in known if one.country in racing)
        if all(one.value > mark.value for mark in marks if mark.at <= one.at)
    ]
    limits = [
        "Worked out from launches and returns. Where only a day is on record, the person counts "
        "from its end or to its start, so nobody is counted who may not have been there: the "
        "numbers are at least so many. The thin line is both sides together, where that is more.",
        *left_out(chosen, known),
    ]
    words = Words("at-once", "People in orbit at once", "", " ".join(limits))
    contest = Contest(
        words,
        tuple(marks),
        lambda mark: f"{_people(mark)} up",
        counts("people"),
        together=tuple(together),
    )
    return held(sheet, contest)


def _people(mark: Mark) -> str:
    return counted(int(mark.value), "person", "people")


def sweep(chosen: Iterable[Stay]) -> Iterator[Mark]:
    """Give each moment at which more people were up than ever before, surely so.

    A start counts at the last moment that it can mean, an end at the first; those of one moment
    count together, the ends before the starts.
    """
    moments: defaultdict[datetime, list[tuple[int, Mission, str]]] = defaultdict(list)
    for one in chosen:
        if one.end is not None and one.start.latest < one.end.earliest:
            moments[one.start.latest].append((1, one.mission, one.country))
            moments[one.end.earliest].append((-1, one.mission, one.country))
    up = most = 0
    for at in sorted(moments):
        changes: Sequence[tuple[int, Mission, str]] = moments[at]
        up += sum(change for change, _, _ in changes)
        if up > most:
            most = up
            _, mission, country = next(one for one in changes if one[0] > 0)
            yield Mark(at, up, mission, country, False, "launches and returns")
