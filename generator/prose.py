"""Prose with a record's small markup in; a tree of its parts, its faults and its HTML out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from generator.text import address, entities, entities_within, slug

__all__ = [
    "Cite",
    "Emphasis",
    "Inline",
    "MarkupFault",
    "Paragraph",
    "Plain",
    "RecordLink",
    "Strong",
    "WebLink",
    "cite_keys",
    "parse_prose",
    "plain",
    "record_links",
    "render_prose",
    "render_term",
]

# The tree


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*so*`."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """`**so**`."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RecordLink:
    """`[[id]]`, `[[kind/id]]` or `[[id|words]]`, and where it stands in the text."""

    target: str
    words: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class WebLink:
    """`[words](https://...)`."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Cite:
    """`[^key]`: the citation with this key supports the words before it."""

    key: str


Inline = Plain | Emphasis | Strong | RecordLink | WebLink | Cite


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines between blank lines."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, order=True, slots=True)
class MarkupFault:
    """A mark that cannot be read and stays as it is, and where it stands in the text."""

    line: int
    column: int
    message: str
    hint: str


# Reading

SPACES = re.compile(r"[ \t\r\n]+")
RECORD_ID = re.compile(r"(?:[a-z]+/)?[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE_KEY = re.compile(r"[a-z][a-z0-9]{0,7}")
# No alternative looks past the next bracket, so that reading takes linear time.
MARK = re.compile(
    r"(?P<stars>\*+)"
    r"|\[\[(?P<record>[^\[\]]*)(?P<record_end>\]\])?"
    r"|\[\^(?P<key>[^\[\]]*)(?P<key_end>\])?"
    r"|\[(?P<words>[^\[\]]*)\]\((?P<url>[^\[\]]*?)\)"
    r"|\]\("
)
WEB_CHARACTER = r"(?:[!$&*-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})"
WEB_ADDRESS = re.compile(
    r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?"
    rf"(?:[/?]{WEB_CHARACTER}*)?(?:#{WEB_CHARACTER}*)?"
)
LONGEST_ADDRESS = 2000
LONGEST_SHOWN = 60


def parse_prose(text: str) -> tuple[tuple[Paragraph, ...], tuple[MarkupFault, ...]]:
    """Read paragraphs with small markup; what cannot be read stays literal and is reported."""
    reader = _ProseReader(text)
    paragraphs = tuple(reader.paragraph(start, end) for start, end in _blocks(text))
    return paragraphs, tuple(sorted(reader.faults))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Find where each run of lines that are not blank begins and ends."""
    start, end, offset = -1, -1, 0
    for line in text.split("\n"):
        words = line.strip(" \t\r")
        if words and start < 0:
            start = offset + line.index(words[0])
        if words:
            end = offset + len(line.rstrip(" \t\r"))
        elif start >= 0:
            yield start, end
            start = -1
        offset += len(line) + 1
    if start >= 0:
        yield start, end


@dataclass(slots=True)
class _Open:
    """A mark that waits for its other half, and what has come since."""

    mark: str
    offset: int
    parts: list[Inline] = field(default_factory=list)


