"""Pictures that go with a link: their size, their inks, and a page's way to its own."""

import re
import struct
import zlib

import pytest

from generator.figures.ruler import draw_ruler
from generator.pages import lay_out
from generator.pages.views import Drawing, Page
from generator.render import Dress, Sharing, make_environment, render_share
from generator.share import HEIGHT, WIDTH, flatten, paint
from tests.sample_world import ROOT, sample, site

FONTS = tuple(sorted((ROOT / "content" / "vendor").glob("*/*.woff2")))
CSS = {path.stem: path.read_text("utf-8") for path in (ROOT / "content/assets/css").glob("*.css")}
MARKS = (ROOT / "overrides/partials/marks.html").read_text(encoding="utf-8")


def pixels(png: bytes) -> tuple[int, int, set[tuple[int, ...]]]:
    """Read a PNG of 8 bits with no help: its width, its height, the colours in it."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6)
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, stride = zlib.decompress(packed), width * 4
    above = bytearray(stride)
    colours: set[tuple[int, ...]] = set()
    for row in range(height):
        start = row * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        unfilter(raw[start], line, above)
        colours |= {tuple(one) for one in zip(*[iter(line)] * 4, strict=True)}
        above = line
    return width, height, colours


def unfilter(kind: int, line: bytearray, above: bytearray) -> None:
    """Take a line's filter off, as the PNG specification (9.2) defines the five of them."""
    for n in range(len(line)):
        a, b = line[n - 4] if n >= 4 else 0, above[n]
        c = above[n - 4] if n >= 4 else 0
        if kind == 4:
            guess = min((a, b, c), key=lambda one: abs(a + b - c - one))
        else:
            guess = (0, a, b, (a + b) // 2)[kind]
        line[n] = (line[n] + guess) % 256


def token(name: str) -> tuple[int, ...]:
    """The light scheme's value of a token: the first that the stylesheet gives."""
    found = re.search(rf"{name}:#([0-9A-F]{{6}})", CSS["tokens"])
    assert found
    return (*bytes.fromhex(found[1]), 255)


def pages() -> dict[str, Page]:
    return {page.uri: page for page in lay_out(site())}


def sharing(usual: Page | None = None) -> Sharing:
    return Sharing("Kites", draw_ruler(sample().chronicle), Dress(MARKS, CSS), usual)


def test_a_picture_shows_both_inks_on_the_light_ground() -> None:
    """Checked in the pixels: the ground, the letters, and the inks of both countries."""
    page = pages()["timeline.md"]
    svg = render_share(make_environment(), page, sharing())
    width, height, colours = pixels(paint(svg, FONTS))
    assert (width, height) == (WIDTH, HEIGHT) == (1200, 630)
    for name in ("--sr-sheet", "--sr-ink", "--sr-one", "--sr-two"):
        assert token(name) in colours, name


def test_letters_are_set_in_the_fonts_of_the_site() -> None:
    """Without a font there are no letters, since none of the machine's own is taken."""
    svg = render_share(make_environment(), pages()["glossary.md"], sharing())
    assert paint(svg, FONTS) != paint(svg, ())


def test_the_same_page_has_the_same_picture() -> None:
    svg = render_share(make_environment(), pages()["maps.md"], sharing())
    first = paint(svg, FONTS)
    paint.cache_clear()
    assert paint(svg, FONTS) == first


def test_a_page_has_its_own_picture_or_that_of_its_folder() -> None:
    found = pages()
    named = {page.picture for page in found.values()}
    own = [page.picture for page in found.values() if page.has_picture]
    assert named == set(own)
    assert len(own) == len(set(own))
    drawn = [page for page in found.values() if any(isinstance(f, Drawing) for f in page.files)]
    assert all(page.has_picture for page in drawn)
    assert found["milestones/hen-aloft.md"].picture == "share/milestones.png"


def test_no_token_is_left() -> None:
    """Each stylesheet that goes into a picture comes out with values."""
    for name, style in CSS.items():
        assert "var(--" not in flatten(CSS["tokens"] + style), name


@pytest.mark.parametrize(
    ("style", "flat"),
    [
        (":root{--sr-x:#FFF}.a{fill:var(--sr-x)}", ".a{fill:#FFF}"),
        (":root{--sr-x:1px;--sr-y:var(--sr-x)}.a{width:var(--sr-y)}", ".a{width:1px}"),
        (":root{--sr-x:1}[dark]{--sr-x:2}.a{width:var(--sr-x)}", ".a{width:1}"),
        (".a{--sr-c:red}.b{stroke:var(--sr-c)}", ".a{color:red}.b{stroke:currentColor}"),
        (".a{fill:var(--sr-none)}", ".a{fill:inherit}"),
    ],
)
def test_tokens_become_values(style: str, flat: str) -> None:
    assert flatten(style).endswith(flat)
