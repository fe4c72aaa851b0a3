"""What the editors chose: tours, ways to keep score, and what was left out of the record."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.actors import CountryIds
from generator.model.parts import (
    Date,
    Id,
    Name,
    Part,
    Record,
    Remark,
    SourcedRecord,
    Summary,
    Whole,
    Words,
    to,
)


class Stop(Part):
    """A milestone on a tour, and the words that lead to it."""

    milestone: Annotated[Id, to("milestones")]
    words: Words


class Question(Part):
    """Something to ask a class, with its answer."""

    question: Remark
    answer: Words


class Tour(SourcedRecord):
    """An order of milestones that tells one story, with a sheet for teachers."""

    folder: ClassVar[str] = "tours"
    singular: ClassVar[str] = "tour"

    name: Name
    minutes: Whole = Field(description="How long it takes to read.")
    place: Whole = Field(description="Where it stands among the tours.")
    summary: Summary
    opening: Words
    stops: tuple[Stop, ...] = Field(min_length=2)
    closing: Words | None = None
    questions: tuple[Question, ...] = ()


class Contest(Record):
    """A rule by which the countries of the race can be scored."""

    folder: ClassVar[str] = "contests"
    singular: ClassVar[str] = "contest"

    name: Name
    place: Whole = Field(description="Where it stands among the contests.")
    counts: Literal["launches", "firsts", "hours", "longest stay", "farthest", "people"] = Field(
        description="What is counted."
    )
    category: Annotated[Id, to("categories")] | None = Field(
        None, description="For firsts: only those of milestones about this subject."
    )
    measures: tuple[Annotated[Id, to("measures")], ...] = Field(
        (), description="For the farthest: the measures of distance that count."
    )
    until: Date | None = Field(
        None, description="The last day that is counted: to there the record is complete."
    )
    one: Name = Field(description="The unit of a single one.")
    unit: Name
    rule: Words = Field(description="What counts, and when, in words.")


class Declined(SourcedRecord):
    """An event that a reader may look for here, and why it has no page of its own."""

    folder: ClassVar[str] = "declined"
    singular: ClassVar[str] = "event left out"

    title_: Name = Field(alias="title")
    aliases: tuple[Name, ...] = ()
    at: Date
    countries: CountryIds = ()
    reason: Remark = Field(description="Why it was left out.")
    milestones: tuple[Annotated[Id, to("milestones")], ...] = Field(
        (), description="Where some of it is told all the same."
    )
    missions: tuple[Annotated[Id, to("missions")], ...] = ()

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.title_
