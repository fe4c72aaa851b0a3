"""Publishing: a build takes the place of the site in one step, and a killed one leaves no harm."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish.swap import Staging, exchange

Swap = Callable[[Path, Path], bool]


def refused(one: Path, other: Path) -> bool:
    """What `exchange` says on a system that cannot."""
    return False


@pytest.fixture(params=[exchange, refused], ids=["in one step", "in two renames"])
def staging(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Staging]:
    """A staging area on a system that can exchange folders, and on one that cannot."""
    monkeypatch.setattr("generator.publish.swap.exchange", request.param)
    yield Staging(tmp_path / "site")
    assert left_beside(tmp_path / "site") == []


def left_beside(site: Path) -> list[str]:
    return [path.name for path in site.parent.iterdir() if path != site]


def write(folder: Path, words: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(words, encoding="utf-8")


def read(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def test_the_first_build(staging: Staging) -> None:
    write(staging.open(), "new")
    assert not staging.published.exists()
    staging.publish()
    assert read(staging.published) == "new"


def test_a_later_build(staging: Staging) -> None:
    write(staging.published, "old")
    (staging.published / "gone.html").write_text("old", encoding="utf-8")
    write(staging.open(), "new")
    assert read(staging.published) == "old"
    staging.publish()
    assert read(staging.published) == "new"
    assert [path.name for path in staging.published.iterdir()] == ["index.html"]


def test_a_build_thrown_away(staging: Staging) -> None:
    write(staging.published, "old")
    write(staging.open(), "new")
    staging.discard()
    staging.discard()
    assert read(staging.published) == "old"


def test_killed_while_building(staging: Staging) -> None:
    write(staging.published, "old")
    write(staging.staging, "half")
    assert not staging.open().exists()
    assert read(staging.published) == "old"


def test_killed_between_the_two_renames(staging: Staging) -> None:
    """The site is away: the old one comes back, and the build that was not published goes."""
    write(staging.retired, "old")
    write(staging.staging, "new")
    assert not staging.open().exists()
    assert read(staging.published) == "old"


def test_killed_before_the_old_site_was_cleared(staging: Staging) -> None:
    write(staging.published, "new")
    write(staging.retired, "old")
    assert not staging.open().exists()
    assert read(staging.published) == "new"


def test_killed_after_the_exchange(staging: Staging) -> None:
    """The old site stands in the staging folder, and is not published again."""
    write(staging.published, "new")
    write(staging.staging, "old")
    staging.open()
    assert read(staging.published) == "new"


def test_the_site_is_never_missing(tmp_path: Path) -> None:
    """Someone who reads all the time finds the old page or the new one, whole."""
    staging = Staging(tmp_path / "site")
    write(staging.published, "old")
    stop, seen = threading.Event(), set()

    def watch() -> None:
        while not stop.is_set():
            try:
                seen.add(read(staging.published))
            except FileNotFoundError:
                seen.add("missing")

    watcher = threading.Thread(target=watch)
    one, other = staging.published, staging.staging
    write(other, "new")
    watcher.start()
    for _ in range(2000):
        assert exchange(one, other) is sys.platform.startswith("linux")
    stop.set()
    watcher.join()
    assert seen <= {"old", "new"}
    assert seen


def test_exchange_refuses_what_is_not_there(tmp_path: Path) -> None:
    write(tmp_path / "site", "old")
    assert not exchange(tmp_path / "site", tmp_path / "nothing")
    assert read(tmp_path / "site") == "old"


def test_exchange_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, name)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not exchange(tmp_path / "one", tmp_path / "other")
    assert read(tmp_path / "one") == "one"


KILLED = """
import os, sys
from pathlib import Path
from generator.publish import swap
site = Path(sys.argv[1])
build = swap.Staging(site)
build.open().mkdir()
(build.staging / "index.html").write_text("new", encoding="utf-8")
swap.exchange = lambda one, other: False
left, rename = int(sys.argv[2]), Path.rename
def step(path, target):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    return rename(path, target)
Path.rename = step
build.publish()
"""


@pytest.mark.parametrize(("renames", "then"), [(0, "old"), (1, "old"), (2, "new")])
def test_killed_at_every_rename(renames: int, then: str, tmp_path: Path) -> None:
    """A process that dies at any rename leaves a site that the next build finds and heals."""
    site = tmp_path / "site"
    write(site, "old")
    command = [sys.executable, "-c", KILLED, str(site), str(renames)]
    run = subprocess.run(command, check=False, cwd=Path(__file__).parent.parent)
    assert run.returncode == (0 if renames == 2 else 9)
    Staging(site).open()
    assert read(site) == then
    assert left_beside(site) == []
