"""Figures on a roll: a line each where they fit one, else the counts below the amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.fonts import Weight
from kiosk.printing.raster import Sheet
from kiosk.printing.roll import BOLD, PLAIN, TALL, Feed, Raster, Words
from kiosk.printing.roll_text import Paragraph, native, pair, paragraph, printable, rule
from kiosk.printing.typeset import Style, fitted

if TYPE_CHECKING:
    from kiosk.documents.house_blocks import Figure, Figures
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Look, Strip

ALARM = Style(size=38, weight=Weight.EXTRABOLD, grey=1)
PAD = 14
GAP = 2
"""Columns of white before each number."""
LEAST_COUNT, LEAST_AMOUNT = 5, 10
"""Columns of a number however short it is: what stands below each other is of one width."""
INDENT = 2


def figures(profile: Profile, block: Figures) -> list[Strip]:
    """All rows in columns, or none of them."""
    lines = _in_columns(profile, block)
    strips: list[Strip] = [Feed()]
    if lines is None:
        strips += [*paragraph(profile, Paragraph(text=block.label, look=BOLD, most=2))]
        strips += [rule(profile, 2)]
        for row in block.rows:
            strips += _alarm(profile, row) if row.alarm else _stacked(profile, row, block.columns)
        return strips
    head, *rest = lines
    strips += [*native(profile, (Words(head, BOLD),)), rule(profile, 2)]
    for row, line in zip(block.rows, rest, strict=True):
        whole = native(profile, (Words(line, _look(row)),))
        strips += _alarm(profile, row) if row.alarm else whole
    return strips


def _in_columns(profile: Profile, block: Figures) -> list[str] | None:
    """The heading and every row, as wide as the roll; None where one of them does not fit."""
    table = [(block.label, *block.columns, block.amount)]
    table += [(row.label, *row.counts, row.amount) for row in block.rows]
    cells = [[printable(cell) for cell in row] for row in table]
    least = [0, *(LEAST_COUNT for _ in block.columns), LEAST_AMOUNT]
    longest = (max(map(len, column)) for column in zip(*cells, strict=True))
    widths = [max(each) + GAP for each in zip(longest, least, strict=True)]
    room = profile.columns - sum(widths[1:])
    if widths[0] - GAP > room or any(profile.page_for("".join(row)) is None for row in cells):
        return None
    return [
        label.ljust(room) + "".join(map(str.rjust, numbers, widths[1:]))
        for label, *numbers in cells
    ]


def _stacked(profile: Profile, row: Figure, columns: tuple[str, ...]) -> list[Strip]:
    counts = "   ".join(
        f"{printable(name)} {printable(count)}"
        for name, count in zip(columns, row.counts, strict=True)
    )
    below = native(profile, (Words(" " * INDENT + counts),)) if counts else []
    return [*pair(profile, row.label, row.amount, _look(row)), *below]


def _alarm(profile: Profile, row: Figure) -> list[Strip]:
    """White on black over the whole width: nobody may overlook it."""
    said = f"{printable(row.amount)} {printable(row.alarm).upper()}"
    room = profile.dots - 3 * PAD
    words, big = fitted(said, ALARM, room * 0.62, 10)
    label, small = fitted(printable(row.label), ALARM, room - words.width, 10)
    height = round(ALARM.cap) + 2 * PAD
    sheet = Sheet(profile.dots, height + 6)
    sheet.fill((0, 3, profile.dots, height + 3))
    base = 3 + PAD + round(ALARM.cap)
    sheet.write(label, small, PAD, base)
    sheet.write(words, big, profile.dots - PAD - words.width, base)
    return [Raster(sheet.done())]


def _look(row: Figure) -> Look:
    return TALL if row.strong else PLAIN
