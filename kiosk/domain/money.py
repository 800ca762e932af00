"""Money: whole minor units with their currency; several currencies never add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


NO_CURRENCY = "XXX"
"""ISO 4217's code where no currency is known."""


class CurrenciesDiffer(ValueError):
    """Two amounts in different currencies were to be added."""


@dataclass(frozen=True, order=False)
class Money:
    """An amount: ``minor`` is in the currency's smallest unit (pence, cents, yen)."""

    minor: int
    currency: str
    """ISO 4217, three capitals."""

    def __add__(self, other: Money) -> Money:
        """The sum.

        Raises:
            CurrenciesDiffer: the currencies are not the same.
        """
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        """The difference.

        Raises:
            CurrenciesDiffer: the currencies are not the same.
        """
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        """The same amount, the other way."""
        return Money(-self.minor, self.currency)

    def times(self, units: int) -> Money:
        """The amount for so many units."""
        return Money(self.minor * units, self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise CurrenciesDiffer(f"{self.currency} and {other.currency}")
        return other


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum in each currency, in the order of their codes."""
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))
