"""The words that a reader may stumble on in; the glossary out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.evidence import cited_sources
from generator.pages.sheet import Sheet, native_names
from generator.pages.views import (
    CitedSource,
    NativeName,
    Page,
)
from generator.text import address


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A word of the glossary."""

    anchor: str
    term: str
    forms: str
    native: tuple[NativeName, ...]
    short: str
    text: Markup
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary."""

    title: str
    lede: str
    terms: tuple[TermEntry, ...]


def glossary_page(sheet: Sheet) -> Page:
    """List the words that a reader may stumble on."""
    sheet.explained |= set(sheet.chronicle.terms)
    entries = tuple(
        TermEntry(
            anchor=address(term.id),
            term=term.term,
            forms=", ".join(form for form in term.forms if form != term.term),
            native=native_names(term),
            short=term.short,
            text=sheet.prose(term.text, term),
            sources=cited_sources(sheet, term),
        )
        for term in sheet.chronicle.terms.values()
    )
    lede = "The words of the subject, each in a sentence."
    view = GlossaryView("Glossary", lede, entries)
    uri = sheet.site.addresses.uri("glossary")
    return Page(uri, "glossary", "Glossary", lede, view)
