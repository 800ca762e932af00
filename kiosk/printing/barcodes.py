"""Code 128 whose bars are whole dots of a 203-dpi printer, so that every scanner reads it."""

from __future__ import annotations

import re
from functools import lru_cache

from reportlab.graphics.barcode.code128 import Code128

DOT = 72 / 203
"""One dot at 203 dpi, in points; finer printers draw it with several."""
MODULE = 2 * DOT
"""The narrowest bar: 0.25 mm."""
QUIET = 10 * MODULE
"""White that a symbol needs at its left and right."""
LONGEST = 60

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


def on_dots(x: float) -> float:
    """``x`` moved to the nearest dot, so that no bar is smeared over two."""
    return round(x / DOT) * DOT
