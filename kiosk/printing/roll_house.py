"""Headlines and codes to scan on a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from kiosk.printing.fonts import Weight
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import BIG, BOLD, PLAIN, Feed, Raster
from kiosk.printing.roll_codes import MODULE, bars
from kiosk.printing.roll_text import Paragraph, centred, paragraph, printable, rule
from kiosk.printing.typeset import Style, fitted

if TYPE_CHECKING:
    from kiosk.documents.house_blocks import Headline, ScanCode, ScanCodes
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

WORD = Style(size=64, weight=Weight.EXTRABOLD)
LOUD = Style(size=120, weight=Weight.EXTRABOLD, grey=1)
PAD = 16
TAIL = 8
"""White below the letters, for the tail of a g."""
BARS = 120
LARGE = 3
"""The narrowest bar where the roll is wide enough for it, in dots."""
QUIET = 10
"""White at the left and right of a code, in its narrowest bars."""
APART = 14
"""Empty lines below a code: 53 mm, and the words of the next one come on top."""


def headline(profile: Profile, block: Headline) -> list[Strip]:
    """The largest letters of the roll; white on black where it is loud."""
    pad = PAD if block.loud else 0
    look = LOUD if block.loud else WORD
    word, style = fitted(printable(block.word), look, profile.dots - 2 * pad, 20)
    height = round(style.cap) + 2 * PAD
    sheet = Sheet(profile.dots, height + TAIL)
    if block.loud:
        sheet.fill((0, 0, profile.dots, height))
    sheet.write(word, style, pad, PAD + round(style.cap))
    detail = Paragraph(text=block.detail, look=BOLD if block.loud else PLAIN, most=4)
    return [Feed(), Raster(sheet.done()), *paragraph(profile, detail)]


def scan_codes(profile: Profile, block: ScanCodes) -> list[Strip]:
    """Each below its word, far from the next one; the rules show where to cut."""
    strips: list[Strip] = []
    for code in block.codes:
        strips += [Feed(), rule(profile), *_words(profile, code), Feed()]
        strips += [*_bars(profile, code.data), *centred(profile, code.data), Feed(APART)]
    return strips


def _words(profile: Profile, code: ScanCode) -> list[Strip]:
    word = Paragraph(text=code.word, look=BIG, most=2)
    return [*paragraph(profile, word), *paragraph(profile, Paragraph(text=code.detail, most=3))]


def _bars(profile: Profile, data: str) -> list[Strip]:
    """The bars in the middle, larger than those of an order where they fit; or nothing."""
    usual = bars(profile, data, BARS)
    ink = usual.image.getbbox() if usual is not None else None
    if usual is None or ink is None:
        return []
    modules = (ink[2] - ink[0]) // MODULE
    fits = (modules + 2 * QUIET) * LARGE <= profile.dots
    size = (modules * (LARGE if fits else MODULE), BARS)
    sheet = Image.new("1", (profile.dots, BARS))
    drawn = usual.image.crop(ink).resize(size, Image.Resampling.NEAREST)
    # An even place, as for the usual bars.
    sheet.paste(drawn, ((profile.dots - drawn.width) // 4 * 2, 0))
    return [Raster(sheet)]
