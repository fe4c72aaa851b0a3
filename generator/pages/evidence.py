"""A record's facts and citations in; the facts table and the sources by claim out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.dates import in_words
from generator.grades import Backing, covers, grade_fact, grade_measures
from generator.model import Citation, SourcedRecord
from generator.model.parts import Measure
from generator.pages.labels import grade_label, measure_words
from generator.pages.sheet import Sheet, source_anchor
from generator.pages.views import (
    CitedSource,
    Evidence,
    Fact,
    Link,
    OtherValue,
    SourcedClaim,
)
from generator.text import address

STANDINGS = {
    "primary": "primary document",
    "official": "official account",
    "account": "account",
    "catalogue": "catalogue",
    "reference": "reference work",
}
FIELDS = {
    "story": "what happened",
    "disclosures": "what was told, step",
    "answers": "the cause",
    "names": "the name",
    "quotes": "the words",
}
READ = {
    "full text": "read in full",
    "excerpt": "read in excerpt",
    "catalogue row": "catalogue row read",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Collects a record's facts while its page is written."""

    sheet: Sheet
    record: SourcedRecord
    facts: list[Fact]

    @classmethod
    def of(cls, sheet: Sheet, record: SourcedRecord) -> Ledger:
        """Open a ledger for a record."""
        return cls(sheet, record, [])

    def add(
        self,
        name: str,
        values: Sequence[Link | str],
        field: str = "",
        own: tuple[str, ...] = (),
        *,
        uncertain: bool = False,
    ) -> None:
        """Add a fact, graded by the citations of its field; nothing where it has no value."""
        links = tuple(Link(one) if isinstance(one, str) else one for one in values if one)
        if not links:
            return
        chronicle = self.sheet.chronicle
        backing = grade_fact(chronicle, self.record, field or name, own, uncertain=uncertain)
        self._append(name, links, backing, field)

    def add_measures(
        self, measures: dict[str, tuple[Measure, ...]], path: str, of: str = ""
    ) -> None:
        """Add a fact for each thing measured, with all its counts; `of` says of what."""
        for id, counts in measures.items():
            kind = self.sheet.chronicle.measures[id]
            backing = grade_measures(self.sheet.chronicle, self.record, f"{path}.{id}", counts)
            values = tuple(Link(measure_words(count, kind)) for count in counts)
            name = f"{of}: {kind.name.lower()}" if of else kind.name
            self._append(name, values, backing, f"{path}.{id}")

    def _append(self, name: str, values: tuple[Link, ...], backing: Backing, field: str) -> None:
        cites = self.sheet.cite(self.record, backing.keys)
        grade = grade_label(backing.grade) if backing.keys else None
        self.facts.append(Fact(name, values, grade, cites, field))


def cited_sources(sheet: Sheet, record: SourcedRecord) -> tuple[CitedSource, ...]:
    """List a record's citations by number."""
    return tuple(
        _cited(sheet, record, number, citation)
        for number, citation in enumerate(record.sources.values(), start=1)
    )


def _cited(sheet: Sheet, record: SourcedRecord, number: int, citation: Citation) -> CitedSource:
    source = sheet.chronicle.sources[citation.source]
    published = in_words(source.date) if source.date else ""
    parts = [", ".join(source.authors), source.container or "", source.publisher or "", published]
    detail = ". ".join(part for part in parts if part)
    if citation.at:
        detail = f"{detail}. {citation.at}" if detail else citation.at
    page = citation.url or source.url
    return CitedSource(
        number=number,
        anchor=address(source_anchor(record, number)),
        title=sheet.link(source),
        detail=detail,
        page=Link("page read" if citation.url else "address", page) if page else None,
        kind=STANDINGS[source.standing],
        read=READ[citation.read],
        note=citation.note or "",
    )


def sourced_claims(
    sheet: Sheet, record: SourcedRecord, facts: Iterable[Fact]
) -> tuple[SourcedClaim, ...]:
    """Say of each fact which citations it rests on, and what others have instead."""
    claims = []
    known = tuple(facts)
    for fact in known:
        if fact.cites:
            values = "; ".join(value.words for value in fact.values)
            claims.append(SourcedClaim(f"{fact.name}: {values}", fact.grade, fact.cites))
    for one in record.disagreements:
        other = OtherValue(one.value, one.why or "", sheet.cite(record, one.from_))
        grade = (
            None
            if one.settled
            else grade_label(grade_fact(sheet.chronicle, record, one.field).grade)
        )
        name = f"Sources differ: {field_words(one.field, known)}"
        claims.append(SourcedClaim(name, grade, (), (other,)))
    return tuple(claims)


def field_words(field: str, facts: Iterable[Fact]) -> str:
    """Name a field as the page does: by its fact, else by the field itself."""
    for fact in facts:
        if fact.field and (covers(fact.field, field) or covers(field, fact.field)):
            return fact.name
    top, *rest = field.split(".")
    words = FIELDS.get(top, top)
    return f"{words} {int(rest[0]) + 1}" if rest and rest[0].isdigit() else words


def evidence_of(sheet: Sheet, record: SourcedRecord, facts: Iterable[Fact]) -> Evidence:
    """Make the foot of a record's page."""
    return Evidence(
        claims=sourced_claims(sheet, record, facts),
        sources=cited_sources(sheet, record),
        citation=citation_of(sheet, record.title),
    )


def citation_of(sheet: Sheet, title: str) -> str:
    """Say how to cite a page."""
    edition = sheet.chronicle.edition
    version = f", version {sheet.site.version}" if sheet.site.version else ""
    return f"\u201c{title}\u201d. {edition.name}{version}. {sheet.site.url}{sheet.url}"
