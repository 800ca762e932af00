"""A paper is shown on a screen as pictures of its first pages."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image

from kiosk.documents.picking_note import picking_note
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from kiosk.printing.preview import NoPreview, first_pages
from tests.unit.documents.orders import line, order, request


def long_note() -> bytes:
    lines = [line(f"SKU-{number:03}") for number in range(60)]
    return render(picking_note(request(order(*lines))), A4)


def test_the_first_pages_are_shown_as_wide_as_asked() -> None:
    shown = [Image.open(io.BytesIO(png)) for png in first_pages(long_note(), most=2, width=400)]

    assert [image.format for image in shown] == ["PNG", "PNG"]
    assert [image.size for image in shown] == [(400, 566), (400, 566)]


def test_a_page_shows_ink() -> None:
    (png,) = first_pages(long_note(), most=1)

    assert Image.open(io.BytesIO(png)).convert("L").getextrema() == (0, 255)


def test_no_more_pages_are_shown_than_there_are() -> None:
    assert len(first_pages(render(picking_note(request()), A4), most=9, width=100)) == 1


def test_what_is_no_pdf_can_not_be_shown() -> None:
    with pytest.raises(NoPreview):
        first_pages(b"not a PDF")


def test_nothing_is_loaded_before_something_is_shown() -> None:
    asked = "import sys, kiosk.printing.preview; print('pypdfium2' in sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout.strip() == "False"
