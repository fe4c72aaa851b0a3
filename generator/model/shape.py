"""A model and a location in a file in; the part of the model whose fields stand there out."""

from __future__ import annotations

import types
import typing
from typing import get_args, get_origin

from pydantic import BaseModel

from generator.records import Location


def part_at(location: Location, model: type[BaseModel]) -> type[BaseModel] | None:
    """Follow a location through the models' types, to the part that holds its fields."""
    current: object = model
    for step in location:
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = {field.alias or name: field for name, field in current.model_fields.items()}
            if step not in fields:
                return None
            current = fields[str(step)].annotation
        else:
            current = inside(current)
        current = bare(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def bare(annotation: object) -> object:
    """Take `Annotated[...]` and `... | None` off a type."""
    if get_origin(annotation) is typing.Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in {typing.Union, types.UnionType}:
        members = [one for one in get_args(annotation) if one is not type(None)]
        return bare(members[0]) if len(members) == 1 else annotation
    return annotation


def inside(annotation: object) -> object:
    """Give what a list or a table holds."""
    members = [one for one in get_args(annotation) if one is not ...]
    return bare(members[-1]) if members else None
