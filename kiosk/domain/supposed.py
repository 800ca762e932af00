"""What a return, and a reading of the till, would be if there were one order alone; pure.

For a paper that is looked at before there is anything to print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.marketplaces import CHANNEL
from kiosk.domain.money import NO_CURRENCY, Money, totals
from kiosk.domain.returns import Condition, Reason, Return, ReturnedLine, value
from kiosk.domain.till import EntryKind, Reading, ReadingKind, Tender, TillEntry, summed

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Order

_UNKNOWN = Money(0, NO_CURRENCY)


def whole_return(order: Order, at: datetime, bench: str) -> Return:
    """All that was ordered came back in good order, and was paid back to a card."""
    lines = tuple(
        ReturnedLine(
            line=line.id, sku=line.sku, units=line.ordered, condition=Condition.BACK_TO_STOCK
        )
        for line in order.facts.lines
    )
    return Return(
        number=1,
        order=order.id,
        at=at,
        bench=bench,
        person="",
        reason=Reason.UNWANTED,
        tender=Tender.CARD,
        amount=value(order, lines) or _UNKNOWN,
        lines=lines,
        refunded=True,
    )


def reading_of(order: Order, at: datetime, bench: str) -> Reading:
    """An X of a till at which nothing but this order has left."""
    prices = [line.price.times(line.ordered) for line in order.facts.lines if line.price]
    sums = totals(prices)
    sale = TillEntry(
        id=1,
        at=at,
        bench=bench,
        person="",
        kind=EntryKind.SALE,
        tender=Tender.CHANNEL,
        amount=sums[0] if len(sums) == 1 else _UNKNOWN,
        order=order.id,
        channel=CHANNEL,
        units=sum(line.ordered for line in order.facts.lines),
    )
    return Reading(
        kind=ReadingKind.X,
        number=1,
        at=at,
        bench=bench,
        person="",
        since=None,
        last_entry=sale.id,
        lines=summed((sale,)),
        drawers=(),
    )
