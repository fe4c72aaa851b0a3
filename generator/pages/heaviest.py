"""Missions, craft and their masses in; the heaviest loads that one launch took to orbit, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chronicle import Chronicle, universal
from generator.model import Mission
from generator.model.parts import Measure
from generator.pages.exhibit import Exhibit, Words
from generator.pages.feats import Contest, Mark, held, powers
from generator.pages.sheet import Sheet
from generator.pages.stays import flown_by, middle

MASS = "mass-kg"
"""The measure that is a mass."""
OWN, CRAFT = "the flight's own mass", "the mass of its craft"


def heaviest(sheet: Sheet) -> Exhibit:
    """Show the heaviest masses that one launch took to orbit."""
    chronicle = sheet.chronicle
    marks = tuple(_marks(chronicle))
    flown = sum(_orbited(one) for one in chronicle.missions.values())
    limits = (
        "Counted are flights of one launch that succeeded and reached orbit: the mass on the "
        "flight's own record, else that of its craft where it carried one alone; of several "
        "values the least, so a rocket stage that stayed on counts only where nothing else is "
        f"printed. {flown - len(marks):,} of {flown:,} such flights have no mass on record that "
        "could be counted. A craft with a crew and wings counts whole. A dashed ring: about, or "
        "the mass of a type of craft that flew more than once. The scale is logarithmic."
    )
    unit = chronicle.measures[MASS].unit if MASS in chronicle.measures else ""
    words = Words("mass", "Heaviest load on one launch", "", limits)
    contest = Contest(
        words,
        marks,
        lambda mark: f"{_number(mark)} {unit}",
        powers(unit),
        crewed=False,
    )
    return held(sheet, contest)


def _number(mark: Mark) -> str:
    """Write a number as it came; one that is about right without decimals, if it is large."""
    if mark.about and mark.value >= 100:
        return f"about {mark.value:,.0f}"
    number = f"{mark.value:,.2f}".rstrip("0").rstrip(".")
    return f"about {number}" if mark.about else number


def _orbited(mission: Mission) -> bool:
    """Whether a flight is one launch that succeeded and has an international designator."""
    launched = mission.outcome.launch == "success" and mission.legs[0].ids.launch is not None
    return launched and len(mission.legs) == 1


def _marks(chronicle: Chronicle) -> Iterator[Mark]:
    for mission in chronicle.missions.values():
        if not _orbited(mission):
            continue
        leg = mission.legs[0]
        basis, measures, shared = OWN, mission.measures.get(MASS, ()), False
        if not measures and len(leg.spacecraft) == 1:
            craft = chronicle.spacecraft[leg.spacecraft[0]]
            basis, measures = CRAFT, craft.measures.get(MASS, ())
            shared = len(chronicle.named_by(craft, Mission)) > 1
        found = [(_least(one), one.about) for one in measures if _least(one) > 0]
        if not found:
            continue
        value, about = min(found)
        at = middle(universal(leg.launch.at, leg.launch.clock))
        whose = flown_by(chronicle, mission, leg)
        yield Mark(at, value, mission, whose, about or shared, basis)


def _least(measure: Measure) -> float:
    """Give the least that a measure can mean."""
    given = (measure.value, measure.low, measure.high)
    return float(next(one for one in given if one is not None))
