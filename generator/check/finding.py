"""What a rule found: the record, the place in it, what is wrong, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from generator.chronicle import Key
from generator.model import Record
from generator.records import Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule objects to."""

    key: Key
    location: Location
    message: str
    hint: str
    at_key: bool = False


def object_to(
    record: Record, location: Location, message: str, hint: str, *, at_key: bool = False
) -> Finding:
    """Object to one value (or the name of one field) of a record."""
    return Finding((record.folder, record.id), location, message, hint, at_key)
