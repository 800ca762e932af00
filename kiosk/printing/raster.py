"""Set lines of text drawn as dots, for what a receipt printer has no letters for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from kiosk.printing.fonts import glyph
from kiosk.printing.stamps import stamp

if TYPE_CHECKING:
    from kiosk.printing.typeset import Line, Style

INK = 110
"""From this grey on (of 255) a dot is burnt: a little early, for thin strokes fade."""
_BURNT = [255 if grey >= INK else 0 for grey in range(256)]


class Sheet:
    """A stretch of roll; every measure is in dots, from its top left."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width, height))
        self._draw = ImageDraw.Draw(self._image)

    def write(self, words: Line, style: Style, x: float, base: float) -> float:
        """Put a line with its left end on ``x`` and its baseline on ``base``; returns its end."""
        ink = 0 if style.grey > 0.5 else 255  # noqa: PLR2004 - white on black, or black on white
        for run in words.runs:
            for character in run.text:
                drawn = stamp(character, run.font, round(style.size))
                if drawn is not None:
                    image, left, top = drawn
                    self._image.paste(ink, (round(x) + left, round(base) + top), image)
                x += glyph(character, style.weight).width * style.size + style.tracking
        return x

    def fill(self, box: tuple[int, int, int, int]) -> None:
        """Blacken from (left, top) up to, and without, (right, bottom)."""
        left, top, right, bottom = box
        self._draw.rectangle((left, top, right - 1, bottom - 1), fill=255)

    def frame(self, box: tuple[int, int, int, int], *, weight: int, radius: int = 0) -> None:
        """Draw an outline inside its edges."""
        left, top, right, bottom = box
        edges = (left, top, right - 1, bottom - 1)
        self._draw.rounded_rectangle(edges, radius, outline=255, width=weight)

    def bars(self, pattern: str, x: int, dots: int, height: int) -> None:
        """Draw bars and spaces, ``1`` and ``0``, each ``dots`` wide."""
        for at, module in enumerate(pattern):
            if module == "1":
                self.fill((x + at * dots, 0, x + (at + 1) * dots, height))

    def done(self) -> Image.Image:
        """The dots: mode ``1``, where 1 is ink."""
        return self._image.point(_BURNT, "1")
