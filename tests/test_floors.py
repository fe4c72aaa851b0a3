"""The floors: what may import what, and that no word of the real record stands in the code."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.load import load
from tests.sample_world import ROOT

PACKAGE = ROOT / "generator"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("problems", "dates", "text", "prose", "clocks"),
    ("records", "model", "model.*", "advice", "references"),
    ("chronicle", "grades", "check", "check.*", "load", "crosscheck", "scoreboard"),
    ("figures", "figures.*"),
    ("pages", "pages.*"),
    ("render", "exports", "exports.*", "publish", "publish.*", "navigation", "search", "share"),
    ("plugin", "cli", "commands", "commands.*"),
)
"""From the ground up; a module imports from its own floor and from those below."""

DOORS = {
    "mkdocs": {"plugin"},
    "yaml": {"records"},
    # MkDocs hands its templates over as an object of Jinja's, and the plugin names the type
    "jinja2": {"render", "plugin"},
    "iuliia": {"search"},
    "resvg_py": {"share"},
    "fontTools": {"share"},
}
"""Packages that only some modules may import."""


@cache
def modules() -> dict[str, Path]:
    """Every module by its name inside the package, as in `pages.front`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    del found[""]
    return found


def floor_of(module: str) -> int:
    """The number of a module's floor."""
    found = [
        number
        for number, names in enumerate(FLOORS)
        if any(fnmatch(module, name) for name in names)
    ]
    assert len(found) == 1, f"generator.{module} is on the floors {found}: name it in FLOORS once"
    return found[0]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; `from a import b` may mean a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            known = [one for one in submodules if one.removeprefix("generator.") in modules()]
            yield from known or [str(node.module)]


def own_imports(module: str) -> set[str]:
    """The modules of the package that a module imports."""
    names = {
        name.removeprefix("generator.")
        for name in imported(modules()[module])
        if name.startswith("generator.")
    }
    assert names <= modules().keys()
    return names


@pytest.mark.parametrize("module", modules())
def test_imports_only_go_down(module: str) -> None:
    above = {name for name in own_imports(module) if floor_of(name) > floor_of(module)}
    assert above == set()


def test_no_import_goes_in_a_circle() -> None:
    graph = {module: own_imports(module) - {module} for module in modules()}
    assert list(TopologicalSorter(graph).static_order())


def test_every_floor_is_in_use() -> None:
    for names in FLOORS:
        for name in names:
            assert any(fnmatch(module, name) for module in modules()), name


@pytest.mark.parametrize("package", DOORS)
def test_a_package_has_its_door(package: str) -> None:
    through = {
        module
        for module, path in modules().items()
        if any(name.partition(".")[0] == package for name in imported(path))
    }
    assert through == DOORS[package]


# No word of the real record

KNOWN_TO_DATA = ("eras", "countries", "categories", "sites", "missions")
SHORTEST = 5
ORDINARY = {
    "words of Python and CSS": "center lambda white",
    "keeping score": "score",
    "the page that explores a table": "explorer",
    "months": ("january february march april june july august september october november december"),
    "kinds of record": "people programme",
    "words of a closed list in the model, which a record of any space race would need": ("earth"),
}
"""Words that a name of the record shares with the code, and why that is no knowledge of it."""


def words(text: str) -> set[str]:
    return set(re.findall(rf"[^\W\d_]{{{SHORTEST},}}", text.casefold()))


@cache
def names() -> frozenset[str]:
    """Every word of the ids and names that only the data may know.

    What some summary writes in small letters is a word of English, not a name.
    """
    found: set[str] = set()
    english: set[str] = set()
    for (folder, id), record in load(ROOT / "data").chronicle.records.items():
        english |= set(re.findall(r"\b[a-z]+\b", getattr(record, "summary", None) or ""))
        if folder in KNOWN_TO_DATA:
            found |= words(id) | words(record.title)
            for name in getattr(record, "names", ()):
                found |= words(name.name)
    return frozenset(found - english)


def code() -> Iterator[Path]:
    """Every file that people write once, for whatever the data says."""
    yield ROOT / "mkdocs.yml"
    for folder, pattern in (
        ("generator", "**/*.py"),
        ("generator", "**/*.j2"),
        ("overrides", "**/*.html"),
        ("content/assets/css", "**/*.css"),
        ("tests", "*.py"),
    ):
        yield from sorted((ROOT / folder).glob(pattern))


def test_no_name_of_the_record_stands_in_the_code() -> None:
    """Where such a word is no knowledge of the record, add it to ORDINARY with the reason."""
    ordinary = set().union(*map(words, ORDINARY.values()))
    exempt = {Path(__file__), ROOT / "tests" / "test_record.py"}
    assert len(names()) > 100
    found = {
        path.relative_to(ROOT).as_posix(): sorted(told)
        for path in code()
        if path not in exempt
        and (told := words(path.read_text(encoding="utf-8")) & names() - ordinary)
    }
    assert found == {}
