"""Letters as dots: each character of our fonts is drawn once and kept."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageFont

from kiosk.printing.fonts import FOLDER


@lru_cache(maxsize=8192)
def stamp(character: str, font: str, size: int) -> tuple[Image.Image, int, int] | None:
    """The character in grey (255 is ink), and where it lies from the pen's place on the line.

    ``size`` is the font's em in dots. None for what leaves no ink.
    """
    loaded = _font(font, size)
    # Drawing on an empty picture would measure the letter a second time, and blend it.
    mask, (left, top) = loaded.getmask2(character, "L", anchor="ls")
    if 0 in mask.size:
        return None
    return Image.frombytes("L", mask.size, bytes(mask)), left, top


@lru_cache(maxsize=64)
def _font(stem: str, size: int) -> ImageFont.FreeTypeFont:
    # The order of the letters is settled before: nothing may turn it round once more.
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(FOLDER / f"{stem}.ttf"), size, layout_engine=layout)
