"""What stands on a drawing in; room for one more label, clear of all of it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LETTERS = 7.1 / 13
"""The mean width of a letter of Jost 500, for each pixel of its height."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for words: where their base line starts, ends or has its middle."""

    x: float
    y: float
    anchor: str

    def box(self, words: str, size: float) -> Box:
        """Give the room that words take here, at a size in pixels."""
        width = words_width(words, size)
        left = {"start": self.x, "middle": self.x - width / 2, "end": self.x - width}[self.anchor]
        return Box(left, self.y - size * 0.85, left + width, self.y + size * 0.3)


@dataclass(slots=True)
class Room:
    """A drawing of some size, and what is taken of it."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, boxes: Iterable[Box]) -> None:
        """Note what else stands on the drawing."""
        self.taken += boxes

    def place(self, words: str, size: float, spots: Iterable[Spot]) -> Spot | None:
        """Take the first of some spots that is free and inside; None where there is none."""
        for spot in spots:
            box = spot.box(words, size)
            inside = box.left >= 0 and box.right <= self.width
            if inside and box.top >= 0 and box.bottom <= self.height and self.is_free(box):
                self.taken.append(box)
                return spot
        return None

    def is_free(self, box: Box) -> bool:
        """Whether nothing stands in a box."""
        return not any(box.meets(other) for other in self.taken)


def words_width(words: str, size: float) -> float:
    """Give the width of words in pixels, as labels are set at a size in pixels."""
    return len(words) * size * LETTERS
