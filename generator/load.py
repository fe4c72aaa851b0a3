"""A data folder in; a chronicle of every sound record, and all problems of all files, out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.advice import explain
from generator.check import RULES, Finding
from generator.chronicle import Chronicle, Key
from generator.model import KINDS, Edition, Prose, Record
from generator.model.parts import ID
from generator.problems import Problem, nearest
from generator.records import LARGEST_FILE, RecordText, read_record
from generator.references import Reference, references, references_in_text

EDITION = "edition.yaml"
EDITION_KEY = ("", "edition")
SCHEMA = "schema"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with the file that it was read from, and what it names."""

    record: Record
    text: RecordText
    named: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a data folder held: records that can be used, and what is wrong with the rest."""

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    entries: Mapping[Key, Entry]

    @property
    def whole(self) -> bool:
        """Whether there is enough for a site: it needs a name, even while it has problems."""
        return EDITION_KEY in self.entries


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    root: Path
    label: str
    kept: Mapping[Key, Entry]
    entries: dict[Key, Entry] = field(default_factory=dict)
    seen: set[Key] = field(default_factory=set)
    unmade: list[tuple[RecordText, type[Record]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def keep(self, key: Key) -> bool:
        """Take a record from the earlier reading; False where that has none."""
        if key in self.kept:
            self.entries[key] = self.kept[key]
        return key in self.kept

    def refuse(self, path: str, message: str, hint: str) -> None:
        self.problems.append(Problem(path, 1, 1, "", message, hint))


def load(root: Path, *, label: str = "data", kept: Mapping[Key, Entry] | None = None) -> Loaded:
    """Read a data folder.

    Args:
        root: The folder, with a folder for each kind.
        label: What problems call the folder: the first part of their paths.
        kept: Entries of an earlier reading; a record that has become unsound since is taken
            from there, so that a server can go on showing its last good version.

    Returns:
        The sound records as a chronicle, every problem of every file sorted by place, and the
        entries, to be given as `kept` next time.
    """
    reading = _Reading(root, label, kept or {})
    for key, path in _files(reading):
        reading.seen.add(key)
        _read(reading, key, path)
    _resolve(reading)
    chronicle = Chronicle.of(entry.record for entry in reading.entries.values())
    for rule in RULES:
        for finding in rule(chronicle):
            reading.problems.append(locate(finding, reading.entries))
    return Loaded(chronicle, tuple(sorted(set(reading.problems))), reading.entries)


def _files(reading: _Reading) -> Iterator[tuple[Key, Path]]:
    """List the record files in a fixed order, and refuse whatever else lies in the folder."""
    root, label = reading.root, reading.label
    if not (root / EDITION).is_file():
        reading.refuse(f"{label}/{EDITION}", "is missing", "it names the record as a whole")
        reading.keep(EDITION_KEY)
    for entry in _scan(root):
        path = f"{label}/{entry.name}"
        if entry.name == EDITION and entry.is_file(follow_symlinks=False):
            yield EDITION_KEY, Path(entry.path)
        elif entry.name == SCHEMA and entry.is_dir(follow_symlinks=False):
            continue
        elif entry.name in KINDS and entry.is_dir(follow_symlinks=False):
            yield from _files_of_kind(reading, entry.name)
        else:
            hint = "the folders here are " + ", ".join(sorted(KINDS))
            guess = nearest(entry.name, KINDS)
            reading.refuse(
                path, "does not belong here", f"did you mean {guess}?" if guess else hint
            )


def _files_of_kind(reading: _Reading, folder: str) -> Iterator[tuple[Key, Path]]:
    for entry in _scan(reading.root / folder):
        path = f"{reading.label}/{folder}/{entry.name}"
        stem, dot, ending = entry.name.partition(".")
        if not entry.is_file(follow_symlinks=False):
            reading.refuse(path, "is not a plain file", "one record is one file in this folder")
        elif dot + ending != ".yaml":
            reading.refuse(path, "is not a record", f"name it {stem}.yaml, or move it elsewhere")
        elif not re.fullmatch(ID, stem) or len(stem) > 80:
            hint = "an id has small letters a-z, digits and single hyphens: red-kite-2.yaml"
            reading.refuse(path, "has a name that is no id", hint)
        else:
            yield (folder, stem), Path(entry.path)


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(
            (entry for entry in entries if not entry.name.startswith(".")),
            key=lambda entry: entry.name,
        )


def _read(reading: _Reading, key: Key, path: Path) -> None:
    folder, stem = key
    label = f"{reading.label}/{folder}/{stem}.yaml" if folder else f"{reading.label}/{EDITION}"
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    text, problems = read_record(label, raw)
    reading.problems += problems
    record = None
    model = KINDS[folder] if folder else Edition
    if text is not None:
        record, more = build(text, model, stem)
        reading.problems += more
        problems = [*problems, *more]
    if record is not None and text is not None and not problems:
        reading.entries[key] = Entry(record, text, tuple(references(record)))
        return
    if text is not None:
        reading.unmade.append((text, model))
    reading.keep(key)


def build(text: RecordText, model: type[Record], stem: str) -> tuple[Record | None, list[Problem]]:
    """Make a record of a file's values; None where they do not fit, with every problem."""
    values: dict[str, Any] = dict(text.value)
    problems = []
    if "id" in values:
        hint = "take the line out: the name of the file is the id"
        problems.append(text.problem(("id",), "is not written", hint, key=True))
    try:
        record = model.model_validate({**values, "id": stem})
    except ValidationError as error:
        return None, problems + explain(error, text, model)
    for location, value in record.parts:
        if isinstance(value, Prose):
            for fault in value.faults:
                place = (fault.line, fault.column)
                problems.append(text.problem_in_text(location, place, fault.message, fault.hint))
    return record, problems


