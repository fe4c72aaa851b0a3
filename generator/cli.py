"""The words after `spacerace` in; the verb that they name, run, and its exit code out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import check, crosscheck

EXAMPLES = """examples:
  spacerace check                                  everything under data/
  spacerace check data/people/ID.yaml              what is wrong in one file
  spacerace crosscheck gcat launch.tsv             where the records differ from a launch log

exit codes: 0 nothing wrong, 1 problems, 2 the command itself was wrong"""


def make_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="spacerace",
        description="Check the records that the site is made from, and compare them with others.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verb = verbs.add_parser("check", help="read every record and list what is wrong with it")
    verb.add_argument("files", nargs="*", type=Path, help="list the problems of these files alone")
    verb.add_argument("--data", type=Path, default=Path("data"), help="the folder of records")
    verb.set_defaults(run=lambda words: check.run(words.data, words.files))
    verb = verbs.add_parser("crosscheck", help="compare missions and tallies with a launch log")
    verb.add_argument("catalogue", choices=["gcat"], help="whose log it is")
    verb.add_argument("log", type=Path, help="the file: launch.tsv, or a table made from it")
    verb.add_argument("--data", type=Path, default=Path("data"), help="the folder of records")
    verb.set_defaults(run=lambda words: crosscheck.run(words.data, words.log))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb; the exit code is 0, 1 for problems, 2 for a wrong command."""
    words = make_parser().parse_args(arguments)
    code: int = words.run(words)
    return code


if __name__ == "__main__":
    sys.exit(main())
