"""Who and what took part: people, organisations, programmes, countries."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.parts import (
    ClockName,
    Date,
    Id,
    Name,
    Native,
    Part,
    SourcedRecord,
    Summary,
    Switch,
    Words,
    to,
)

CountryIds = tuple[Annotated[Id, to("countries")], ...]
OrganisationIds = tuple[Annotated[Id, to("organisations")], ...]


class NamedRecord(SourcedRecord):
    """A record with a name in English and in its own language."""

    name: Name
    native: Native = Field(default_factory=dict)
    aliases: tuple[Name, ...] = Field((), description="Other spellings, nicknames, old names.")


class Person(NamedRecord):
    """A person, or an animal that flew."""

    folder: ClassVar[str] = "people"
    singular: ClassVar[str] = "person"

    kind: Literal["person", "animal"] = "person"
    countries: CountryIds = ()
    roles: tuple[Name, ...] = ()
    born: Date | None = None
    died: Date | None = None
    organisations: OrganisationIds = ()
    summary: Summary
    story: Words | None = None


class Organisation(NamedRecord):
    """An agency, bureau, company, laboratory or society."""

    folder: ClassVar[str] = "organisations"
    singular: ClassVar[str] = "organisation"

    countries: CountryIds = ()
    kind: (
        Literal[
            "agency",
            "design bureau",
            "company",
            "laboratory",
            "government",
            "international",
            "military",
            "society",
        ]
        | None
    ) = None
    start: Date | None = None
    end: Date | None = None
    part_of: Annotated[Id, to("organisations")] | None = None
    summary: Summary
    story: Words | None = None


class Programme(NamedRecord):
    """A planned series of flights, or a plan that never flew."""

    folder: ClassVar[str] = "programmes"
    singular: ClassVar[str] = "programme"

    countries: CountryIds = ()
    start: Date | None = None
    end: Date | None = None
    organisations: OrganisationIds = ()
    part_of: Annotated[Id, to("programmes")] | None = None
    summary: Summary
    story: Words | None = None


class ReferenceClock(Part):
    """The clock that a country's own accounts are told in."""

    name: Name
    zone: ClockName


class Country(SourcedRecord):
    """A country, and how its mark is drawn."""

    folder: ClassVar[str] = "countries"
    singular: ClassVar[str] = "country"

    name: Name
    adjective: Name | None = None
    native: Native = Field(default_factory=dict)
    aliases: tuple[Name, ...] = ()
    in_race: Switch = False
    mark: Literal["disc", "square", "triangle"] = "triangle"
    line: Literal["solid", "double", "dotted"] = "dotted"
    ink: Literal["1", "2", "3"] = "3"
    reference_clock: ReferenceClock | None = None
    summary: Summary | None = None
    story: Words | None = None
