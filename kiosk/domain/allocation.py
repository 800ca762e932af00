"""Allocation: which orders get what there is, by ship-by time, whole orders first. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.values import OrderId, Sku


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What an order still wants of each tracked product."""

    order: OrderId
    wants: Mapping[Sku, int]


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """What is missing of one product: wanted, free, and how much of that is for earlier orders."""

    sku: Sku
    wanted: int
    free: int
    promised: int = 0
    """Free units that go to orders which must leave earlier."""

    @property
    def missing(self) -> int:
        """Units that can't be had."""
        return max(0, self.wanted - max(0, self.free - self.promised))


def shortfalls(
    wanted: Demand, earlier: Sequence[Demand], free: Mapping[Sku, int]
) -> tuple[Shortfall, ...]:
    """What is missing to allocate an order, after those that must leave before it.

    ``earlier`` are in the order of their ship-by times. One of them that can't be allocated as a
    whole takes nothing: goods must not lie for an order that can't leave.
    """
    left = dict(free)
    for demand in earlier:
        if all(left.get(sku, 0) >= units for sku, units in demand.wants.items()):
            for sku, units in demand.wants.items():
                left[sku] = left.get(sku, 0) - units
    found = (
        Shortfall(
            sku=sku,
            wanted=units,
            free=free.get(sku, 0),
            promised=free.get(sku, 0) - left.get(sku, 0),
        )
        for sku, units in wanted.wants.items()
    )
    return tuple(each for each in found if each.missing > 0)


def partial(wanted: Demand, missing: Sequence[Shortfall]) -> Mapping[Sku, int]:
    """What can be sent now all the same: of each product as much as there is."""
    lack = {each.sku: each.missing for each in missing}
    had = {sku: units - lack.get(sku, 0) for sku, units in wanted.wants.items()}
    return {sku: units for sku, units in had.items() if units > 0}
