"""Drawings to one scale: outlines and rows against numbers worked out by hand or from the files."""

import re
from itertools import pairwise
from typing import Any

import pytest
import yaml

from generator.chronicle import Chronicle
from generator.figures.body import Body
from generator.figures.rows import fill_rows, metres_between_lines, metres_of_bar, name_lines
from generator.figures.scale import ScaleDrawing, draw_scale
from generator.figures.stack import HUMAN, Piece, Width, stand_craft
from generator.load import load
from generator.model import Edition, Spacecraft, Vehicle
from generator.model.parts import Measure
from generator.pages import Page
from generator.pages.beside import scale_of
from generator.pages.dimensions import NotDrawn, Outline, outline_of
from generator.pages.fleet import body_of, drawn_of, lived_in, mass_words
from generator.pages.scale import scale_page
from generator.pages.sheet import Sheet, Site
from generator.render import make_environment, render_page
from tests.sample_world import ROOT, sample, site

FILES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for folder in ("vehicles", "spacecraft")
    for path in sorted((ROOT / "data" / folder).glob("*.yaml"))
}


def measured(**counts: str) -> dict[str, Any]:
    """Write measures short: `height="30"`, with a note after a bar."""
    return {
        f"{id}-m": [dict(zip(("value", "note"), count.split("|"), strict=False))]
        for id, count in counts.items()
    }


def vehicle(*stages: tuple[str, dict[str, Any]], **counts: str) -> Vehicle:
    """Make a vehicle of these measures and stages."""
    return Vehicle.model_validate(
        {
            "id": "kite",
            "name": "Kite",
            "summary": "A kite that stands here for a rocket.",
            "stages": tuple({"name": name, "measures": own} for name, own in stages),
            "measures": measured(**counts),
        }
    )


def craft(**counts: str) -> Spacecraft:
    """Make a craft of these measures."""
    return Spacecraft.model_validate(
        {
            "id": "basket",
            "name": "Basket",
            "summary": "A basket that stands here for a craft.",
            "measures": measured(**counts),
        }
    )


def drawn(record: Vehicle | Spacecraft) -> Outline:
    outline = outline_of(record)
    assert isinstance(outline, Outline)
    return outline


def box(piece: Piece) -> tuple[float, float, float, float]:
    """Where a part lies: left, foot, right, head."""
    xs, ys = zip(*piece.points, strict=True)
    return round(min(xs), 3), round(min(ys), 3), round(max(xs), 3), round(max(ys), 3)


# Outlines


def test_stages_stand_on_each_other_and_the_rest_is_an_estimated_cone() -> None:
    first = ("First", measured(length="10", diameter="4"))
    second = ("Second", measured(length="5", diameter="3"))
    outline = drawn(vehicle(first, second, height="20"))
    assert [(box(one), one.look) for one in outline.pieces] == [
        ((-2, 0, 2, 10), "known"),
        ((-1.5, 10, 1.5, 15), "known"),
        ((-1.5, 15, 1.5, 20), "estimated"),
    ]
    assert outline.estimated == ("what stands above the stages",)


def test_a_stage_without_a_length_hides_those_above_it() -> None:
    """What lies above an unknown length has no known place."""
    second = ("Second", measured(length="5", diameter="3"))
    outline = drawn(vehicle(("First", {}), second, height="20", diameter="2"))
    assert [box(one) for one in outline.pieces] == [(-1, 0, 1, 20)]
    assert outline.estimated == ()


def test_a_missing_width_is_a_tenth_of_the_height_and_estimated() -> None:
    (body,) = drawn(vehicle(height="30")).pieces
    assert (box(body), body.look) == ((-1.5, 0, 1.5, 30), "estimated")


def test_the_width_of_the_first_stage_is_not_that_of_the_whole() -> None:
    stages = (("First", {}), ("Second", {}))
    (body,) = drawn(vehicle(*stages, height="30", diameter="2|the first stage")).pieces
    assert body.look == "estimated"
    (body,) = drawn(vehicle(("Only", {}), height="30", diameter="2|the first stage")).pieces
    assert body.look == "known"


def test_a_width_at_the_foot_narrows_to_the_stage_above() -> None:
    first = ("First", measured(length="10", diameter="6|at the foot"))
    second = ("Second", measured(length="5", diameter="3"))
    foot, _ = drawn(vehicle(first, second, height="15")).pieces
    assert sorted(x for x, y in foot.points if y == 10) == [-1.5, 1.5]


