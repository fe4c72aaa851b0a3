"""A data folder and a launch log in; a line for each difference, and an exit code, out."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.crosscheck import LogError, compare, read_log
from generator.load import load, locate
from generator.problems import report
from generator.text import counted


def run(data: Path, log: Path) -> int:
    """Compare the records with a launch log.

    Returns:
        0 where every difference is explained in its record, 1 where one is not, 2 where the
        folder or the log cannot be read.
    """
    if not data.is_dir():
        print(f"{data}: is no folder; name the folder of the records: --data DIR", file=sys.stderr)
        return 2
    try:
        with log.open(encoding="utf-8-sig", newline="") as lines:
            launches = read_log(lines)
    except OSError as error:
        print(f"{log}: cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    except (LogError, UnicodeDecodeError) as error:
        print(f"{log}: {error if isinstance(error, LogError) else 'is no text'}", file=sys.stderr)
        return 2
    loaded = load(data, label=data.as_posix())
    found = compare(loaded.chronicle, launches)
    if found.differences:
        print(report(locate(one, loaded.entries) for one in found.differences))
    print(
        f"{counted(found.compared, 'launch', 'launches')} of {len(launches):,} in the log compared,"
        f" {counted(len(found.differences), 'difference')},"
        f" {len(found.explained)} more explained in the records",
        file=sys.stderr,
    )
    return 1 if found.differences else 0
