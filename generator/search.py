"""The chronicle in; what the search box knows of each record, and in which words, out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

import iuliia

from generator.chronicle import beginning
from generator.dates import Moment
from generator.model import (
    Category,
    Milestone,
    Mission,
    Organisation,
    Person,
    Record,
    Source,
)
from generator.pages import Site
from generator.pages.sheet import native_names
from generator.pages.times import clock_readings, day_words

Entry = dict[str, object]

BOOSTS = {Milestone: 3, Person: 4, Mission: 2, Organisation: 1.5, Source: 0.3}
"""How much a match in a record of a kind weighs, against one elsewhere."""
FIRST_WORDS = 140
"""How many characters of a summary are shown with a result, and searched."""
ROMAN = (iuliia.WIKIPEDIA, iuliia.ICAO_DOC_9303)
"""The ways in which Cyrillic is written in Latin letters in the press and in passports."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def entries(site: Site) -> Iterator[Entry]:
    """Give an entry for each record that has an address: where it is, what it is called.

    The fields are those of the theme's search: `title` and `text` are shown; `names` is ours,
    searched and never shown. All are HTML, as the theme takes them.
    """
    for record in site.chronicle.records.values():
        address = site.addresses.of(record)
        if not address or isinstance(record, Category):
            continue
        entry: Entry = {"location": address, "title": _html(record.title)}
        entry["text"] = _html(_first_words(record))
        names = " ".join(_distinct(record.title, _names(site, record)))
        if names:
            entry["names"] = _html(names)
        if boost := BOOSTS.get(type(record)):
            entry["boost"] = boost
        yield entry


def _html(text: str) -> str:
    return escape(text, quote=False)


def _first_words(record: Record) -> str:
    """Say what the record is, when it was, and how its summary begins."""
    kind = record.singular.capitalize()
    if isinstance(record, Milestone | Mission):
        kind = f"{kind}, {day_words(beginning(record)[0])}"
    if isinstance(record, Source):
        return ", ".join((kind, *record.authors[:3]))
    words = next(
        (
            text
            for name in ("short", "summary", "lede", "claim", "reason")
            if isinstance(text := getattr(record, name, None), str)
        ),
        "",
    )
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS].rpartition(" ")[0] + " \u2026"
    return f"{kind}. {words}".strip()


def _names(site: Site, record: Record) -> Iterator[str]:
    """Give every way to name a record: native, transliterated, alias, cover name, id, date."""
    for native in native_names(record):
        yield from _written(native.words)
    for alias in (*getattr(record, "aliases", ()), *getattr(record, "forms", ())):
        yield from _written(alias)
    missions = [record] if isinstance(record, Mission) else []
    if isinstance(record, Milestone):
        missions = [site.chronicle.missions[id] for id in record.missions]
    for mission in missions:
        for name in mission.names:
            yield from _written(name.name)
            for words in name.native.values():
                yield from _written(words)
        for leg in mission.legs:
            yield from filter(None, (leg.ids.launch, leg.ids.object, leg.ids.gcat))
    if isinstance(record, Milestone | Mission):
        yield from _dates(site, record)
    yield _folded(record.title)


def _written(name: str) -> Iterator[str]:
    """Give a name as it is, without its accents, and in Latin letters."""
    yield name
    yield _folded(name)
    if CYRILLIC.search(name):
        for way in ROMAN:
            latin = _folded(way.translate(name))
            if not CYRILLIC.search(latin):
                yield latin


def _folded(text: str) -> str:
    """Take accents off Latin letters, and the dots off the Cyrillic yo."""
    parts = unicodedata.normalize("NFD", text.replace("ё", "е").replace("Ё", "Е"))
    plain = re.sub(r"([A-Za-z])[\u0300-\u036f]+", r"\1", parts)
    return unicodedata.normalize("NFC", plain)


def _dates(site: Site, record: Milestone | Mission) -> Iterator[str]:
    """Give the day as people write it, on every clock that the page shows."""
    at, clock = beginning(record)
    yield day_words(at)
    if isinstance(at, Moment) and at.day:
        yield at.iso[:10]
    for reading in clock_readings(site.chronicle, at, clock, record.countries, None):
        yield reading.date.partition(", ")[2]


def _distinct(title: str, names: Iterable[str]) -> Iterator[str]:
    """Leave out words that the title or an earlier name has."""
    seen = set(re.split(r"[\s\-]+", title.casefold()))
    for name in names:
        for word in re.split(r"[\s\-]+", name):
            if word and word.casefold() not in seen:
                seen.add(word.casefold())
                yield word
