"""Dates: every form that is read, every form that is refused with advice, and the order of all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from edtf import EDTFParseException, parse_edtf
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.dates import (
    PRECISIONS,
    DateError,
    Moment,
    Precision,
    Span,
    When,
    days_between,
    in_words,
    parse_when,
    span_in_words,
    write_when,
)

CASES = sorted((Path(__file__).parent / "cases" / "dates").glob("*.yaml"))


# Cases


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert outcome(case["input"]) == case["outcome"]


def outcome(given: Any) -> dict[str, Any]:
    """Everything that can be said of a date, or of the time from one to another."""
    if isinstance(given, list):
        start, until = map(parse_when, given)
        return {"words": span_in_words(start, until), "days": days_between(start, until)}
    try:
        when = parse_when(given)
    except DateError as error:
        return {"message": error.message, "hint": error.hint}
    return {
        "precision": when.precision,
        "has_time": when.has_time,
        "about": when.about,
        "uncertain": when.uncertain,
        "iso": when.iso,
        "edtf": when.edtf,
        "earliest": str(when.earliest),
        "latest": str(when.latest),
        "words": in_words(when),
        "with weekday": in_words(when, weekday=True),
    }


# Properties


def moment(at: datetime, precision: Precision, about: bool, uncertain: bool) -> Moment:
    known = {"year": 0, "month": 1, "day": 2, "minute": 4, "second": 5}[precision]
    units = (at.month, at.day, at.hour, at.minute, at.second)
    month, day, hour, minute, second = (
        unit if rank < known else None for rank, unit in enumerate(units)
    )
    return Moment(at.year, month, day, hour, minute, second, about, uncertain)


moments = st.builds(
    moment,
    st.datetimes(datetime(1600, 1, 1), datetime(2100, 12, 31, 23, 59, 59)),
    st.sampled_from(PRECISIONS),
    st.booleans(),
    st.booleans(),
)
spans = (
    st.tuples(moments, moments)
    .filter(lambda ends: ends[0].latest < ends[1].earliest)
    .map(lambda ends: Span(*ends))
)
dates: st.SearchStrategy[When] = moments | spans
DATE_LIKE = "0123456789-: .~?/TZ,+%to"


@given(dates)
def test_what_is_written_is_read_again(when: When) -> None:
    text = write_when(when)
    assert parse_when(text) == when
    assert write_when(parse_when(text)) == text


@given(dates, dates)
def test_order_follows_time_and_is_total(a: When, b: When) -> None:
    if a.latest < b.earliest:
        assert a.sort_key < b.sort_key
    assert (a.sort_key == b.sort_key) == (a == b)


@given(dates, dates)
def test_the_vaguer_of_two_that_begin_together_comes_first(a: When, b: When) -> None:
    """A year stands before its first day, which stands before its first minute."""
    if isinstance(a, Moment) and isinstance(b, Moment) and a.earliest == b.earliest:
        ranks = PRECISIONS.index(a.precision) - PRECISIONS.index(b.precision)
        assert ranks >= 0 or a.sort_key < b.sort_key


@given(moments)
def test_bounds_hold_what_is_known(when: Moment) -> None:
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    assert first.startswith(when.iso)
    assert last.startswith(when.iso)
    assert first <= last


@given(st.text() | st.text(DATE_LIKE, max_size=40))
@example("1957-10-04\n")
@example("1" * 100_000)
@example("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 60)
@example("\ud800")
@example("\N{SUPERSCRIPT TWO}957")
@example("\N{TAMIL NUMBER TEN}")
def test_any_text_is_a_date_or_gets_advice(text: str) -> None:
    said = outcome(text)
    if "hint" in said:
        assert said["message"]
        assert said["hint"].startswith("write ")
    else:
        assert write_when(parse_when(text)) == text


@given(dates, st.sampled_from([str.upper, lambda text: text.replace("-", "/"), str.strip]))
def test_advice_can_be_followed(when: When, change: Callable[[str], str]) -> None:
    try:
        parse_when(change(f" {write_when(when)}"))
    except DateError as error:
        written = error.hint.removeprefix("write ").partition(";")[0]
        if " or " not in written:
            assert parse_when(written)


@given(dates, dates)
def test_words_are_told_apart_as_far_as_dates_are(a: When, b: When) -> None:
    assert (in_words(a) == in_words(b)) == (a == b)
    assert (in_words(a, weekday=True) == in_words(b, weekday=True)) == (a == b)


@given(dates, dates)
def test_days_between_is_a_difference(a: When, b: When) -> None:
    days, back = days_between(a, b), days_between(b, a)
    assert (days is None) == (back is None)
    if days is not None and back is not None:
        assert days == -back == (b.earliest.date() - a.earliest.date()).days


# The oracle: another reader of the same standard


@given(dates)
def test_edtf_agrees(when: When) -> None:
    theirs = parse_edtf(when.edtf)
    assert str(theirs) == when.edtf
    assert tuple(theirs.lower_strict())[:3] == when.earliest.timetuple()[:3]
    assert tuple(theirs.upper_strict())[:3] == when.latest.timetuple()[:3]


@given(st.from_regex(r"1[6-9][0-9]{2}(-[0-3][0-9](-[0-3][0-9])?)?", fullmatch=True))
def test_edtf_knows_the_same_days(text: str) -> None:
    """Seasons are left out: EDTF writes them as months 21 to 41."""
    assume(not "21" <= text[5:7] <= "41")
    try:
        known = parse_when(text).edtf
    except DateError:
        known = ""
    assert known == known_to_edtf(text)


def known_to_edtf(text: str) -> str:
    try:
        return str(parse_edtf(text))
    except EDTFParseException:
        return ""
