"""Returns: what came back of an order, in which condition, and what the till gave for it. Pure.

The money is refunded at the marketplace by hand; a return posts what that means here. A posted
return is never edited; a supervisor can reverse it, as an entry of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.money import Money, totals
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.till import Tender
    from kiosk.domain.values import LineId, OrderId, Sku


class Condition(Enum):
    """What becomes of goods that came back."""

    BACK_TO_STOCK = "back_to_stock"
    QUARANTINE = "quarantine"
    WRITTEN_OFF = "written_off"


class Reason(Enum):
    """Why goods came back."""

    UNWANTED = "unwanted"
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    UNDELIVERABLE = "undeliverable"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class ReturnedLine:
    """Units of one line that came back, in one condition."""

    line: LineId
    sku: Sku
    units: int
    condition: Condition


@dataclass(frozen=True, kw_only=True)
class Return:
    """A posted return; ``number`` counts the returns of all orders."""

    number: int
    order: OrderId
    at: datetime
    bench: str
    person: str
    reason: Reason
    tender: Tender
    amount: Money
    lines: tuple[ReturnedLine, ...]
    refunded: bool
    """Whether somebody said that the money was given back at the marketplace."""
    reversed_by: int | None = None
    """The number of the reversal, if it was taken back."""
    reverses: int | None = None
    """The number of the return that this one takes back."""


@dataclass(frozen=True, kw_only=True)
class Returnable:
    """How much of a line can still come back."""

    line: LineId
    sent: int
    back: int

    @property
    def units(self) -> int:
        """Units sent less those that came back before."""
        return max(0, self.sent - self.back)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A return that is being entered: units by line and condition."""

    units: Mapping[LineId, Mapping[Condition, int]] = field(default_factory=dict)
    reason: Reason = Reason.UNWANTED
    refunded: bool = False

    def of(self, line: LineId) -> int:
        """Units of a line, in whatever condition."""
        return sum(self.units.get(line, {}).values())


def sent(order: Order, line: LineId) -> int:
    """Units of a line that have left: as our parcels hold them, or as Amazon counts them."""
    ours = sum(p.contents.get(line, 0) for p in order.parcels if p.despatched_at is not None)
    known = order.facts.line(line)
    return max(ours, known.fulfilled if known else 0)


def returnable(order: Order, before: Iterable[Return]) -> tuple[Returnable, ...]:
    """How much of each line can still come back."""
    back: dict[LineId, int] = {}
    for each in before:
        if each.reverses is not None or each.reversed_by is not None:
            continue
        for line in each.lines:
            back[line.line] = back.get(line.line, 0) + line.units
    return tuple(
        Returnable(line=line.id, sent=sent(order, line.id), back=back.get(line.id, 0))
        for line in order.facts.lines
    )


def returned_lines(
    order: Order, before: Iterable[Return], draft: Draft
) -> tuple[ReturnedLine, ...]:
    """The lines of the return that is to be posted.

    Raises:
        Refused: NOTHING_RETURNED, or RETURNED_TOO_MANY with the SKU.
    """
    can = {each.line: each.units for each in returnable(order, before)}
    found: list[ReturnedLine] = []
    for line in order.facts.lines:
        if draft.of(line.id) > can.get(line.id, 0):
            raise Refused(Refusal.RETURNED_TOO_MANY, line.sku)
        found.extend(
            ReturnedLine(line=line.id, sku=line.sku, units=units, condition=condition)
            for condition, units in draft.units.get(line.id, {}).items()
            if units > 0
        )
    if not found:
        raise Refused(Refusal.NOTHING_RETURNED)
    return tuple(found)


def value(order: Order, lines: Iterable[ReturnedLine]) -> Money | None:
    """What the goods were sold for; None when a price is not known, or currencies differ."""
    prices = {line.id: line.price for line in order.facts.lines}
    amounts: list[Money] = []
    for line in lines:
        price = prices.get(line.line)
        if price is None:
            return None
        amounts.append(price.times(line.units))
    sums = totals(amounts)
    return sums[0] if len(sums) == 1 else None
