"""The real site, built once a run as a reader gets it, and a browser that notes what goes wrong."""

import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import dev
from generator.load import Loaded, load
from generator.pages.addresses import NO_PAGE, ONE_PAGE

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOT_PAGES = {*NO_PAGE, *ONE_PAGE}
LISTEN = """
document.addEventListener('securitypolicyviolation', event =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))
"""


@pytest.fixture(scope="session")
def record() -> Loaded:
    """The real records."""
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def port() -> int:
    """A free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
    return number


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    """The real site, built strictly: a warning is a failure."""
    folder = tmp_path_factory.mktemp("site") / "site"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": f"http://127.0.0.1:{port}/",
        },
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return folder


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own 404 page, without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as GitHub Pages does."""
        if code != 404:
            return super().send_error(code, message, explain)
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def address(built: Path, port: int) -> Iterator[str]:
    """The address of the site, served from this machine."""
    handler = functools.partial(QuietHandler, directory=os.fspath(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The browser that `dev.py test` would take, with no traffic of its own."""
    return {"executable_path": os.fspath(dev.browser()), "args": list(FLAGS)}


def watch(page: Page, address: str) -> list[str]:
    """Note errors, refusals of the policy, and requests to any other host."""
    faults: list[str] = []
    page.add_init_script(LISTEN)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: faults.append(message.text) if message.type == "error" else None,
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:"))
            else faults.append(f"asked {request.url}")
        ),
    )
    return faults


@pytest.fixture
def reader(page: Page, address: str) -> Iterator[Page]:
    """A page for which any error, refusal or foreign request fails the test."""
    faults = watch(page, address)
    yield page
    assert faults == []


@pytest.fixture(scope="session")
def kinds(record: Loaded) -> dict[str, str]:
    """An address of each kind of page, the longest page where there are many."""
    chronicle = record.chronicle

    def longest(folder: str) -> str:
        paths = list((ROOT / "data" / folder).glob("*.yaml"))
        return max(paths, key=lambda path: (path.stat().st_size, path.stem)).stem

    folders = sorted({folder for folder, _ in chronicle.records} - NOT_PAGES)
    lists = {f"{folder} list": f"{folder}/" for folder in folders}
    return {
        "home": "",
        **{folder: f"{folder}/{longest(folder)}/" for folder in folders},
        **lists,
        **{
            name: f"{name}/"
            for name in ("firsts", "chronology", "about", *sorted(ONE_PAGE.values()))
        },
        "missing": "404.html",
    }
