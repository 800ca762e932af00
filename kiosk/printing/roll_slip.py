"""The parts of a roll that only papers for the buyer have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.fonts import Weight
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import BOLD, Feed, Raster
from kiosk.printing.roll_codes import squares
from kiosk.printing.roll_lines import INDENT, TICK
from kiosk.printing.roll_text import Paragraph, paragraph, printable
from kiosk.printing.typeset import Style, fitted, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Choices, Closing, FinePrint, Message, Recipient
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

LABEL = Style(size=20, weight=Weight.SEMIBOLD, leading=30)
MESSAGE = Style(size=30, weight=Weight.SEMIBOLD, leading=40)
PAD = 18
MOST_LINES = 40


def recipient(profile: Profile, block: Recipient) -> list[Strip]:
    """Who gets it."""
    strips: list[Strip] = [Feed(), *paragraph(profile, Paragraph(text=block.label))]
    for number, text in enumerate(block.lines):
        look = Paragraph(text=text, most=3) if number else Paragraph(text=text, look=BOLD, most=3)
        strips += paragraph(profile, look)
    return strips


def message(profile: Profile, block: Message) -> list[Strip]:
    """Always drawn: in a frame, in letters of its own."""
    width = profile.dots - 2 * PAD
    label, style = fitted(printable(block.label), LABEL, width, 10)
    lines = wrap(printable(block.text), MESSAGE, width, MOST_LINES)
    height = round(LABEL.step + len(lines) * MESSAGE.step) + 2 * PAD
    sheet = Sheet(profile.dots, height)
    sheet.frame((0, 0, profile.dots, height), weight=3, radius=14)
    sheet.write(label, style, PAD, PAD + style.cap)
    base = PAD + LABEL.step + (MESSAGE.step + MESSAGE.cap) / 2
    for words in lines:
        sheet.write(words, MESSAGE, PAD, base)
        base += MESSAGE.step
    return [Feed(), Raster(sheet.done())]


def choices(profile: Profile, block: Choices) -> list[Strip]:
    """A line each with a box."""
    strips: list[Strip] = [Feed(), *paragraph(profile, Paragraph(text=block.label, look=BOLD))]
    for text in block.choices:
        strips += paragraph(profile, Paragraph(text=text, lead=TICK, indent=INDENT, most=2))
    return strips


def closing(profile: Profile, block: Closing) -> list[Strip]:
    """What to do next; the code of the link below it."""
    return [
        Feed(),
        *paragraph(profile, Paragraph(text=block.label, look=BOLD)),
        *paragraph(profile, Paragraph(text=block.text)),
        *paragraph(profile, Paragraph(text=block.link, look=BOLD)),
        *squares(profile, printable(block.link)),
    ]


def fine_print(profile: Profile, block: FinePrint) -> list[Strip]:
    """In plain letters, at the end."""
    return [Feed(), *paragraph(profile, Paragraph(text=block.text))]
