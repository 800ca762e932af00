"""Reading papers back: their words, where these stand, and their barcodes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from kiosk.printing.preview import first_pages

if TYPE_CHECKING:
    from kiosk.printing.media import Medium

DPI = 203


@dataclass(frozen=True)
class Word:
    """A stretch of text as it was drawn; ``x`` and ``y`` are points from the bottom left."""

    text: str
    x: float
    y: float
    size: float
    font: str


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def words(pdf: bytes, page: int = 0) -> list[Word]:
    """Every stretch of text on a page, with its place, its size and its font."""
    found: list[Word] = []

    def visit(text: str, _cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            name = str(font["/BaseFont"]).split("+")[-1] if font else ""
            found.append(Word(text.strip(), tm[4], tm[5], size, name))

    PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def fonts(pdf: bytes, page: int = 0) -> dict[str, Any]:
    """The descriptors of the fonts of a page, by name."""
    resources: Any = PdfReader(io.BytesIO(pdf)).pages[page]["/Resources"]
    found = [font.get_object() for font in resources["/Font"].values()]
    return {str(font["/BaseFont"]): font["/FontDescriptor"] for font in found}


def word(pdf: bytes, text: str, page: int = 0) -> Word:
    """The one stretch that is ``text``."""
    (found,) = [each for each in words(pdf, page) if each.text == text]
    return found


def raster(pdf: bytes, medium: Medium, dpi: int = DPI) -> Image.Image:
    """The first page as a label printer would see it: black or white, no grey."""
    (png,) = first_pages(pdf, most=1, width=round(medium.width / 25.4 * dpi))
    return Image.open(io.BytesIO(png)).convert("L").point(lambda value: 255 if value > 127 else 0)


def codes(image: Image.Image) -> list[str]:
    """What every barcode on the picture says."""
    return [code.text for code in zxingcpp.read_barcodes(image)]
