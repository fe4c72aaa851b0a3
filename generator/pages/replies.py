"""Milestones and what they answered in; rows tied by arcs, and the reasons as a table, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.figures.answers import NARROW, WIDE, Answered, Event, Heads, draw_answers
from generator.model import Milestone
from generator.pages.exhibit import Exhibit, Line, Rows, Words, show
from generator.pages.sheet import Sheet
from generator.pages.times import day_words
from generator.pages.views import Figure, Link
from generator.text import counted

HEADS = ("Answer", "Whose", "When", "To what", "Why")
COLUMNS = ("answer", "answer_date", "answer_countries", "to", "to_date", "to_countries", "why")
ABOVE = Heads("Taken further by the same side", "Answered by the other side")


def replies(sheet: Sheet) -> Exhibit:
    """Show which milestone replied to which."""
    milestones = sheet.chronicle.milestones
    pairs = [
        (milestones[answer.milestone], one, answer.why)
        for one in milestones.values()
        for answer in one.answers
    ]
    named = {one.id for asked, answer, _ in pairs for one in (asked, answer)}
    events = [_event(sheet, one) for one in milestones.values() if one.id in named]
    answers = [_answer(sheet, asked, answer) for asked, answer, _ in pairs]
    rows = tuple(_row(sheet, *pair) for pair in pairs)
    drawings: tuple[Figure, Figure] | None = None
    if events:
        drawings = (
            draw_answers(events, answers, ABOVE, WIDE),
            draw_answers(events, answers, ABOVE, NARROW),
        )
    limits = (
        "An arc leads from what was answered down to the answer, in the ink of whoever answered. "
        "Only replies for which a source gives the cause are on record; each is a claim, and its "
        "source stands on the page of the answer. The rows are in the order of time; the distances "
        "between them are not to scale."
    )
    words = Words("answers", "What answered what", _reading(answers, milestones), limits)
    return show(sheet, "answers", words, drawings, Rows(HEADS, COLUMNS, rows))


def across(sheet: Sheet, one: Milestone, other: Milestone) -> bool:
    """Whether two milestones are of different sides of the race, and of nobody both."""
    racing = {country.id for country in sheet.chronicle.racing}
    sides = racing & set(one.countries), racing & set(other.countries)
    return all(sides) and not sides[0] & sides[1]


def _event(sheet: Sheet, milestone: Milestone) -> Event:
    tag = sheet.tag(milestone.countries)
    return Event(
        milestone.id,
        day_words(milestone.at),
        milestone.title,
        f"{tag.symbol}-{milestone.outcome or 'success'}",
        tag.ink,
        sheet.link(milestone).url,
    )


def _answer(sheet: Sheet, asked: Milestone, answer: Milestone) -> Answered:
    tag = sheet.tag(answer.countries)
    return Answered(asked.id, answer.id, tag.ink, tag.line, across(sheet, asked, answer))


def _reading(answers: Sequence[Answered], milestones: dict[str, Milestone]) -> str:
    if not answers:
        return "No milestone on record names what it replied to."
    other = sum(one.across for one in answers)
    asked, most = Counter(one.asked for one in answers).most_common(1)[0]
    return (
        f"{counted(len(answers), 'reply', 'replies')} on record, {other} of them by the other "
        f"side; most, {most}, to: {milestones[asked].title}."
    )


def _row(sheet: Sheet, asked: Milestone, answer: Milestone, why: str) -> Line:
    return Line(
        sheet.tag(answer.countries),
        sheet.link(answer),
        (
            Link(day_words(answer.at)),
            sheet.link(asked, note=day_words(asked.at)),
            Link(why),
        ),
        (
            answer.id,
            answer.at.iso,
            ";".join(answer.countries),
            asked.id,
            asked.at.iso,
            ";".join(asked.countries),
            why,
        ),
    )
