"""A built site and entries for its records in; the theme's search index with them in it out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

INDEX = Path("search", "search_index.json")


def add_to_index(site: Path, entries: Iterable[object]) -> None:
    """Put entries after those of hand-written pages; a site without search stays without."""
    path = site / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += entries
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
