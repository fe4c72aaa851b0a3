"""Words and a place in; what a drawing prints of them, out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a drawing, and where they start, end or have their middle."""

    words: str
    x: Markup
    y: Markup
    anchor: str = "start"
    style: str = ""
    ink: str = "0"
