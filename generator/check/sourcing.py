"""Rules of evidence: paths exist, citations are used and known, no fact stands without a source."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.check.finding import Finding, object_to
from generator.chronicle import Chronicle
from generator.dates import Moment, Span
from generator.grades import DAY, backing_keys
from generator.model import Milestone, Mission, Prose, Record, SourcedRecord
from generator.model.events import Answer, First, Launch, Outcomes, Quotation
from generator.model.parts import Disclosure, Measure
from generator.model.things import Coordinates
from generator.problems import nearest
from generator.prose import cite_keys
from generator.records import Location, dotted

LONGEST_QUOTE = 40
NEED_SOURCE = (Answer, Coordinates, Disclosure, First, Launch, Measure, Outcomes, Quotation)
"""Parts that no record may hold without a source: times, outcomes, firsts, numbers, causes."""
NO_FACTS = frozenset({"id", "sources", "disagreements"})
"""Fields that say nothing which a source could support."""


def _sourced(chronicle: Chronicle) -> Iterator[SourcedRecord]:
    for record in chronicle.records.values():
        if isinstance(record, SourcedRecord):
            yield record


def check_paths(chronicle: Chronicle) -> Iterator[Finding]:
    """A citation's `for` and a disagreement's `field` name fields that the record has."""
    for record in _sourced(chronicle):
        places = [location for location, _ in record.parts if location]
        paths = {dotted(place) for place in places if place[0] not in NO_FACTS}
        paths |= {
            dotted((*location, DAY))
            for location, value in record.parts
            if isinstance(value, Moment | Span) and value.has_time
        }
        known = sorted(paths)
        for key, citation in record.sources.items():
            for number, path in enumerate(citation.for_):
                if path not in paths:
                    yield _no_path(record, ("sources", key, "for", number), path, known)
        for number, disagreement in enumerate(record.disagreements):
            if disagreement.field not in paths:
                location = ("disagreements", number, "field")
                yield _no_path(record, location, disagreement.field, known)


def _no_path(record: SourcedRecord, location: Location, path: str, known: list[str]) -> Finding:
    guess = nearest(path, known)
    hint = f"did you mean {guess}?" if guess else "write a path such as at or measures.mass-kg"
    return object_to(record, location, f"names no field of this record: {path}", hint)


def check_citations(chronicle: Chronicle) -> Iterator[Finding]:
    """Every key that is cited stands under `sources`, and every source is cited for something."""
    for record in chronicle.records.values():
        sources = record.sources if isinstance(record, SourcedRecord) else {}
        used = set()
        for location, key in _cited_keys(record):
            used.add(key)
            if key not in sources:
                have = ", ".join(sources) or "none"
                hint = f"the keys under sources are: {have}"
                yield object_to(
                    record, location, f"cites the source {key}, which is not there", hint
                )
        for key, citation in sources.items():
            if key not in used and not citation.for_:
                message = "is cited for nothing"
                hint = "say what it supports: `for: [at]`, or take it out"
                yield object_to(record, ("sources", key), message, hint, at_key=True)


def _cited_keys(record: Record) -> Iterator[tuple[Location, str]]:
    for location, value in record.parts:
        if isinstance(value, Prose):
            for key in cite_keys(value.paragraphs):
                yield location, key
        elif isinstance(value, BaseModel):
            for number, key in enumerate(getattr(value, "from_", ())):
                yield (*location, "from", number), key


def check_facts(chronicle: Chronicle) -> Iterator[Finding]:
    """A time, outcome, first, measure, quotation, disclosure or cause has a source."""
    for record in _sourced(chronicle):
        parts = dict(record.parts)
        for location in _facts(record):
            own = getattr(parts[location], "from_", ())
            if not backing_keys(record, dotted(location), own):
                message = "has no source"
                here = "add `from: a` here, or " if hasattr(parts[location], "from_") else ""
                hint = f"{here}name it in the `for:` of a source"
                yield object_to(record, location, message, hint)


def _facts(record: SourcedRecord) -> Iterator[Location]:
    if isinstance(record, Milestone):
        yield ("at",)
        if record.outcome:
            yield ("outcome",)
    for location, value in record.parts:
        if isinstance(value, NEED_SOURCE):
            yield location
    if isinstance(record, Mission) and record.end:
        yield ("end",)


def check_quotes(chronicle: Chronicle) -> Iterator[Finding]:
    """A quotation is short, and from a primary source."""
    for record in chronicle.milestones.values():
        for number, quote in enumerate(record.quotes):
            location: Location = ("quotes", number, "words")
            count = len(quote.words.split())
            if count > LONGEST_QUOTE:
                hint = f"quote at most {LONGEST_QUOTE}"
                yield object_to(record, location, f"has {count} words", hint)
            citations = [record.sources[key] for key in quote.from_ if key in record.sources]
            standings = {chronicle.sources[citation.source].standing for citation in citations}
            if citations and "primary" not in standings:
                message = "does not come from a primary source"
                yield object_to(record, location, message, "cite the text itself, or retell it")
