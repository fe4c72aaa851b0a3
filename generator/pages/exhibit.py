"""A figure's drawings, words and rows in; what a page shows of it, and its files, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.sheet import Sheet
from generator.pages.views import Caption, Drawing, Figure, Link, Table, Tag
from generator.text import address

WIDE, NARROW = 1160, 358
"""How wide the two drawings of each figure are, in pixels."""
LONG = 12
"""How many rows a table may have and still be open when the page is."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a figure: its title, the sentence that says what is seen, its limits."""

    name: str
    title: str
    reading: str
    limits: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table beside a figure: cells for people, the same for programs."""

    tag: Tag
    head: Link
    cells: tuple[Link, ...]
    data: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The table beside a figure: what its columns are called on the page and in the file."""

    heads: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure on a page: drawings, words and table."""

    kind: str
    title: str
    anchor: Markup
    caption: Caption
    wide: Figure | None
    narrow: Figure | None
    rows: Rows
    summary: str
    closed: bool
    rule: Markup
    files: tuple[Table | Drawing, ...]


def show(
    sheet: Sheet,
    kind: str,
    words: Words,
    drawings: tuple[Figure, Figure] | None,
    rows: Rows,
    rule: Markup | None = None,
) -> Exhibit:
    """Put a figure together; one without any rows is not drawn and has no files.

    Args:
        sheet: The page that it is on.
        kind: The template that prints its drawings.
        words: What is said of it.
        drawings: The wide drawing, and the narrow one for phones; None where nothing is drawn.
        rows: The same as a table.
        rule: What the record itself says of how this is counted.
    """
    files: tuple[Table | Drawing, ...] = ()
    if rows.lines and drawings:
        section = sheet.site.addresses
        label = f"{words.title}: {words.reading}"
        files = (
            Table(
                section.file("records", f"{words.name}.csv"),
                rows.columns,
                tuple(one.data for one in rows.lines),
            ),
            Drawing(section.file("records", f"{words.name}.svg"), kind, label, drawings[0]),
        )
    links = tuple(sheet.file(one) for one in files)
    number = len(rows.lines)
    return Exhibit(
        kind,
        words.title,
        address(words.name),
        Caption(words.reading, words.limits, links),
        drawings[0] if drawings else None,
        drawings[1] if drawings else None,
        rows,
        f"{words.title}: the same as a table, {number:,} {'row' if number == 1 else 'rows'}",
        number > LONG,
        rule or Markup(),
        files,
    )


def listed(words: Sequence[str]) -> str:
    """Write a list: `one`, `one and two`, `one, two and three`."""
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last
