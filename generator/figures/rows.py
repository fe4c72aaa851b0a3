"""Widths, a scale, a name in; rows that hold them, the lines of a grid, lines of text, out."""

from __future__ import annotations

from collections.abc import Sequence

STEPS = (1, 5, 10, 50, 100, 500)
"""How many metres may lie between two lines of the grid."""
PLAIN = 10
"""The step that is preferred, in metres: finer ones need twice the room."""
NEAREST = 20
"""How near two lines of the grid may come, in pixels: a label stands between them."""


def metres_between_lines(scale: float) -> int:
    """Choose the distance of the grid's lines, in metres, at so many pixels for a metre."""
    wide = (step for step in STEPS if step * scale >= NEAREST * (1 if step >= PLAIN else 2))
    return next(wide, STEPS[-1])


def metres_of_bar(scale: float, room: float) -> int:
    """Choose how many metres the bar beside the ground shows, in a room of so many pixels."""
    return next((step for step in reversed(STEPS) if step * scale <= room), STEPS[0])


def fill_rows(needed: Sequence[float], room: float) -> list[list[int]]:
    """Put columns of these widths into as few rows as hold them, filled as evenly as can be."""
    rows = _greedy(needed, room)
    low, high = max(needed, default=0.0), room
    for _ in range(14):
        middle = (low + high) / 2
        if len(_greedy(needed, middle)) > len(rows):
            low = middle
        else:
            high = middle
    return _greedy(needed, high)


def _greedy(needed: Sequence[float], room: float) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    used = 0.0
    for number, width in enumerate(needed):
        if rows[-1] and used + width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(number)
        used += width
    return rows


def name_lines(name: str, letters: int) -> tuple[str, ...]:
    """Break a name between its words into lines of so many letters, if no word is longer."""
    lines: list[str] = []
    for word in name.replace("-", "-\0").replace(" ", " \0").split("\0"):
        if lines and len((lines[-1] + word).strip()) <= letters:
            lines[-1] += word
        else:
            lines.append(word)
    return tuple(line.strip() for line in lines)
