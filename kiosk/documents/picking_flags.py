"""The flags of a picking note: what makes this order different from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.text import clean
from kiosk.domain.order import Program

if TYPE_CHECKING:
    from kiosk.documents.document import Flag
    from kiosk.domain.order import Order

LONGEST_PO = 40


def flags(order: Order) -> tuple[Flag, ...]:
    """All flags, the urgent ones first."""
    facts = order.facts
    found = [flag for program, flag in words.PROGRAMS.items() if facts.has(program)]
    found += [flag for name, flag in words.CONSTRAINTS.items() if name in facts.constraints]
    if facts.cancel_asked:
        found.insert(0, words.CANCEL_WAIVED if order.cancel_waived else words.CANCEL_ASKED)
    if facts.gift:
        found.append(words.GIFT)
    if facts.has(Program.BUSINESS):
        found.append(words.purchase_order(clean(facts.personal.po_number, LONGEST_PO)))
    found += _part_sent(order)
    return tuple(sorted(found, key=lambda flag: not flag.urgent))


def _part_sent(order: Order) -> list[Flag]:
    ordered = sum(line.ordered for line in order.facts.lines)
    sent = ordered - order.units_left
    return [words.part_sent(sent, ordered)] if order.units_left and sent else []
