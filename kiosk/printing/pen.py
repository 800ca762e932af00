"""A pen on one page: points counted from the top left, black and grey only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.printing.dots import on_dots
from kiosk.printing.typeset import Line, Style, line

if TYPE_CHECKING:
    from reportlab.graphics.barcode.code128 import Code128
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from kiosk.printing.qr import Squares

HAIRLINE = 0.4
FAINT = 0.55
"""Grey of rules and of words that only lead the eye."""


@dataclass(frozen=True)
class Box:
    """A rectangle; ``x`` and ``y`` are its top left corner. All in points."""

    x: float
    y: float
    width: float
    height: float


class Pen:
    """Draws on the canvas's current page."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def write(self, words: Line, style: Style, x: float, y: float) -> None:
        """Put a set line with its left end on ``x`` and its baseline on ``y``."""
        text = self._canvas.beginText(x, self._height - y)
        text.setFillGray(style.grey)
        text.setCharSpace(style.tracking)
        for run in words.runs:
            text.setFont(run.font, style.size)
            text.textOut(run.text)
        self._canvas.drawText(text)

    def write_right(self, words: Line, style: Style, x: float, y: float) -> None:
        """Put a set line with its right end on ``x``."""
        self.write(words, style, x - words.width, y)

    def say(self, text: str, style: Style, x: float, y: float) -> float:
        """Write ``text`` in one line and return where it ends."""
        words = line(text, style)
        self.write(words, style, x, y)
        return x + words.width

    def rule(self, x: float, y: float, width: float, *, weight: float, grey: float) -> None:
        """Draw a level rule of ``weight`` points."""
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, self._height - y, x + width, self._height - y)

    def frame(self, box: Box, *, weight: float, radius: float = 0.0) -> None:
        """Draw the outline of ``box``, inside its edges."""
        inset = weight / 2
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(weight)
        self._canvas.roundRect(
            box.x + inset,
            self._height - box.y - box.height + inset,
            box.width - weight,
            box.height - weight,
            radius,
        )

    def fill(self, box: Box, *, grey: float = 0.0, radius: float = 0.0) -> None:
        """Fill ``box``."""
        self._canvas.setFillGray(grey)
        bottom = self._height - box.y - box.height
        self._canvas.roundRect(box.x, bottom, box.width, box.height, radius, stroke=0, fill=1)

    def picture(self, image: ImageReader, box: Box) -> None:
        """Draw a picture inside ``box``, whole and undistorted."""
        self._canvas.drawImage(
            image,
            box.x,
            self._height - box.y - box.height,
            box.width,
            box.height,
            preserveAspectRatio=True,
            anchor="n",
        )

    def bars(self, code: Code128, x: float, y: float) -> None:
        """Draw a barcode with its top left corner on ``x``, ``y``."""
        self._canvas.setFillGray(0)
        code.drawOn(self._canvas, x, self._height - y - code.height)

    def squares(self, code: Squares, x: float, y: float) -> None:
        """Draw a QR code with its top left corner on the dot nearest to ``x``, ``y``."""
        self._canvas.setFillGray(0)
        side = code.size / len(code.rows)
        left, top = on_dots(x), self._height - y
        for number, row in enumerate(code.rows):
            for column, black in enumerate(row):
                if black:
                    place = (left + column * side, top - (number + 1) * side)
                    self._canvas.rect(*place, side, side, stroke=0, fill=1)
