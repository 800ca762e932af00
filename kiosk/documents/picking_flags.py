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
    found = [*words.programs(facts), *words.constraints(facts)]
    if facts.cancel_asked:
        decided = words.SENT_ALL_THE_SAME if order.cancel_waived else words.DECIDE
        found.insert(0, words.cancel_asked(decided))
    if facts.gift:
        found.append(words.gift())
    if facts.has(Program.BUSINESS):
        found.append(words.purchase_order(clean(facts.personal.po_number, LONGEST_PO)))
    found += _part_sent(order)
    return tuple(sorted(found, key=lambda flag: not flag.urgent))


def _part_sent(order: Order) -> list[Flag]:
    ordered = sum(line.ordered for line in order.facts.lines)
    sent = ordered - order.units_left
    return [words.part_sent(sent, ordered)] if order.units_left and sent else []
