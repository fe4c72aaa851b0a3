"""A record in; the ids of other records that it names, and where it names them, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel

from generator.model import KINDS, Prose, Record, Refers
from generator.model.shape import part_at
from generator.prose import RecordLink, record_links
from generator.records import Location

PAGELESS = frozenset({"measures", "lineages"})
"""Kinds that no link can lead to."""
LINKED = tuple(folder for folder in KINDS if folder not in {*PAGELESS, "categories"})
"""Kinds in the order in which a bare id is looked up; a category is named with its folder."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One record names another."""

    location: Location
    kinds: tuple[str, ...]
    id: str
    link: RecordLink | None = None
    """The link in prose that names it; a field names it where there is none."""


def references(record: Record) -> Iterator[Reference]:
    """Find every id that a record's fields or prose name, in the order of the file."""
    for location, value in record.parts:
        if isinstance(value, BaseModel):
            yield from _of_part(value, location)
        elif isinstance(value, Prose):
            for link in record_links(value.paragraphs):
                yield Reference(location, *target_of(link), link)


def references_in_text(
    value: object, model: type[BaseModel], location: Location = ()
) -> Iterator[Reference]:
    """Find the ids that the fields of a file name, though no record can be made of it."""
    part = part_at(location, model)
    if isinstance(value, dict):
        for _, written, shape, kinds in _reference_fields(part) if part else ():
            here = (*location, written)
            for step, id in _ids(value.get(written), shape):
                yield Reference((*here, *step), kinds, id)
        for key, item in value.items():
            yield from references_in_text(item, model, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from references_in_text(item, model, (*location, number))


def _ids(value: object, shape: str) -> Iterator[tuple[Location, str]]:
    """Give the ids in a field of a file, as far as it has the shape that the model wants."""
    if shape == "one" and isinstance(value, str):
        yield (), value
    elif shape == "list" and isinstance(value, list):
        yield from (((number,), id) for number, id in enumerate(value) if isinstance(id, str))
    elif shape == "keys" and isinstance(value, dict):
        yield from (((key,), key) for key in value)


def target_of(link: RecordLink) -> tuple[tuple[str, ...], str]:
    """Give the kinds among which a link in prose looks for its record, and the id."""
    folder, _, stem = link.target.rpartition("/")
    if not folder:
        return LINKED, stem
    return ((folder,) if folder in KINDS and folder not in PAGELESS else ()), stem


def _of_part(part: BaseModel, location: Location) -> Iterator[Reference]:
    for name, written, shape, kinds in _reference_fields(type(part)):
        value = getattr(part, name)
        here = (*location, written)
        if value is None or name not in part.model_fields_set:
            continue
        if shape == "one":
            yield Reference(here, kinds, value)
        elif shape == "list":
            for number, item in enumerate(value):
                yield Reference((*here, number), kinds, item)
        else:
            for key in value:
                yield Reference((*here, key), kinds, key)


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """Name the fields of a part that hold ids: alone, in a list, or as the keys of a table."""
    found = []
    for name, field in model.model_fields.items():
        written = field.alias or name
        own = next((mark for mark in field.metadata if isinstance(mark, Refers)), None)
        if own:
            found.append((name, written, "one", own.kinds))
            continue
        for shape, annotation in _shapes(field.annotation):
            found.append((name, written, shape, annotation.kinds))
    return tuple(found)


def _shapes(annotation: object) -> Iterator[tuple[str, Refers]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from (("one", mark) for mark in arguments[1:] if isinstance(mark, Refers))
    elif origin in {tuple, dict}:
        shape = "list" if origin is tuple else "keys"
        yield from ((shape, mark) for _, mark in _shapes(arguments[0]))
    else:
        for argument in arguments:
            yield from _shapes(argument)
