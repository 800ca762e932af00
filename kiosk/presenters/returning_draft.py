"""What has been entered of a return so far; pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.domain.money import Money
from kiosk.domain.returns import (
    Condition,
    Draft,
    Reason,
    Returnable,
    ReturnedLine,
    returnable,
    value,
)
from kiosk.presenters.pad import MOST_MINOR, erased, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.actions.queries_return import ReturnView
    from kiosk.domain.values import LineId


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Units and condition of each line, the reason, the refund and the amount."""

    view: ReturnView
    units: Mapping[LineId, int] = field(default_factory=dict)
    conditions: Mapping[LineId, Condition] = field(default_factory=dict)
    reason: Reason = Reason.UNWANTED
    refunded: bool = False
    typed: int | None = None
    """The amount in minor units, if a person typed one."""

    @property
    def can(self) -> dict[LineId, Returnable]:
        """How much of each line can come back."""
        return {each.line: each for each in returnable(self.view.order, self.view.past)}

    @property
    def any_left(self) -> bool:
        """Whether anything can come back at all."""
        return any(each.units for each in self.can.values())

    @property
    def chosen(self) -> bool:
        """Whether anything comes back."""
        return any(self.units.values())

    def all(self) -> Entered:
        """All that can come back does."""
        return replace(self, units={line: each.units for line, each in self.can.items()})

    def step(self, line: LineId, by: int) -> Entered:
        """So many more units of a line, never more than can come back."""
        can = self.can[line].units if line in self.can else 0
        units = max(0, min(can, self.units.get(line, 0) + by))
        return replace(self, units={**self.units, line: units})

    def put(self, line: LineId, condition: Condition) -> Entered:
        """What becomes of a line's units."""
        return replace(self, conditions={**self.conditions, line: condition})

    def condition(self, line: LineId) -> Condition:
        """What becomes of a line's units; back to stock unless a person says otherwise."""
        return self.conditions.get(line, Condition.BACK_TO_STOCK)

    @property
    def draft(self) -> Draft:
        """The return as it is posted."""
        units = {
            line: {self.condition(line): number} for line, number in self.units.items() if number
        }
        return Draft(units=units, reason=self.reason, refunded=self.refunded)

    @property
    def worth(self) -> Money | None:
        """What was sold for what comes back; None when it is not known."""
        skus = {line.id: line.sku for line in self.view.order.facts.lines}
        lines = [
            ReturnedLine(line=line, sku=skus[line], units=n, condition=self.condition(line))
            for line, n in self.units.items()
            if n and line in skus
        ]
        return value(self.view.order, lines)

    @property
    def subtotal(self) -> Money | None:
        """What the whole transaction was sold for."""
        every = [
            ReturnedLine(
                line=line.id, sku=line.sku, units=line.ordered, condition=Condition.BACK_TO_STOCK
            )
            for line in self.view.order.facts.lines
        ]
        return value(self.view.order, every)

    @property
    def currency(self) -> str:
        """The currency of the order's prices; empty when none is known."""
        prices = (line.price for line in self.view.order.facts.lines)
        return next((price.currency for price in prices if price is not None), "")

    def amount(self, otherwise: str) -> Money | None:
        """What is to be paid out: as typed, or what the goods were sold for."""
        if self.typed is not None:
            return Money(self.typed, self.currency or otherwise)
        return self.worth

    def digit(self, char: str) -> Entered:
        """A digit of the amount, in minor units."""
        return replace(self, typed=typed(self.typed or 0, char, MOST_MINOR))

    def erase(self) -> Entered:
        """Take the last digit away."""
        return replace(self, typed=erased(self.typed or 0))