class _ProseReader:
    """Goes through the text once; at most one `*` and one `**` are open at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.faults: list[MarkupFault] = []
        self.open: list[_Open] = []

    def paragraph(self, start: int, end: int) -> Paragraph:
        self.open = [_Open("", start)]
        offset = start
        while found := MARK.search(self.text, offset, end):
            self.say(self.text[offset : found.start()])
            offset = self.stars(found, start, end) if found["stars"] else self.link(found)
        self.say(self.text[offset:end])
        while len(self.open) > 1:
            self.give_up()
        return Paragraph(_merged(self.open[0].parts))

    def say(self, words: str) -> None:
        if words:
            self.open[-1].parts.append(Plain(SPACES.sub(" ", words)))

    def fault(self, offset: int, message: str, hint: str) -> None:
        line, column = self.position(offset)
        self.faults.append(MarkupFault(line, column, message, hint))

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def stars(self, found: re.Match[str], start: int, end: int) -> int:
        """Open or close emphasis; stars between spaces are just stars."""
        run, first, last = found["stars"], found.start(), found.end()
        closes = first > start and not self.text[first - 1].isspace()
        opens = last < end and not self.text[last].isspace()
        if len(run) > 3 or not (opens or closes):
            self.say(run)
            if opens or closes:
                self.fault(first, f"{len(run)} stars are no mark", "write *so* or **so**")
            return last
        inside_out = ["*", "**"] if self.open[-1].mark == "*" else ["**", "*"]
        for mark in [run] if len(run) < 3 else inside_out:
            is_open = any(one.mark == mark for one in self.open)
            if closes and is_open:
                self.close(mark)
            elif opens and not is_open:
                self.open.append(_Open(mark, first))
            else:
                self.say(mark)
                self.fault(first, f"{mark} has no other half", f"write {mark}so{mark}")
        return last

    def close(self, mark: str) -> None:
        while self.open[-1].mark != mark:
            self.give_up()
        parts = _merged(self.open.pop().parts)
        self.open[-1].parts.append(Strong(parts) if mark == "**" else Emphasis(parts))

    def give_up(self) -> None:
        """Let the innermost open mark be plain stars."""
        last = self.open.pop()
        self.fault(last.offset, f"{last.mark} is not closed", f"write {last.mark}so{last.mark}")
        self.say(last.mark)
        self.open[-1].parts.extend(last.parts)

    def link(self, found: re.Match[str]) -> int:
        """Read a link or a citation; give where to read on."""
        here, half = found.start(), found[0][:2]
        if not (found["record_end"] or found["key_end"] or found["words"] is not None):
            self.fault(here, *HALVES[half])
            self.say(half)
            return here + 2
        node = _link(found, *self.position(here))
        if isinstance(node, tuple):
            self.fault(here, *node)
            self.say(found[0])
        else:
            self.open[-1].parts.append(node)
        return found.end()


Complaint = tuple[str, str]
HALVES: dict[str, Complaint] = {
    "[[": ("[[ has no ]] before the next bracket", "write [[id]] or [[id|words]]"),
    "[^": ("[^ has no ] before the next bracket", "write [^a], with the letter of a source"),
    "](": (
        "]( belongs to no link, or to one that holds another",
        "write [words](https://...), without brackets inside",
    ),
}


def _link(found: re.Match[str], line: int, column: int) -> Inline | Complaint:
    if found["record"] is not None:
        return _record_link(found["record"], line, column)
    if found["key"] is not None:
        if SOURCE_KEY.fullmatch(found["key"]):
            return Cite(found["key"])
        return (
            f"[^{found['key'][:LONGEST_SHOWN]}] names no source",
            "write [^a], with the letter of a source",
        )
    words, url = _one_line(found["words"]), found["url"]
    complaint = _complaint_of_words(words) or _complaint_of_address(url)
    return complaint or WebLink(url, words)


def _record_link(body: str, line: int, column: int) -> RecordLink | Complaint:
    target, bar, words = map(_one_line, body.partition("|"))
    if not target:
        return "the link names no record", "write [[id]] or [[id|words]]"
    if not RECORD_ID.fullmatch(target):
        guess = "/".join(map(slug, target.split("/")))
        likely = RECORD_ID.fullmatch(guess) and any(map(str.isalnum, target))
        hint = f"write [[{guess}|{words or target}]]" if likely else "write [[id]] or [[kind/id]]"
        return f"{target[:LONGEST_SHOWN]} is no id", hint
    complaint = _complaint_of_words(words) if bar else None
    return complaint or RecordLink(target, words if bar else None, line, column)


def _one_line(words: str) -> str:
    return SPACES.sub(" ", words).strip(" ")


def _complaint_of_words(words: str) -> Complaint | None:
    if not words:
        return "the link has no words", "write the words that readers see"
    if "*" in words:
        return "the words of the link hold a *", "put the stars around the whole link"
    return None


def _complaint_of_address(url: str) -> Complaint | None:
    if len(url) <= LONGEST_ADDRESS and WEB_ADDRESS.fullmatch(url):
        return None
    scheme, _, rest = url.partition(":")
    if not url.strip():
        return "the link has no address", "write [words](https://...)"
    if scheme.lower() == "http":
        return "the address begins with http://", f"write https:{rest}, if it answers there"
    if scheme.lower() != "https":
        return "the address does not begin with https://", "write [words](https://...)"
    if "(" in url:
        return "the address holds a round bracket", "write ( as %28 and ) as %29"
    quoted = quote(url, safe="!#$%&*+,-./:;=?@_~", errors="replace")
    if len(quoted) <= LONGEST_ADDRESS and WEB_ADDRESS.fullmatch(quoted):
        return "the address holds a character that addresses write with %", f"write {quoted}"
    hint = "write https://, a host in plain letters (example.org), a path; no user name"
    return "the address cannot be followed", hint


def _merged(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join words that only a mark without meaning had parted."""
    merged: list[Inline] = []
    for plain_words, group in groupby(parts, key=lambda part: isinstance(part, Plain)):
        if plain_words:
            merged.append(Plain("".join(part.text for part in group if isinstance(part, Plain))))
        else:
            merged.extend(group)
    return tuple(merged)


