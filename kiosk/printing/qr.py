"""QR codes whose squares are whole dots of a 203-dpi printer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from kiosk.printing.dots import DOT

DOTS = 4
"""Of a square: 0.5 mm, which a telephone reads from any printer."""
LONGEST = 200

_ENCODABLE = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True)
class Squares:
    """A code's squares, row by row; True is black. The white around it is the caller's."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> float:
        """From edge to edge, in points."""
        return len(self.rows) * DOTS * DOT


@lru_cache(maxsize=16)
def qr_code(data: str) -> Squares | None:
    """The code of a link; None where none can be made of it."""
    if len(data) > LONGEST or not _ENCODABLE.fullmatch(data):
        return None
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(data)
    code.make()
    return Squares(tuple(tuple(map(bool, row)) for row in code.modules))
