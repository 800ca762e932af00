"""A ruler in millimetres: what a printer scales, cuts off or is too wide for shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import Feed, Raster
from kiosk.printing.roll_text import Paragraph, paragraph
from kiosk.printing.typeset import Style

if TYPE_CHECKING:
    from kiosk.documents.document import Ruler
    from kiosk.printing.area import Area
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.pen import Pen
    from kiosk.printing.roll import Strip

DOTS = 8
"""A millimetre at 203 dpi, near enough."""
TICKS = (10, 5)
"""Every ten and every five millimetres stand out."""
HIGH, MIDDLE, LOW = 28, 20, 12
NUMBER = Style(size=8, weight=Weight.MEDIUM)


def on_roll(profile: Profile, block: Ruler) -> list[Strip]:
    """The ruler, and the columns of letters counted."""
    sheet = Sheet(profile.dots, HIGH + 2)
    sheet.fill((0, 0, profile.dots, 2))
    for mm in range(profile.dots // DOTS + 1):
        left = min(mm * DOTS, profile.dots - 2)
        sheet.fill((left, 0, left + 2, 2 + _tall(mm)))
    digits = "".join(str(at % 10) for at in range(1, profile.columns + 1))
    words = [Feed(), *paragraph(profile, Paragraph(text=block.label, most=3))]
    return [*words, Raster(sheet.done()), *paragraph(profile, Paragraph(text=digits))]


def on_sheet(block: Ruler, area: Area) -> Piece:
    """The ruler, with its centimetres counted."""
    top_of = LABEL.cap + 6

    def draw(pen: Pen, y: float) -> None:
        pen.say(block.label, NUMBER, area.left, y + LABEL.cap + 2)
        top = y + top_of
        pen.fill(Box(area.left, top, area.width, 0.7))
        for mm in range(int(area.width / MM) + 1):
            height = _tall(mm) / 4 * MM / 2
            pen.fill(Box(area.left + mm * MM, top, 0.5, height))
            if mm and mm % TICKS[0] == 0:
                pen.say(str(mm), NUMBER, area.left + mm * MM - 3, top + 5 * MM)

    return Piece(height=top_of + 8 * MM, draw=draw)


def _tall(mm: int) -> int:
    if mm % TICKS[0] == 0:
        return HIGH
    return MIDDLE if mm % TICKS[1] == 0 else LOW
