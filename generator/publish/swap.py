"""A finished build in a folder of its own in; the published folder, replaced in one step, out."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""From Linux's rename(2): swap two paths, neither of which is ever missing."""


@dataclass(frozen=True, slots=True)
class Staging:
    """A build goes to `staging`; only a good one takes the place of `published`."""

    published: Path

    @property
    def staging(self) -> Path:
        """Where the build is written: beside the published folder, on the same disk."""
        return self.published.with_name(f".{self.published.name}-staging")

    @property
    def retired(self) -> Path:
        """Where the old site stands for a moment, on systems that cannot exchange folders."""
        return self.published.with_name(f".{self.published.name}-retired")

    def open(self) -> Path:
        """Finish or clear what a killed build left, and give the folder to build in."""
        if self.retired.exists():
            if self.published.exists():
                shutil.rmtree(self.retired)
            else:
                self.retired.rename(self.published)
        self.discard()
        return self.staging

    def discard(self) -> None:
        """Throw a build away; the published folder stays as it is."""
        if self.staging.exists():
            shutil.rmtree(self.staging)

    def publish(self) -> None:
        """Put the build in the place of the published folder."""
        if not self.published.exists():
            self.staging.rename(self.published)
            return
        if not exchange(self.staging, self.published):
            self.published.rename(self.retired)
            self.staging.rename(self.published)
            shutil.rmtree(self.retired)
        self.discard()


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    result = library.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE)
    return bool(result == 0)
