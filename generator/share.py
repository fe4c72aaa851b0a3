"""A drawing in the site's dress in; a picture of it that needs neither style nor font, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import resvg_py
from fontTools.ttLib import TTFont

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that the Open Graph protocol's readers ask for: 1.91 to 1."""
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+)")
USE = re.compile(r"var\((--[\w-]+)(?:,[^()]*)?\)")
INK = "--sr-c"
"""The token that carries a country's ink from an element to what stands in it."""


@lru_cache(maxsize=256)
def paint(svg: str, fonts: tuple[Path, ...]) -> bytes:
    """Turn an SVG into PNG, with these fonts (WOFF2) and no others."""
    with TemporaryDirectory() as folder:
        files = [str(_unpack(font, Path(folder))) for font in fonts]
        png = resvg_py.svg_to_bytes(
            svg_string=svg, width=WIDTH, height=HEIGHT, skip_system_fonts=True, font_files=files
        )
    return bytes(png)


def _unpack(font: Path, folder: Path) -> Path:
    path = folder / f"{font.stem}.ttf"
    path.write_bytes(_plain(font))
    return path


@lru_cache
def _plain(font: Path) -> bytes:
    """Give a font without its packing, which no library that paints reads."""
    with TTFont(font) as unpacked:
        unpacked.flavor = None
        plain = BytesIO()
        unpacked.save(plain)
    return plain.getvalue()


def flatten(style: str) -> str:
    """Put the light scheme's values in the place of all tokens.

    The library that paints knows no custom properties. The one that is inherited, the ink of a
    country, becomes `color`, which is inherited too.
    """
    blocks = BLOCK.findall(COMMENT.sub("", style))
    tokens = dict(_tokens(body for head, body in blocks if ":root" in head))
    style = style.replace(f"color:var({INK})", "").replace(f"{INK}:", "color:")
    style = style.replace(f"var({INK})", "currentColor")
    while (found := USE.sub(lambda use: tokens.get(use[1], "inherit"), style)) != style:
        style = found
    return style


def _tokens(bodies: Iterable[str]) -> Iterable[tuple[str, str]]:
    for body in bodies:
        for name, value in TOKEN.findall(body):
            yield name, value.strip()
