"""A thing to be drawn and the room there is in; its size, the lines under it, its column, out."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from generator.figures.rows import name_lines
from generator.figures.stack import Piece

LETTER, NAME_LETTER, YEAR_LETTER = 6.6, 7.4, 6.2
"""The width of a letter in pixels: Jost 500 at 12 px, 600 at 13 px, each with room to spare."""
MARK = 17
"""The width of a country's mark with the room after it, in pixels."""


@dataclass(frozen=True, slots=True)
class Format:
    """The room for the grid's labels, and between two bodies, in pixels; letters in a line."""

    left: int
    gap: int
    letters: int


WIDE, NARROW = Format(84, 16, 11), Format(46, 7, 9)


@dataclass(frozen=True, slots=True)
class Body:
    """Something to be drawn: its outline, what it is called, whose it is, what is said of it."""

    id: str
    name: str
    year: str
    facts: tuple[str, ...]
    url: str
    symbol: str
    ink: str
    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """How tall the drawing is, in metres."""
        return max(y for piece in self.pieces for _, y in piece.points)

    @property
    def width(self) -> float:
        """How wide the drawing is, in metres."""
        return 2 * max(abs(x) for piece in self.pieces for x, _ in piece.points)


def label_of(body: Body, form: Format) -> tuple[str, ...]:
    """Give the lines under a body: the year, its name in lines of its own, and the facts."""
    return (body.year, *name_lines(body.name, form.letters), *body.facts)


def label_width(body: Body, form: Format) -> int:
    """Give how many pixels the widest of these lines takes."""
    year = len(body.year) * LETTER + MARK
    names = max(len(line) for line in name_lines(body.name, form.letters)) * NAME_LETTER
    return ceil(max(year, names, *(len(fact) * LETTER for fact in body.facts)))


def column_of(body: Body, form: Format, scale: float) -> float:
    """Give how many pixels a body takes in its row, at so many pixels for a metre."""
    return max(label_width(body, form), body.width * scale) + form.gap
