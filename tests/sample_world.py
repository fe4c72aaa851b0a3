"""The sample world: two islands that raced with kites, and nothing of the real record."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.exports import EXPORTS, export
from generator.load import Loaded, load
from generator.pages import Site, lay_out
from generator.render import Dress, make_environment, render_files, render_page

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"
ADDRESS = "https://kites.example.org/race/"


@cache
def sample() -> Loaded:
    """Every record of the sample world."""
    return load(SAMPLE / "data")


@cache
def site() -> Site:
    """The sample world as a site."""
    land = (((-20.0, 10.0), (5.0, 30.0), (15.0, -5.0), (-20.0, 10.0)),)
    return Site(sample().chronicle, url=ADDRESS, version="1.2.3", outlines={"home": land})


def copy_sample(folder: Path) -> Path:
    """Copy what the sample world is built from, with the assets that the theme asks for."""
    folder.mkdir(parents=True)
    for name in ("data", "content"):
        shutil.copytree(SAMPLE / name, folder / name)
    for name in ("assets", "vendor"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    settings = (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("../../") == 2
    settings = settings.replace("../../", f"{ROOT.as_posix()}/")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def printed() -> Iterator[tuple[str, str]]:
    """Every page and export of the sample world: its file and its text."""
    environment = make_environment()
    dress = Dress("<defs></defs>", {"figures": ".fig{display:block}"})
    for page in lay_out(site(), EXPORTS):
        yield page.uri, render_page(environment, page)
        yield from render_files(environment, page, dress)
    yield from export(site())
