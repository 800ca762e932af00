"""The part of a sheet that is printed on, and the looks that several pieces share."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM, Medium
from kiosk.printing.typeset import Style

SIDE = 15 * MM
TOP = 13 * MM
BOTTOM = 10 * MM
"""Margins that every office printer can keep."""

LABEL = Style(size=7.5, weight=Weight.SEMIBOLD, tracking=0.5, grey=0.35)
"""The small capitals above a value or a column."""


@dataclass(frozen=True)
class Area:
    """Edges in points from the sheet's top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From edge to edge, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From edge to edge, in points."""
        return self.bottom - self.top


def area(medium: Medium) -> Area:
    """What is left of a sheet inside its margins."""
    return Area(
        SIDE,
        TOP,
        medium.width * MM - SIDE,
        medium.height * MM - BOTTOM,
    )
