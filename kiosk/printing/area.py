"""The part of a sheet that is printed on, and the looks that several pieces share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM, Medium
from kiosk.printing.typeset import Style

SIDE = 15 * MM
TOP = 13 * MM
BOTTOM = 10 * MM
"""Margins that every office printer can keep."""
EDGE = 5 * MM
"""The margin of label printers."""
NARROW = 130 * MM
"""A sheet below this width holds one column, in smaller letters."""
SMALLER = 0.75

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

    @property
    def narrow(self) -> bool:
        """Whether there is room for one column only."""
        return self.width < NARROW

    def sized(self, style: Style) -> Style:
        """``style`` as it is used here: smaller on a narrow sheet."""
        if not self.narrow:
            return style
        leading = style.leading * SMALLER
        return replace(style, size=style.size * SMALLER, leading=leading)

    def span(self, length: float) -> float:
        """``length`` as it is used here, in points: shorter on a narrow sheet."""
        return length * SMALLER if self.narrow else length


def area(medium: Medium) -> Area:
    """What is left of a sheet inside its margins."""
    width, height = medium.width * MM, medium.height * MM
    if width < NARROW:
        return Area(EDGE, EDGE, width - EDGE, height - EDGE)
    return Area(SIDE, TOP, width - SIDE, height - BOTTOM)
