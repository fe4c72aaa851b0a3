"""What things are called: the edition, eras, categories, measures, the glossary."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.model.parts import (
    Date,
    Id,
    Name,
    Native,
    Part,
    Record,
    SourcedRecord,
    Summary,
    Url,
    Words,
    to,
)


class Section(Part):
    """A titled piece of prose."""

    title: Name
    text: Words


class Edition(Record):
    """What the whole record is called, spans and says of itself (`data/edition.yaml`)."""

    folder: ClassVar[str] = ""
    singular: ClassVar[str] = "edition"

    name: Name
    short: Name = Field(description="The name where room is short.")
    headline: Name = Field(description="What the home page says first, in a line.")
    lede: Summary
    start: Date = Field(description="Where the ruler begins.")
    end: Date = Field(description="Where the ruler ends.")
    together: Name = Field(description="What two countries of the race are called together.")
    others: Name = Field(description="What countries outside the race are called.")
    licence: Name
    licence_url: Url
    race: tuple[Annotated[Id, to("contests")], ...] = Field(
        (), description="The two contests that are drawn side by side on the home page."
    )
    begin: tuple[Annotated[Id, to("milestones")], ...] = Field(
        (), description="Milestones to begin with, on the home page."
    )
    about: tuple[Section, ...] = ()


class Era(SourcedRecord):
    """A chapter of the record."""

    folder: ClassVar[str] = "eras"
    singular: ClassVar[str] = "era"

    name: Name
    short: Name | None = None
    native: Native = Field(default_factory=dict)
    start: Date
    end: Date
    rule: Summary = Field(description="What belongs here, and why it starts and ends there.")
    lede: Summary
    introduction: Words


class Category(Record):
    """A subject that milestones are sorted by."""

    folder: ClassVar[str] = "categories"
    singular: ClassVar[str] = "category"

    name: Name
    summary: Name


class MeasureKind(Record):
    """A thing that is measured or counted, and its unit."""

    folder: ClassVar[str] = "measures"
    singular: ClassVar[str] = "measure"

    name: Name
    unit: Name
    one: Name | None = Field(None, description="The unit of a single one: `person`.")


class Term(SourcedRecord):
    """A word that a reader may stumble on."""

    folder: ClassVar[str] = "glossary"
    singular: ClassVar[str] = "term"

    term: Name
    forms: tuple[Name, ...] = Field((), description="Other forms, as they appear in text.")
    native: Native = Field(default_factory=dict)
    short: Annotated[Name, Field(max_length=160)] = Field(
        description="One sentence of at most 160 characters."
    )
    text: Words | None = None

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.term
