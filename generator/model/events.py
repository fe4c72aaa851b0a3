"""What happened: milestones, and the missions (flights and attempts) behind them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.parts import (
    ClockName,
    Date,
    Disclosure,
    From,
    Id,
    Language,
    Measure,
    Name,
    Native,
    Outcome,
    Part,
    SourcedRecord,
    Summary,
    Words,
    to,
)


class Place(Part):
    """Where it happened, and what happened there."""

    site: Annotated[Id, to("sites")]
    as_: Name = Field(alias="as", description="What the place was: launch, landing, signing.")


class Participant(Part):
    """Who took part, and as what."""

    person: Annotated[Id, to("people")]
    as_: Name = Field(alias="as", description="The part played: pilot, speaker, killed.")


class First(Part):
    """A claim to have been first, and how it stands."""

    id: Id
    claim: Name = Field(description="One line: `First artificial satellite`.")
    scope: Literal["world", "country"] = "world"
    standing: Literal["established", "disputed", "withdrawn"]
    claimed_by: tuple[Annotated[Id, to("countries")], ...] = ()
    dispute: Annotated[Id, to("disputes")] | None = None
    from_: From = Field((), alias="from")


class Quotation(Part):
    """At most forty words from a primary source, shown as a quotation."""

    words: Name
    lang: Language = "en"
    translation: Name | None = None
    speaker: Annotated[Id, to("people")] | None = None
    from_: From = Field(alias="from")


class Answer(Part):
    """The milestone that this one replied to: a cause is a claim too."""

    milestone: Annotated[Id, to("milestones")]
    why: Name
    from_: From = Field(alias="from")


class Milestone(SourcedRecord):
    """One thing that happened and mattered."""

    folder: ClassVar[str] = "milestones"
    singular: ClassVar[str] = "milestone"

    title_: Name = Field(alias="title")
    native: Native = Field(default_factory=dict)
    aliases: tuple[Name, ...] = ()
    at: Date = Field(description="When, as the source has it.")
    clock: ClockName | None = Field(None, description="The clock of `at`; UTC when left out.")
    until: Date | None = Field(None, description="When it ended, if it lasted.")
    era: Annotated[Id, to("eras")]
    countries: tuple[Annotated[Id, to("countries")], ...] = Field(min_length=1)
    categories: tuple[Annotated[Id, to("categories")], ...] = Field(min_length=1)
    missions: tuple[Annotated[Id, to("missions")], ...] = ()
    vehicles: tuple[Annotated[Id, to("vehicles")], ...] = ()
    spacecraft: tuple[Annotated[Id, to("spacecraft")], ...] = ()
    organisations: tuple[Annotated[Id, to("organisations")], ...] = ()
    programmes: tuple[Annotated[Id, to("programmes")], ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Participant, ...] = ()
    outcome: Outcome | None = Field(None, description="How the event went, where that can be said.")
    summary: Summary
    story: Words | None = None
    firsts: tuple[First, ...] = ()
    measures: dict[Annotated[Id, to("measures")], tuple[Measure, ...]] = Field(default_factory=dict)
    disclosures: tuple[Disclosure, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.title_


class FlightName(Part):
    """A name of a flight: the one on the record, a cover, a design number, an alias."""

    name: Name
    native: Native = Field(default_factory=dict)
    kind: Literal["official", "cover", "design", "internal", "alias"] = "official"
    from_: From = Field((), alias="from")


class LaunchIds(Part):
    """Ids in other catalogues; only those that a source shows."""

    launch: Name | None = Field(None, description="COSPAR launch number: `1971-042`.")
    object: Name | None = Field(None, description="COSPAR object: `1971-042A`.")
    gcat: Name | None = Field(None, description="The launch tag of GCAT's log.")


class Launch(Part):
    """When and from where a leg began."""

    at: Date
    clock: ClockName | None = None
    site: Annotated[Id, to("sites")] | None = None
    from_: From = Field((), alias="from")


class Leg(Part):
    """One launch of a mission: what flew on what."""

    vehicle: Annotated[Id, to("vehicles")] | None = None
    serial: Name | None = Field(None, description="The number of this rocket or craft.")
    spacecraft: tuple[Annotated[Id, to("spacecraft")], ...] = ()
    ids: LaunchIds = Field(default_factory=LaunchIds)
    launch: Launch


class CrewMember(Part):
    """Who flew, as what; from launch to landing unless said otherwise."""

    person: Annotated[Id, to("people")]
    as_: Name = Field(alias="as")
    leg: Literal["1", "2"] | None = None
    joined: Date | None = None
    left: Date | None = None


class End(Part):
    """When, where and how the mission ended."""

    at: Date
    clock: ClockName | None = None
    how: Literal[
        "landing",
        "splashdown",
        "re-entry",
        "impact",
        "destroyed",
        "contact lost",
        "in orbit",
        "in space",
    ]
    site: Annotated[Id, to("sites")] | None = None
    from_: From = Field((), alias="from")


class Outcomes(Part):
    """How the launch and the mission went, and what was announced at the time."""

    launch: Outcome | None = None
    mission: Outcome
    announced: Literal["success", "partial", "failure", "unannounced"] | None = None
    from_: From = Field((), alias="from")


class Mission(SourcedRecord):
    """One flight or attempt."""

    folder: ClassVar[str] = "missions"
    singular: ClassVar[str] = "mission"

    names: tuple[FlightName, ...] = Field(min_length=1)
    countries: tuple[Annotated[Id, to("countries")], ...] = Field(min_length=1)
    programme: Annotated[Id, to("programmes")] | None = None
    summary: Summary
    story: Words | None = None
    legs: tuple[Leg, ...] = Field(min_length=1)
    crew: tuple[CrewMember, ...] = ()
    end: End | None = None
    outcome: Outcomes
    measures: dict[Annotated[Id, to("measures")], tuple[Measure, ...]] = Field(default_factory=dict)
    disclosures: tuple[Disclosure, ...] = ()

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return self.names[0].name
