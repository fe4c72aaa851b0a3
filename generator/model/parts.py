"""The small types that records are made of: text in, checked values or advice out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.clocks import Clock, ClockError, parse_clock
from generator.dates import DateError, When, parse_when, write_when
from generator.prose import MarkupFault, Paragraph, parse_prose

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?"
SOURCE_KEY = r"[a-z][a-z0-9]{0,7}"
DATE_PATTERN = (
    r"^\d{4}(-\d{2}(-\d{2}( \d{2}:\d{2}(:\d{2})?)?)?)?[~?]{0,2}"
    r"(\.\.\d{4}(-\d{2}(-\d{2}( \d{2}:\d{2}(:\d{2})?)?)?)?[~?]{0,2})?$"
)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks text that names a record of one of these kinds (folders of `data/`)."""

    kinds: tuple[str, ...]


def to(*kinds: str) -> Refers:
    """Say which kinds a reference may point to."""
    return Refers(kinds)


@dataclass(frozen=True, slots=True)
class Prose:
    """Text with the record's small markup, as typed and as read."""

    raw: str
    paragraphs: tuple[Paragraph, ...]
    faults: tuple[MarkupFault, ...]


def _prose(value: object) -> Prose:
    if isinstance(value, Prose):
        return value
    paragraphs, faults = parse_prose(_text(value))
    return Prose(_text(value), paragraphs, faults)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "is not text", {"hint": "write words, not a list"})
    return value


def _when(value: object) -> When:
    try:
        return parse_when(_text(value))
    except DateError as error:
        raise PydanticCustomError(
            "date", "{what}", {"what": error.message, "hint": error.hint}
        ) from None


def _clock(value: object) -> Clock:
    try:
        return parse_clock(_text(value))
    except ClockError as error:
        raise PydanticCustomError(
            "clock", "{what}", {"what": error.message, "hint": error.hint}
        ) from None


def _number(value: object) -> Decimal:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,9})?", text, re.ASCII):
        hint = "write digits with a decimal point, without a unit or thousands sign: 1234.5"
        raise PydanticCustomError("number", "is not a number", {"hint": hint})
    return Decimal(text)


def _whole(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        hint = "write a whole number in digits: 12"
        raise PydanticCustomError("whole", "is not a whole number", {"hint": hint})
    return int(text)


def _url(value: str) -> str:
    if not _is_web_address(value):
        hint = "write the whole address, beginning with https://"
        raise PydanticCustomError("address", "is not a web address", {"hint": hint})
    return value


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        known = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = re.fullmatch(r"(?:[!#-$&-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+", text, re.ASCII)
    return (
        known
        and plain is not None
        and parts.scheme in {"http", "https"}
        and parts.username is None
        and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) is not None
    )


def _keys(value: object) -> object:
    """Let `from: a` stand for `from: [a]`."""
    return [value] if isinstance(value, str) else value


def _yes(value: object) -> object:
    if value not in {"true", "false"}:
        raise PydanticCustomError(
            "switch", "is neither true nor false", {"hint": "write true or false"}
        )
    return value == "true"


def _single_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError(
            "line", "runs over several lines", {"hint": "write it in one line"}
        )
    return value


Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=80)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_single_line),
]
Summary = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=20, max_length=300),
]
Remark = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Language = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE}$")]
Native = dict[Language, Name]
Words = Annotated[
    Prose,
    PlainValidator(_prose),
    PlainSerializer(lambda prose: prose.raw, return_type=str),
    WithJsonSchema({"type": "string"}),
]
Date = Annotated[
    Any,
    PlainValidator(_when),
    PlainSerializer(write_when, return_type=str),
    WithJsonSchema({"type": "string", "pattern": DATE_PATTERN}),
]
ClockName = Annotated[
    Any,
    PlainValidator(_clock),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["utc", "Atlantic/Azores", "+03:00"]}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(float, return_type=float),
    WithJsonSchema({"type": "number"}),
]
Whole = Annotated[int, BeforeValidator(_whole)]
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url)]
Switch = Annotated[bool, BeforeValidator(_yes)]
SourceKey = Annotated[str, StringConstraints(pattern=f"^{SOURCE_KEY}$")]
From = Annotated[tuple[SourceKey, ...], BeforeValidator(_keys)]
Outcome = Literal["success", "partial", "failure"]


class Part(BaseModel):
    """Anything with fields: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Citation(Part):
    """Where in a source something stands, what was read of it, and what it is cited for."""

    source: Annotated[Id, to("sources")] = Field(description="The id of the source.")
    at: Name | None = Field(None, description="Where in the source: chapter, row, entry.")
    url: Url | None = Field(None, description="The page that was read, where the source has many.")
    read: Literal["full text", "excerpt", "catalogue row"] = Field(description="What was read.")
    for_: tuple[Name, ...] = Field(
        (), alias="for", description="The fields that it supports, such as `at` or `crew`."
    )
    note: Name | None = None


class Disagreement(Part):
    """What a source says that differs from what the record says."""

    field: Name = Field(description="The field in question, such as `at`.")
    value: Name = Field(description="What the other source has.")
    from_: From = Field(alias="from")
    why: Name | None = Field(None, description="Why it differs, when that is known.")
    settled: Switch = Field(
        False, description="True where the difference is a clock, a rounding or a misprint."
    )


class Measure(Part):
    """One count or measurement of something: a value or a range, who has it from where."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    about: Switch = False
    by: Name | None = Field(None, description="Who counted or measured.")
    note: Name | None = None
    from_: From = Field((), alias="from")

    @model_validator(mode="after")
    def _has_an_amount(self) -> Measure:
        """Hold either a value, or one or both ends of a range in their order."""
        ends = [end for end in (self.low, self.high) if end is not None]
        if (self.value is None) == (not ends):
            hint = "write `value: 5`, or `low: 3` and `high: 7`"
            raise PydanticCustomError("amount", "has no amount, or two", {"hint": hint})
        if sorted(ends) != ends:
            hint = "swap them"
            raise PydanticCustomError("range", "has a low above its high", {"hint": hint})
        return self


class Disclosure(Part):
    """What was said, denied or let out about it, and when."""

    at: Date
    clock: ClockName | None = None
    kind: Literal["announced", "denied", "leaked", "reported abroad", "admitted", "declassified"]
    what: Remark
    from_: From = Field(alias="from")


class Record(Part):
    """A file of `data/`: the stem of its name is its id."""

    folder: ClassVar[str]
    singular: ClassVar[str]

    id: Id

    @property
    def title(self) -> str:
        """What pages, lists and links call it."""
        return str(getattr(self, "name", self.id))

    @cached_property
    def parts(self) -> tuple[tuple[tuple[str | int, ...], object], ...]:
        """Every part and value of the record with its location, parents first."""
        return tuple(walk(self))


class SourcedRecord(Record):
    """A record that says where its facts come from."""

    sources: dict[SourceKey, Citation] = Field(
        default_factory=dict, description="The citations, by a letter each."
    )
    disagreements: tuple[Disagreement, ...] = ()


Located = tuple[tuple[str | int, ...], object]
"""A part or a value of a record, after its location."""


def walk(value: object) -> list[Located]:
    """Give every part and value of a record with its location, parents first."""
    found: list[Located] = []
    _gather(value, (), found)
    return found


def _gather(value: object, location: tuple[str | int, ...], found: list[Located]) -> None:
    found.append((location, value))
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name in value.model_fields_set:
                _gather(getattr(value, name), (*location, field.alias or name), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, (*location, key), found)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value):
            _gather(item, (*location, number), found)
