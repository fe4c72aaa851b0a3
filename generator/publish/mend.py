"""A page as the theme prints it in; the same without the theme's own faults of markup out."""

from __future__ import annotations

FAULTS: tuple[tuple[str, str], ...] = (
    ('id="__drawer" autocomplete="off"', 'id="__drawer"'),
    ('id="__search" autocomplete="off"', 'id="__search"'),
    (' tabindex=""', ""),
    (' data-md-component="search" role="dialog"', ' data-md-component="search"'),
)
"""What Material 9.8 prints that HTML or ARIA does not know, and what to print instead.

Checkboxes have no `autocomplete`, a `tabindex` is a number, and the search is no dialog: it has
no name, and a landmark of its own inside.
"""


def mend(html: str) -> str:
    """Replace the theme's faults."""
    for fault, cure in FAULTS:
        html = html.replace(fault, cure)
    return html
