"""The columns of the lines to pick, and their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.media import MM
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import line

if TYPE_CHECKING:
    from kiosk.documents.document import PickWords
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

TICK = 7 * MM
PICTURE = 13.5 * MM
_BIN = 12 * MM
_BIN_WIDTH = 38 * MM
_QUANTITY_END = 68 * MM
_PICTURE = 74 * MM


@dataclass(frozen=True)
class Columns:
    """Where the columns stand, in points from the sheet's left edge."""

    tick: float
    bin: float
    bin_end: float
    quantity_end: float
    picture: float
    item: float
    end: float


def columns(area: Area, *, pictures: bool) -> Columns:
    """The columns; without pictures the item takes their place."""
    picture = area.left + _PICTURE
    return Columns(
        tick=area.left,
        bin=area.left + _BIN,
        bin_end=area.left + _BIN + _BIN_WIDTH,
        quantity_end=area.left + _QUANTITY_END,
        picture=picture,
        item=picture + (PICTURE + 4 * MM if pictures else 0),
        end=area.right,
    )


def heading(words: PickWords, at: Columns) -> Piece:
    """The columns' names above a rule; repeated on each page."""
    height = LABEL.cap + 3 * MM

    def draw(pen: Pen, y: float) -> None:
        base = y + LABEL.cap
        pen.say(words.bin.upper(), LABEL, at.bin, base)
        pen.write_right(line(words.quantity.upper(), LABEL), LABEL, at.quantity_end, base)
        pen.say(words.item.upper(), LABEL, at.item, base)
        pen.rule(at.tick, y + height, at.end - at.tick, weight=1, grey=0)

    return Piece(height=height, draw=draw)
