"""A bare reportlab canvas with what stands on a paper: the floor of drawing it.

It writes the same strings in the same fonts, and the same bars, to the same places, and nothing
besides: it has no layout to find, and draws no rules and no boxes.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from pypdf import PdfReader
from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas

from kiosk.printing import pdf
from kiosk.printing.barcodes import MODULE
from kiosk.printing.media import A4, MM
from kiosk.printing.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.documents.document import Document
    from kiosk.printing.typeset import Line, Style

SIZE = (A4.width * MM, A4.height * MM)


@dataclass(frozen=True)
class Strokes:
    """What stands on a page; all measures are points, from its lower left."""

    texts: list[tuple[str, float, float, float, str]] = field(default_factory=list)
    """Font, size, x, y and the string."""
    bars: list[tuple[str, float, float, float]] = field(default_factory=list)
    """The data of a barcode, its height, x and y."""


def strokes(document: Document) -> Strokes:
    """Draw a paper of one page as the program does, and take down what came to stand where."""
    found = Strokes()
    with patch.object(pdf, "Pen", lambda canvas, height: _Noting(canvas, height, found)):
        pdf.render(document, A4)
    return found


def drawn(pages: Iterable[Strokes]) -> bytes:
    """The pages as one PDF."""
    target = io.BytesIO()
    canvas = Canvas(target, SIZE, invariant=1)
    for page in pages:
        for font, size, x, y, text in page.texts:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        for data, height, x, y in page.bars:
            Code128(data, barWidth=MODULE, barHeight=height, quiet=0).drawOn(canvas, x, y)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def check(document: Document) -> None:
    """See that both hold one page with the same letters: a floor that does less is none."""
    ours, bare = _letters(pdf.render(document, A4)), _letters(drawn([strokes(document)]))
    if ours != bare or len(ours) != 1:
        raise AssertionError(f"{len(ours)} pages and {len(bare)}: {ours} and {bare}")


class _Noting(Pen):
    """A pen that takes down what it writes."""

    def __init__(self, canvas: Canvas, height: float, found: Strokes) -> None:
        super().__init__(canvas, height)
        self._found = found

    def write(self, words: Line, style: Style, x: float, y: float) -> None:
        super().write(words, style, x, y)
        for run in words.runs:
            self._found.texts.append((run.font, style.size, x, self._height - y, run.text))
            x += self._canvas.stringWidth(run.text, run.font, style.size)

    def bars(self, code: Code128, x: float, y: float) -> None:
        super().bars(code, x, y)
        self._found.bars.append((code.value, code.height, x, self._height - y - code.height))


def _letters(made: bytes) -> list[Counter[str]]:
    pages = PdfReader(io.BytesIO(made)).pages
    return [Counter("".join(page.extract_text().split())) for page in pages]
