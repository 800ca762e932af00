"""Text on a roll: in the printer's own letters where it has them all, else drawn in ours.

A paragraph is one or the other as a whole, so that a name never changes its letters half-way.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.printing.fonts import Weight
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import PLAIN, Look, Native, Raster, Words
from kiosk.printing.roll_wrap import wrap_columns
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip
    from kiosk.printing.typeset import Line

_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
PITCH = 30
"""From one line of plain letters to the next, in dots."""
MOST_LINES = 30
DRAWN_KEPT = 256
"""Paragraphs that are kept as drawn, each some kB: the same titles come again and again."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Text with its place: ``lead`` stands before its first line, in the ``indent`` (columns)."""

    text: str
    look: Look = PLAIN
    lead: str = ""
    lead_look: Look = PLAIN
    indent: int = 0
    right: bool = False
    most: int = MOST_LINES


def printable(text: str) -> str:
    """``text`` without anything that a printer could take for an order, composed (NFC)."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if c.isspace() else c for c in composed if _harmless(c))
    return " ".join("".join(kept).split())


def paragraph(profile: Profile, given: Paragraph) -> list[Strip]:
    """A paragraph, wrapped; nothing for an empty one."""
    text, lead = printable(given.text), printable(given.lead)
    if not text and not lead:
        return []
    if profile.page_for(text + lead) is None:
        return _drawn(profile, replace(given, text=text, lead=lead))
    room = profile.columns - given.indent
    lines = wrap_columns(text, room // given.look.wide, given.most) or [""]
    strips: list[Strip] = []
    for number, words in enumerate(lines):
        before = lead if number == 0 else ""
        pad = given.indent - len(before)
        if given.right:
            pad += room - len(words) * given.look.wide
        head = Words(before + " " * max(0, pad), given.lead_look)
        strips += native(profile, (head, Words(words, given.look)))
    return strips


def pair(
    profile: Profile, left: str, right: str, look: Look = PLAIN, right_look: Look | None = None
) -> list[Strip]:
    """Two texts on one line, at its two ends; the right one below where they don't fit.

    Both looks are equally wide and high.
    """
    end = right_look or look
    left, right = printable(left), printable(right)
    if profile.page_for(left + right) is None:
        return _drawn_pair(profile, (left, look), (right, end))
    room = profile.columns // look.wide
    if len(left) + len(right) + 1 > room:
        below = paragraph(profile, Paragraph(text=right, look=end, right=True))
        return [*paragraph(profile, Paragraph(text=left, look=look)), *below]
    gap = " " * (room - len(left) - len(right))
    return native(profile, (Words(left + gap, look), Words(right, end)))


@lru_cache(maxsize=16)
def rule(profile: Profile, weight: int = 1) -> Raster:
    """A line over the whole width, ``weight`` dots thick, with a little white around it."""
    sheet = Sheet(profile.dots, weight + 8)
    sheet.fill((0, 3, profile.dots, 3 + weight))
    return Raster(sheet.done())


def centred(profile: Profile, text: str, look: Look = PLAIN) -> list[Strip]:
    """One line in the middle."""
    shown = printable(text)
    pad = " " * max(0, (profile.columns - len(shown) * look.wide) // 2)
    return native(profile, (Words(pad), Words(shown, look)))


def native(profile: Profile, words: tuple[Words, ...]) -> list[Strip]:
    """One line in the printer's own letters; drawn where these lack one, or are too wide."""
    text = "".join(each.text for each in words)
    page = profile.page_for(text)
    if page is None or sum(each.columns for each in words) > profile.columns:
        look = words[-1].look
        return _drawn(profile, Paragraph(text=text.strip(), look=look))
    return [Native(tuple(each for each in words if each.text), page)]


def style_of(look: Look) -> Style:
    """Our letters where the printer's own of ``look`` would have stood; sizes are dots."""
    size = {(1, 1): 24.0, (1, 2): 36.0}.get((look.wide, look.high), 46.0)
    weight = Weight.EXTRABOLD if look.bold else Weight.MEDIUM
    grey = 1.0 if look.inverse else 0.0
    return Style(size=size, weight=weight, leading=round(size * 1.25), grey=grey)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in _CONTROLS or character in "\t\n\r"


def _drawn(profile: Profile, given: Paragraph) -> list[Strip]:
    return [_picture(profile, given)]


@lru_cache(maxsize=DRAWN_KEPT)
def _picture(profile: Profile, given: Paragraph) -> Raster:
    style, lead_style = style_of(given.look), style_of(given.lead_look)
    indent = given.indent * profile.cell
    lines = wrap(given.text, style, profile.dots - indent, given.most)
    height = round(style.step * max(1, len(lines)))
    sheet = Sheet(profile.dots, height)
    base = (style.step + style.cap) / 2
    if given.lead:
        lead, lead_style = fitted(given.lead, lead_style, max(indent, profile.cell * 2), 8)
        sheet.write(lead, lead_style, 0, base)
    for number, words in enumerate(lines):
        x = profile.dots - words.width if given.right else indent
        if given.look.inverse:
            top = round(number * style.step)
            sheet.fill(
                (0, top, min(profile.dots, round(words.width) + 16), top + round(style.step))
            )
            x += 8
        sheet.write(words, style, x, base)
        base += style.step
    return Raster(sheet.done())


def _drawn_pair(profile: Profile, left: tuple[str, Look], right: tuple[str, Look]) -> list[Strip]:
    style = style_of(left[1])
    end, end_style = fitted(right[0], style_of(right[1]), profile.dots * 0.45, 14)
    lines = _beside(left[0], style, profile.dots - end.width - profile.cell)
    sheet = Sheet(profile.dots, round(style.step * max(1, len(lines))))
    base = (style.step + style.cap) / 2
    sheet.write(end, end_style, profile.dots - end.width, base)
    for words in lines:
        sheet.write(words, style, 0, base)
        base += style.step
    return [Raster(sheet.done())]


def _beside(text: str, style: Style, room: float) -> tuple[Line, ...]:
    one = line(text, style)
    return (one,) if one.width <= room else wrap(text, style, room, 3)
