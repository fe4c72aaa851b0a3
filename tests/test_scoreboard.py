"""Keeping score: by every rule, against the files as they lie there or sums done by hand."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from generator.chronicle import Chronicle
from generator.load import load
from generator.model import Contest, Country
from generator.scoreboard import Score, Step, changes, disagreement, score
from tests.sample_world import ROOT, sample

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def record() -> Chronicle:
    """The real records."""
    return load(DATA).chronicle


def contests(chronicle: Chronicle, counts: str) -> list[Contest]:
    return [one for one in chronicle.contests.values() if one.counts == counts]


def files(folder: str) -> dict[str, dict[str, object]]:
    """The files of a folder as YAML has them."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(Path(DATA, folder).glob("*.yaml"))
    }


def test_launches_are_the_tallies_added_up(record: Chronicle) -> None:
    successes: Counter[tuple[str, str]] = Counter()
    for tally in files("tallies").values():
        months = tally["months"]
        assert isinstance(months, dict)
        for month, count in months.items():
            successes[str(tally["country"]), str(month)] += count.get("successes", 0)
    (contest,) = contests(record, "launches")
    for one in score(record, contest):
        assert one.steps
        for step in one.steps:
            until = step.at.strftime("%Y-%m")
            own = [
                n for (of, month), n in successes.items() if of == one.country.id and month <= until
            ]
            assert step.score == sum(own), (one.country.id, until)


@pytest.mark.parametrize("disputed", [True, False])
def test_firsts_are_those_of_the_files(record: Chronicle, disputed: bool) -> None:
    standings = {"established", "disputed"} if disputed else {"established"}
    start = record.edition.start.earliest.isoformat()
    for contest in contests(record, "firsts"):
        for one in score(record, contest, disputed=disputed):
            expected = sum(
                first.get("scope", "world") == "world" and first["standing"] in standings
                for milestone in files("milestones").values()
                if one.country.id in milestone["countries"]  # type: ignore[operator]
                and milestone.get("outcome") != "failure"
                and str(milestone["at"]) >= start[:4]
                and (contest.category in {None, *milestone["categories"]})  # type: ignore[misc]
                for first in milestone.get("firsts", ())  # type: ignore[attr-defined]
            )
            assert one.steps[-1].score == expected, (contest.id, one.country.id)


def test_people_hours_and_stays_by_hand() -> None:
    """One flight of the sample world has an international designator: 1 h 39 min 50 s long."""
    chronicle = sample().chronicle
    for counts, expected in (
        ("people", 1.0),
        ("hours", 5990 / 3600),
        ("longest stay", 5990 / 86400),
    ):
        (contest,) = contests(chronicle, counts)
        scores = [one.steps[-1].score if one.steps else 0.0 for one in score(chronicle, contest)]
        assert scores == pytest.approx([expected, 0.0])


def test_the_farthest_is_the_first_value_on_record() -> None:
    chronicle = sample().chronicle
    (contest,) = contests(chronicle, "farthest")
    assert [one.steps[-1].score if one.steps else 0.0 for one in score(chronicle, contest)] == [
        1204.5,
        0.0,
    ]


def test_nothing_counts_after_the_last_day(record: Chronicle) -> None:
    limited = [one for one in record.contests.values() if one.until]
    assert limited
    for contest in limited:
        assert contest.until
        for one in score(record, contest):
            assert all(step.at <= contest.until.latest for step in one.steps)
            scores = [step.score for step in one.steps]
            assert scores == sorted(scores)


# Leads


def run(country: Country, **steps: float) -> Score:
    """A score from days of one month: `d3=1` is 1 from the third on."""
    return Score(
        country,
        tuple(Step(datetime(2005, 6, int(day[1:])), value) for day, value in steps.items()),
    )


@pytest.fixture
def islands() -> tuple[Country, ...]:
    """The two countries of the sample world's race."""
    return sample().chronicle.racing


def test_a_lead_passes_on_and_may_be_level(islands: tuple[Country, ...]) -> None:
    one, two = islands
    found = changes([run(one, d1=1, d9=3), run(two, d3=1, d5=2)])
    assert [(change.at.day, change.leader, change.scores) for change in found] == [
        (1, one, (1, 0)),
        (3, None, (1, 1)),
        (5, two, (1, 2)),
        (9, one, (3, 2)),
    ]
    assert changes([run(one), run(two)]) == ()


def test_two_counts_disagree_for_a_share_of_the_time(islands: tuple[Country, ...]) -> None:
    one, two = islands
    always_one = [run(one, d1=1), run(two)]
    two_from_the_sixth = [run(one, d1=1), run(two, d6=2)]
    end = datetime(2005, 6, 11)
    assert disagreement(always_one, two_from_the_sixth, end) == pytest.approx(0.5)
    assert disagreement(always_one, always_one, end) == 0.0
    assert disagreement(always_one, [run(one), run(two)], end) == 0.0


def test_a_score_stands_until_the_next_step(islands: tuple[Country, ...]) -> None:
    score_of_one = run(islands[0], d3=1, d5=4)
    days = [score_of_one.on(datetime(2005, 6, day)) for day in (1, 3, 4, 5, 30)]
    assert days == [0, 1, 1, 4, 4]
