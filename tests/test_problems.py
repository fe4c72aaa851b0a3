"""Problems: lines that are safe to print, their order, and what somebody may have meant."""

import re
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problems import Problem, Severity, line_of, nearest, report


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("data/x.yaml", 3, 5, "at", "month 13 does not exist", "write 01 to 12"),
            "data/x.yaml:3:5: at: month 13 does not exist; write 01 to 12",
        ),
        (Problem("x.yaml", 1, 1, "", "is empty"), "x.yaml:1:1: is empty"),
        (Problem("x", 1, 1, "a", "б ґ é 字 \U0001f680"), "x:1:1: a: б ґ é 字 \U0001f680"),
        (Problem("a\nb", 1, 1, "c\r", "d\te", "f\x00"), r"a\x0ab:1:1: c\x0d: d\x09e; f\x00"),
        (Problem("x", 1, 1, "a", "\x1b[31mred\x9b0m"), r"x:1:1: a: \x1b[31mred\x9b0m"),
        (Problem("x", 1, 1, "a", "a\u202eb\u2066c\u200bd"), r"x:1:1: a: a\u202eb\u2066c\u200bd"),
        (Problem("x", 1, 1, "a", "\u2028\u2029\x85"), r"x:1:1: a: \u2028\u2029\x85"),
        (Problem("x", 1, 1, "a", "\udcff\ue000\U000e0041"), r"x:1:1: a: \udcff\ue000\U000e0041"),
        (Problem("x", 1, 1, "a", "\u3164\u115f\u2800"), r"x:1:1: a: \u3164\u115f\u2800"),
        (Problem("::error::x", 1, 1, "a", "b"), r"\x3a:error::x:1:1: a: b"),
        (Problem("  ::error::x", 1, 1, "a", "b"), r"  \x3a:error::x:1:1: a: b"),
        (Problem(":", 1, 1, "a", "b"), r"\x3a:1:1: a: b"),
        (Problem("x", 1, 1, "a", "##[error]b ##vso[c]"), r"x:1:1: a: #\x23[error]b #\x23vso[c]"),
        (Problem("x", 1, 1, "a", "b" * 1000), "x:1:1: a: " + "b" * 387 + "..."),
    ],
)
def test_line(problem: Problem, line: str) -> None:
    assert line_of(problem) == line


def test_report_is_in_the_order_of_files_lines_and_columns() -> None:
    problems = [
        Problem("b", 1, 1, "x", "y"),
        Problem("a", 10, 1, "x", "y"),
        Problem("a", 9, 10, "x", "y"),
        Problem("a", 9, 2, "x", "y", severity=Severity.notice),
        Problem("a", 9, 2, "x", "y"),
    ]
    lines = ["a:9:2: x: y", "a:9:2: x: y", "a:9:10: x: y", "a:10:1: x: y", "b:1:1: x: y"]
    assert report(iter(problems)) == "\n".join(lines)
    assert report([]) == ""


def test_problems_stop_a_build_unless_they_say_otherwise() -> None:
    assert Problem("x", 1, 1, "", "y").severity is Severity.error


words = st.text() | st.text("#[:]a \n\x1b\\")


@given(words, words, words, words)
@example("::", "", "", "")
@example("\u3000::", "", "", "")
def test_no_line_hides_or_runs_anything(path: str, field: str, message: str, hint: str) -> None:
    line = line_of(Problem(path, 1, 1, field, message, hint))
    assert len(line) <= 400
    assert all(category(one) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for one in line)
    assert not line.lstrip().startswith("::")
    assert not re.search(r"##\w{0,20}\[", line)
    assert line.splitlines() == [line]


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [
        ("summaryx", ["story", "summary", "sources"], "summary"),
        ("Summary", ["story", "summary"], "summary"),
        ("SUMMARY", ["Summary", "summary"], "Summary"),
        ("summary", iter(["summary"]), "summary"),
        ("xyz", ["story", "summary"], None),
        ("story", [], None),
        ("s" * 101, ["s" * 100], None),
    ],
)
def test_nearest(word: str, choices: list[str], found: str | None) -> None:
    assert nearest(word, choices) == found
