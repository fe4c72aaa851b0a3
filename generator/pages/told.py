"""A milestone's or mission's disclosures in; how the world came to know, step by step, out."""

from __future__ import annotations

from generator.chronicle import beginning
from generator.dates import in_words
from generator.model import Milestone, Mission
from generator.pages.sheet import Sheet
from generator.pages.times import gap_words
from generator.pages.views import Told


def told(sheet: Sheet, record: Milestone | Mission) -> tuple[Told, ...]:
    """List what was announced, denied, let out or admitted, and how long after the event."""
    at, clock = beginning(record)
    return tuple(
        Told(
            date=in_words(one.at),
            later=gap_words(at, clock, one.at, one.clock),
            kind=one.kind.capitalize(),
            what=one.what,
            cites=sheet.cite(record, one.from_),
        )
        for one in sorted(record.disclosures, key=lambda one: one.at.sort_key)
    )
