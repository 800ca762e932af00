"""The six sounds of the bench, each with one meaning; none is ever used for another."""

from __future__ import annotations

from enum import Enum


class Cue(Enum):
    """What is told without words; the values name the files in assets/sounds."""

    COUNTED = "counted"
    """One more unit."""
    LAST = "last"
    """The line is complete."""
    WRONG = "wrong"
    """Goods or a label that do not belong here, or nothing known."""
    TOO_MANY = "too-many"
    """The right goods, but there are enough of them."""
    ATTENTION = "attention"
    """Nothing is wrong; somebody must look."""
    DONE = "done"
    """The order is complete, or a step was made by scan."""
