"""A roll as a PDF of one page as long as the paper: to be seen, kept, or sent to a print queue."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.printing.dots import DOT

if TYPE_CHECKING:
    from PIL import Image


def pdf_of(image: Image.Image, name: str) -> bytes:
    """``image``, one pixel a dot, as a page of just that size; ``name`` is its title."""
    target = io.BytesIO()
    size = (image.width * DOT, image.height * DOT)
    canvas = Canvas(target, size, invariant=1)
    canvas.setTitle(name)
    canvas.setAuthor("")
    canvas.setCreator("Packbench")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.save()
    return target.getvalue()
