"""Clocks: the same moment on several, the clock of a place at a time, and clocks that are none."""

import zoneinfo
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.clocks import (
    UTC,
    Clock,
    ClockError,
    ClockPeriod,
    clock_at,
    day_difference,
    offset_words,
    parse_clock,
    reading,
    to_utc,
    zone,
)
from generator.dates import Moment, parse_when

CASES = sorted((Path(__file__).parent / "cases" / "clocks").glob("*.yaml"))


# Cases


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert outcome(case["input"]) == case["outcome"]


def outcome(given: Any) -> Any:
    """What a clock is called; what clocks showed at a moment; which clock a place went by."""
    try:
        if isinstance(given, str):
            return str(parse_clock(given))
        if "periods" in given:
            return str(clock_at(map(period, given["periods"]), parse_when(given["at"])))
        return readings(given)
    except ClockError as error:
        return {"message": error.message, "hint": error.hint}


def period(given: dict[str, str]) -> ClockPeriod:
    until = parse_when(given["until"]) if "until" in given else None
    return ClockPeriod(until, parse_clock(given["clock"]))


def moment(text: str) -> Moment:
    when = parse_when(text)
    assert isinstance(when, Moment)
    return when


def readings(given: dict[str, Any]) -> dict[str, Any]:
    clock, at = parse_clock(given["clock"]), moment(given["at"])
    utc = to_utc(at, clock)
    if utc is None:
        return {"utc": None}
    return {
        "utc": utc.iso,
        "offset": offset_words(clock, at),
        **{text: shown(utc, parse_clock(text)) for text in given.get("read on", ())},
    }


def shown(utc: Moment, clock: Clock) -> str:
    there = reading(utc, clock)
    days = {-1: ", the day before", 0: "", 1: ", the next day"}[day_difference(utc, there)]
    return f"{there.iso} {offset_words(clock, there)}{days}"


# Rules


def test_moments_stay_as_precise_and_as_sure_as_they_were() -> None:
    clock = Clock(offset=timedelta(hours=3))
    for text in ("1957-10-04 22:28~", "1957-10-04 22:28:34?", "1957-10-04 22:28:34~?"):
        utc = to_utc(moment(text), clock)
        assert utc == moment(text.replace("22:", "19:"))
        assert reading(utc, clock) == moment(text)


def test_only_times_are_read_on_clocks() -> None:
    assert to_utc(moment("1957-10-04"), UTC) is None
    with pytest.raises(ClockError, match="1957-10-04 has no time"):
        reading(moment("1957-10-04"), UTC)


def test_clocks_of_a_place_may_be_plain_pairs() -> None:
    fixed = Clock(offset=timedelta(hours=-5))
    periods = [(moment("1967-04-30"), fixed), (None, UTC)]
    assert clock_at(periods, moment("1967-04-30 23:59")) == fixed
    assert clock_at(periods, moment("1967-05-01 00:00")) == UTC


def test_zones_are_those_of_the_package(tmp_path: Path) -> None:
    """What else the machine believes of a zone is never looked at."""
    (tmp_path / "Etc").mkdir()
    (tmp_path / "Etc" / "GMT-1").write_bytes(b"not a zone")
    zone.cache_clear()
    zoneinfo.reset_tzpath([tmp_path])
    try:
        assert zone("Etc/GMT-1").utcoffset(datetime(1970, 1, 1)) == timedelta(hours=1)
        assert zone("Etc/GMT-1") is zone("Etc/GMT-1")
    finally:
        zoneinfo.reset_tzpath()


@given(st.text() | st.text("+-0123456789:utcz /."))
def test_any_text_is_a_clock_or_gets_advice(text: str) -> None:
    said = outcome(text)
    if isinstance(said, dict):
        assert said["message"]
        assert said["hint"].startswith("write ")
    else:
        assert said == text


offsets = st.integers(-959, 959).map(lambda minutes: timedelta(minutes=minutes))
times = st.datetimes(datetime(1600, 1, 2), datetime(2100, 12, 30)).map(
    lambda at: Moment(at.year, at.month, at.day, at.hour, at.minute, at.second)
)


@given(times, offsets)
def test_what_a_fixed_clock_shows_is_read_back(utc: Moment, offset: timedelta) -> None:
    clock = Clock(offset=offset)
    there = reading(utc, clock)
    assert to_utc(there, clock) == utc
    assert there.earliest - utc.earliest == offset
    assert abs(day_difference(utc, there)) <= 1


@given(offsets)
def test_what_is_written_is_read_again(offset: timedelta) -> None:
    assume(offset or str(Clock(offset=offset)) == "+00:00")
    clock = Clock(offset=offset)
    assert parse_clock(str(clock)) == clock
