"""Stock: a ledger of movements; on hand and free are its sums, and never edited. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.values import OrderId, Sku


class MovementKind(Enum):
    """Why stock changed."""

    RECEIVED = "received"
    COUNTED = "counted"
    """A count found more or fewer than the ledger said."""
    ALLOCATED = "allocated"
    UNALLOCATED = "unallocated"
    DESPATCHED = "despatched"
    """Left with a parcel: it is neither on hand nor allocated any more."""
    RETURNED = "returned"
    """Came back: into stock, or into quarantine."""
    WRITTEN_OFF = "written_off"
    RELEASED = "released"
    """Out of quarantine, back to stock."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """What there is of a product; ``quarantined`` units lie apart and are not on hand."""

    on_hand: int = 0
    allocated: int = 0
    quarantined: int = 0

    @property
    def free(self) -> int:
        """Units that no order has set aside."""
        return self.on_hand - self.allocated

    def moved(self, by: Effect) -> Level:
        """The level after a movement."""
        return Level(
            on_hand=self.on_hand + by.on_hand,
            allocated=self.allocated + by.allocated,
            quarantined=self.quarantined + by.quarantined,
        )


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a movement changes, in units; negative takes away."""

    on_hand: int = 0
    allocated: int = 0
    quarantined: int = 0


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One line of the ledger, never changed."""

    at: datetime
    bench: str
    person: str
    sku: Sku
    kind: MovementKind
    effect: Effect
    order: OrderId | None = None
    why: str = ""


def received(units: int) -> Effect:
    """Units came in."""
    return Effect(on_hand=units)


def recounted(level: Level, units: int) -> Effect:
    """A count found ``units`` on hand."""
    return Effect(on_hand=units - level.on_hand)


def allocated(units: int) -> Effect:
    """Units are set aside for an order."""
    return Effect(allocated=units)


def unallocated(units: int) -> Effect:
    """Units set aside are free again."""
    return Effect(allocated=-units)


def despatched(units: int) -> Effect:
    """Units that were set aside have left."""
    return Effect(on_hand=-units, allocated=-units)


def written_off(units: int, *, quarantined: bool = False) -> Effect:
    """Units are lost or broken."""
    return Effect(quarantined=-units) if quarantined else Effect(on_hand=-units)
