"""A fact of a record in; how well it is known, derived from its sources, out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.chronicle import Chronicle
from generator.model import Citation, Milestone, SourcedRecord
from generator.model.parts import Measure
from generator.records import dotted

DAY = "day"
"""What a path to a time ends with where a source gives no more than its day."""
STANDING_ALONE = frozenset({"primary", "official"})
"""Standings that establish a fact without a second account."""


class Grade(StrEnum):
    """How well a fact is known; derived, never typed."""

    established = "established"
    one_source = "one source"
    disputed = "disputed"
    uncertain = "uncertain"


@dataclass(frozen=True, slots=True)
class Backing:
    """The citations behind one fact, and the grade that follows."""

    keys: tuple[str, ...]
    grade: Grade


def covers(path: str, fact: str) -> bool:
    """Tell whether a citation for `path` supports `fact`: the same field, or one around it."""
    return fact == path or fact.startswith(path + ".")


def backing_keys(record: SourcedRecord, fact: str, own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """List the keys of the citations for a fact: its own `from`, then those that name it."""
    named = [
        key
        for key, citation in record.sources.items()
        if key not in own and any(covers(path, fact) for path in citation.for_)
    ]
    return tuple(key for key in (*own, *named) if key in record.sources)


def grade_fact(
    chronicle: Chronicle,
    record: SourcedRecord,
    fact: str,
    own: tuple[str, ...] = (),
    *,
    uncertain: bool = False,
) -> Backing:
    """Grade one fact by the citations behind it.

    Established: a primary or official document, or two accounts of different lineage. Disputed:
    a source that says otherwise is on record. Uncertain: the value itself is marked so.
    """
    keys = backing_keys(record, fact, own)
    if any(
        not one.settled and (covers(one.field, fact) or covers(fact, one.field))
        for one in record.disagreements
    ):
        return Backing(keys, Grade.disputed)
    if uncertain:
        return Backing(keys, Grade.uncertain)
    return Backing(keys, grade_citations(chronicle, [record.sources[key] for key in keys]))


def grade_citations(chronicle: Chronicle, citations: list[Citation]) -> Grade:
    """Grade a set of citations by the standing and lineage of their sources."""
    sources = [chronicle.sources[citation.source] for citation in citations]
    if any(source.standing in STANDING_ALONE for source in sources):
        return Grade.established
    if len({source.lineage for source in sources}) > 1:
        return Grade.established
    return Grade.one_source


def grade_measures(
    chronicle: Chronicle, record: SourcedRecord, fact: str, counts: tuple[Measure, ...]
) -> Backing:
    """Grade a measure: counts that differ make it disputed."""
    own = tuple(dict.fromkeys(key for count in counts for key in count.from_))
    backing = grade_fact(chronicle, record, fact, own, uncertain=False)
    values = {(count.value, count.low, count.high) for count in counts}
    if len(values) > 1:
        return Backing(backing.keys, Grade.disputed)
    return backing


def grade_milestone(chronicle: Chronicle, milestone: Milestone) -> Grade:
    """Grade a milestone as a whole: its day, and its firsts where one is disputed.

    A source that gives the day and not the minute is cited for `at.day`.
    """
    if any(first.standing == "disputed" for first in milestone.firsts):
        return Grade.disputed
    fact = dotted(("at", DAY)) if milestone.at.has_time else "at"
    return grade_fact(chronicle, milestone, fact, uncertain=milestone.at.uncertain).grade
