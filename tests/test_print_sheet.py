"""The print sheet: what is picked for it, by the rule that it states."""

from collections import Counter

import pytest

from generator.load import load
from generator.pages import Site
from generator.pages.print_sheet import FIRSTS, OTHERS, SheetView, pick, print_sheet_page
from generator.pages.sheet import Sheet
from tests.sample_world import ROOT, site


@pytest.fixture(scope="module")
def real() -> Site:
    """The real record."""
    return Site(load(ROOT / "data").chronicle)


def test_every_era_has_its_milestones(real: Site) -> None:
    """Six to eight of each, in order, numbered through; each on the ruler that it reaches."""
    view = print_sheet_page(Sheet(real, "print/")).view
    assert isinstance(view, SheetView)
    eras = list(real.chronicle.eras.values())
    assert [era.link.words for era in view.eras] == [era.name for era in eras]
    numbers = [int(line.number) for era in view.eras for line in era.lines]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(6 <= len(era.lines) <= FIRSTS + OTHERS for era in view.eras)
    start = real.chronicle.edition.start.earliest.year
    on_ruler = {one.stop.number for one in view.ruler.stops}
    for era in view.eras:
        for line in era.lines:
            assert (line.number in on_ruler) == (int(line.date[-4:]) >= start)


def test_the_rule_is_kept(real: Site) -> None:
    """Firsts that did not fail; then stops of tours; no passed-over one on more tours."""
    toured = Counter(
        stop.milestone for tour in real.chronicle.tours.values() for stop in tour.stops
    )

    def is_first(id: str) -> bool:
        one = real.chronicle.milestones[id]
        return one.outcome != "failure" and any(
            first.scope == "world" and first.standing == "established" for first in one.firsts
        )

    for era in real.chronicle.eras.values():
        all_ids = [one.id for one in real.chronicle.milestones_of(era)]
        ids = [one.id for one in pick(Sheet(real, "print/"), era, toured)]
        firsts = [id for id in ids if is_first(id)]
        others = [id for id in ids if not is_first(id)]
        assert all(toured[id] for id in others)
        left = [id for id in all_ids if is_first(id) and id not in ids]
        assert min(toured[id] for id in firsts) >= max((toured[id] for id in left), default=0)
        spare = [id for id in all_ids if not is_first(id) and id not in ids]
        if len(firsts) > FIRSTS:
            assert not any(toured[id] for id in spare)


def test_a_loss_is_on_the_sheet(real: Site) -> None:
    view = print_sheet_page(Sheet(real, "print/")).view
    assert isinstance(view, SheetView)
    lost = [line for era in view.eras for line in era.lines if line.outcome == "Failure"]
    assert len(lost) > 2
    assert not any(line.first for line in lost)


def test_another_world_has_a_sheet() -> None:
    view = print_sheet_page(Sheet(site(), "print/")).view
    assert isinstance(view, SheetView)
    assert len(view.eras) == len(site().chronicle.eras)
