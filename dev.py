#!/usr/bin/env python3
"""The front door: makes .venv from the lock, then serves, builds, checks or tests the site.

Standard library only, since it runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "dev.py needs Python 3.11 or newer, and this is {}.{}; "
        "call it with a newer one, as in: python3.11 dev.py serve".format(*sys.version_info[:2])
    )

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sysconfig
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
SITE = ROOT / "site"
LOCK = ROOT / "requirements.lock"
FULL_LOCK = ROOT / "requirements-full.lock"
PROJECT = ROOT / "pyproject.toml"

ADDRESS = "127.0.0.1:8000"
VNU_VERSION = "26.9.27"
VNU_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
VNU = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

VERBS = ("serve", "build", "check", "test")
USAGE = """\
usage: python3 dev.py VERB [arguments]

  serve [mkdocs arguments]            the site at http://127.0.0.1:8000/, fresh at every save
  build [mkdocs arguments]            the site in site/; a warning fails the build
  check [spacerace arguments]         the records in data/, every problem with its line
  test [--full] [pytest arguments]    linters, types, the site and the tests; with pytest
                                      arguments only those tests, without site and coverage;
                                      --full adds what needs Java and npm

The first run makes .venv from requirements.lock, later ones only when something changed.
"""

BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)


class Stop(Exception):
    """Ends the run early, with words for the reader and an exit code."""

    def __init__(self, words: str, code: int = 2) -> None:
        super().__init__(words)
        self.code = code


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    verb: str
    arguments: tuple[str, ...] = ()
    full: bool = False


@dataclass(frozen=True)
class Step:
    """One command of a test run, under its name in the summary."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Stamp:
    """What .venv was made from: the packages in it, and the project's own entry points."""

    packages: str
    project: str


def parse(words: Sequence[str]) -> Request:
    """Turns the command line into a request."""
    verb, arguments = (words[0], tuple(words[1:])) if words else ("help", ())
    if verb in {"help", "-h", "--help"}:
        raise Stop(USAGE, code=0)
    if verb not in VERBS:
        raise Stop(f"there is no verb {verb!r}\n\n{USAGE}")
    if verb != "test":
        return Request(verb, arguments)
    tests = tuple(word for word in arguments if word != "--full")
    return Request(verb, tests, full=len(tests) < len(arguments))


def say(words: str) -> None:
    """Prints a line of our own among those of the programs that we run."""
    print(f"dev.py: {words}", flush=True)


# Running programs


def inside(folder: Path, name: str) -> Path:
    """Where a virtual environment keeps a program."""
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def environment(environ: Mapping[str, str], **more: str) -> dict[str, str]:
    """The variables for the programs that we run: those of the caller, with .venv in front."""
    programs = inside(VENV, "python").parent
    kept = {
        name: value for name, value in environ.items() if name not in {"PYTHONHOME", "PIP_USER"}
    }
    return {
        **kept,
        "PATH": os.pathsep.join([str(programs), environ.get("PATH", os.defpath)]),
        "VIRTUAL_ENV": str(VENV),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        **more,
    }


def run(command: Sequence[str | Path], **more: str) -> int:
    """Runs a program to its end, its words going straight to the screen; gives its exit code."""
    child = subprocess.Popen(command, cwd=ROOT, env=environment(os.environ, **more))
    try:
        return child.wait()
    except BaseException as reason:
        end(child, asked=isinstance(reason, KeyboardInterrupt))
        raise


def end(child: subprocess.Popen[bytes], asked: bool) -> None:
    """Ends a program, politely first; Ctrl-C has asked it already."""
    if not asked:
        child.terminate()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def attempt(command: Sequence[str | Path], **more: str) -> tuple[bool, str]:
    """Runs a program unseen; tells whether it worked, and what it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(os.environ, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode == 0, done.stdout


def run_quietly(command: Sequence[str | Path], failure: str) -> None:
    """Runs a program whose words matter only if it fails."""
    worked, words = attempt(command)
    if not worked:
        raise Stop(f"{failure}; the command was\n  {' '.join(map(str, command))}\n{words}")


# The environment


def digest(*parts: bytes) -> str:
    """One checksum of several texts."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def wanted_stamp(root: Path, python: str) -> Stamp:
    """The stamp that an environment made now, here and by this Python would get."""
    lock = (root / LOCK.name).read_bytes()
    project = (root / PROJECT.name).read_bytes()
    return Stamp(digest(lock, python.encode(), os.fsencode(root)), digest(project))


