"""A roll is shown on a screen, and kept as a PDF, as the printer prints it."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from kiosk.printing.dots import DOT
from kiosk.printing.preview import first_pages
from kiosk.printing.roll_layout import strips
from kiosk.printing.roll_pdf import pdf_of
from kiosk.printing.roll_picture import picture, png
from tests.unit.documents.orders import NUMBER
from tests.unit.printing.papers import PAPERS, ROLLS
from tests.unit.printing.rolls import printed
from tests.unit.printing.sheets import codes

EACH = pytest.mark.parametrize("kind", PAPERS)


@pytest.mark.parametrize("roll", ROLLS)
@EACH
def test_the_picture_is_what_the_printer_prints(kind: str, roll: str) -> None:
    profile = ROLLS[roll]
    document = PAPERS[kind](copy=2)

    shown = picture(strips(document, profile), profile)

    paper = printed(document, profile).picture(profile.dots)
    assert shown.size == paper.size
    different = ImageChops.difference(shown, paper).histogram()
    # Letters that reach out of their cell are cut there by the printer of the tests.
    assert sum(different[64:]) < 0.002 * shown.width * shown.height


@EACH
def test_the_picture_is_a_file_that_opens(kind: str) -> None:
    profile = ROLLS["80mm"]

    opened = Image.open(io.BytesIO(png(picture(strips(PAPERS[kind](), profile), profile))))

    assert opened.format == "PNG"
    assert NUMBER in codes(opened)


def test_as_a_pdf_it_is_one_page_with_a_pixel_a_dot() -> None:
    profile = ROLLS["80mm"]
    image = picture(strips(PAPERS["packing-slip"](), profile), profile)

    pdf = pdf_of(image, "a name")

    reader = PdfReader(io.BytesIO(pdf))
    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(image.width * DOT, abs=0.01)
    assert reader.metadata is not None
    assert reader.metadata.title == "a name"
    (shown,) = first_pages(pdf, most=1, width=image.width)
    assert NUMBER in codes(Image.open(io.BytesIO(shown)))
