"""What one look at Amazon showed of an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.order import Facts
    from kiosk.domain.values import OrderId, ParcelRef


@dataclass(frozen=True, kw_only=True)
class SeenPackage:
    """A package that Amazon shows; ``units`` is the sum over its items."""

    ref: ParcelRef
    carrier: str
    tracking: str
    units: int


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One order as just read; a dataset that Amazon refused is None, not empty."""

    facts: Facts
    packages: tuple[SeenPackage, ...] | None = None
    status_given: bool = True
    """False when Amazon withheld the FULFILLMENT dataset: status and dates are not known."""
    cancel_given: bool = True
    """False when Amazon withheld the CANCELLATION dataset: wishes to cancel are not known."""


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """An order that came, but in a shape that could not be read; shown to a supervisor."""

    id: OrderId | None
    why: str
