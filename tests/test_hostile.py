"""Hostile words in every place where a field can land: the page has the same elements as before.

Each string of each record of the sample world is replaced in its turn, many in one build, each
with a mark of its own. A replaced text is either refused at its place in its file, or printed
such that the tree of elements is that of a page with harmless words in the same places.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import markdown
import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from generator.exports import EXPORTS
from generator.figures.ruler import draw_ruler
from generator.load import Loaded, load
from generator.model import Prose, walk
from generator.navigation import navigation
from generator.pages import Site, lay_out
from generator.prose import Plain, parse_prose
from generator.records import Location, dotted
from generator.render import make_environment, render_footer, render_page, render_ruler
from tests.hostile import CLASSES
from tests.sample_world import SAMPLE, sample

Position = tuple[str, Location]
"""A file of the data folder, and where in it a string stands."""
Texts = Mapping[Position, str]

ROTATIONS = 2
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


# Positions: every string of every record


@cache
def values() -> dict[str, dict[str, object]]:
    """What each file of the sample world says, with every source cited outside of prose too."""
    found = {entry.text.path: deepcopy(entry.text.value) for entry in sample().entries.values()}
    for value in found.values():
        citations: Any = value.get("sources", {})
        for citation in citations.values():
            citation.setdefault("for", [next(iter(value))])
    return found


@cache
def positions() -> tuple[Position, ...]:
    """Every place of the sample world where a string stands."""
    return tuple(
        (path, location) for path, value in values().items() for location in leaves(value, ())
    )


def leaves(value: object, location: Location) -> Iterable[Location]:
    """Where the strings of a value stand."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*location, number))
    else:
        yield location


def write(folder: Path, texts: Texts) -> None:
    """Write the sample world with other texts in some of its places; JSON is YAML too."""
    changed: dict[str, Any] = deepcopy(values())
    for (path, location), text in texts.items():
        value = changed[path]
        for step in location[:-1]:
            value = value[step]
        value[location[-1]] = text
    for path, value in changed.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def settle(folder: Path, texts: Texts) -> tuple[Loaded, Texts, set[Position]]:
    """Put texts in their places; take those back that are refused, until all is sound.

    Returns:
        The world, the texts that stayed, and the positions whose text was refused.
    """
    stay, refused = dict(texts), set()
    for _ in range(8):
        write(folder, stay)
        loaded = load(folder / "data")
        if not loaded.problems:
            return loaded, stay, refused
        about = {
            problem: [one for one in stay if one[0] == problem.path and touches(one, problem.field)]
            for problem in loaded.problems
        }
        # a text that is refused may leave a fact of the same record without its source
        blamed = {problem.path for problem, places in about.items() if places}
        for problem, places in about.items():
            assert problem.path in blamed, f"{problem} is about no text that was put there"
            assert problem.line >= 1
            refused.update(places)
        stay = {place: text for place, text in stay.items() if place not in refused}
    raise AssertionError("the world does not come to rest")


def touches(position: Position, field: str) -> bool:
    """Whether a problem with a field is about the text at a position, in it or around it."""
    place = dotted(position[1])
    return not field or f"{place}.".startswith(f"{field}.") or field.startswith(f"{place}.")


@cache
def open_positions(harmless: str) -> frozenset[Position]:
    """The positions that take a text that is nothing but words (or an address)."""
    with TemporaryDirectory() as folder:
        texts = {place: harmless.format(number) for number, place in enumerate(positions())}
        return frozenset(settle(Path(folder), texts)[1])


WORDS = "w{0:04}w and so it went on"
ADDRESS = "https://example.org/w{0:04}w"


def text_positions() -> frozenset[Position]:
    return open_positions(WORDS)


def address_positions() -> frozenset[Position]:
    return open_positions(ADDRESS) - open_positions(WORDS)


# Trees: what a page consists of


