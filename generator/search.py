"""The chronicle in; what the search box knows of each record, and in which words, out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape

import iuliia

from generator.chronicle import beginning
from generator.dates import Moment
from generator.model import (
    Category,
    Claim,
    Milestone,
    Mission,
    Person,
    Record,
    Source,
)
from generator.pages import Page, Site
from generator.pages.addresses import ONE_PAGE
from generator.pages.sheet import native_names
from generator.pages.times import clock_readings, day_words

Entry = dict[str, object]

BOOSTS = {Milestone: 1.5, Person: 2, Mission: 1.2, Source: 0.3}
"""How much a match in a record of a kind weighs, against one elsewhere."""
FIRST_WORDS = 90
"""How many characters of a summary are shown with a result, and searched."""
LONGEST_NAME = 30
"""How many letters a name may have that is searched as a whole."""
ROMAN = (iuliia.WIKIPEDIA, iuliia.ICAO_DOC_9303)
"""The ways in which Cyrillic is written in Latin letters in the press and in passports."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def entries(site: Site, pages: Mapping[str, Page]) -> Iterator[Entry]:
    """Give an entry for each record that has an address: where it is, what it is called.

    Records that share a page come under an entry for the page. The fields are those of the theme's
    search: `title` and `text` are shown. Two are ours, searched and never shown: `names` has every
    word of every name and day; `exact` has each of the record's own names as one word, for who
    types the whole name. All are HTML, as the theme takes them.
    """
    addresses = site.addresses
    for name in sorted(ONE_PAGE.values()):
        page = pages[addresses.uri(name)]
        yield {"location": addresses.section(name), "title": _html(page.title), "text": ""}
    for record in site.chronicle.records.values():
        if addresses.of(record) and not isinstance(record, Category):
            yield _entry(site, record)


def _entry(site: Site, record: Record) -> Entry:
    entry: Entry = {
        "location": site.addresses.of(record),
        "title": _html(record.title),
        "text": _html(_first_words(record)),
    }
    names = tuple(_names(site, record))
    if words := " ".join(_distinct(record.title, (*names, *_dates(site, record)))):
        entry["names"] = _html(words)
    if not isinstance(record, Source | Claim):
        entry["exact"] = _html(" ".join(_joined((record.title, *_own(record, names)))))
    if boost := BOOSTS.get(type(record)):
        entry["boost"] = boost
    return entry


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
    yield _folded(record.title)


def _own(record: Record, names: tuple[str, ...]) -> Iterator[str]:
    """Give the names that are the record's own: a milestone's are not those of its flights."""
    if not isinstance(record, Milestone):
        yield from names
        if isinstance(record, Person):
            words = record.name.split()
            yield from (" ".join(words[start:]) for start in range(1, len(words)))
        return
    for alias in record.aliases:
        yield from _written(alias)


def _joined(names: Iterable[str]) -> Iterator[str]:
    """Write each name as one word; nobody types the whole of a long one."""
    words = ("".join(re.split(r"\W+", _folded(name))).casefold() for name in names)
    yield from dict.fromkeys(word for word in words if 0 < len(word) <= LONGEST_NAME)


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


def _dates(site: Site, record: Record) -> Iterator[str]:
    """Give the day as people write it, on every clock that the page shows."""
    if not isinstance(record, Milestone | Mission):
        return
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
