"""A record in; the address of its page, and the way there from another page, out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Body, Claim, Contest, Declined, FlightPath, Record, Tally, Term

ONE_PAGE = {
    **{one.folder: one.folder for one in (Term, Claim, Declined, Tally)},
    Body.folder: "maps",
    Contest.folder: "scoreboard",
    FlightPath.folder: "paths",
}
"""Kinds whose records share a page, each with an anchor of its own; and the name of that page."""
NO_PAGE = frozenset({"measures", "lineages", ""})


@dataclass(frozen=True, slots=True)
class Addresses:
    """How pages are addressed: as folders (`x/`), or as files where a disk is read directly."""

    folders: bool = True

    def of(self, record: Record) -> str:
        """Give a record's address from the root of the site; empty where it has no page."""
        return self.of_key(record.folder, record.id)

    def of_key(self, folder: str, id: str) -> str:
        """Give the address of the record of a folder and id."""
        if folder in NO_PAGE:
            return ""
        if folder in ONE_PAGE:
            return f"{self.section(ONE_PAGE[folder])}#{id}"
        return self.section(f"{folder}/{id}")

    def section(self, name: str) -> str:
        """Give the address of a page that lists records."""
        return f"{name}/" if self.folders else f"{name}.html"

    def file(self, page: str, name: str) -> str:
        """Give the address of a file that belongs to a page, in the folder that the page is in."""
        return f"{page}/{name}" if self.folders else f"{page}-{name}"

    def uri(self, name: str) -> str:
        """Give the Markdown file behind an address."""
        return f"{name}.md"


def way(source: str, target: str) -> str:
    """Give the relative link from one address to another."""
    if not target:
        return ""
    path, hash_, anchor = target.partition("#")
    if path == source:
        here = source.rpartition("/")[2] or "./"
        return f"#{anchor}" if anchor else here
    folders, steps = source.split("/")[:-1], path.split("/")
    shared = 0
    for folder, step in zip(folders, steps[:-1], strict=False):
        if folder != step:
            break
        shared += 1
    relative = "../" * (len(folders) - shared) + "/".join(steps[shared:])
    return f"{relative or './'}{hash_}{anchor}"
