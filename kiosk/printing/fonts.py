"""Which font draws a character, and how wide it is; a font is loaded when it is first needed."""

from __future__ import annotations

import json
from bisect import bisect_right
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FALLBACKS = ("fallback-scripts", "fallback-cjk", "fallback-hangul", "fallback-emoji")
MISSING = "\N{WHITE SQUARE}"
"""Stands for a character that none of the fonts can draw."""

_loading = Lock()


class Weight(Enum):
    """The weights of the text font; the value is the font's name and its file's stem."""

    REGULAR = "inter-regular"
    MEDIUM = "inter-medium"
    SEMIBOLD = "inter-semibold"
    EXTRABOLD = "inter-extrabold"


class Glyph(NamedTuple):
    """A character as it will be drawn; ``width`` is in parts of the font's size."""

    character: str
    font: str
    width: float


@lru_cache(maxsize=16384)
def glyph(character: str, weight: Weight) -> Glyph:
    """The character in the text font, else in the first fallback font that has it."""
    code = ord(character)
    for font in (weight.value, *(stem for stem in FALLBACKS if _covers(stem, code))):
        face = _loaded(font).face
        if code in face.charToGlyph:
            return Glyph(character, font, face.getCharWidth(code) / 1000)
    return glyph(MISSING, weight) if character != MISSING else Glyph("?", weight.value, 0.6)


def loaded(weight: Weight) -> str:
    """The name of the text font in ``weight``, ready to be drawn with."""
    return str(_loaded(weight.value).fontName)


def _loaded(stem: str) -> TTFont:
    with _loading:
        return _load(stem)


@cache
def _load(stem: str) -> TTFont:
    font = TTFont(stem, str(FOLDER / f"{stem}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


def _covers(stem: str, code: int) -> bool:
    """Whether the font has the character, told without loading it."""
    starts, ends = _coverage(stem)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@cache
def _coverage(stem: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    ranges = json.loads((FOLDER / "coverage.json").read_text(encoding="utf-8"))[f"{stem}.ttf"]
    return tuple(low for low, _ in ranges), tuple(high for _, high in ranges)
