"""Makes text from outside fit to be drawn: cleaned, cut, and with a font for every character."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kivy.core.text import LabelBase
from kivy.utils import escape_markup

from kiosk.screens.bidi import visual

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FACES = ("regular", "medium", "semibold", "extrabold")
FALLBACKS = ("fallback-scripts", "fallback-cjk", "fallback-hangul", "fallback-emoji")
MOST_CHARACTERS = 2000
"""No text on the glass is longer: a texture too large would stay invisible."""

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
JOINERS = "\u200c\u200d"


class Typeset(NamedTuple):
    """A text ready for a label, and whether it is Kivy markup."""

    text: str
    markup: bool


def register_fonts() -> None:
    """Make the fonts of assets/fonts known to Kivy under their short names."""
    for face in FACES:
        LabelBase.register(face, str(FONTS / f"inter-{face}.ttf"))
    for name in (*FALLBACKS, "icons"):
        LabelBase.register(name, str(FONTS / f"{name}.ttf"))


def clean(text: str) -> str:
    """Drop what cannot be drawn (controls, lone surrogates, unassigned) and cut what is too long.

    A line feed stays; every other white space becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text[:MOST_CHARACTERS]
    kept = []
    for char in text[:MOST_CHARACTERS]:
        if char == "\n" or char in JOINERS:
            kept.append(char)
        elif char.isspace():
            kept.append(" ")
        elif unicodedata.category(char) not in UNSEEN:
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=1000)
def typeset(text: str) -> Typeset:
    """Clean ``text``; where the text font lacks characters, give each run a font that has them."""
    cleaned = clean(text)
    if cleaned.isascii():
        return Typeset(cleaned, markup=False)
    shown = visual(cleaned)
    runs = [(font, "".join(chars)) for font, chars in groupby(shown, font_of)]
    if all(not font for font, _ in runs):
        return Typeset(cleaned, markup=False)
    marked = (
        f"[font={font}]{escape_markup(run)}[/font]" if font else escape_markup(run)
        for font, run in runs
    )
    return Typeset("".join(marked), markup=True)


def fonts_of(text: Typeset, face: str) -> tuple[str, ...]:
    """Return all fonts that a text is drawn with."""
    marked = tuple(f for f in FALLBACKS if f"[font={f}]" in text.text) if text.markup else ()
    return (face, *marked)


def font_of(char: str) -> str:
    """Return the fallback font that has ``char``; empty for the text font."""
    starts, entries = _coverage()
    place = bisect_right(starts, ord(char)) - 1
    if place < 0:
        return ""
    last, font = entries[place]
    return font if ord(char) <= last else ""


def icon(name: str) -> str:
    """Return the character of an icon in the font ``icons``; empty for an unknown name."""
    return _icons().get(name, "")


@cache
def _icons() -> dict[str, str]:
    table: dict[str, str] = json.loads((FONTS / "icons.json").read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in table.items()}


@cache
def _coverage() -> tuple[list[int], list[tuple[int, str]]]:
    """Return the first character of each range, and its last with the fallback that has it."""
    table: dict[str, list[list[int]]] = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    found = sorted(
        (first, last, "" if name.startswith("inter") else name.removesuffix(".ttf"))
        for name, ranges in table.items()
        for first, last in ranges
    )
    return [first for first, _, _ in found], [(last, font) for _, last, font in found]