@pytest.mark.parametrize(
    "name", ["Blocks A to D (four strap-ons)", "Two solid boosters", "Six side blocks"]
)
def test_strap_ons_stand_beside_the_core(name: str) -> None:
    sides = (name, measured(length="8", diameter="2"))
    core = ("Core", measured(length="20", diameter="4"))
    left, right, middle = drawn(vehicle(sides, core, height="20")).pieces
    assert (box(left), box(right)) == ((-4, 0, -2, 8), (2, 0, 4, 8))
    assert box(middle) == (-2, 0, 2, 20)


def test_strap_ons_without_numbers_are_half_as_long_and_a_tenth_as_wide() -> None:
    left, _, _ = drawn(
        vehicle(("Two boosters", {}), ("Core", {}), height="40", diameter="4")
    ).pieces
    assert (box(left), left.look) == ((-4, 0, -2, 20), "estimated")


def test_a_width_across_the_strap_ons_is_shared_out() -> None:
    stages = (("Four side blocks", {}), ("Core", {}))
    outline = drawn(vehicle(*stages, height="60", diameter="16|across the side blocks"))
    assert [box(one)[::2] for one in outline.pieces] == [(-8, -4), (4, 8), (-4, 4)]
    assert {one.look for one in outline.pieces} == {"estimated"}


def test_a_length_of_one_of_two_things_is_not_that_of_the_stage() -> None:
    stage = ("Glider with a tank", measured(length="37|120 feet, the glider"))
    (body,) = drawn(vehicle(stage, height="56")).pieces
    assert box(body)[3] == 56


def test_stages_with_all_lengths_give_a_height() -> None:
    stages = (("First", measured(length="10")), ("Second", measured(length="4")))
    outline = drawn(vehicle(*stages))
    assert max(box(one)[3] for one in outline.pieces) == 14
    assert outline.estimated[0].startswith("height")


def test_without_a_height_nothing_is_drawn() -> None:
    assert outline_of(vehicle()) == NotDrawn(parts=False)
    upper = ("Upper", measured(length="7"))
    found = outline_of(vehicle(("Lower", {}), upper, diameter="2"))
    assert found == NotDrawn(parts=True)


def test_a_craft_stands_on_its_end() -> None:
    """Its length is upright, not its height on wheels; wings stand as wide as their span."""
    wings, body = drawn(craft(length="36", height="16", diameter="6", span="24|wings")).pieces
    assert box(wings)[::2] == (-12, 12)
    assert box(body) == (-3, 0, 3, 36)


def test_legs_are_not_the_body() -> None:
    outline = drawn(craft(height="7", width="9|across the legs"))
    *legs, body = outline.pieces
    assert [box(one)[::2] for one in legs] == [(-4.5, -2.25), (2.25, 4.5)]
    assert (box(body), body.look) == ((-2.25, 0, 2.25, 7), "estimated")


# Rows


def test_rows_are_as_few_as_can_be_and_even() -> None:
    assert fill_rows([10.0] * 9, 50) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert fill_rows([10.0] * 6, 50) == [[0, 1, 2], [3, 4, 5]]
    assert fill_rows([], 50) == [[]]


def test_lines_of_the_grid_keep_room_for_their_labels() -> None:
    assert [metres_between_lines(scale) for scale in (3.6, 2.3, 1, 10, 60)] == [10, 10, 50, 5, 1]
    assert [metres_of_bar(scale, 76) for scale in (3.6, 10, 60)] == [10, 5, 1]


def test_names_break_between_words() -> None:
    assert name_lines("Kite-Thrower", 11) == ("Kite-", "Thrower")
    assert name_lines("K1", 9) == ("K1",)


@pytest.mark.parametrize(
    ("kilograms", "words"),
    [("19", "19 kg"), ("1655.16", "1,655 kg"), ("12701", "12.7 t"), ("2767000", "2,767 t")],
)
def test_a_mass_is_short_enough_for_a_drawing(kilograms: str, words: str) -> None:
    assert mass_words(Measure.model_validate({"value": kilograms})) == words


# The real record


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """The page's sheet over the real records."""
    return Sheet(Site(load(ROOT / "data").chronicle), "scale/")


def test_every_height_on_record_is_drawn(sheet: Sheet) -> None:
    """Read from the files as they lie there: the first count of a height, or else of a length."""
    for record in drawn_of(sheet, sheet.chronicle.vehicles.values()):
        measures = FILES[record.record.id].get("measures", {})
        (whole, *_) = measures.get("height-m") or measures.get("length-m") or [{}]
        if "value" in whole:
            top = max(y for piece in record.outline.pieces for _, y in piece.points)
            assert top == pytest.approx(float(whole["value"])), record.record.id
    without = {
        one.id
        for one in sheet.chronicle.vehicles.values()
        if not {"height-m", "length-m"} & set(FILES[one.id].get("measures", {}))
    }
    shown = drawn_of(sheet, sheet.chronicle.vehicles.values())
    assert len(shown) >= 25
    assert not {one.record.id for one in shown if one.outline.upright is not None} & without


