"""The command line: what it prints, where, and the exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import main
from tests.sample_world import ROOT, SAMPLE

RECORDS = len(list((SAMPLE / "data").rglob("*.yaml")))
AWFUL = """\
titles: The red kite
at: 31 June 2007
era: lift
countries: harrow
categories: []
summary: Too short.
outcome: fine
"""
COMPLAINTS = """\
data/milestones/red.yaml:1:1: title: is missing; add a line `title: ...`
data/milestones/red.yaml:1:1: titles: is not a field; did you mean title?
data/milestones/red.yaml:2:5: at: June 2007 has no day 31; write a day from 01 to 30, or leave it \
out when it is not known
data/milestones/red.yaml:4:12: countries: is not a list; write a list: `[one, two]`, or a line \
`- one` for each
data/milestones/red.yaml:5:13: categories: is too short (0); at least 1
data/milestones/red.yaml:6:10: summary: is too short (10); at least 20 characters
data/milestones/red.yaml:7:10: outcome: is not one of the words for it: fine; write success, \
partial or failure
"""


def spacerace(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    command = [Path(sys.executable).parent / "spacerace", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_one_awful_record(world: Path) -> None:
    """Seven faults in one file are seven lines, in the order of the file."""
    (world / "data/milestones/red.yaml").write_text(AWFUL, encoding="utf-8")
    run = spacerace("check", folder=world)
    assert (run.stdout, run.returncode) == (COMPLAINTS, 1)
    assert run.stderr == f"{RECORDS} records read, 7 problems\n"


def test_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(SAMPLE / "data")]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{RECORDS} records read, 0 problems\n")


def test_the_problems_of_one_file(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = world / "data"
    for id in ("red", "blue"):
        (data / f"measures/{id}.yaml").write_text("name: Red\n", encoding="utf-8")
    assert main(["check", "--data", str(data), str(data / "measures/red.yaml")]) == 1
    printed = capsys.readouterr()
    place = f"{data.as_posix()}/measures/red.yaml:1:1"
    assert printed.out == f"{place}: unit: is missing; add a line `unit: ...`\n"
    assert main(["check", "--data", str(data), str(data / "measures/lean.yaml")]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_named_another_way(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is the same file however it is written."""
    (world / "data/measures/red.yaml").write_text("name: Red\n", encoding="utf-8")
    monkeypatch.chdir(world / "data")
    assert main(["check", "--data", ".", "measures/red.yaml"]) == 1
    monkeypatch.chdir(world)
    for name in (
        "data/measures/red.yaml",
        "./data/measures/red.yaml",
        "data/../data/measures/red.yaml",
    ):
        assert main(["check", name]) == 1, name
    assert main(["check", str(world / "data/measures/red.yaml")]) == 1
    assert main(["check", "--data", str(world / "data"), "data/measures/red.yaml"]) == 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["check", "--data", "nowhere"], "nowhere: is no folder; name the folder of the records"),
        (["check", "data/people/nobody.yaml"], "data/people/nobody.yaml: is no file"),
        (["check", "mkdocs.yml"], "mkdocs.yml: is no file in data; name a record"),
    ],
)
def test_a_wrong_command(
    words: list[str],
    complaint: str,
    world: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(world)
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert complaint in printed.err


@pytest.mark.parametrize("words", [[], ["inspect"], ["check", "--date", "x"]])
def test_words_that_are_no_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: spacerace")


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["check", "--help"]):
        with pytest.raises(SystemExit) as stop:
            main(words)
        assert stop.value.code == 0
        assert "spacerace" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}\n"


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "generator.cli", "check", "--data", str(SAMPLE / "data")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout, run.returncode) == ("", 0)
