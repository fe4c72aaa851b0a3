"""What was counted month by month, under a stated rule: tallies."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts import Id, Name, Part, SourcedRecord, Whole, Words, to

MONTH = r"\d{4}-(?:0[1-9]|1[0-2])"
Month = Annotated[str, StringConstraints(pattern=f"^{MONTH}$")]


class Count(Part):
    """The attempts of a month, and how they went; what neither succeeded nor half did failed."""

    attempts: Whole
    successes: Whole = 0
    partials: Whole = 0

    @property
    def failures(self) -> int:
        """The attempts that came to nothing."""
        return self.attempts - self.successes - self.partials

    @model_validator(mode="after")
    def _adds_up(self) -> Count:
        """Hold no more successes and partial ones than attempts."""
        if self.failures < 0:
            hint = "attempts = successes + partials + failures"
            raise PydanticCustomError("count", "has fewer attempts than outcomes", {"hint": hint})
        return self


class Tally(SourcedRecord):
    """How often a country tried something each month, by a rule and from a log of some day."""

    folder: ClassVar[str] = "tallies"
    singular: ClassVar[str] = "tally"

    name: Name
    country: Annotated[Id, to("countries")]
    codes: tuple[Name, ...] = Field(min_length=1, description="What the log calls it.")
    log: Name = Field(description="Which log, of which day, and whom to credit.")
    rule: Words = Field(description="What counts, and as what.")
    scope: Words | None = Field(None, description="What belongs to this country, by the log.")
    months: dict[Month, Count]
