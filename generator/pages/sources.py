"""A source in; its page, with every record that cites it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.dates import in_words
from generator.model import Source, SourcedRecord
from generator.pages.evidence import STANDINGS
from generator.pages.sheet import Sheet
from generator.pages.views import (
    Fact,
    Group,
    Head,
    Link,
    Page,
    Row,
)
from generator.text import counted


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of a source."""

    head: Head
    facts: tuple[Fact, ...]
    note: str
    groups: tuple[Group, ...]


def source_page(sheet: Sheet, source: Source) -> Page:
    """Lay out a source: what it is, who is behind it, and every record that cites it."""
    lineage = sheet.chronicle.lineages[source.lineage]
    pairs: list[tuple[str, tuple[Link, ...]]] = [
        ("By", tuple(Link(author) for author in source.authors)),
        ("Publisher", (Link(source.publisher or ""),)),
        ("In", (Link(source.container or ""),)),
        ("Published", (Link(in_words(source.date) if source.date else ""),)),
        ("Kind", (Link(source.kind),)),
        ("Standing", (Link(STANDINGS[source.standing]),)),
        ("Lineage", (Link(lineage.name, note=lineage.what),)),
        ("Address", (Link(source.url or "", source.url or ""),)),
        ("Report", (Link(source.ids.report or ""),)),
        ("ISBN", (Link(source.ids.isbn or ""),)),
        ("DOI", (Link(source.ids.doi or ""),)),
    ]
    facts = tuple(
        Fact(name, values) for name, values in pairs if any(value.words for value in values)
    )
    citing = [
        one
        for one in sheet.chronicle.naming.get((source.folder, source.id), ())
        if isinstance(one, SourcedRecord)
    ]
    view = SourceView(
        head=Head(source.title, "Source", summary=_cited_for(citing)),
        facts=facts,
        note=source.note or "",
        groups=(Group("Cited by", "cited-by", tuple(_citing(sheet, source, citing))),),
    )
    return Page(
        uri=sheet.site.addresses.uri(f"sources/{source.id}"),
        template="source",
        title=source.title,
        description=f"{source.title}: what it is, and what it is cited for.",
        view=view,
        data_path=f"sources/{source.id}.yaml",
    )


def _cited_for(citing: list[SourcedRecord]) -> str:
    return f"Cited by {counted(len(citing), 'record')}." if citing else "Not cited yet."


def _citing(sheet: Sheet, source: Source, records: Iterable[SourcedRecord]) -> Iterable[Row]:
    for record in records:
        what = [
            ", ".join(path.replace(".", " ") for path in citation.for_)
            for citation in record.sources.values()
            if citation.source == source.id and citation.for_
        ]
        note = f"{record.singular}; for {'; '.join(what)}" if what else record.singular
        yield Row(sheet.link(record), note=note)
