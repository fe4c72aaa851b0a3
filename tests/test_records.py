"""Records: the text values of a file, and every fault of its layout at its line and column."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import line_of
from generator.records import LARGEST_FILE, read_record

CASES = sorted((Path(__file__).parent / "cases" / "records").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert outcome(case["input"]) == case["outcome"]


def outcome(given: Any) -> dict[str, Any]:
    """What is read of a file (text, bytes, or text so many times), and what is wrong with it."""
    text = "".join(one * times for one, times in given) if isinstance(given, list) else given
    raw = text if isinstance(text, bytes) else text.encode()
    record, problems = read_record("data/kites/red.yaml", raw)
    found: dict[str, Any] = {"problems": [line_of(problem) for problem in sorted(problems)]}
    if record:
        found["value"] = record.value
    return found


def test_a_problem_points_to_the_value_or_to_what_is_around_it() -> None:
    record, problems = read_record(
        "kite.yaml", b"a:\n  - b: 1\n    c: |\n\n      long\n    d: 'x'\n"
    )
    assert record is not None
    assert problems == []
    places = {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 0, "b"): (2, 8),
        ("a", 0, "missing", "deeper"): (2, 5),
        ("missing",): (1, 1),
    }
    for location, place in places.items():
        problem = record.problem(location, "is wrong")
        assert (problem.line, problem.column) == place, location
    at_key = record.problem(("a", 0, "c"), "is wrong", key=True)
    assert (at_key.line, at_key.column, at_key.field) == (3, 5, "a.0.c")
    words = record.mark(("a", 0, "c"))
    assert (words.line, words.column, words.text_line, words.text_column) == (3, 8, 4, 7)
    quoted = record.mark(("a", 0, "d"))
    assert (quoted.text_line, quoted.text_column) == (6, 9)


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    record, problems = read_record("kite.yaml", raw)
    assert record is not None or problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 2
    for problem in problems:
        assert problem.path == "kite.yaml"
        assert 1 <= problem.line <= lines
        assert problem.column >= 1


@settings(deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1), st.text("abc: #[]{}&*!|>'\"%@`-?,\\~")))
def test_quoted_text_comes_back(table: dict[str, str]) -> None:
    """Whatever stands in single quotes is read as it is, and nothing of it is YAML."""
    rows = ["{}: '{}'\n".format(key, text.replace("'", "''")) for key, text in table.items()]
    record, problems = read_record("kite.yaml", "".join(rows).encode())
    if table:
        assert record is not None
        assert record.value == table
        empty = sum(not text.strip() for text in table.values())
        assert [problem.message for problem in problems] == ["has no value"] * empty


def test_the_largest_file_is_read() -> None:
    raw = b"a: " + b"x" * (LARGEST_FILE - 3)
    assert read_record("kite.yaml", raw)[1] == []
    assert read_record("kite.yaml", raw + b"x")[0] is None
