"""Events and which answered which in; dated rows in the order of time, tied by arcs, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.room import words_width
from generator.text import geometry, pixels

SIZE, SMALL = 13, 12
"""The height of titles, and of dates, in pixels."""
ROW, LINE = 27, 17
"""The height of a row, and of each further line of a title, in pixels."""
HEAD = 34
"""The room above the first row, in pixels."""
MARK = 7
"""Half the side of a mark, in pixels."""
NEAREST, ARROW = 14, 6
"""The width of the arc between neighbours, and the length of an arrow, in pixels."""


@dataclass(frozen=True, slots=True)
class Event:
    """A milestone: its date and title, how it is marked, where it leads."""

    id: str
    date: str
    title: str
    symbol: str
    ink: str
    url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered, what answered it, whose that was, and whether it crossed sides."""

    asked: str
    answer: str
    ink: str
    line: str
    across: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above the arcs on the left, and above those on the right."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class EventDrawn:
    """An event in its row."""

    event: Event
    date_x: Markup
    date_y: Markup
    x: Markup
    y: Markup
    title_x: Markup
    lines: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from what was answered to what answered it, and its arrow."""

    ink: str
    line: str
    d: Markup
    arrow: Markup


@dataclass(frozen=True, slots=True)
class HeadDrawn:
    """What stands above the arcs of a side."""

    words: str
    x: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class AnswerDrawing:
    """The rows and the arcs in a box of pixels."""

    width: Markup
    height: Markup
    leaders: Markup
    heads: tuple[HeadDrawn, ...]
    events: tuple[EventDrawn, ...]
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand from left to right, in pixels; no left arcs where `left` is 0."""

    width: float
    left: float
    date: float
    mark: float
    title: float
    right: float
    stacked: bool
    """Whether the date stands above the title."""


WIDE = Columns(1160, 240, 252, 388, 404, 850, False)
NARROW = Columns(358, 0, 22, 7, 22, 262, True)


def draw_answers(
    events: Sequence[Event], answers: Sequence[Answered], heads: Heads, columns: Columns
) -> AnswerDrawing:
    """Draw rows of events and the arcs between them.

    Args:
        events: What is drawn, in the order of time.
        answers: Which answered which; both are among the events.
        heads: What the arcs on the left and on the right mean.
        columns: Where things stand.
    """
    drawn: list[EventDrawn] = []
    middles: dict[str, float] = {}
    top = 4.0 if columns.stacked else float(HEAD)
    for event in events:
        lines = _wrapped(event.title, columns.right - columns.title - 8)
        row = ROW + (len(lines) - 1) * LINE + (LINE if columns.stacked else 0)
        base = top + 18
        middles[event.id] = base - 4.5
        drawn.append(_event(event, lines, columns, base))
        top += row
    spans = [abs(middles[one.answer] - middles[one.asked]) for one in answers]
    longest = max(spans, default=1.0)
    arcs = tuple(_arc(one, middles, columns, longest) for one in answers)
    tied = {one.asked for one in answers} | {one.answer for one in answers}
    return AnswerDrawing(
        geometry(f"{columns.width:.0f}"),
        geometry(f"{top + 4:.0f}"),
        geometry("".join(_leaders(answers, drawn, middles, columns, tied))),
        tuple(_heads(heads, columns)),
        tuple(drawn),
        arcs,
    )


def _wrapped(title: str, width: float) -> list[str]:
    """Break a title into lines that fit."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and words_width(longer, SIZE) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _event(event: Event, lines: Sequence[str], columns: Columns, base: float) -> EventDrawn:
    first = base + (LINE if columns.stacked else 0)
    return EventDrawn(
        event,
        geometry(f"{columns.date:.0f}"),
        pixels(base),
        pixels(columns.mark - MARK),
        pixels(base - 4.5 - MARK),
        geometry(f"{columns.title:.0f}"),
        tuple((line, pixels(first + LINE * n)) for n, line in enumerate(lines)),
    )


def _on_left(one: Answered, columns: Columns) -> bool:
    return not one.across and columns.left > 0


def _arc(one: Answered, middles: dict[str, float], columns: Columns, longest: float) -> Arc:
    """Draw half an ellipse, as wide as the time between is long, with an arrow at the answer."""
    start, end = middles[one.asked], middles[one.answer] - 3
    left = _on_left(one, columns)
    x, sign = (columns.left - ARROW, -1) if left else (columns.right + ARROW, 1)
    room = columns.left - ARROW - 4 if left else columns.width - columns.right - ARROW - 4
    across = NEAREST + (room - NEAREST) * (end - start) / longest
    sweep = 0 if left else 1
    d = f"M{x:.1f} {start:.1f}A{across:.1f} {(end - start) / 2:.1f} 0 0 {sweep} {x:.1f} {end:.1f}"
    tip = x - sign * ARROW
    arrow = f"M{tip:.1f} {end:.1f}L{x + sign * 2:.1f} {end - 4.5:.1f}"
    arrow += f"L{x + sign * 2:.1f} {end + 4.5:.1f}Z"
    return Arc(one.ink, one.line, geometry(d), geometry(arrow))


def _leaders(
    answers: Sequence[Answered],
    drawn: Sequence[EventDrawn],
    middles: dict[str, float],
    columns: Columns,
    tied: set[str],
) -> Iterator[str]:
    """Lead from the end of a title to its arcs on the right, where there is a way to go."""
    right = {
        id for one in answers if not _on_left(one, columns) for id in (one.asked, one.answer)
    } & tied
    for one in drawn:
        if one.event.id in right and not columns.stacked:
            words = one.lines[0][0]
            start = columns.title + words_width(words, SIZE) + 10
            if start < columns.right - 4:
                y = middles[one.event.id]
                yield f"M{start:.1f} {y:.1f}H{columns.right - 2:.1f}"


def _heads(heads: Heads, columns: Columns) -> Iterator[HeadDrawn]:
    if columns.left:
        yield HeadDrawn(heads.left, geometry(f"{columns.left:.0f}"), "end")
        yield HeadDrawn(heads.right, geometry(f"{columns.right:.0f}"), "start")
