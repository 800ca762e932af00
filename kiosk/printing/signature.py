"""A line to sign on, on a sheet and on a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.media import MM
from kiosk.printing.pieces import Piece
from kiosk.printing.roll import Feed
from kiosk.printing.roll_text import Paragraph, paragraph, rule
from kiosk.printing.typeset import fitted

if TYPE_CHECKING:
    from kiosk.documents.house_blocks import Signature
    from kiosk.printing.area import Area
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.pen import Pen
    from kiosk.printing.roll import Strip

ROOM = 16 * MM
"""White above the line: a name is written there."""
WIDTH = 80 * MM
BELOW = 5.0
"""From the line to its label, in points."""
LINES = 4
"""The same room on a roll, in lines of letters."""


def signature_piece(block: Signature, area: Area) -> Piece:
    """Never alone on a page: what is signed for comes along."""
    room = area.span(ROOM)
    width = min(WIDTH, area.width)
    words, style = fitted(block.label.upper(), LABEL, width, 5)

    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y + room, width, weight=1, grey=0)
        pen.write(words, style, area.left, y + room + BELOW + style.cap)

    return Piece(height=room + BELOW + LABEL.cap, draw=draw, glued=True)


def on_roll(profile: Profile, block: Signature) -> list[Strip]:
    """Over the whole width."""
    return [Feed(LINES), rule(profile), *paragraph(profile, Paragraph(text=block.label, most=2))]
