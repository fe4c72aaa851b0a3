"""A data folder in; every problem of every record, a line each, and an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from generator.load import load
from generator.problems import Severity, report


def run(data: Path, files: Iterable[Path] = ()) -> int:
    """Print the problems of all records, or of some files.

    Returns:
        0 where there is none, 1 where there are, 2 where there is no such folder or file.
    """
    if not data.is_dir():
        print(f"{data}: is no folder; name the folder of the records: --data DIR", file=sys.stderr)
        return 2
    wanted = [path.as_posix() for path in files]
    missing = [path for path in wanted if not Path(path).is_file()]
    if missing:
        print(f"{missing[0]}: is no file; name a record: data/people/ID.yaml", file=sys.stderr)
        return 2
    loaded = load(data, label=data.as_posix())
    problems = [one for one in loaded.problems if not wanted or one.path in wanted]
    if problems:
        print(report(problems))
    errors = sum(one.severity is Severity.error for one in problems)
    records = len(loaded.chronicle.records)
    print(f"{records} records read, {errors} problems", file=sys.stderr)
    return 1 if errors else 0
