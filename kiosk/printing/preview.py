"""The first pages of a PDF as pictures, for a screen."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

# PDFium keeps state of its own and serves one thread at a time.
_one_at_a_time = Lock()


class NoPreview(Exception):
    """The PDF can't be shown; the paper itself may be all right."""


def first_pages(pdf: bytes, *, most: int = 2, width: int = 900) -> tuple[bytes, ...]:
    """The first ``most`` pages as PNG files, each ``width`` pixels wide.

    Raises:
        NoPreview: it is no PDF.
    """
    # Loading PDFium takes longer than drawing a page; whoever shows nothing should not wait for it.
    from pypdfium2 import (  # type: ignore[import-untyped]  # noqa: PLC0415
        PdfDocument,
        PdfiumError,
    )

    with _one_at_a_time:
        try:
            document = PdfDocument(pdf)
        except PdfiumError as error:
            raise NoPreview(str(error)) from error
        try:
            shown = [document[at] for at in range(min(most, len(document)))]
            return tuple(
                _png(page.render(scale=width / page.get_width(), grayscale=True).to_pil())
                for page in shown
            )
        finally:
            document.close()


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
