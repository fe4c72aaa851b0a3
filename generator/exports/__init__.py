"""The chronicle in; the files of data that others build on out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.events import milestone_rows, mission_rows
from generator.pages import Site

EXPORTS = ("data/milestones.json", "data/missions.json")


def export(site: Site) -> Iterator[tuple[str, str]]:
    """Write every export: its address and its text."""
    for name, rows in zip(EXPORTS, (milestone_rows(site), mission_rows(site)), strict=True):
        yield name, json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