def _resolve(reading: _Reading) -> None:
    """Set aside the records whose fields name no record, then what names those, until all holds.

    A link in prose that leads nowhere is a problem, but leaves the record: its words are printed.
    The edition stays in any case, since there is no site without it.
    """
    for text, named in _all_references(reading):
        for reference in named:
            if not any((kind, reference.id) in reading.seen for kind in reference.kinds):
                reading.problems.append(_dangling(text, reference, reading))
    while _set_aside(reading):
        pass


def _all_references(reading: _Reading) -> Iterator[tuple[RecordText, Iterable[Reference]]]:
    """Give what each file names: by its record, or by its text where that makes no record."""
    for entry in reading.entries.values():
        yield entry.text, entry.named
    for text, model in reading.unmade:
        yield text, references_in_text(text.value, model)


def _set_aside(reading: _Reading) -> bool:
    """Go once through all records; False where nothing had to be changed."""
    unsound, spare = set(), set()
    for key, entry in reading.entries.items():
        for reference in entry.named if key != EDITION_KEY else ():
            targets = [(kind, reference.id) for kind in reference.kinds]
            if reference.link or any(target in reading.entries for target in targets):
                continue
            known = next((target for target in targets if target in reading.kept), None)
            if known:
                spare.add(known)
            else:
                unsound.add(key)
    for key in unsound:
        old = reading.entries.pop(key)
        if reading.kept.get(key) is not old:
            reading.keep(key)
    for key in spare:
        reading.keep(key)
    return bool(unsound or spare)


def _dangling(text: RecordText, reference: Reference, reading: _Reading) -> Problem:
    known = [stem for folder, stem in reading.entries if folder in reference.kinds]
    guess = nearest(reference.id, known)
    hint = f"did you mean {guess}?" if guess else "write an id that is there, or add the record"
    link = reference.link
    if link:
        message = f"links to [[{link.target}]], which is no record with a page"
        place = (link.line, link.column)
        return text.problem_in_text(reference.location, place, message, hint)
    kinds = " or ".join(f"{reading.label}/{kind}" for kind in reference.kinds)
    message = f"names {reference.id!r}, which is not in {kinds}"
    return text.problem(reference.location, message, hint)


def locate(finding: Finding, entries: Mapping[Key, Entry]) -> Problem:
    """Put a rule's finding at its line and column."""
    text = entries[finding.key].text
    return text.problem(finding.location, finding.message, finding.hint, key=finding.at_key)
