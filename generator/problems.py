"""Problems in; one safe line for each out, sorted, fit for a terminal and a build log."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from unicodedata import category

__all__ = ["Problem", "Severity", "line_of", "nearest", "report"]

LONGEST_LINE = 400
LONGEST_WORD = 100
# Control, format (bidi, zero-width), surrogate, private, line and paragraph separator.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Letters and marks that print as nothing: joiner, fillers, inherent vowels, Mongolian selectors.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800")
# GitHub reads commands from lines that begin with `::`, and, like Azure and TeamCity, from `##[`
# or `##word[` anywhere in a line.
LINE_COMMAND = re.compile(r"\A(\s*):(?=:)")
INLINE_COMMAND = re.compile(r"##(?=\w{0,20}\[)")


class Severity(StrEnum):
    """Whether a problem stops a build or only wants to be known."""

    error = "error"
    notice = "notice"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """What is wrong at one place of one file, and what to write instead."""

    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""
    severity: Severity = Severity.error


def line_of(problem: Problem) -> str:
    """Write a problem as one line in which nothing is hidden, executed or endless."""
    place = f"{problem.path}:{problem.line}:{problem.column}: "
    field = f"{problem.field}: " if problem.field else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    line = "".join(map(_shown, f"{place}{field}{problem.message}{hint}"))
    line = INLINE_COMMAND.sub(r"#\\x23", LINE_COMMAND.sub(r"\1\\x3a", line))
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 3] + "..."


def _shown(character: str) -> str:
    if category(character) not in INVISIBLE and character not in BLANK:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def report(problems: Iterable[Problem]) -> str:
    """Write all problems, one to a line, in the order of files, lines and columns."""
    return "\n".join(line_of(problem) for problem in sorted(problems))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that was probably meant, whatever its case; None when none is near."""
    if len(word) > LONGEST_WORD:
        return None
    folded = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    close = get_close_matches(word.casefold(), folded, n=1)
    return folded[close[0]] if close else None
