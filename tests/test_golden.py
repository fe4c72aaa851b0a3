"""Golden pages: every page and export of the sample world, compared whole.

`pytest --regold` rewrites them.
"""

import codecs
import shutil
from collections import defaultdict

import pytest
from pydantic import BaseModel

from generator.model import KINDS, walk
from tests.sample_world import SAMPLE, printed, sample

GOLDEN = SAMPLE / "golden"


def test_pages_are_golden(request: pytest.FixtureRequest, subtests: pytest.Subtests) -> None:
    assert sample().problems == ()
    pages = dict(printed())
    if request.config.getoption("--regold"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in pages.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    files = [path for path in GOLDEN.rglob("*") if path.is_file()]
    golden = {path.relative_to(GOLDEN).as_posix(): path.read_bytes().decode() for path in files}
    assert sorted(pages) == sorted(golden)
    for name, text in pages.items():
        with subtests.test(name):
            assert text == golden[name]


def test_each_page_is_laid_out_once() -> None:
    names = [name for name, _ in printed()]
    assert len(names) == len(set(names))


def test_the_sample_world_is_sound_and_odd() -> None:
    """An editor or Git must not have mended what is odd in it on purpose."""
    assert sample().problems == ()
    records = {f"{folder}/{id}" for folder, id in sample().chronicle.records}
    files = {path.relative_to(SAMPLE / "data") for path in SAMPLE.glob("data/*/*.yaml")}
    assert records == {path.with_suffix("").as_posix() for path in files} | {"/edition"}
    raw = {name: (SAMPLE / "data" / name).read_bytes() for name in map(str, files)}
    assert raw["people/ottoline-fenn.yaml"].count(b"\r\n") == 11
    assert raw["sources/gull-almanac.yaml"].startswith(codecs.BOM_UTF8)
    assert not raw["categories/mishap.yaml"].endswith(b"\n")
    assert sample().chronicle.countries["no"].name == "No"


def test_every_field_is_in_use() -> None:
    """What no record of the sample world uses, no golden page would show."""
    used: defaultdict[type[BaseModel], set[str]] = defaultdict(set)
    for record in sample().chronicle.records.values():
        for _, value in walk(record):
            if isinstance(value, BaseModel):
                used[type(value)] |= value.model_fields_set
    assert set(KINDS.values()) <= used.keys()
    # every kind can have disagreements, and prints them the same way
    unused = [
        f"{model.__name__}.{name}"
        for model, fields in used.items()
        for name in sorted(model.model_fields.keys() - fields - {"disagreements"})
    ]
    assert unused == []