def placed(drawing: ScaleDrawing) -> dict[float, list[tuple[float, float, float]]]:
    """By its ground line, where each body's label lies and how much room it takes."""
    rows: dict[float, list[tuple[float, float, float]]] = {}
    for one in drawing.bodies:
        wide = max(float(one.label_width), float(one.metres_wide) * float(drawing.scale))
        x = float(one.x)
        rows.setdefault(float(one.y), []).append((x - wide / 2, x + wide / 2, x))
    return rows


@pytest.mark.parametrize(("width", "tall"), [(1160, 400), (358, 250)])
def test_all_stand_apart_on_the_ground_to_one_scale(
    sheet: Sheet, width: float, tall: float
) -> None:
    bodies = [body_of(sheet, one) for one in drawn_of(sheet, sheet.chronicle.vehicles.values())]
    drawing = draw_scale("test", bodies, width, tall)
    scale = tall / max(body.height for body in bodies)
    for one in drawing.bodies:
        ys = [float(y) for shape in one.shapes for y in re.findall(r" (-?[\d.]+)", shape.path)]
        assert -min(ys) == pytest.approx(one.body.height * scale, abs=0.06), one.body.id
        assert max(ys) == 0
    for row in placed(drawing).values():
        assert all(here[1] <= there[0] for here, there in pairwise(row))
        assert row[0][0] >= float(drawing.left)
        assert row[-1][1] <= width
    years = [int(one.body.year) for one in drawing.bodies if one.body.year.isdigit()]
    assert years == sorted(years)


def test_a_human_stands_on_every_ground_line() -> None:
    body = Body("a", "A", "1", (), "", "disc", "1", (*stand_craft(10, Width(3, known=True), ()),))
    drawing = draw_scale("test", [body], 358, 100)
    assert [spot.y for spot in drawing.humans] == [one.y for one in drawing.bodies]
    heights = [float(y) for y in re.findall(r" (-?[\d.]+)", drawing.human)]
    assert -min(heights) == pytest.approx(HUMAN * 10, abs=0.06)


def test_only_what_was_made_for_people_is_among_the_craft(sheet: Sheet) -> None:
    shown = {one.id for one in sheet.chronicle.spacecraft.values() if lived_in(one)}
    crewed = {id for id, file in FILES.items() if "crew" in file.get("measures", {})}
    assert crewed <= shown
    for id in shown - crewed:
        assert re.search("station|module|workshop", FILES[id]["summary"]), id


# The sample world


def page_of(chronicle: Chronicle) -> tuple[Page, str]:
    page = scale_page(Sheet(Site(chronicle), "scale/"))
    return page, render_page(make_environment(), page)


def test_the_sample_world_has_its_kites_to_scale() -> None:
    page, text = page_of(sample().chronicle)
    assert "scale-body" in text
    assert {file.name for file in page.files} == {
        f"scale/{name}" for name in ("launchers.csv", "launchers.svg", "craft.csv", "craft.svg")
    }


def test_a_world_without_kites_has_a_page_all_the_same() -> None:
    records = sample().chronicle.records.values()
    edition = next(one for one in records if isinstance(one, Edition))
    _, text = page_of(Chronicle.of([edition]))
    assert "scale-body" not in text


def test_a_record_stands_beside_the_tallest() -> None:
    chronicle = sample().chronicle
    tallest = max(
        (one for one in chronicle.vehicles.values() if isinstance(outline_of(one), Outline)),
        key=lambda one: max(y for piece in drawn(one).pieces for _, y in piece.points),
    )
    smaller = next(
        one
        for one in chronicle.vehicles.values()
        if one is not tallest and isinstance(outline_of(one), Outline)
    )
    view = scale_of(Sheet(site(), ""), smaller)
    assert view
    assert {one.body.id for one in view.drawing.bodies} == {smaller.id, tallest.id}
    alone = scale_of(Sheet(site(), ""), tallest)
    assert alone
    assert [one.body.id for one in alone.drawing.bodies] == [tallest.id]
    assert scale_of(Sheet(site(), ""), next(iter(chronicle.people.values()))) is None
    unsized = next(
        one for one in chronicle.vehicles.values() if isinstance(outline_of(one), NotDrawn)
    )
    assert scale_of(Sheet(site(), ""), unsized) is None
