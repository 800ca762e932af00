"""Codes on a roll, as exact dots: every scanner reads them, and no printer has to know them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.printing.barcodes import code128
from kiosk.printing.qr import qr_code
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import BOLD, Raster
from kiosk.printing.roll_text import Paragraph, paragraph

if TYPE_CHECKING:
    from kiosk.documents.document import Barcode
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

MODULE = 2
"""The narrowest bar, in dots: 0.25 mm at 203 dpi."""
QUIET = 10 * MODULE
BARS = 88
SQUARE = 5
"""Of a QR code, in dots."""


def bars(profile: Profile, data: str, height: int = BARS) -> Raster | None:
    """Code 128 in the middle of the roll; None where it does not fit with its white."""
    pattern = _modules(data)
    width = len(pattern) * MODULE
    if not pattern or width + 2 * QUIET > profile.dots:
        return None
    sheet = Sheet(profile.dots, height)
    # An even place keeps each bar's two dots in one byte, and so the byte pairs that printers
    # obey even inside a picture can't come up.
    left = (profile.dots - width) // 4 * 2
    sheet.bars(pattern, left, MODULE, height)
    return Raster(sheet.done())


def barcode(profile: Profile, block: Barcode) -> list[Strip]:
    """The bars of the number, of its short form on a narrow roll, or the sentence instead."""
    found = (bars(profile, data) for data in (block.data, block.short) if data)
    drawn = next((each for each in found if each is not None), None)
    if drawn is not None:
        return [drawn]
    return paragraph(profile, Paragraph(text=block.instead, look=BOLD))


def squares(profile: Profile, link: str) -> list[Strip]:
    """The QR code of a link in the middle of the roll; nothing where none can be made."""
    code = qr_code(link)
    if code is None:
        return []
    side = len(code.rows)
    image = Image.new("1", (side, side))
    image.putdata([255 if black else 0 for row in code.rows for black in row])
    large = image.resize((side * SQUARE, side * SQUARE), Image.Resampling.NEAREST)
    sheet = Image.new("1", (profile.dots, large.height + 8 * SQUARE))
    sheet.paste(large, ((profile.dots - large.width) // 2, 4 * SQUARE))
    return [Raster(sheet)]


@lru_cache(maxsize=256)
def _modules(data: str) -> str:
    """The bars as ones and zeros, each a module wide; empty where none can be made of ``data``."""
    code = code128(data, 10)
    if code is None:
        return ""
    code.encode()
    code.decompose()
    # Capitals are bars and small letters white, each as many modules wide as its place in the
    # alphabet.
    widths = (
        ("1" if letter.isupper() else "0") * (ord(letter.lower()) - ord("a") + 1)
        for letter in code.decomposed
    )
    return "".join(widths)
