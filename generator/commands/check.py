"""A data folder in; every problem of every record, a line each, and an exit code out."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.load import load
from generator.problems import Severity, report
from generator.text import counted


def run(data: Path, files: Sequence[Path] = ()) -> int:
    """Print the problems of all records, or of some files.

    Returns:
        0 where there is none, 1 where there are, 2 where there is no such folder or file.
    """
    if not data.is_dir():
        print(f"{data}: is no folder; name the folder of the records: --data DIR", file=sys.stderr)
        return 2
    wanted = {path.resolve() for path in files}
    for path in files:
        if not (path.is_file() and path.resolve().is_relative_to(data.resolve())):
            what = f"is no file in {data}" if path.is_file() else "is no file"
            print(f"{path}: {what}; name a record: {data}/people/ID.yaml", file=sys.stderr)
            return 2
    gc.disable()  # the records stay to the end: looking for garbage would take a quarter as long
    try:
        loaded = load(data, label=data.as_posix())
    finally:
        gc.enable()
    problems = [one for one in loaded.problems if not wanted or Path(one.path).resolve() in wanted]
    if problems:
        print(report(problems))
    errors = sum(one.severity is Severity.error for one in problems)
    records = len(loaded.chronicle.records)
    print(f"{counted(records, 'record')} read, {counted(errors, 'problem')}", file=sys.stderr)
    return 1 if errors else 0
