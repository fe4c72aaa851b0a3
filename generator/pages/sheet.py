"""The records and the address of one page in; that page's links, prose and cards out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from generator.chronicle import Chronicle
from generator.figures.outline import Ring
from generator.grades import grade_milestone
from generator.model import Era, Milestone, Mission, Record, SourcedRecord
from generator.model import Prose as ProseField
from generator.pages.addresses import ONE_PAGE, Addresses, way
from generator.pages.labels import grade_label, outcome_label, tag_of
from generator.pages.times import date_words, day_in_year_words, day_words, span_words
from generator.pages.views import Card, Drawing, Link, NativeName, Row, Table, Tag
from generator.prose import Cite, RecordLink, render_prose, render_term
from generator.references import target_of
from generator.text import address

SOURCES_ANCHOR = "source-"


@dataclass(frozen=True)
class Site:
    """What all pages share: the records, how pages are addressed, the site's own address."""

    chronicle: Chronicle
    addresses: Addresses = field(default_factory=Addresses)
    url: str = ""
    version: str = ""
    outlines: Mapping[str, tuple[Ring, ...]] = field(default_factory=dict)
    """The land of each body that has an outline, for maps."""

    @cached_property
    def term_pattern(self) -> re.Pattern[str] | None:
        """A pattern that finds every form of every word of the glossary, the longest first."""
        forms = sorted(self.term_ids, key=lambda form: (-len(form), form))
        if not forms:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)")

    @cached_property
    def term_ids(self) -> Mapping[str, str]:
        """The id of the word behind each form, at the start of a sentence or inside one."""
        return {
            form: term.id
            for term in self.chronicle.terms.values()
            for form in (term.term, term.term[0].lower() + term.term[1:], *term.forms)
        }


@dataclass
class Sheet:
    """One page being written: knows where it is, and which words it has explained."""

    site: Site
    url: str
    explained: set[str] = field(default_factory=set)

    @property
    def chronicle(self) -> Chronicle:
        """The records."""
        return self.site.chronicle

    def link(self, record: Record, words: str = "", note: str = "") -> Link:
        """Link to a record's page."""
        url = address(way(self.url, self.site.addresses.of(record)))
        return Link(words or record.title, url, note)

    def link_to(self, folder: str, id: str, words: str = "", note: str = "") -> Link:
        """Link to the record of a folder and id."""
        record = self.chronicle.records[folder, id]
        return self.link(record, words, note)

    def section(self, name: str, words: str) -> Link:
        """Link to a page that lists records."""
        return Link(words, address(way(self.url, self.site.addresses.section(name))))

    def file(self, file: Table | Drawing) -> Link:
        """Link to a file that belongs to the page, called by its ending, and by its part if any."""
        ending = file.name.rpartition(".")[2].upper()
        words = " ".join(word for word in (ending, file.part) if word)
        return Link(words, address(way(self.url, file.name)), file.name)

    def tag(self, countries: Iterable[str]) -> Tag:
        """Show whose something is, with links to the countries' pages."""
        ids = tuple(countries)
        return tag_of(self.chronicle, ids, (self.link_to("countries", id) for id in ids))

    def cite(self, record: SourcedRecord, keys: Iterable[str]) -> tuple[Link, ...]:
        """Number a record's citations as they stand under it, and link to them."""
        order = {key: number for number, key in enumerate(record.sources, start=1)}
        numbers = sorted({order[key] for key in keys if key in order})
        return tuple(Link(str(one), address("#" + source_anchor(record, one))) for one in numbers)

    def prose(self, prose: ProseField | None, record: SourcedRecord | None = None) -> Markup:
        """Print prose: links between records, citations by number, words explained once."""
        if prose is None:
            return Markup()

        def to_record(link: RecordLink) -> tuple[str, str] | None:
            kinds, id = target_of(link)
            found = next((one for kind in kinds if (one := self.chronicle.find(kind, id))), None)
            if found is None:
                return None
            return way(self.url, self.site.addresses.of(found)), link.words or found.title

        def to_source(cite: Cite) -> tuple[str, str] | None:
            links = self.cite(record, [cite.key]) if record else ()
            return (links[0].url, links[0].words) if links else None

        return render_prose(prose.paragraphs, to_record, to_source, self._explain)

    def _explain(self, words: str) -> list[str | Markup]:
        """Split words at those of the glossary, each explained where it first appears."""
        pattern = self.site.term_pattern
        return list(self._pieces(words, pattern)) if pattern else [words]

    def _pieces(self, words: str, pattern: re.Pattern[str]) -> Iterator[str | Markup]:
        start = 0
        for match in pattern.finditer(words):
            id = self.site.term_ids[match[0]]
            if id in self.explained:
                continue
            self.explained.add(id)
            term = self.chronicle.terms[id]
            yield words[start : match.start()]
            url = way(self.url, self.site.addresses.of(term))
            yield render_term(match[0], term.short, url)
            start = match.end()
        yield words[start:]

    def card(self, milestone: Milestone, *, under_year: bool = False) -> Card:
        """Show a milestone as a card; under a year's heading it gives the day alone."""
        tag = self.tag(milestone.countries)
        return Card(
            day=day_in_year_words(milestone.at) if under_year else day_words(milestone.at),
            date=date_words(milestone.at, milestone.clock),
            link=self.link(milestone),
            tag=tag,
            summary=milestone.summary,
            outcome=outcome_label(milestone.outcome, tag),
            grade=grade_label(grade_milestone(self.chronicle, milestone)),
            firsts=tuple(
                first.claim
                for first in milestone.firsts
                if first.scope == "world" and first.standing != "withdrawn"
            ),
        )

    def row(self, record: Record, note: str = "") -> Row:
        """Show any record as a line of a list."""
        date, outcome, tag, grade = "", None, None, None
        countries = getattr(record, "countries", ())
        if countries:
            tag = self.tag(countries)
        if isinstance(record, Milestone):
            date = day_words(record.at)
            outcome = outcome_label(record.outcome, tag) if tag else None
            grade = grade_label(grade_milestone(self.chronicle, record))
        elif isinstance(record, Mission):
            date = day_words(record.legs[0].launch.at)
            outcome = outcome_label(record.outcome.mission, tag) if tag else None
        elif isinstance(record, Era):
            date = span_words(record)
        note = note or getattr(record, "summary", "") or getattr(record, "lede", "") or ""
        return Row(self.link(record), date, tag, outcome, note, native_names(record), grade)


def source_anchor(record: SourcedRecord, number: int) -> str:
    """Name the place of a citation on its page; records that share a page keep apart."""
    shared = f"{record.id}-" if record.folder in ONE_PAGE else ""
    return f"{shared}{SOURCES_ANCHOR}{number}"


def native_names(record: Record) -> tuple[NativeName, ...]:
    """Give a record's names in its own languages."""
    if isinstance(record, Mission):
        table = record.names[0].native
    else:
        table = getattr(record, "native", {})
    return tuple(NativeName(words, lang) for lang, words in table.items())
