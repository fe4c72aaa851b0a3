"""What flew and from where: launch vehicles, spacecraft, sites, the bodies that these are on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.clocks import Clock
from generator.model.actors import CountryIds, NamedRecord, OrganisationIds
from generator.model.parts import (
    ClockName,
    Date,
    From,
    Id,
    Measure,
    Name,
    Number,
    Part,
    Record,
    Summary,
    Whole,
    Words,
    to,
)

OUTLINE = r"^[a-z0-9-]+/[a-z0-9-]+\.json$"
Measures = dict[Annotated[Id, to("measures")], tuple[Measure, ...]]


class Stage(Part):
    """One stage of a launch vehicle, from the ground up."""

    name: Name
    engines: Name | None = None
    propellants: Name | None = None
    measures: Measures = Field(default_factory=dict)


class Vehicle(NamedRecord):
    """A launch vehicle, missile or sounding rocket."""

    folder: ClassVar[str] = "vehicles"
    singular: ClassVar[str] = "vehicle"

    countries: CountryIds = ()
    kind: Literal["launch vehicle", "missile", "sounding rocket"] = "launch vehicle"
    organisations: OrganisationIds = ()
    designers: tuple[Annotated[Id, to("people")], ...] = ()
    derived_from: Annotated[Id, to("vehicles")] | None = None
    stages: tuple[Stage, ...] = ()
    summary: Summary
    story: Words | None = None
    measures: Measures = Field(default_factory=dict)


class Spacecraft(NamedRecord):
    """A type of spacecraft, or a single article worth a page."""

    folder: ClassVar[str] = "spacecraft"
    singular: ClassVar[str] = "spacecraft"

    countries: CountryIds = ()
    programme: Annotated[Id, to("programmes")] | None = None
    organisations: OrganisationIds = ()
    designers: tuple[Annotated[Id, to("people")], ...] = ()
    derived_from: Annotated[Id, to("spacecraft")] | None = None
    summary: Summary
    story: Words | None = None
    measures: Measures = Field(default_factory=dict)


class Half(Part):
    """One side of a body that is shown apart from the other."""

    name: Name
    longitude: Annotated[Number, Field(ge=-180, le=180)] = Field(
        description="The longitude in its middle: degrees, east positive."
    )


class Body(Record):
    """A body that sites are on.

    The one radius on record is a definition, not a finding: 6378.137 km, the semi-major axis of
    the ellipsoid of WGS 84 (the World Geodetic System).
    """

    folder: ClassVar[str] = "bodies"
    singular: ClassVar[str] = "body"

    name: Name
    place: Whole = Field(description="Where it stands among the bodies; the first is home.")
    halves: tuple[Half, ...] = Field((), description="How it is split to be drawn, if it is.")
    radius_km: Number | None = Field(
        None, description="Its radius at the equator, for orbits to be drawn to scale."
    )
    outline: Annotated[str, StringConstraints(pattern=OUTLINE)] | None = Field(
        None, description="A TopoJSON file of its land, as it lies in `content/vendor/`."
    )


class Coordinates(Part):
    """Degrees, north and east positive."""

    latitude: Annotated[Number, Field(ge=-90, le=90)]
    longitude: Annotated[Number, Field(ge=-180, le=180)]
    about: Literal["true", "false"] | None = None
    from_: From = Field((), alias="from")


class LocalClock(Part):
    """The clock that hung on the wall: a zone, or an offset that a source proves."""

    until: Date | None = Field(None, description="The last day of this clock.")
    zone: ClockName | None = None
    offset: ClockName | None = None
    from_: From = Field((), alias="from")

    @model_validator(mode="after")
    def _is_one_clock(self) -> LocalClock:
        """Be a zone or an offset; an offset is a claim, so it needs a source."""
        if (self.zone is None) == (self.offset is None):
            hint = 'write `zone: Area/City` or `offset: "-05:00"`'
            raise PydanticCustomError("clock", "names no clock, or two", {"hint": hint})
        if self.offset is not None and not self.from_:
            hint = "add `from: a`: a fixed offset needs a source, a zone does not"
            raise PydanticCustomError("clock", "has no source", {"hint": hint})
        return self

    @property
    def clock(self) -> Clock:
        """The clock that this is."""
        found: Clock = self.offset or self.zone  # type: ignore[assignment]  # one of them is there
        return found


class Site(NamedRecord):
    """A place on Earth or elsewhere."""

    folder: ClassVar[str] = "sites"
    singular: ClassVar[str] = "site"

    countries: CountryIds = ()
    kind: Literal[
        "launch site",
        "launch pad",
        "landing place",
        "centre",
        "city",
        "tracking station",
        "other",
    ] = "other"
    body: Annotated[Id, to("bodies")] | None = Field(
        None, description="The body that it is on; left out for the first of them."
    )
    part_of: Annotated[Id, to("sites")] | None = None
    coordinates: Coordinates | None = None
    gcat: tuple[Name, ...] = Field(
        (), description="What GCAT's log calls it: a site, or a site and a pad."
    )
    clocks: tuple[LocalClock, ...] = ()
    summary: Summary
    story: Words | None = None
