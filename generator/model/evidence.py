"""What the record rests on, and what is argued about it: sources, lineages, disputes, claims."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.parts import (
    Date,
    Id,
    Language,
    Name,
    Part,
    Record,
    Remark,
    SourcedRecord,
    Summary,
    Url,
    Words,
    to,
)


class Lineage(Record):
    """Who is behind a source, so that copies of one account do not count as two."""

    folder: ClassVar[str] = "lineages"
    singular: ClassVar[str] = "lineage"

    name: Name
    what: Remark


class SourceIds(Part):
    """Ids printed in or on the source."""

    isbn: Name | None = None
    doi: Name | None = None
    report: Name | None = None


class Source(Record):
    """A book, paper, page, catalogue or document that someone opened."""

    folder: ClassVar[str] = "sources"
    singular: ClassVar[str] = "source"

    title_: Name = Field(alias="title")
    authors: tuple[Name, ...] = ()
    publisher: Name | None = None
    container: Name | None = Field(None, description="The journal, series or site it is part of.")
    date: Date | None = None
    kind: Literal[
        "book",
        "article",
        "page",
        "catalogue",
        "document",
        "speech",
        "treaty",
        "newspaper",
        "report",
        "dataset",
    ]
    standing: Literal["primary", "official", "account", "catalogue", "reference"]
    url: Url | None = None
    language: Language = "en"
    lineage: Annotated[Id, to("lineages")]
    ids: SourceIds = Field(default_factory=SourceIds)
    note: Remark | None = None

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.title_


class Dispute(SourcedRecord):
    """A first, a number or a story that is argued about: both cases, and what we print."""

    folder: ClassVar[str] = "disputes"
    singular: ClassVar[str] = "dispute"

    title_: Name = Field(alias="title")
    aliases: tuple[Name, ...] = ()
    claim: Remark
    made_by: Remark | None = None
    case_for: Words
    case_against: Words
    verdict: Words
    milestones: tuple[Annotated[Id, to("milestones")], ...] = ()
    missions: tuple[Annotated[Id, to("missions")], ...] = ()

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.title_


class Claim(SourcedRecord):
    """A statement that a general account of the subject makes, and what the record says of it."""

    folder: ClassVar[str] = "claims"
    singular: ClassVar[str] = "claim"

    claim: Summary = Field(description="The statement in our own words.")
    status: Literal["fact", "convention", "opinion", "correct with a note"]
    answer: Words
    milestones: tuple[Annotated[Id, to("milestones")], ...] = ()
    missions: tuple[Annotated[Id, to("missions")], ...] = ()
    programmes: tuple[Annotated[Id, to("programmes")], ...] = ()
    disputes: tuple[Annotated[Id, to("disputes")], ...] = ()

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.id.upper()
