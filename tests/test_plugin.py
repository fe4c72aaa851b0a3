"""MkDocs itself: real builds of the sample world, and the server while somebody edits it."""

import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config

from generator.publish.policy import foreign_scripts
from generator.render import TEMPLATES
from tests.sample_world import ADDRESS, ROOT, copy_sample, printed, sample

SVG = "{http://www.w3.org/2000/svg}"
EPOCH = "1000000000"
"""What `SOURCE_DATE_EPOCH` says: 9 September 2001."""
LONGEST_WAIT = 45


def mkdocs(*words: str, world: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run MkDocs as people do."""
    return python("-m", "mkdocs", *words, world=world, seed=seed)


def python(*words: str, world: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=world,
        env=environment(seed),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def environment(seed: str = "0") -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"SITE_URL", "REPO_URL"}}
    return kept | {
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": seed,
        "PYTHONUTF8": "1",
    }


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    write(path, text.replace(old, new))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample world, built once as it is published: strictly."""
    world = copy_sample(tmp_path_factory.mktemp("built") / "world")
    run = mkdocs("build", "--strict", world=world)
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    return world / "site"


class Reader(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name in {"href", "src"} and tag not in {"base", "use"}:
                self.links.append(value or "")


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Reader]:
    """Every page of the built site by its address."""
    files = sorted(built.rglob("*.html"))
    return {
        ADDRESS + path.relative_to(built).as_posix().removesuffix("index.html"): Reader(
            path.read_text(encoding="utf-8")
        )
        for path in files
    }


# A build


def test_every_page_and_export_is_published(built: Path) -> None:
    for name, text in printed():
        if name.endswith(".md"):
            address = (
                "index.html" if name == "index.md" else f"{name.removesuffix('.md')}/index.html"
            )
            assert (built / address).is_file(), name
            continue
        published = (built / name).read_text(encoding="utf-8")
        if name.endswith(".json"):
            assert json.loads(published) == json.loads(text)
        elif name.endswith(".svg"):  # the site adds its own style, marks and land
            drawings = [ElementTree.fromstring(one) for one in (published, text)]
            labels = [[one.text for one in drawing.iter(f"{SVG}text")] for drawing in drawings]
            assert labels[0] == labels[1]
        else:
            assert published == text
    assert (built / "notes/index.html").is_file()
    assert (built / "404.html").is_file()


def test_nothing_but_the_site_is_written(built: Path) -> None:
    beside = {path.name for path in built.parent.iterdir()}
    assert beside == {"data", "content", "mkdocs.yml", "site"}
    assert not list(built.rglob("*.yaml"))


def test_every_link_leads_somewhere(built: Path, pages: dict[str, Reader]) -> None:
    lost = []
    for page, reader in pages.items():
        for link in reader.links:
            target = urlsplit(urljoin(page, link))
            address = target._replace(query="", fragment="").geturl()
            if not address.startswith(ADDRESS):
                continue
            if address in pages:
                if target.fragment and target.fragment not in pages[address].ids:
                    lost.append((page, link))
            elif not (built / address.removeprefix(ADDRESS)).is_file():
                lost.append((page, link))
    assert lost == []


def test_no_page_asks_another_host_for_anything(pages: dict[str, Reader], built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(
            r'<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)="(https?:[^"]*)"', text
        )
        assert [one for one in map(unescape, loaded) if not one.startswith(ADDRESS)] == [], path


def test_the_edit_link_of_a_record_leads_to_its_file(built: Path) -> None:
    start = "https://example.org/kites/edit/main/data/"
    for folder, id in sample().chronicle.records:
        page = built / folder / id / "index.html"
        if folder and page.is_file():
            assert f'href="{start}{folder}/{id}.yaml"' in page.read_text(encoding="utf-8"), page
    lists = (built / "people/index.html").read_text(encoding="utf-8")
    assert "/edit/main/" not in lists
    notes = (built / "notes/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/kites/edit/main/content/notes.md"' in notes


def test_the_policy_lets_every_script_of_every_page_run(built: Path) -> None:
    found = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
    policies = set()
    for path in built.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        policy = found.search(page)
        assert policy, path
        policies.add(unescape(policy[1]))
        assert foreign_scripts(page, unescape(policy[1])) == [], path
    assert len(policies) == 1
    assert "unsafe" not in policies.pop()


def test_the_ruler_shows_every_era_and_the_place_of_a_page(built: Path) -> None:
    page = (built / "milestones/first-ascent/index.html").read_text(encoding="utf-8")
    eras = sample().chronicle.eras.values()
    for era in eras:
        assert f">{(era.short or era.name)}</text>" in page
    assert page.count('class="pin"') == 1
    assert len(re.findall(r'<rect class="era[^"]* on"', unescape(page))) == 1
    notes = (built / "notes/index.html").read_text(encoding="utf-8")
    assert notes.count('<rect class="era') == len(eras)
    assert 'class="pin"' not in notes


def test_a_link_to_a_page_has_a_picture_that_is_there(built: Path) -> None:
    """Every page names an absolute address, at which the build put a PNG."""
    pages = [path for path in built.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 50
    for path in pages:
        text = path.read_text(encoding="utf-8")
        (image,) = re.findall(r'<meta property="og:image" content="([^"]*)">', text)
        assert image.startswith("https://kites.example.org/race/share/"), path
        file = built / image.removeprefix("https://kites.example.org/race/")
        assert file.read_bytes().startswith(b"\x89PNG"), image


def test_names_are_safe_in_titles_and_in_the_navigation(built: Path) -> None:
    """The theme prints both as they are; an era of the sample world is called Height & <Glory>."""
    for page in ("index.html", "eras/height/index.html"):
        text = (built / page).read_text(encoding="utf-8")
        assert "<Glory>" not in text
        assert re.search("<glory", text, re.IGNORECASE) is None
        assert "Glory" in text


def test_the_search_index_knows_records_and_not_lists(built: Path) -> None:
    index = json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "milestones/first-ascent/" in places
    assert "people/teodor-vann/" in places
    assert not {"people/", "chronology/", "firsts/", ""} & places


def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another folder, another order of sets: the same site."""
    world = copy_sample(tmp_path / "another" / "place")
    assert mkdocs("build", "--strict", world=world, seed="4711").returncode == 0
    assert tree(world / "site") == tree(built)
    sitemap = gzip.decompress((built / "sitemap.xml.gz").read_bytes()).decode()
    assert "<lastmod>2001-09-09</lastmod>" in sitemap


# A build that fails leaves the last good site


@pytest.fixture
def published(world: Path, built: Path) -> Path:
    """A world to break, with its last good site."""
    (world / "site").mkdir()
    for name, raw in tree(built).items():
        (world / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (world / "site" / name).write_bytes(raw)
    return world


def left(world: Path, built: Path) -> bool:
    """Whether a world has the last good site, and nothing of a build that failed."""
    names = {path.name for path in world.iterdir()}
    return names == {"data", "content", "mkdocs.yml", "site"} and tree(world / "site") == tree(
        built
    )


def test_bad_records_are_all_listed(published: Path, built: Path) -> None:
    write(published / "data/measures/red.yaml", "name: Red\ncolour: red\n")
    edit(published / "data/people/pip.yaml", "kind: animal", "kind: hen")
    run = mkdocs("build", world=published)
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    where = next(n for n, line in enumerate(lines) if "problems in the data" in line)
    assert "3 problems in the data" in lines[where]
    assert lines[where + 1 : where + 4] == [
        "data/measures/red.yaml:1:1: unit: is missing; add a line `unit: ...`",
        "data/measures/red.yaml:2:1: colour: is not a field; the fields here are name, one, unit",
        "data/people/pip.yaml:2:7: kind: is not one of the words for it: hen; write person or "
        "animal",
    ]
    assert "Traceback" not in run.stderr
    assert left(published, built)


def test_a_warning_keeps_a_strict_build_from_being_published(published: Path, built: Path) -> None:
    edit(published / "content/notes.md", "milestones/first-ascent.md", "milestones/no-such.md")
    run = mkdocs("build", "--strict", world=published)
    assert run.returncode == 1
    assert "milestones/no-such.md" in run.stderr
    assert left(published, built)
    run = mkdocs("build", world=published)
    assert run.returncode == 0
    names = {path.name for path in published.iterdir()}
    assert names == {"data", "content", "mkdocs.yml", "site"}
    changed = {name for name, raw in tree(published / "site").items() if tree(built)[name] != raw}
    assert "notes/index.html" in changed


def test_no_folder_of_records(published: Path, built: Path) -> None:
    (published / "data").rename(published / "records")
    run = mkdocs("build", world=published)
    assert run.returncode == 1
    assert "data/ is not there: name the folder of the records" in run.stderr
    assert tree(published / "site") == tree(built)


BROKEN = {
    "syntax": ("one\n{% if page %}\nthree\n", "pages/source.md.j2:3: Unexpected end of template"),
    "name": ("one\n{{ page.title }}\n{{ view.nothing }}\n", "pages/source.md.j2:3: "),
    "macro": (
        '{% import "parts/marks.j2" as m %}\n\n{{ m.rows([page]) }}\n',
        "parts/marks.j2:",
    ),
}


OTHER_TEMPLATES = """
from pathlib import Path
from generator import plugin, render
plugin.make_environment = lambda: render.make_environment([Path("templates"), render.TEMPLATES])
from mkdocs.__main__ import cli
cli()
"""


@pytest.mark.parametrize("kind", BROKEN)
def test_a_template_that_fails(kind: str, published: Path, built: Path) -> None:
    """The template and its line are named; here it is one of another folder, found first."""
    template, complaint = BROKEN[kind]
    templates = published / "templates" / "pages"
    templates.mkdir(parents=True)
    write(templates / "source.md.j2", template)
    run = python("-c", OTHER_TEMPLATES, "build", world=published)
    assert run.returncode == 1
    assert complaint in run.stderr
    assert "Traceback" not in run.stderr
    shutil.rmtree(published / "templates")
    assert left(published, built)


def test_a_script_that_the_policy_stops_is_a_warning(published: Path, built: Path) -> None:
    edit(
        published / "content/notes.md", "Written by hand.", "<script>alert(1)</script>\n\nBy hand."
    )
    run = mkdocs("build", "--strict", world=published)
    assert run.returncode == 1
    assert "notes/ holds a script that its policy stops: alert(1)" in run.stderr
    assert left(published, built)


def test_pages_as_files(published: Path) -> None:
    """Read from a disk, pages are files: their links and exports are named so."""
    edit(published / "mkdocs.yml", "docs_dir:", "use_directory_urls: false\ndocs_dir:")
    run = mkdocs("build", "--strict", world=published)
    assert run.returncode == 0, run.stderr
    site = published / "site"
    for path in site.rglob("*.html"):
        for link in Reader(path.read_text(encoding="utf-8")).links:
            target = urlsplit(link)
            if path.name == "404.html" or target.scheme or not target.path:
                continue
            assert (path.parent / target.path).is_file(), (path, link)
    assert (site / "milestones/first-ascent.html").is_file()


# The server


def hear_ctrl_c() -> None:
    """Undo a shell's doing: what it starts in the background is deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(world: Path) -> Iterator[Callable[[str], str]]:
    """Serve a world as people do; give what reads a page of it."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = world / "serve.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=world,
            env=environment(),
            stdout=out,
            stderr=out,
            preexec_fn=hear_ctrl_c if os.name == "posix" else None,
        )

    def read(page: str) -> str:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        with urlopen(f"http://127.0.0.1:{port}/race/{page}", timeout=LONGEST_WAIT) as answer:
            text: str = answer.read().decode()
        return text

    try:
        yield read
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=LONGEST_WAIT)


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Ask again and again, for a bounded time."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        try:
            if condition():
                return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.1)
    pytest.fail(f"not within {LONGEST_WAIT} seconds: {what}")


def test_the_server_shows_problems_until_they_are_mended(world: Path) -> None:
    """From the first page on, with the last good version of each record."""
    hen, first = world / "data/people/pip.yaml", world / "data/milestones/first-ascent.yaml"
    edit(hen, "kind: animal", "kind: hen")
    with serving(world) as read:
        # a record that never was sound is not there, nor what names it; all else is
        notice = "data/people/pip.yaml:2:7: kind: is not one of the words for it: hen"
        wait_for(lambda: notice in unescape(read("")), "the notice on the first page")
        assert notice in unescape(read("people/mara-quill/"))
        assert "sr-notice" in read("")
        edit(hen, "kind: hen", "kind: animal")
        wait_for(lambda: "sr-notice" not in read(""), "no notice once it is mended")
        assert "A hen of Tamsel" in read("people/pip/")
        # a record that was sound stays as it was
        edit(first, "title: A person leaves the ground", "titles: Somebody flies")
        notice = "data/milestones/first-ascent.yaml:1:1: titles: is not a field"
        page = "milestones/first-ascent/"
        wait_for(lambda: notice in unescape(read(page)), "the notice on the page")
        assert "A person leaves the ground" in read(page)
        edit(first, "titles: Somebody flies", "title: Somebody flies")
        wait_for(lambda: "Somebody flies" in read(page), "the new title")
        assert "sr-notice" not in read(page)
        # even the edition may go for a while
        (world / "data/edition.yaml").rename(world / "data/edition.txt")
        notice = "data/edition.yaml:1:1: is missing"
        wait_for(lambda: notice in unescape(read(page)), "the notice that the edition is missing")
        assert "The Kite Race, on the record" in unescape(read(page))
        (world / "data/edition.txt").rename(world / "data/edition.yaml")
        wait_for(lambda: "sr-notice" not in read(page), "no notice once it is back")
    assert not (world / "site").exists()


def test_records_templates_and_overrides_are_watched(world: Path) -> None:
    """A change of any of the three makes the server build again."""
    config = load_config(str(world / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        config = config.plugins.on_config(config)
    finally:
        config.plugins.on_shutdown()
    watched = {Path(path).resolve() for path in config.watch}
    assert {world / "data", TEMPLATES, ROOT / "overrides"} <= watched