# Small markup: use

LinkTarget = Callable[[RecordLink], tuple[str, str] | None]
CiteTarget = Callable[[Cite], tuple[str, str] | None]
TermMarker = Callable[[str], Sequence[str | Markup]]

# The only HTML that Python writes: what prose can hold. All else is in templates.
PARAGRAPH = Markup("<p>{}</p>")
EMPHASIS = Markup("<em>{}</em>")
STRONG = Markup("<strong>{}</strong>")
LINK = Markup('<a href="{}">{}</a>')
CITES = Markup('<sup class="sr-cite">{}</sup>')
CITE = Markup('<a href="{0}" aria-label="Source {1}">{1}</a>')
BETWEEN_CITES = Markup(", ")
TERM = Markup('<a class="sr-term" href="{}"><abbr title="{}">{}</abbr></a>')


# Two slashes would lead to another host.
def record_links(paragraphs: Iterable[Paragraph]) -> Iterator[RecordLink]:
    """Give every link to a record, in the order of the text."""
    return (leaf for leaf in _leaves(paragraphs) if isinstance(leaf, RecordLink))


def cite_keys(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Give the key of every citation, in the order of the text."""
    return (leaf.key for leaf in _leaves(paragraphs) if isinstance(leaf, Cite))


def plain(paragraphs: Iterable[Paragraph], link: LinkTarget | None = None) -> str:
    """Give the words alone, in one line; `link` knows what linked records are called."""
    lines = ("".join(_words(leaf, link) for leaf in _leaves([one])) for one in paragraphs)
    return " ".join(lines)


def render_prose(
    paragraphs: Iterable[Paragraph],
    link: LinkTarget,
    cite: CiteTarget,
    term: TermMarker | None = None,
) -> Markup:
    """Print prose as HTML; links and citations that lead nowhere leave only their words."""
    printer = _ProsePrinter(link, cite, term or (lambda words: [words]))
    return Markup("\n").join(PARAGRAPH.format(printer.run(one.parts)) for one in paragraphs)


def render_term(words: str, meaning: str, url: str) -> Markup:
    """Print a word of the glossary: a link to its page, with its meaning at hand."""
    return TERM.format(address(url), entities(meaning), entities(words))


def _leaves(branches: Iterable[Paragraph | Inline]) -> Iterator[Inline]:
    for branch in branches:
        if isinstance(branch, Paragraph | Emphasis | Strong):
            yield from _leaves(branch.parts)
        else:
            yield branch


def _words(leaf: Inline, link: LinkTarget | None) -> str:
    if isinstance(leaf, Plain):
        return leaf.text
    if isinstance(leaf, WebLink):
        return leaf.words
    if isinstance(leaf, RecordLink):
        target = link(leaf) if link else None
        return target[1] if target else _own_words(leaf)
    return ""


def _own_words(link: RecordLink) -> str:
    return link.words or link.target.rpartition("/")[2].replace("-", " ")


@dataclass(frozen=True, slots=True)
class _ProsePrinter:
    """Prints parts of prose, and knows where links and citations lead."""

    link: LinkTarget
    cite: CiteTarget
    term: TermMarker

    def run(self, parts: Iterable[Inline]) -> Markup:
        """Print parts in their order; citations that follow each other share one place."""
        printed = Markup()
        for is_cite, group in groupby(parts, key=lambda part: isinstance(part, Cite)):
            pieces = [piece for part in group if (piece := self.part(part))]
            run = (BETWEEN_CITES if is_cite else Markup()).join(pieces)
            printed += CITES.format(run) if is_cite and run else run
        return printed

    def part(self, part: Inline) -> Markup:
        if isinstance(part, Plain):
            return Markup().join(map(_in_the_middle, self.term(part.text)))
        if isinstance(part, Emphasis):
            return EMPHASIS.format(self.run(part.parts))
        if isinstance(part, Strong):
            return STRONG.format(self.run(part.parts))
        if isinstance(part, WebLink):
            return LINK.format(entities(part.url), entities(part.words))
        if isinstance(part, RecordLink):
            target = self.link(part)
            words = entities(target[1] if target else _own_words(part))
            return LINK.format(address(target[0]), words) if target else words
        source = self.cite(part)
        return CITE.format(address(source[0]), entities(source[1])) if source else Markup()


def _in_the_middle(words: str | Markup) -> Markup:
    """Escape words that tags surround, where a single space before or after is only a space."""
    return words if isinstance(words, Markup) else entities_within(words)
