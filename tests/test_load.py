"""Loading: the sample world with other files laid over it, and every problem that comes of it.

Cases in `advice` hold one record each, those in `load` and `check` files laid over the world.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load import Loaded, build, load
from generator.model import KINDS, Edition
from generator.problems import line_of
from generator.records import read_record
from tests.sample_world import sample

CASES = Path(__file__).parent / "cases"


def cases(stage: str) -> pytest.MarkDecorator:
    """Run a test once for each case of a stage."""
    paths = sorted((CASES / stage).glob("*.yaml"))
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


@cases("advice")
def test_advice(path: Path) -> None:
    case = read_case(path)
    assert advice(case["kind"], case["input"]) == case["problems"]


def advice(kind: str, given: str) -> list[str]:
    """Every problem of one record by itself."""
    label = f"data/{kind}/red.yaml"
    text, problems = read_record(label, given.encode())
    assert text is not None
    assert problems == []
    _, problems = build(text, KINDS.get(kind, Edition), "red")
    return [line_of(problem) for problem in sorted(problems)]


def lay_over(data: Path, files: dict[str, str | bytes | None]) -> None:
    """Write files into a data folder; take out those without content."""
    for name, content in files.items():
        path = data / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def difference(loaded: Loaded) -> dict[str, list[str]]:
    """Which records a world has that the sample world has not, and the other way round."""
    before, now = set(sample().chronicle.records), set(loaded.chronicle.records)
    return {
        "new": sorted(f"{folder}/{id}" for folder, id in now - before),
        "gone": sorted(f"{folder}/{id}" for folder, id in before - now),
    }


def read_over(path: Path, world: Path) -> dict[str, Any]:
    """The problems of the sample world with a case's files laid over it, and its records."""
    lay_over(world / "data", read_case(path)["files"])
    loaded = load(world / "data")
    problems = [line_of(problem) for problem in loaded.problems]
    return {"problems": problems, **difference(loaded)}


@cases("load")
def test_load(path: Path, world: Path) -> None:
    assert read_over(path, world) == read_case(path)["outcome"]


@cases("check")
def test_check(path: Path, world: Path) -> None:
    assert read_over(path, world) == read_case(path)["outcome"]
