"""The lines of an order on a roll: what to pick, or what is in the box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.printing.roll import BIG, BOLD, PLAIN, TALL, Feed, Words
from kiosk.printing.roll_facts import flag
from kiosk.printing.roll_text import Paragraph, native, pair, paragraph, printable, rule

if TYPE_CHECKING:
    from kiosk.documents.document import PickLine, PickLines, PickWords, SlipLine, SlipLines
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

TICK = "[ ]"
INDENT = 4
NARROW = 40
"""Below so many columns a title gets two lines, else four."""
MOST_SERIALS = 12
UNDERLINES = 24


def pick_lines(profile: Profile, block: PickLines) -> list[Strip]:
    """Each line: where it lies and how many in the largest letters, then what it is."""
    strips: list[Strip] = [Feed()]
    for number, line in enumerate(block.lines):
        strips.append(rule(profile, 1 if number else 2))
        strips += _pick_line(profile, line, block.words)
    return strips


def slip_lines(profile: Profile, block: SlipLines) -> list[Strip]:
    """Each line: how many and what."""
    strips: list[Strip] = [Feed()]
    for number, line in enumerate(block.lines):
        strips.append(rule(profile, 1 if number else 2))
        strips += _slip_line(profile, line, block.words.back)
    return [*strips, rule(profile, 2)]


def _pick_line(profile: Profile, line: PickLine, words: PickWords) -> list[Strip]:
    place = f"{TICK} {printable(line.bin) or words.no_bin}"
    amount = f"{line.quantity} x"
    fits = len(place) + len(amount) + 1 <= profile.columns // BIG.wide
    look = BIG if fits and line.bin else TALL
    most = 2 if profile.columns < NARROW else 4
    strips = [
        *pair(profile, place, amount, look, replace(look, bold=line.quantity > 1)),
        *_name(profile, line),
        *paragraph(profile, Paragraph(text=line.title, indent=INDENT, most=most)),
    ]
    for mark in line.marks:
        strips += flag(profile, mark, INDENT)
    return [*strips, *_serials(profile, line.serials, words)]


def _name(profile: Profile, line: PickLine) -> list[Strip]:
    """The SKU with its barcode's digits at the right; below it when they don't fit."""
    sku, code = printable(line.sku), printable(line.code)
    gap = profile.columns - INDENT - len(sku) - len(code)
    if sku and gap > 0 and profile.page_for(sku + code) is not None:
        return native(profile, (Words(" " * INDENT), Words(sku, BOLD), Words(" " * gap + code)))
    name = paragraph(profile, Paragraph(text=sku, look=BOLD, indent=INDENT, most=3))
    return [*name, *paragraph(profile, Paragraph(text=code, indent=INDENT, most=2))]


def _serials(profile: Profile, count: int, words: PickWords) -> list[Strip]:
    if count > MOST_SERIALS:
        text = words.serials_apart.format(count=count)
        return paragraph(profile, Paragraph(text=text, look=BOLD, indent=INDENT))
    label = printable(words.serial)
    room = min(UNDERLINES, profile.columns - INDENT - len(label) - 1)
    field = Paragraph(text=f"{label} {'_' * max(4, room)}", indent=INDENT, most=2)
    return [strip for _ in range(count) for strip in [Feed(), *paragraph(profile, field)]]


def _slip_line(profile: Profile, line: SlipLine, back: str) -> list[Strip]:
    amount = str(line.quantity)
    indent = max(INDENT, len(amount) + 2)
    title = Paragraph(
        text=line.title or line.sku, lead=amount, lead_look=BOLD, indent=indent, most=6
    )
    strips = paragraph(profile, title)
    if line.title:
        strips += paragraph(profile, Paragraph(text=line.sku, look=PLAIN, indent=indent, most=3))
    strips += paragraph(profile, Paragraph(text=line.note, look=BOLD, indent=indent))
    for trace in line.traces:
        strips += paragraph(profile, Paragraph(text=trace, indent=indent))
    if back:
        field = Paragraph(text=f"{TICK} {printable(back)}: ______", look=BOLD, indent=indent)
        strips += [Feed(), *paragraph(profile, field)]
    return strips
