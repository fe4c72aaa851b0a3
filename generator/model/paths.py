"""Flight paths to draw: what a craft did step by step, each step a shape that can be computed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts import From, Id, Name, Part, Remark, SourcedRecord, Summary, Whole, to

Shape = Literal[
    "ascent", "circle", "transfer", "loop", "event", "descent", "rendezvous", "re-entry"
]


class Step(Part):
    """One step of a flight; its date is that of a milestone, or of a flight's launch or end."""

    shape: Shape = Field(
        description="`ascent` and `descent` between the ground and an orbit, `circle` an orbit, "
        "`transfer` to another body, `loop` behind a body and back, `event` something on the way, "
        "`rendezvous` a meeting in orbit, `re-entry` from outside to the ground."
    )
    body: Annotated[Id, to("bodies")] = Field(
        description="Where; of a transfer, the body that it leads to."
    )
    words: Remark = Field(description="What happens, in a sentence or two.")
    country: Annotated[Id, to("countries")] | None = Field(
        None, description="Whose craft, where the flight has craft of several countries."
    )
    milestone: Annotated[Id, to("milestones")] | None = Field(
        None, description="The milestone that this is, which has the date."
    )
    moment: Literal["launch", "second launch", "end"] | None = Field(
        None, description="The moment of the flight that this is, which has the date."
    )
    from_: From = Field((), alias="from")

    @model_validator(mode="after")
    def _has_one_date(self) -> Step:
        """Take the date from one place."""
        if self.milestone and self.moment:
            hint = "keep the milestone; its record has the flight"
            raise PydanticCustomError("step", "has two dates", {"hint": hint})
        return self


class FlightPath(SourcedRecord):
    """The path of a flight as a drawing that is not to scale."""

    folder: ClassVar[str] = "paths"
    singular: ClassVar[str] = "path"

    name: Name
    place: Whole = Field(description="Where it stands among the paths.")
    mission: Annotated[Id, to("missions")]
    bodies: tuple[Annotated[Id, to("bodies")], ...] = Field(
        min_length=1, max_length=2, description="What it flew round, the body it came from first."
    )
    summary: Summary
    steps: tuple[Step, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _holds_together(self) -> FlightPath:
        """Start at the first body; each step is where the one before it ended."""
        here = self.bodies[0]
        for number, step in enumerate(self.steps, start=1):
            leaves = step.shape == "transfer"
            if step.body not in self.bodies or (step.body == here) == leaves:
                what = f"step {number} cannot be a {step.shape} at {step.body} after {here}"
                hint = "only a transfer leads to another body, one of `bodies`"
                raise PydanticCustomError("path", "{what}", {"what": what, "hint": hint})
            here = step.body
        return self
