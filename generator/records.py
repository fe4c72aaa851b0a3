"""A YAML file's bytes in; text values that know their place, and faults of layout, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import category, normalize

import yaml

from generator.problems import Problem

__all__ = ["Location", "Mark", "RecordText", "dotted", "read_record"]

Location = tuple[str | int, ...]

LARGEST_FILE = 64 * 1024
DEEPEST = 8
MOST_VALUES = 4_000
INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value starts in its file; `text_line` and `text_column` are where its words start."""

    line: int
    column: int
    text_line: int
    text_column: int


@dataclass(frozen=True, slots=True)
class RecordText:
    """One read file: its values as text, and where each of them stands."""

    path: str
    value: dict[str, object]
    marks: Mapping[Location, Mark]
    keys: Mapping[Location, Mark]

    def mark(self, location: Location, *, key: bool = False) -> Mark:
        """Give the position of a value (or of its key), else of the nearest thing around it."""
        tables = (self.keys, self.marks) if key else (self.marks, self.keys)
        for length in range(len(location), -1, -1):
            for table in tables:
                if location[:length] in table:
                    return table[location[:length]]
        return Mark(1, 1, 1, 1)

    def problem(
        self, location: Location, message: str, hint: str = "", *, key: bool = False
    ) -> Problem:
        """Say what is wrong with the value (or the key) at a location."""
        mark = self.mark(location, key=key)
        return Problem(self.path, mark.line, mark.column, dotted(location), message, hint)

    def problem_in_text(
        self, location: Location, place: tuple[int, int], message: str, hint: str
    ) -> Problem:
        """Say what is wrong at a line and column of the words of a value."""
        mark = self.mark(location)
        line, column = mark.text_line + place[0] - 1, mark.text_column + place[1] - 1
        return Problem(self.path, line, column, dotted(location), message, hint)


def dotted(location: Location) -> str:
    """Write a location as contributors do: `legs.0.launch.at`."""
    return ".".join(str(step) for step in location)


def read_record(path: str, raw: bytes) -> tuple[RecordText | None, list[Problem]]:
    """Read one file; None when nothing of it can be used, and all problems of its layout."""
    if len(raw) > LARGEST_FILE:
        hint = f"a record has at most {LARGEST_FILE:,} bytes"
        return None, [Problem(path, 1, 1, "", "is too large", hint)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, 1, "", "is not UTF-8", "save the file as UTF-8")]
    problems = list(_forbidden_characters(path, text))
    if problems:
        return None, problems
    return _Builder(path, normalize("NFC", text)).build()


def _forbidden_characters(path: str, text: str) -> Iterator[Problem]:
    """Name each control, bidi or invisible character, which no reader could see."""
    if not any(category(character) in INVISIBLE for character in set(text) - {"\n"}):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line.removesuffix("\r"), start=1):
            if category(character) in INVISIBLE:
                what = f"holds the invisible character U+{ord(character):04X}"
                yield Problem(path, number, column, "", what, "take it out")


def _first_invisible(text: str) -> str | None:
    """Find what an escape in quotes has put into quoted text; the file itself is clean."""
    return next((one for one in text if one != "\n" and category(one) in INVISIBLE), None)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Give the line and column where an event starts, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Stop(Exception):
    """The rest of the file can't be read; the problem is noted already."""


@dataclass(slots=True)
class _Builder:
    """Walks the parser's events once, so that nothing is expanded, resolved or executed."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    marks: dict[Location, Mark] = field(default_factory=dict)
    keys: dict[Location, Mark] = field(default_factory=dict)
    count: int = 0
    lines: list[str] = field(default_factory=list)

    def build(self) -> tuple[RecordText | None, list[Problem]]:
        self.lines = self.text.split("\n")
        try:
            value = self._document(yaml.parse(self.text, Loader=yaml.CSafeLoader))
        except yaml.MarkedYAMLError as error:
            self._syntax_problem(error)
            return None, self.problems
        except _Stop:
            return None, self.problems
        if not isinstance(value, dict):
            self._say(1, 1, (), "is not a record", "write lines such as `title: ...`")
            return None, self.problems
        return RecordText(self.path, value, self.marks, self.keys), self.problems

    def _say(self, line: int, column: int, location: Location, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, column, dotted(location), message, hint))

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"is not YAML here: {error.problem or 'it cannot be parsed'}"
        hint = "check the indentation, the colons, and quotes round text with `: ` or ` #`"
        self._say(line, column, (), what, hint)

    def _document(self, events: Iterator[yaml.Event]) -> object:
        value: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line, column = _place(event)
                    self._say(line, column, (), "starts a second document", "one record to a file")
                    raise _Stop
            elif isinstance(
                event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent
            ):
                value = self._value(event, events, (), 0)
        return value

    def _value(
        self, event: yaml.Event, events: Iterator[yaml.Event], location: Location, depth: int
    ) -> object:
        line, column = _place(event)
        self.marks[location] = self._mark(event, line, column)
        self.count += 1
        if depth > DEEPEST or self.count > MOST_VALUES:
            self._say(line, column, location, "is nested too deep or too long", "make it simpler")
            raise _Stop
        self._refuse_layers(event, line, column, location)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, location, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, line, column, location)

    def _refuse_layers(self, event: yaml.Event, line: int, column: int, location: Location) -> None:
        """Refuse what YAML adds to plain text, lists and tables: references and types."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._say(line, column, location, f"is the alias *{anchor}", "write the value out")
            raise _Stop
        if anchor:
            self._say(line, column, location, f"has the anchor &{anchor}", "take the anchor out")
        if tag is not None:
            self._say(line, column, location, f"has the tag {tag}", "take the tag out")

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int, location: Location) -> str:
        text: str = event.value
        if not text.strip():
            self._say(line, column, location, "has no value", "fill it in, or take the line out")
        if event.style == '"' and (hidden := _first_invisible(text)):
            what = f"holds the invisible character U+{ord(hidden):04X}"
            self._say(line, column, location, what, "take it out")
        return text

    def _mapping(
        self, events: Iterator[yaml.Event], location: Location, depth: int
    ) -> dict[str, object]:
        table: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line, column = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._say(line, column, location, "has a key that is not a word", "write a word")
                raise _Stop
            key: str = event.value
            here = (*location, key)
            self._refuse_layers(event, line, column, here)
            if key == "<<":
                self._say(line, column, here, "is a merge key", "write the values out")
            repeated = self.keys.get(here)
            if repeated:
                first = f"the first one stands in line {repeated.line}"
                self._say(line, column, here, "stands here twice", f"keep one; {first}")
            self.keys.setdefault(here, Mark(line, column, line, column))
            table[key] = self._value(next(events), events, here, depth + 1)
        return table

    def _sequence(
        self, events: Iterator[yaml.Event], location: Location, depth: int
    ) -> list[object]:
        items: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, (*location, len(items)), depth + 1))
        return items

    def _mark(self, event: yaml.Event, line: int, column: int) -> Mark:
        if not isinstance(event, yaml.ScalarEvent) or event.style is None or event.style == "":
            return Mark(line, column, line, column)
        if event.style in {"'", '"'}:
            return Mark(line, column, line, column + 1)
        words = next((row for row in self.lines[line:] if row.strip()), "")
        return Mark(line, column, line + 1, len(words) - len(words.lstrip()) + 1)
