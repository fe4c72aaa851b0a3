"""A model's complaints about a record in; located problems, with what to write instead, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model import Record
from generator.model.counts import MONTH
from generator.model.parts import ID, LANGUAGE, SOURCE_KEY
from generator.model.shape import part_at
from generator.model.things import OUTLINE
from generator.problems import Problem, nearest
from generator.records import Location, RecordText

PLAIN = {
    "list_type": ("is not a list", "write a list: `[one, two]`, or a line `- one` for each"),
    "tuple_type": ("is not a list", "write a list: `[one, two]`, or a line `- one` for each"),
    "dict_type": ("is not a table", "write `key: value` lines under it"),
    "model_type": ("is not a table", "write `key: value` lines under it"),
    "string_type": ("is not text", "write words, not a list or a table"),
}
PATTERNS = {
    f"^{ID}$": "an id has small letters a-z, digits and single hyphens: red-kite-2",
    f"^{LANGUAGE}$": "a language is two or three small letters: ru, or with a script: sr-Latn",
    f"^{SOURCE_KEY}$": "the key of a source is a small letter, or a few letters and digits: a",
    OUTLINE: "an outline is a folder and a file in content/vendor: a-folder/a-file.json",
    f"^{MONTH}$": "a month is a year and a number from 01 to 12: 1957-10",
}
"""What to write instead of text that does not match."""
KEY = "[key]"
"""What pydantic adds to the location of a key that is wrong."""


def explain(error: ValidationError, record: RecordText, model: type[Record]) -> list[Problem]:
    """Turn every complaint about a record into a problem at its place in the file."""
    details = error.errors(include_url=False)
    return [_explain(one, record, model) for one in details if not _follows(one)]


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether something is short only because it is empty or wrong, which is told already."""
    if detail["type"] == "string_too_short":
        return not detail["input"].strip()
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _explain(detail: ErrorDetails, record: RecordText, model: type[Record]) -> Problem:
    location = _written(detail["loc"], record)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_field(location, record, model)
    if kind == "missing":
        field = str(detail["loc"][-1])
        hint = _field_hint(location[:-1], field, model)
        return record.problem(location, "is missing", hint)
    message, hint = _message(kind, context, detail)
    return record.problem(location, message, hint, key=detail["loc"][-1] == KEY)


def _written(location: tuple[int | str, ...], record: RecordText) -> Location:
    """Drop what the model adds to a location, such as `[key]` and the names of union members."""
    found: Location = ()
    for step in location:
        if (*found, step) in record.marks or (*found, step) in record.keys:
            found = (*found, step)
        elif step == location[-1] and not str(step).startswith("[") and "-" not in str(step):
            return (*found, step)
    return found


def _message(kind: str, context: dict[str, Any], detail: ErrorDetails) -> tuple[str, str]:
    if "hint" in context:
        return detail["msg"], str(context["hint"])
    if kind in PLAIN:
        return PLAIN[kind]
    if kind == "literal_error":
        choices = [choice.strip(" '") for choice in _choices(str(context["expected"]))]
        guess = nearest(str(detail["input"]), choices)
        also = f"did you mean {guess}? " if guess else ""
        return f"is not one of the words for it: {_shown(detail)}", f"{also}write " + _or(choices)
    if kind == "string_pattern_mismatch":
        return f"has the wrong form: {_shown(detail)}", PATTERNS[str(context["pattern"])]
    if kind in {"string_too_long", "string_too_short", "too_short", "too_long"}:
        return _length(kind, context, detail)
    if kind in {"greater_than_equal", "less_than_equal"}:
        limit = context.get("ge", context.get("le"))
        side = "least" if "ge" in context else "most"
        return f"is out of range: {detail['input']}", f"it is at {side} {limit}"
    return detail["msg"], "see CONTRIBUTING.md for the form of this field"


def _shown(detail: ErrorDetails) -> str:
    shown = str(detail["input"])
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _choices(expected: str) -> Iterable[str]:
    return expected.replace(" or ", ", ").split(", ")


def _or(choices: list[str]) -> str:
    return ", ".join(choices[:-1]) + f" or {choices[-1]}" if len(choices) > 1 else choices[0]


def _length(kind: str, context: dict[str, Any], detail: ErrorDetails) -> tuple[str, str]:
    size = len(detail["input"]) if hasattr(detail["input"], "__len__") else 0
    if "max_length" in context:
        return f"is too long ({size})", f"at most {context['max_length']}"
    unit = " characters" if kind.startswith("string") else ""
    return f"is too short ({size})", f"at least {context['min_length']}{unit}"


def _unknown_field(location: Location, record: RecordText, model: type[Record]) -> Problem:
    field = str(location[-1])
    if field == "id" and len(location) == 1:
        hint = "take the line out: the name of the file is the id"
        return record.problem(location, "is not written", hint, key=True)
    names = sorted(_field_names(part_at(location[:-1], model)))
    guess = nearest(field, names)
    hint = f"did you mean {guess}?" if guess else "the fields here are " + ", ".join(names)
    return record.problem(location, "is not a field", hint, key=True)


def _field_names(model: type[BaseModel] | None) -> Iterator[str]:
    for name, field in model.model_fields.items() if model else ():
        if name != "id" or model is None or not issubclass(model, Record):
            yield field.alias or name


def _field_hint(location: Location, name: str, model: type[Record]) -> str:
    parent = part_at(location, model)
    for own, field in parent.model_fields.items() if parent else ():
        if name in {own, field.alias} and field.description:
            return f"add it: {field.description}"
    return f"add a line `{name}: ...`"
