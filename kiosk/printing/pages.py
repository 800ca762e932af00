"""A document as pictures of its pages, as a printer would bring them out, for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.escpos_profile import Profile
from kiosk.printing.preview import first_pages
from kiosk.printing.rendered import as_pdf
from kiosk.printing.roll_layout import strips
from kiosk.printing.roll_picture import picture, png

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.documents.document import Document
    from kiosk.printing.rendered import Stock


def page_pictures(
    document: Document, stock: Stock, pictures: Path | None, most: int
) -> tuple[bytes, ...]:
    """Up to ``most`` PNG files; of a roll there is one.

    Raises:
        NoPreview: the pages can't be drawn.
    """
    if isinstance(stock, Profile):
        return (png(picture(strips(document, stock), stock)),)
    return first_pages(as_pdf(document, stock, pictures), most=most)
