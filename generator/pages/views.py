"""What templates print: plain values, already sorted, counted and worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.figures.dial import Dial
from generator.text import address


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `url` is empty where there is nowhere to lead."""

    words: str
    url: str = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A word with its glyph: an outcome, a grade."""

    words: str
    symbol: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """Whose it is: mark, line and ink by which a country is known everywhere."""

    words: str
    symbol: str
    line: str
    ink: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class NativeName:
    """A name in its own language."""

    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Card:
    """A milestone in a list."""

    day: str
    date: str
    link: Link
    tag: Tag
    summary: str
    outcome: Label | None
    grade: Label
    firsts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of records: a date, a name, what it is."""

    link: Link
    date: str = ""
    tag: Tag | None = None
    outcome: Label | None = None
    note: str = ""
    native: tuple[NativeName, ...] = ()
    grade: Label | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows or cards under a heading."""

    title: str
    anchor: str
    rows: tuple[Row, ...] = ()
    cards: tuple[Card, ...] = ()
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts table: a name, its values, how well they are known, the sources."""

    name: str
    values: tuple[Link, ...]
    grade: Label | None = None
    cites: tuple[Link, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A numbered citation, as it is printed under the claims that rest on it."""

    number: int
    anchor: str
    title: Link
    detail: str
    page: Link | None
    kind: str
    read: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim and the citations behind it."""

    claim: str
    grade: Label | None
    sources: tuple[Link, ...]
    others: tuple[OtherValue, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherValue:
    """What a source says that differs."""

    value: str
    why: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What a clock showed."""

    place: str
    hours: str
    seconds: str
    date: str
    difference: str
    offset: str
    dial: Dial


@dataclass(frozen=True, slots=True)
class Told:
    """A step in how the world came to know."""

    date: str
    later: str
    kind: str
    what: str
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """A claim to a first, as its page shows it."""

    claim: str
    scope: str
    standing: Label
    claimed_by: tuple[Link, ...]
    dispute: Link | None
    cites: tuple[Link, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its speaker."""

    words: str
    lang: str
    translation: str
    speaker: Link | None
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A milestone before or after, and how far away in time."""

    gap: str
    date: str
    link: Link
    tag: Tag
    symbol: str
    here: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where a page stands on the ruler of years: percentages along it."""

    label: str
    eras: tuple[str, ...] = ()
    at: str = ""
    ink: str = "0"


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a record's page."""

    title: str
    kind: str
    native: tuple[NativeName, ...] = ()
    aliases: tuple[str, ...] = ()
    summary: str = ""
    tag: Tag | None = None
    labels: tuple[Label, ...] = ()
    firsts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The foot of a record's page: claims, sources, how to cite the page."""

    claims: tuple[SourcedClaim, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is read from a figure in a sentence, its limits, and the same as files."""

    reading: str
    limits: str = ""
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What a figure shows, as a file of lines: a name for each column, then the cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    part: str = ""


class Figure(Protocol):
    """What a template of figures prints: everything in a box of pixels."""

    @property
    def width(self) -> Markup:
        """How wide the box is."""

    @property
    def height(self) -> Markup:
        """How high the box is."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as a file of its own: the address, the template, what that prints."""

    name: str
    template: str
    title: str
    figure: Figure
    part: str = ""
    """What of the figure it shows, where that has several drawings."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site before it is printed."""

    uri: str
    template: str
    title: str
    description: str
    view: object
    data_path: str = ""
    ruler: Ruler | None = None
    files: tuple[Table | Drawing, ...] = ()
    dress: tuple[str, ...] = ()
    """The stylesheets that it has besides those of every page."""

    @property
    def has_picture(self) -> bool:
        """Whether it has a picture of its own to go with a link: one that draws, or a list."""
        return "/" not in self.uri or any(isinstance(file, Drawing) for file in self.files)

    @property
    def picture(self) -> Markup:
        """Give the address of its picture; that of its folder, where it has none of its own."""
        name = self.uri.removesuffix(".md") if self.has_picture else self.uri.partition("/")[0]
        return address(f"share/{name}.png")
