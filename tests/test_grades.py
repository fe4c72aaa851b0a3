"""Grades: how well a fact is known follows from its sources, and is never typed."""

import pytest

from generator.grades import Grade, covers, grade_fact, grade_measures, grade_milestone
from tests.sample_world import sample

GRADES = {
    "string-law": Grade.one_source,
    "hen-aloft": Grade.disputed,  # its first is
    "first-ascent": Grade.established,  # the log is a primary document
    "second-ascent": Grade.uncertain,  # the date is marked so
    "two-winds-meet": Grade.established,  # two accounts of different lineage give the day
    "treaty-of-winds": Grade.established,  # an official report
    "gannet-falls": Grade.disputed,  # a source says otherwise
    "kites-counted": Grade.one_source,
}


def test_milestones() -> None:
    chronicle = sample().chronicle
    found = {id: grade_milestone(chronicle, one) for id, one in chronicle.milestones.items()}
    assert found == GRADES


@pytest.mark.parametrize(
    ("id", "fact", "own", "keys", "grade"),
    [
        ("first-ascent", "at", (), ("a", "b"), Grade.established),
        ("first-ascent", "people", (), ("b",), Grade.one_source),
        ("first-ascent", "people.0.as", (), ("b",), Grade.one_source),
        ("first-ascent", "title", (), (), Grade.one_source),
        ("first-ascent", "title", ("b",), ("b",), Grade.one_source),
        ("first-ascent", "people", ("a",), ("a", "b"), Grade.established),
        ("first-ascent", "measures.height-m.0", (), ("a",), Grade.disputed),
        ("first-ascent", "measures", (), (), Grade.disputed),
        ("second-ascent", "outcome", (), ("b",), Grade.one_source),
        # the almanac and the cyclopaedia that copied it are one account
        ("second-ascent", "at", (), ("a", "b"), Grade.one_source),
        ("two-winds-meet", "outcome", (), ("a",), Grade.one_source),
        ("two-winds-meet", "at", (), ("a",), Grade.one_source),
        ("two-winds-meet", "at.day", (), ("a", "b"), Grade.established),
    ],
)
def test_facts(
    id: str, fact: str, own: tuple[str, ...], keys: tuple[str, ...], grade: Grade
) -> None:
    chronicle = sample().chronicle
    backing = grade_fact(chronicle, chronicle.milestones[id], fact, own)
    assert (backing.keys, backing.grade) == (keys, grade)


def test_counts_that_differ_are_disputed() -> None:
    chronicle = sample().chronicle
    hen = chronicle.milestones["hen-aloft"]
    counts = hen.measures["watchers"]
    all_of_it = grade_measures(chronicle, hen, "measures.watchers", counts)
    assert (all_of_it.keys, all_of_it.grade) == (("a", "b"), Grade.disputed)
    one = grade_measures(chronicle, hen, "measures.watchers", counts[:1])
    assert (one.keys, one.grade) == (("a",), Grade.one_source)
    twice = grade_measures(chronicle, hen, "measures.watchers", (counts[0], counts[0]))
    assert twice.grade is Grade.one_source


def test_a_path_covers_what_lies_under_it() -> None:
    assert covers("at", "at")
    assert covers("measures", "measures.height-m.0")
    assert not covers("measures.height-m", "measures")
    assert not covers("at", "attic")