class Elements(HTMLParser):
    """Every element of a page: the way to it from the root, and the names of its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[tuple[str, ...]] = Counter()
        self.way: list[str] = []
        self.strange: list[str] = []
        self.feed(page)
        self.close()
        self.found[("left open", *self.way)] += 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[*self.way, tag, *sorted(f"@{name}" for name, _ in attrs)] += 1
        if tag not in VOID:
            self.way.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "action", "formaction"}:
                self.strange.append(f"{tag} {name}={value}")
            if name in {"href", "src", "xlink:href"} and not is_plain_address(value or ""):
                self.strange.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self.found[*self.way, "/" + tag] += 1
        if tag in self.way:
            while self.way.pop() != tag:
                pass

    def handle_comment(self, data: str) -> None:
        self.found[*self.way, "comment"] += 1

    handle_decl = unknown_decl = handle_pi = handle_comment


def is_plain_address(url: str) -> bool:
    """Whether an address is a web address, a relative one or an anchor."""
    if url.startswith("//") or any(not one.isprintable() or one == "\\" for one in url):
        return False
    return url.startswith(("https://", "http://", "#")) or ":" not in url.partition("/")[0]


@cache
def converter() -> markdown.Markdown:
    """Markdown as the site has it."""
    config = load_config(str(SAMPLE / "mkdocs.yml"))
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def convert(page: str) -> str:
    """What MkDocs makes of a page; the theme prints its title and description as they are."""
    text, meta = get_data(page)
    head = {
        "title": f"<title>{meta.get('title')}</title>",
        "description": f'<meta content="{meta.get("description")}">',
    }
    return "".join(head[key] for key in head if key in meta) + converter().reset().convert(text)


Tree = tuple[Counter[tuple[str, ...]], tuple[str, ...]]


def trees(loaded: Loaded, environment: Environment) -> dict[str, Tree]:
    """The elements of every page of a world, and of what stands on every page."""
    site = Site(loaded.chronicle, url="https://kites.example.org/")
    figure = draw_ruler(loaded.chronicle)
    html = {"footer": render_footer(environment, site)}
    html["navigation"] = "".join(titles(navigation(loaded.chronicle)))
    for page in lay_out(site, EXPORTS):
        html[page.uri] = convert(render_page(environment, page))
        html[page.uri] += render_ruler(environment, figure, page.ruler)
    found = {name: Elements(page) for name, page in html.items()}
    return {name: (one.found, tuple(one.strange)) for name, one in found.items()}


def titles(nav: object) -> Iterable[str]:
    """The titles of a navigation, which the theme prints as they are."""
    if isinstance(nav, dict):
        for title, below in nav.items():
            yield f"<b>{title}</b>"
            yield from titles(below)
    elif isinstance(nav, list):
        for one in nav:
            yield from titles(one)


def differences(one: Mapping[str, Tree], other: Mapping[str, Tree]) -> list[str]:
    """Where two worlds have other elements, or an address that is not one.

    In a drawing long words may be broken into lines, or left out where there is no room: there
    only an element that stands in no drawing of the other world counts.
    """
    assert one.keys() == other.keys()
    drawn = {in_drawing(way) for elements, _ in other.values() for way in elements} - {()}
    found = []
    for name, (elements, strange) in one.items():
        found += [f"{name}: {what}" for what in strange]
        more, less = elements - other[name][0], other[name][0] - elements
        found += [f"{name}: new {'/'.join(way)}" for way in more if in_drawing(way) not in drawn]
        found += [f"{name}: lost {'/'.join(way)}" for way in less if not in_drawing(way)]
    return found


def in_drawing(way: tuple[str, ...]) -> tuple[str, ...]:
    """The part of the way to an element that is inside a drawing, if it is in one."""
    return way[way.index("svg") + 1 :] if "svg" in way else ()


# The tests


def hostile_texts(words: tuple[str, ...], rotation: int) -> dict[Position, str]:
    """A text of a class for every position that takes words or addresses, each with its mark."""
    texts = {}
    for number, place in enumerate(positions()):
        word = words[(number + rotation) % len(words)]
        mark = WORDS.format(number)
        if place in address_positions():
            texts[place] = word
        elif place in text_positions():
            in_front = (number // len(words) + rotation) % 2 == 0
            texts[place] = f"{word} {mark}" if in_front else f"{mark} {word}"
    return texts


def harmless_texts(places: Iterable[Position]) -> dict[Position, str]:
    """Words (or an address) for positions, each with its mark."""
    number = {place: number for number, place in enumerate(positions())}
    return {
        place: (ADDRESS if place in address_positions() else WORDS).format(number[place])
        for place in places
    }


@cache
def prose_positions() -> frozenset[Position]:
    """Where a record takes the small markup."""
    return frozenset(
        (entry.text.path, location)
        for entry in sample().entries.values()
        for location, value in walk(entry.record)
        if isinstance(value, Prose)
    )


def is_markup(place: Position, text: str) -> bool:
    """Whether a text in prose holds markup that prose may hold: tests/test_text.py has that."""
    if place not in prose_positions():
        return False
    paragraphs, faults = parse_prose(text)
    parts = [part for paragraph in paragraphs for part in paragraph.parts]
    return not faults and (len(paragraphs) > 1 or any(not isinstance(p, Plain) for p in parts))


def test_every_kind_of_place_is_tried() -> None:
    """Titles, names, prose, notes, keys of nothing: whatever takes words is found by itself."""
    fields = {
        (
            path.split("/")[1].removesuffix(".yaml"),
            *(one for one in location if isinstance(one, str)),
        )
        for path, location in text_positions()
    }
    assert len(text_positions()) > 250
    for wanted in (
        ("milestones", "title"),
        ("milestones", "native", "ru"),
        ("milestones", "aliases"),
        ("milestones", "summary"),
        ("milestones", "story"),
        ("milestones", "quotes", "words"),
        ("milestones", "quotes", "translation"),
        ("milestones", "firsts", "claim"),
        ("milestones", "disclosures", "what"),
        ("milestones", "answers", "why"),
        ("milestones", "measures", "height-m", "by"),
        ("milestones", "sources", "b", "note"),
        ("milestones", "disagreements", "value"),
        ("missions", "names", "name"),
        ("missions", "crew", "as"),
        ("missions", "legs", "ids", "gcat"),
        ("missions", "legs", "serial"),
        ("sources", "authors"),
        ("glossary", "term"),
        ("glossary", "forms"),
        ("countries", "reference_clock", "name"),
        ("edition", "headline"),
        ("edition", "about", "title"),
        ("tours", "questions", "question"),
        ("declined", "reason"),
        ("tallies", "log"),
    ):
        assert wanted in fields, wanted
    addresses = {location[-1] for _, location in address_positions()}
    assert addresses == {"url", "licence_url"}


@pytest.mark.parametrize("rotation", range(ROTATIONS))
@pytest.mark.parametrize("kind", CLASSES)
def test_hostile_words_change_no_page(kind: str, rotation: int, tmp_path: Path) -> None:
    texts = hostile_texts(CLASSES[kind], rotation)
    texts = {place: text for place, text in texts.items() if not is_markup(place, text)}
    loaded, stayed, refused = settle(tmp_path / "hostile", texts)
    assert stayed or refused
    if kind not in {"invisible", "very long"}:
        assert len(stayed) > len(texts) / 3
    calm, calm_texts, _ = settle(tmp_path / "calm", harmless_texts(stayed))
    assert calm_texts.keys() == stayed.keys()
    environment = make_environment()
    assert differences(trees(loaded, environment), trees(calm, environment)) == []


def test_closed_fields_refuse_all_of_it(tmp_path: Path) -> None:
    """A date, a number, an id, a word of a list: hostile text is refused, at its place."""
    closed = set(positions()) - text_positions() - address_positions()
    assert len(closed) > 400
    every = [word for words in CLASSES.values() for word in words]
    for start in range(0, len(every), 12):
        texts = {
            place: every[(start + number) % len(every)] + " x"
            for number, place in enumerate(sorted(closed, key=str))
        }
        _, stayed, _ = settle(tmp_path / str(start), texts)
        assert stayed == {}


def raw(value: object) -> object:
    """What an environment would print that escapes nothing."""
    return "" if value is None else value


def test_without_escaping_pages_do_change(tmp_path: Path) -> None:
    """The test above can fail: the same words through an environment that lets all pass."""
    careless = make_environment().overlay(autoescape=False, finalize=raw)
    checks: dict[str, Callable[[str], bool]] = {
        "active content": lambda what: "script" in what,
        "event attributes": lambda what: "onmouseover" in what,
        "attribute lists": lambda what: "onclick" in what or "lost" in what,
        "Markdown in a line": lambda what: "/em" in what,
        "comments": lambda what: "comment" in what,
        "addresses": lambda what: "new " in what or "javascript" in what,
    }
    for kind, noticed in checks.items():
        texts = hostile_texts(CLASSES[kind], 0)
        texts = {place: text for place, text in texts.items() if not is_markup(place, text)}
        loaded, stayed, _ = settle(tmp_path / kind / "hostile", texts)
        calm, _, _ = settle(tmp_path / kind / "calm", harmless_texts(stayed))
        found = differences(trees(loaded, careless), trees(calm, careless))
        assert any(map(noticed, found)), kind
