"""A roll as a picture: what comes out of the printer, for a screen and for those who have none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.printing.roll import Feed, Kick, Native, Raster
from kiosk.printing.roll_text import PITCH
from kiosk.printing.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip, Words

CELL_HEIGHT = 24
EM = 20
"""The size at which our receipt letters are as wide as the printer's."""
BASE = 19
"""From the top of a cell to its baseline, in dots."""
MARGIN = 32
LONGEST = 60_000
"""Dots: 7.5 m of paper."""


def picture(paper: Sequence[Strip], profile: Profile) -> Image.Image:
    """The roll as it looks, grey, one pixel a dot, with the paper's own white around it."""
    parts = [_part(strip, profile) for strip in paper if not isinstance(strip, Kick)]
    height = min(LONGEST, sum(part.height for part in parts))
    sheet = Image.new("L", (profile.dots + 2 * MARGIN, height + 2 * MARGIN), 255)
    top = MARGIN
    for part in parts:
        sheet.paste(0, (MARGIN, top), part)
        top += part.height
    return sheet


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _part(strip: Native | Raster | Feed, profile: Profile) -> Image.Image:
    """The ink of one strip, as a mask."""
    match strip:
        case Raster():
            return strip.image.convert("L")
        case Feed():
            return Image.new("L", (profile.dots, strip.lines * PITCH))
        case Native():
            return _line(strip, profile)


def _line(strip: Native, profile: Profile) -> Image.Image:
    high = max((words.look.high for words in strip.words), default=1)
    sheet = Image.new("L", (profile.dots, PITCH + (high - 1) * CELL_HEIGHT))
    x = 0
    for words in strip.words:
        drawn = _words(words, profile.cell)
        sheet.paste(drawn, (x, (high - words.look.high) * CELL_HEIGHT))
        x += drawn.width
    return sheet


def _words(words: Words, cell: int) -> Image.Image:
    font = "receipt-bold" if words.look.bold else "receipt-regular"
    sheet = Image.new("L", (max(1, len(words.text) * cell), CELL_HEIGHT))
    for number, character in enumerate(words.text):
        drawn = stamp(character, font, EM)
        if drawn is not None:
            image, left, top = drawn
            sheet.paste(255, (number * cell + left, BASE + top), image)
    if words.look.inverse:
        sheet = sheet.point(lambda value: 255 - value)
    size = (sheet.width * words.look.wide, sheet.height * words.look.high)
    return sheet.resize(size, Image.Resampling.NEAREST)
