"""A document as the bytes of a PDF on sheets or on a roll; the last few are kept.

Papers are made ready when an order is opened, and only sent when they are printed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from kiosk.printing.escpos_profile import Profile
from kiosk.printing.media import Medium
from kiosk.printing.pdf import render
from kiosk.printing.roll_layout import strips
from kiosk.printing.roll_pdf import pdf_of
from kiosk.printing.roll_picture import picture

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.documents.document import Document

Stock: TypeAlias = Medium | Profile
"""What a paper is printed on: sheets, or a roll."""
KEPT = 16
"""The next papers of an order, at two printers, before and after a change of the order."""


@lru_cache(maxsize=KEPT)
def as_pdf(document: Document, stock: Stock, pictures: Path | None = None) -> bytes:
    """The document as a PDF; ``pictures`` is the folder of the product pictures."""
    if isinstance(stock, Profile):
        return pdf_of(picture(strips(document, stock), stock), document.name)
    return render(document, stock, pictures)