def read_stamp(path: Path) -> Stamp | None:
    """The stamp of an environment; None if it has none or half of one."""
    try:
        return Stamp(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Stamps an environment, wholly or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(vars(stamp)), encoding="utf-8")
    draft.replace(path)


def prepare() -> None:
    """Makes .venv what the lock and pyproject.toml say, if it isn't yet.

    The stamp goes first and comes back last: what was broken off is made anew.
    """
    this_python = f"{sys.implementation.name} {sys.version.split()[0]} {sysconfig.get_platform()}"
    wanted = wanted_stamp(ROOT, this_python)
    stamp_file = VENV / "stamp.json"
    found = read_stamp(stamp_file)
    python = inside(VENV, "python")
    if found == wanted and python.exists():
        return
    stamp_file.unlink(missing_ok=True)
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if found is None or found.packages != wanted.packages or not python.exists():
        base = getattr(sys, "_base_executable", None) or sys.executable
        say(f"making .venv with Python {sys.version.split()[0]}")
        run_quietly(
            (base, "-m", "venv", "--clear", VENV),
            "could not make .venv (is a server still running from it?)",
        )
        say("installing what requirements.lock lists; this takes a moment")
        run_quietly((*pip, "--require-hashes", "-r", LOCK), "could not install the packages")
    say("installing the project itself")
    run_quietly((*pip, "--no-deps", "--no-build-isolation", "-e", ROOT), "could not install it")
    write_stamp(stamp_file, wanted)


# The browser for the tests


def usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where browsers lie on systems that do not put them on the PATH."""
    for name in ("Chromium", "Google Chrome", "Microsoft Edge"):
        yield Path("/Applications", f"{name}.app", "Contents", "MacOS", name)
    for maker in (
        ("Chromium", "Application", "chrome.exe"),
        ("Google", "Chrome", "Application", "chrome.exe"),
        ("Microsoft", "Edge", "Application", "msedge.exe"),
    ):
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder in environ:
                yield Path(environ[folder], *maker)


def starts(browser: Path) -> bool:
    """Whether a browser runs at all; one that lacks its libraries doesn't."""
    if not browser.is_file():
        return False
    if os.name == "nt":  # there, --version opens a window
        return True
    try:
        return not subprocess.run(
            [browser, "--version"], capture_output=True, timeout=60
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def chosen_browser(environ: Mapping[str, str]) -> Path | None:
    """The browser that $CHROMIUM names; wrong is an error, since somebody meant something by it."""
    name = environ.get("CHROMIUM")
    if not name:
        return None
    path = shutil.which(name, path=environ.get("PATH", os.defpath))
    if path is None or not starts(Path(path)):
        raise Stop(f"CHROMIUM is set to {name}, which does not start; correct it or unset it")
    return Path(path)


def present_browser(environ: Mapping[str, str], places: Iterable[Path]) -> Path | None:
    """The first browser on the PATH, then in the usual places, that starts."""
    search = environ.get("PATH", os.defpath)
    named = (shutil.which(name, path=search) for name in BROWSER_NAMES)
    candidates = [*(Path(path) for path in named if path), *places]
    return next((path for path in candidates if starts(path)), None)


def playwright_browser() -> Path | None:
    """Playwright's own Chromium, downloaded if need be."""
    python = inside(VENV, "python")
    say("no browser found here; trying Playwright's Chromium")
    if not attempt((python, "-m", "playwright", "install", "chromium"))[0]:
        return None
    asking = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    path = Path(attempt((python, "-c", asking))[1].strip())
    return path if starts(path) else None


def packaged_browser() -> Path | None:
    """The system's Chromium package, where we may install it."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("that did not work; trying the system's package: apt-get install chromium")
    calm = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ("apt-get", "install", "-y", "--no-install-recommends", "chromium")
    for command in (("apt-get", "update"), install):
        if not attempt(command, **calm)[0]:
            return None
    return present_browser(os.environ, ())


def browser() -> Path:
    """The browser for the tests, from the nearest source that has one."""
    found = (
        chosen_browser(os.environ)
        or present_browser(os.environ, usual_places(os.environ))
        or playwright_browser()
        or packaged_browser()
    )
    if found is None:
        raise Stop("the tests need Chromium; install it, or set CHROMIUM to the path of one")
    return found


# What --full adds


def prepare_tools() -> None:
    """Installs the HTML validator and the link checker into .tools, if they aren't there yet."""
    for name, owner in (("java", "the HTML validator (Java 17 or newer)"), ("npm", "fetching it")):
        if not shutil.which(name):
            raise Stop(f"--full needs {name}, for {owner}; install it, or test without --full")
    wanted = Stamp(digest(FULL_LOCK.read_bytes()), VNU_SHA256)
    stamp_file = TOOLS / "stamp.json"
    if read_stamp(stamp_file) == wanted:
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir()
    say("installing the HTML validator and the link checker into .tools")
    npm = (shutil.which("npm") or "npm", "install", "--prefix", TOOLS, "--ignore-scripts")
    quiet = ("--no-audit", "--no-fund", "--no-package-lock", f"vnu-jar@{VNU_VERSION}")
    run_quietly((*npm, *quiet), "could not install the HTML validator")
    if hashlib.sha256(VNU.read_bytes()).hexdigest() != VNU_SHA256:
        raise Stop(f"vnu.jar {VNU_VERSION} is not the file that dev.py knows by its checksum")
    run_quietly((sys.executable, "-m", "venv", TOOLS), "could not make .tools")
    run_quietly(
        (inside(TOOLS, "python"), "-m", "pip", "install", "--require-hashes", "-r", FULL_LOCK),
        "could not install the link checker",
    )
    write_stamp(stamp_file, wanted)


# The verbs


def steps(request: Request) -> Iterator[Step]:
    """The commands of a test run, in order."""
    python = str(inside(VENV, "python"))
    yield Step("ruff check", (python, "-m", "ruff", "check"))
    yield Step("ruff format", (python, "-m", "ruff", "format", "--check"))
    yield Step("codespell", (python, "-m", "codespell_lib"))
    yield Step("mypy", (python, "-m", "mypy"))
    whole = not request.arguments
    if request.full:  # the tests build a site of their own; these tools read this one
        yield Step("build", (python, "-m", "mkdocs", "build", "--strict"))
    coverage = ("--cov", "--cov-report=term") if whole else ()
    marked = ("-m", "full or not full") if request.full else ()
    yield Step("pytest", (python, "-m", "pytest", *coverage, *marked, *request.arguments))
    if request.full:
        # vnu reads from disk, where the policy's 'self' is no address; the browser tests judge it
        quiet = ("--skip-non-html", "--filterpattern", ".*Content Security Policy.*")
        yield Step("vnu", ("java", "-Xss8m", "-jar", str(VNU), "--Werror", *quiet, str(SITE)))
        links = ("--offline", "--include-fragments", "--no-progress", "--index-files", "index.html")
        pages = ("--root-dir", str(SITE), f"{SITE.as_posix()}/**/*.html")
        yield Step("lychee", (str(inside(TOOLS, "lychee")), *links, *pages))


def test(request: Request) -> int:
    """Runs every step, also after a failed one, and ends with a summary."""
    if request.full:
        prepare_tools()
    chromium = browser()
    say(f"the browser is {chromium}")
    failed, lines = False, []
    for step in steps(request):
        say(step.name)
        begun = time.monotonic()
        code = run(step.command, CHROMIUM=str(chromium))
        failed = failed or code != 0
        lines.append(
            f"{step.name:12} {time.monotonic() - begun:6.1f} s  {'FAILED' if code else 'ok'}"
        )
    for line in lines:
        say(line)
    say("something failed, see above" if failed else "all is well")
    return int(failed)


def serve(request: Request) -> int:
    """Runs MkDocs' own server until Ctrl-C."""
    arguments = request.arguments
    if not any(word.startswith(("-a", "--dev-addr")) for word in arguments):
        say(f"the site will be at http://{ADDRESS}/ (Ctrl-C ends)")
        arguments = ("--dev-addr", ADDRESS, *arguments)
    try:
        return run((inside(VENV, "python"), "-m", "mkdocs", "serve", *arguments))
    except KeyboardInterrupt:
        return 0


def build(request: Request) -> int:
    """Builds the site into site/."""
    return run((inside(VENV, "python"), "-m", "mkdocs", "build", "--strict", *request.arguments))


def check(request: Request) -> int:
    """Checks the records."""
    return run((inside(VENV, "spacerace"), "check", *request.arguments))


def leave(signum: int, frame: FrameType | None) -> None:
    """Ends on SIGTERM as on Ctrl-C, so that no server is left behind."""
    raise SystemExit(128 + signum)


def main(words: Sequence[str]) -> int:
    """Runs one verb and gives the exit code."""
    try:
        request = parse(words)
        prepare()
        return {"serve": serve, "build": build, "check": check, "test": test}[request.verb](request)
    except Stop as stop:
        print(stop, file=sys.stderr if stop.code else sys.stdout)
        return stop.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    sys.exit(main(sys.argv[1:]))
