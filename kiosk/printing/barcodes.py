"""Code 128 whose bars are whole dots of a 203-dpi printer, so that every scanner reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.graphics.barcode.code128 import Code128

from kiosk.printing.dots import DOT, on_dots
from kiosk.printing.fonts import Weight
from kiosk.printing.typeset import Style, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Barcode
    from kiosk.printing.pen import Box, Pen

MODULE = 2 * DOT
"""The narrowest bar: 0.25 mm."""
QUIET = 10 * MODULE
"""White that a symbol needs at its left and right."""
LONGEST = 60
NO_BARS = Style(size=9, weight=Weight.MEDIUM, leading=11)

# Characters above these are orders to the encoder, and it drops what it can't encode silently.
_ENCODABLE = re.compile(r"[\x20-\x7e]+")


@lru_cache(maxsize=256)
def code128(data: str, height: float) -> Code128 | None:
    """The symbol without its quiet zones, ``height`` points high; None if none can be made."""
    if len(data) > LONGEST or not _ENCODABLE.fullmatch(data):
        return None
    code = Code128(data, barWidth=MODULE, barHeight=height, quiet=0)
    code.validate()
    return code if code.valid else None


def draw_barcode(pen: Pen, barcode: Barcode, box: Box) -> float:
    """Draw the bars at the left of ``box`` and return how wide they are, in points.

    Its shorter form is taken where it alone leaves room for the white at the right. The white at
    the left is the caller's margin.
    """
    for data in filter(None, (barcode.data, barcode.short)):
        code = code128(data, box.height)
        if code is not None and code.width + QUIET <= box.width:
            pen.bars(code, on_dots(box.x), box.y)
            return float(code.width) + QUIET
    base = box.y + NO_BARS.size
    lines = wrap(barcode.instead, NO_BARS, box.width, 3)
    for words in lines:
        pen.write(words, NO_BARS, box.x, base)
        base += NO_BARS.step
    return max((words.width for words in lines), default=0.0)


def barcode_height(bars: float) -> float:
    """The room that bars of this height need, in points; or the sentence that stands for them."""
    return max(bars, 3 * NO_BARS.step)
