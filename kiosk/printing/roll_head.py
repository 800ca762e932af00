"""The head of a roll: whose paper it is, which copy, and the number that people call out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.printing.fonts import Weight
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import BIG, BOLD, PLAIN, Feed, Raster
from kiosk.printing.roll_text import Paragraph, paragraph, printable
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import (
        BigNumber,
        ChannelMark,
        CopyMark,
        Destination,
        Letterhead,
    )
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip
    from kiosk.printing.typeset import Line

HEAD = Style(size=60, weight=Weight.REGULAR)
TAIL = Style(size=60, weight=Weight.EXTRABOLD)
COPY = Style(size=64, weight=Weight.EXTRABOLD, grey=1)
HINT = Style(size=24, weight=Weight.SEMIBOLD, leading=30, grey=1)
PAD = 14
LARGEST, SMALLEST = 54, 24
LEADING = 1.22
TALLEST = 620
"""An address label of more dots would be longer than a parcel is wide."""


def channel(profile: Profile, block: ChannelMark) -> list[Strip]:
    """At the top right, as on a sheet."""
    return paragraph(profile, Paragraph(text=block.word, look=BIG, right=True, most=2))


def house_letterhead(profile: Profile, block: Letterhead) -> list[Strip]:
    """Under the channel."""
    return _letterhead(profile, block, Paragraph(text="", look=BOLD, right=True))


def sender(profile: Profile, block: Letterhead) -> list[Strip]:
    """On a label, where nothing may be taken for the address but the address."""
    return _letterhead(profile, block, Paragraph(text="", look=BOLD))


def letterhead(profile: Profile, block: Letterhead) -> list[Strip]:
    """The company as the head of a paper that leaves the house."""
    return _letterhead(profile, block, Paragraph(text="", look=BIG))


def copy_band(profile: Profile, block: CopyMark) -> list[Strip]:
    """White on black over the whole width."""
    word, style = fitted(printable(block.word), COPY, profile.dots - 2 * PAD, 20)
    hints = wrap(printable(block.hint), HINT, profile.dots - 2 * PAD, 3)
    top = PAD + round(style.cap)
    height = top + PAD + round(len(hints) * HINT.step)
    sheet = Sheet(profile.dots, height + 8)
    sheet.fill((0, 4, profile.dots, height + 4))
    sheet.write(word, style, PAD, top + 2)
    for number, words in enumerate(hints):
        sheet.write(words, HINT, PAD, top + 4 + (number + 1) * HINT.step)
    return [Feed(), Raster(sheet.done())]


def big_number(profile: Profile, block: BigNumber) -> list[Strip]:
    """The number as wide as the roll, its last digits heavy."""
    head, tail = printable(block.head), printable(block.tail)
    wide = line(head, HEAD).width + line(tail, TAIL).width
    size = int(min(HEAD.size, HEAD.size * profile.dots / wide)) if wide else int(HEAD.size)
    light, heavy = replace(HEAD, size=size), replace(TAIL, size=size)
    sheet = Sheet(profile.dots, round(heavy.cap) + 2 * PAD)
    base = round(heavy.cap) + PAD
    sheet.write(line(tail, heavy), heavy, sheet.write(line(head, light), light, 0, base), base)
    title = paragraph(profile, Paragraph(text=block.label, look=BOLD))
    return [Feed(), *title, Raster(sheet.done())]


def destination(profile: Profile, block: Destination) -> list[Strip]:
    """The address in the largest letters in which all of it fits the roll."""
    texts = tuple(printable(text) for text in block.lines)
    size = LARGEST
    while size > SMALLEST and not _fits(texts, size, profile.dots):
        size -= 2
    step = round(size * LEADING)
    lines = _lines(texts, size, profile.dots)[: TALLEST // step]
    sheet = Sheet(profile.dots, len(lines) * step + 2 * PAD)
    for number, (words, style) in enumerate(lines):
        sheet.write(words, style, 0, PAD + number * step + (step + style.cap) / 2)
    return [Feed(), Raster(sheet.done())]


def _letterhead(profile: Profile, block: Letterhead, form: Paragraph) -> list[Strip]:
    strips = paragraph(profile, replace(form, text=block.name, most=3))
    for text in block.address:
        strips += paragraph(profile, replace(form, text=text, look=PLAIN, most=2))
    return strips


def _lines(texts: tuple[str, ...], size: int, width: int) -> list[tuple[Line, Style]]:
    return [
        (words, style)
        for number, text in enumerate(texts)
        for style in [Style(size=size, weight=Weight.MEDIUM if number else Weight.EXTRABOLD)]
        for words in wrap(text, style, width, 3)
    ]


def _fits(texts: tuple[str, ...], size: int, width: int) -> bool:
    """Whether every line of the address stays one line."""
    return len(_lines(texts, size, width)) <= len([text for text in texts if text])
