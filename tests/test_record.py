"""The real record: nothing is wrong with it, and its hard cases stand in fields, not in prose."""

from functools import cache
from pathlib import Path

import pytest

from generator.chronicle import Chronicle, beginning
from generator.crosscheck import compare, read_log
from generator.grades import Grade, grade_measures, grade_milestone
from generator.load import Loaded, load
from generator.model import Milestone, Mission
from generator.pages.times import clock_readings
from generator.problems import report

DATA = Path(__file__).parent.parent / "data"
LOGS = sorted((DATA.parent.parent / "shared/reference").glob("launches_*.csv"))
"""A table made from the launch log, where it lies beside the project; it is not part of it."""


@cache
def record() -> Loaded:
    """Every real record."""
    return load(DATA)


def chronicle() -> Chronicle:
    """The same in order."""
    return record().chronicle


def test_nothing_is_wrong_with_the_record() -> None:
    assert report(record().problems) == ""
    assert len(chronicle().milestones) >= 350
    assert all(chronicle().milestones_of(era) for era in chronicle().eras.values())


def wall(thing: Milestone | Mission, site: str | None) -> dict[str, tuple[str, str]]:
    """What each clock showed, and how its day differed from the universal one."""
    at, clock = beginning(thing)
    place = chronicle().sites[site] if site else None
    readings = clock_readings(chronicle(), at, clock, thing.countries, place)
    return {one.place: (f"{one.hours} {one.date}", one.difference) for one in readings}


@pytest.mark.parametrize(
    ("mission", "place", "shown"),
    [
        ("sputnik-1", "Universal Time", ("19:28 Friday, 4 October 1957", "")),
        ("sputnik-1", "Moscow", ("22:28 Friday, 4 October 1957", "")),
        ("sputnik-1", "Baikonur Site 1", ("00:28 Saturday, 5 October 1957", "next day")),
        ("explorer-1", "Washington", ("22:47 Friday, 31 January 1958", "the day before")),
        (
            "freedom-7",
            "Cape Canaveral Launch Complex 5",
            ("09:34 Friday, 5 May 1961", ""),
        ),
        ("freedom-7", "Washington", ("10:34 Friday, 5 May 1961", "")),
        (
            "gemini-4",
            "Cape Canaveral Launch Complex 19",
            ("10:16 Thursday, 3 June 1965", ""),
        ),
    ],
)
def test_launches_on_the_clocks(mission: str, place: str, shown: tuple[str, str]) -> None:
    """The day at the pad and in the capital; Florida's range kept standard time all summer."""
    flight = chronicle().missions[mission]
    assert wall(flight, flight.legs[0].launch.site)[place] == shown


def test_luna_2_hit_the_moon_on_another_day_in_moscow() -> None:
    shown = wall(chronicle().milestones["luna-2-impact"], None)
    assert shown["Universal Time"] == ("21:02 Sunday, 13 September 1959", "")
    assert shown["Moscow"] == ("00:02 Monday, 14 September 1959", "next day")


def test_a_toll_with_several_counts_and_a_chain_of_disclosures() -> None:
    milestone = chronicle().milestones["nedelin-catastrophe"]
    deaths = milestone.measures["deaths"]
    assert len({(one.value, one.low, one.high) for one in deaths}) >= 4
    assert all(one.by and one.from_ for one in deaths)
    backing = grade_measures(chronicle(), milestone, "measures.deaths", deaths)
    assert backing.grade is Grade.disputed
    kinds = {one.kind for one in milestone.disclosures}
    assert {"announced", "reported abroad", "admitted"} <= kinds
    assert not milestone.missions
    assert milestone.at.has_time


def test_a_speech_has_a_quotation_and_no_craft() -> None:
    speech = chronicle().milestones["kennedy-speech-1961"]
    assert speech.quotes
    assert speech.outcome is None
    assert not (speech.missions)
    assert not (speech.vehicles)
    assert not (speech.spacecraft)


@pytest.mark.parametrize(
    ("mission", "milestones"),
    [
        ("voskhod-2", {"voskhod-2-spacewalk", "voskhod-2-landing"}),
        ("apollo-11", {"apollo-11-landing", "apollo-11-first-steps", "apollo-11-return"}),
    ],
)
def test_one_flight_has_several_milestones(mission: str, milestones: set[str]) -> None:
    flight = chronicle().missions[mission]
    assert milestones <= {one.id for one in chronicle().milestones_of_mission(flight)}
    assert flight.crew


def test_a_cover_name_and_outcomes_that_differ() -> None:
    flight = chronicle().missions["kosmos-419"]
    assert {"cover", "design"} <= {name.kind for name in flight.names}
    outcome = flight.outcome
    assert len({outcome.launch, outcome.mission, outcome.announced}) == 3
    assert len(flight.measures["mass-kg"]) == 2


def test_april_and_may_1972_are_two_events() -> None:
    april = chronicle().milestones["astp-talks-april-1972"]
    may = chronicle().milestones["space-agreement-may-1972"]
    assert april.at.latest < may.at.earliest
    assert [answer.milestone for answer in may.answers] == [april.id]


def test_a_disputed_first_names_both_sides() -> None:
    milestone = chronicle().milestones["discoverer-1"]
    assert grade_milestone(chronicle(), milestone) is Grade.disputed
    dispute = chronicle().disputes[milestone.firsts[0].dispute or ""]
    assert dispute.case_for.paragraphs
    assert dispute.case_against.paragraphs
    assert dispute.verdict.paragraphs


def test_every_tour_has_a_sheet_for_teachers() -> None:
    assert len(chronicle().tours) >= 5
    for tour in chronicle().tours.values():
        assert len(tour.questions) >= 3, tour.id
        assert len({stop.milestone for stop in tour.stops}) == len(tour.stops), tour.id


def test_tallies_cover_the_race() -> None:
    """Both countries, from the first satellite to the last month; sums that hold."""
    racing = {id for id, country in chronicle().countries.items() if country.in_race}
    tallies = {tally.country: tally for tally in chronicle().tallies.values()}
    assert racing <= tallies.keys()
    months = [month for id in racing for month in tallies[id].months]
    assert (min(months), max(months)) == ("1957-10", "1991-12")
    assert all(count.failures >= 0 for tally in tallies.values() for count in tally.months.values())


@pytest.mark.parametrize("log", LOGS or [None], ids=lambda log: "log" if log else "no log here")
def test_the_launch_log_agrees(log: Path | None) -> None:
    """Every launch of the record is logged as the record has it, or the record says why not."""
    launches = read_log(log.read_text(encoding="utf-8").splitlines()) if log else ()
    tagged = sum(leg.ids.gcat is not None for m in chronicle().missions.values() for leg in m.legs)
    assert tagged > 300
    if launches:
        found = compare(chronicle(), launches)
        assert found.compared == tagged
        assert [(one.key, one.message) for one in found.differences] == []


def test_stories_are_long_enough_and_no_longer() -> None:
    """A story tells what the fields do not, in 80 to 300 words; a lesser milestone has none."""
    lengths = {
        one.id: len(one.story.raw.split()) for one in chronicle().milestones.values() if one.story
    }
    assert len(lengths) >= 200
    assert {id: length for id, length in lengths.items() if length > 330} == {}
