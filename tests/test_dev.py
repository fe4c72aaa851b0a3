"""The front door's own parts: what it is asked, what it installs, which browser it takes."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


def program(folder: Path, name: str, exit_code: int = 0) -> Path:
    """Puts a program into a folder that does nothing but end."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        path = folder / f"{name}.exe"
        path.touch()
    else:
        path = folder / name
        path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
        path.chmod(0o755)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with the two files that decide what is installed."""
    (tmp_path / "requirements.lock").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


# the command line


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        (["serve"], dev.Request("serve")),
        (["serve", "--open"], dev.Request("serve", ("--open",))),
        (["build", "--site-dir", "x"], dev.Request("build", ("--site-dir", "x"))),
        (["check", "--full"], dev.Request("check", ("--full",))),
        (["test"], dev.Request("test")),
        (["test", "--full"], dev.Request("test", full=True)),
        (["test", "-k", "dates", "--full", "-x"], dev.Request("test", ("-k", "dates", "-x"), True)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_command_line(words: list[str], request_: dev.Request) -> None:
    assert dev.parse(words) == request_


@pytest.mark.parametrize("words", [[], ["help"], ["-h"], ["--help"]])
def test_help_is_no_error(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == 0
    assert capsys.readouterr().out == dev.USAGE + "\n"


def test_unknown_verb_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["bild"]) == 2
    assert capsys.readouterr().err == f"there is no verb 'bild'\n\n{dev.USAGE}\n"


def test_usage_names_every_verb() -> None:
    assert [verb for verb in dev.VERBS if f"\n  {verb} " not in dev.USAGE] == []


# the stamp


def test_same_files_same_stamp(project: Path) -> None:
    assert dev.wanted_stamp(project, "3.11") == dev.wanted_stamp(project, "3.11")


def test_lock_and_python_decide_on_the_packages(project: Path) -> None:
    first = dev.wanted_stamp(project, "3.11")
    assert dev.wanted_stamp(project, "3.12").packages != first.packages
    (project / "requirements.lock").write_text("a==2\n", encoding="utf-8")
    second = dev.wanted_stamp(project, "3.11")
    assert (second.packages != first.packages, second.project) == (True, first.project)


def test_pyproject_decides_on_the_project_alone(project: Path) -> None:
    first = dev.wanted_stamp(project, "3.11")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    second = dev.wanted_stamp(project, "3.11")
    assert (second.packages, second.project != first.project) == (first.packages, True)


def test_a_moved_project_is_made_anew(project: Path) -> None:
    first = dev.wanted_stamp(project, "3.11")
    moved = project.rename(project.with_name("moved"))
    assert dev.wanted_stamp(moved, "3.11").packages != first.packages


def test_stamp_is_read_as_written(tmp_path: Path) -> None:
    stamp = dev.Stamp("a", "b")
    dev.write_stamp(tmp_path / "stamp.json", stamp)
    assert dev.read_stamp(tmp_path / "stamp.json") == stamp
    assert [path.name for path in tmp_path.iterdir()] == ["stamp.json"]


@pytest.mark.parametrize(
    "text",
    [None, "", '{"packages": "a"', '{"packages": "a"}', "[]", '{"packages": "a", "other": "b"}'],
)
def test_half_a_stamp_is_none(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "stamp.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert dev.read_stamp(path) is None


# the browser


def test_a_chosen_browser_comes_first(tmp_path: Path) -> None:
    mine = program(tmp_path / "mine", "my-browser")
    program(tmp_path / "path", "chromium")
    environ = {"CHROMIUM": str(mine), "PATH": str(tmp_path / "path")}
    assert dev.chosen_browser(environ) == mine


def test_a_chosen_browser_may_be_a_name(tmp_path: Path) -> None:
    mine = program(tmp_path, "my-browser")
    assert dev.chosen_browser({"CHROMIUM": "my-browser", "PATH": str(tmp_path)}) == mine


@pytest.mark.parametrize("environ", [{}, {"CHROMIUM": ""}], ids=["unset", "empty"])
def test_no_choice_is_no_error(environ: dict[str, str]) -> None:
    assert dev.chosen_browser(environ) is None


def test_a_wrong_choice_is_an_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    with pytest.raises(
        dev.Stop, match=r"^CHROMIUM is set to .*missing, which does not start"
    ) as stop:
        dev.chosen_browser({"CHROMIUM": missing, "PATH": ""})
    assert stop.value.code == 2


def test_names_have_an_order(tmp_path: Path) -> None:
    environ = {"PATH": str(tmp_path)}
    for name in reversed(dev.BROWSER_NAMES):
        newest = program(tmp_path, name)
        assert dev.present_browser(environ, []) == newest


def test_the_path_comes_before_the_usual_places(tmp_path: Path) -> None:
    named = program(tmp_path / "path", "msedge")
    place = program(tmp_path / "place", "Chromium")
    assert dev.present_browser({"PATH": str(tmp_path / "path")}, [place]) == named
    assert dev.present_browser({"PATH": str(tmp_path / "empty")}, [place]) == place


@pytest.mark.skipif(os.name == "nt", reason="browsers are not started there to ask their version")
def test_one_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path, "chromium", exit_code=1)
    edge = program(tmp_path, "msedge")
    assert dev.present_browser({"PATH": str(tmp_path)}, []) == edge


def test_no_browser_is_none(tmp_path: Path) -> None:
    assert dev.present_browser({"PATH": str(tmp_path)}, [tmp_path / "missing"]) is None


def test_usual_places_follow_the_system_s_folders() -> None:
    places = [*dev.usual_places({"PROGRAMFILES": "P", "LOCALAPPDATA": "L"})]
    assert Path("P", "Google", "Chrome", "Application", "chrome.exe") in places
    assert Path("L", "Microsoft", "Edge", "Application", "msedge.exe") in places
    assert Path("/Applications/Chromium.app/Contents/MacOS/Chromium") in places


# the steps of a test run


@pytest.mark.parametrize(
    ("request_", "names"),
    [
        (dev.Request("test"), "ruff check, ruff format, codespell, mypy, pytest"),
        (dev.Request("test", ("-x",)), "ruff check, ruff format, codespell, mypy, pytest"),
        (
            dev.Request("test", (), True),
            "ruff check, ruff format, codespell, mypy, build, pytest, vnu, lychee",
        ),
    ],
    ids=["all", "some", "full"],
)
def test_steps(request_: dev.Request, names: str) -> None:
    assert ", ".join(step.name for step in dev.steps(request_)) == names


def test_coverage_is_for_whole_runs() -> None:
    def pytest_words(request: dev.Request) -> tuple[str, ...]:
        return next(step.command for step in dev.steps(request) if step.name == "pytest")

    assert "--cov" in pytest_words(dev.Request("test"))
    assert "--cov" not in pytest_words(dev.Request("test", ("-x",)))
    assert pytest_words(dev.Request("test", ("-x",)))[-1] == "-x"


# running programs


def test_programs_get_the_environment_in_front(tmp_path: Path) -> None:
    given = {"PATH": "p", "PYTHONHOME": "h", "PIP_USER": "1", "KEPT": "k"}
    got = dev.environment(given, CHROMIUM="c")
    assert got["PATH"].split(os.pathsep) == [str(dev.inside(dev.VENV, "python").parent), "p"]
    assert (got["KEPT"], got["CHROMIUM"]) == ("k", "c")
    assert {"PYTHONHOME", "PIP_USER"}.isdisjoint(got)


@pytest.mark.parametrize("code", [0, 3])
def test_exit_codes_come_back(code: int) -> None:
    assert dev.run((sys.executable, "-c", f"raise SystemExit({code})")) == code


def test_a_quiet_program_is_heard_when_it_fails() -> None:
    with pytest.raises(dev.Stop, match=r"(?s)^could not; the command was.*what went wrong"):
        dev.run_quietly((sys.executable, "-c", "raise SystemExit('what went wrong')"), "could not")


def test_a_quiet_program_that_works_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    dev.run_quietly((sys.executable, "-c", "print('noise')"), "could not")
    assert capfd.readouterr() == ("", "")


def test_older_pythons_can_read_what_it_tells_them() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_front_door_needs_nothing_installed() -> None:
    bare = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", "help"], capture_output=True, text=True
    )
    assert (bare.returncode, bare.stdout.rstrip(), bare.stderr) == (0, dev.USAGE.rstrip(), "")
