"""Loading: the sample world with other files laid over it, and every problem that comes of it.

Cases in `advice` hold one record each, those in `load` and `check` files laid over the world.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.figures.ruler import draw_ruler
from generator.load import Loaded, build, load
from generator.model import KINDS, Edition
from generator.pages import Site, lay_out
from generator.problems import line_of
from generator.records import read_record
from generator.render import make_environment, render_footer, render_page
from tests.sample_world import sample

CASES = Path(__file__).parent / "cases"
ENVIRONMENT = make_environment()


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


# What a server keeps of an earlier reading


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def data(world: Path) -> Path:
    return world / "data"


def read_again(data: Path) -> Loaded:
    """Read a world that has changed since it was the sample world."""
    loaded = load(data, kept=sample().entries)
    assert loaded.whole
    return loaded


def test_a_record_with_faults_stays_as_it_was(data: Path) -> None:
    edit(data / "people/pip.yaml", "name: Pip", "names: Pop")
    loaded = read_again(data)
    assert loaded.chronicle.people["pip"].name == "Pip"
    assert [problem.field for problem in loaded.problems] == ["name", "names"]
    assert loaded.chronicle.records.keys() == sample().chronicle.records.keys()


def test_a_record_that_names_no_record_stays_as_it_was(data: Path) -> None:
    edit(data / "people/mara-quill.yaml", "[guild-of-string]", "[guild-of-rope]")
    loaded = read_again(data)
    assert loaded.chronicle.people["mara-quill"].organisations == ("guild-of-string",)
    assert [problem.field for problem in loaded.problems] == ["organisations.0"]


def test_a_link_that_leads_nowhere_leaves_the_record(data: Path) -> None:
    edit(data / "people/mara-quill.yaml", "[[kite-school]]", "[[kite-skool]]")
    edit(data / "people/mara-quill.yaml", "name: Mara Quill", "name: Mara Quayle")
    loaded = read_again(data)
    assert loaded.chronicle.people["mara-quill"].name == "Mara Quayle"
    assert [line_of(problem) for problem in loaded.problems] == [
        "data/people/mara-quill.yaml:10:21: story: links to [[kite-skool]], which is no record "
        "with a page; did you mean kite-school?"
    ]


def test_a_record_that_is_gone_stays_while_others_name_it(data: Path) -> None:
    """And with it what it names itself, though that is gone too."""
    (data / "organisations/kite-school.yaml").unlink()
    (data / "organisations/guild-of-string.yaml").unlink()
    (data / "sources/unread-pamphlet.yaml").unlink()
    for name in ("people/mara-quill", "programmes/open-sky", "vehicles/lark-one"):
        edit(data / f"{name}.yaml", "organisations: [guild-of-string]\n", "")
    edit(data / "spacecraft/basket.yaml", "organisations: [guild-of-string]\n", "")
    edit(data / "milestones/first-ascent.yaml", "[guild-of-string, kite-school]", "[kite-school]")
    loaded = read_again(data)
    assert {"kite-school", "guild-of-string"} == loaded.chronicle.organisations.keys()
    assert "unread-pamphlet" not in loaded.chronicle.sources
    assert {problem.path for problem in loaded.problems} == {
        "data/milestones/first-ascent.yaml",
        "data/people/mara-quill.yaml",
    }


def test_the_edition_stays_while_its_file_is_gone(data: Path) -> None:
    (data / "edition.yaml").unlink()
    loaded = read_again(data)
    assert loaded.chronicle.edition.short == "The Kite Race"
    assert [line_of(problem) for problem in loaded.problems] == [
        "data/edition.yaml:1:1: is missing; it names the record as a whole"
    ]
    assert not load(data).whole


def test_only_plain_files_are_read(data: Path, tmp_path: Path) -> None:
    """A link could lead anywhere."""
    (tmp_path / "secret.yaml").write_text("name: Red\nunit: m\n", encoding="utf-8")
    (data / "measures/red.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "folder").mkdir()
    (data / "lineages").rename(data / "sources-of-sources")
    (data / "lineages").symlink_to(data / "sources-of-sources")
    loaded = load(data)
    lines = [line_of(one) for one in loaded.problems if one.line == 1 and not one.field]
    assert "red" not in loaded.chronicle.measures
    assert "gull" not in loaded.chronicle.lineages
    assert [line.partition("; ")[0] for line in lines] == [
        "data/lineages:1:1: does not belong here",
        "data/measures/red.yaml:1:1: is not a plain file",
        "data/sources-of-sources:1:1: does not belong here",
    ]


@pytest.mark.parametrize(
    "path",
    sorted([*CASES.glob("check/*.yaml"), *CASES.glob("load/*.yaml")]),
    ids=lambda path: path.stem,
)
def test_a_server_has_pages_whatever_is_wrong(path: Path, world: Path) -> None:
    """With the sample world read before, every case of a bad world still gives every page."""
    lay_over(world / "data", read_case(path)["files"])
    loaded = load(world / "data", kept=sample().entries)
    site = Site(loaded.chronicle)
    assert render_footer(ENVIRONMENT, site)
    assert draw_ruler(loaded.chronicle).ticks
    assert all(render_page(ENVIRONMENT, page) for page in lay_out(site))
