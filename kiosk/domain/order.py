"""An order: the facts that Amazon tells, and how far the bench is with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from kiosk.domain.personal import Personal

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.parcel import Parcel
    from kiosk.domain.values import LineId, OrderId, Sku


class Progress(IntEnum):
    """How far the bench is; written by people at the bench alone."""

    NEW = 0
    ALLOCATED = 1
    PICKED = 2
    PACKED = 3
    DESPATCHED = 4


class Standing(Enum):
    """Whether Amazon lets the order be processed; written by intake alone."""

    PENDING = "pending"
    PAID = "paid"
    CANCELLED = "cancelled"
    OTHER = "other"
    """A status that this program does not know; shown, never processed."""


class Program(Enum):
    """The programs that change what happens at a bench; others are kept but not shown."""

    PRIME = "PRIME"
    BUSINESS = "AMAZON_BUSINESS"
    PREMIUM = "PREMIUM"
    SHIP_PLUS = "FBM_SHIP_PLUS"
    STORE_PICK_UP = "IN_STORE_PICK_UP"
    PREORDER = "PREORDER"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One order line; ``ordered`` and ``fulfilled`` are units, as Amazon counts them."""

    id: LineId
    sku: Sku
    asin: str
    title: str
    ordered: int
    fulfilled: int = 0
    condition: str = ""
    serial_required: bool = False
    gift: bool = False
    cancel_asked: bool = False
    cancel_reason: str = ""

    @property
    def to_send(self) -> int:
        """Units that no parcel known to Amazon holds yet."""
        return max(0, self.ordered - self.fulfilled)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What Amazon says of an order; every time is aware and in UTC."""

    id: OrderId
    marketplace: str
    placed_at: datetime
    updated_at: datetime
    standing: Standing
    status_word: str
    """Amazon's own status, for a status that this program does not know."""
    lines: tuple[Line, ...]
    personal: Personal = field(default_factory=Personal, repr=False)
    ship_by: datetime | None = None
    deliver_by: datetime | None = None
    service: str = ""
    programs: frozenset[str] = frozenset()
    constraints: frozenset[str] = frozenset()
    by_merchant: bool = True

    def has(self, program: Program) -> bool:
        """Whether the order belongs to ``program``."""
        return program.value in self.programs

    @property
    def cancel_asked(self) -> bool:
        """Whether the buyer has asked to cancel any line; the status does not show it."""
        return any(line.cancel_asked for line in self.lines)

    @property
    def gift(self) -> bool:
        """Whether any line is a gift."""
        return any(line.gift for line in self.lines)

    @property
    def units_to_send(self) -> int:
        """Units that are still to be sent, over all lines."""
        return sum(line.to_send for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order as the bench holds it: Amazon's facts beside the bench's own progress."""

    facts: Facts
    progress: Progress = Progress.NEW
    printed: int = 0
    """Picking notes made so far; the second is COPY 2."""
    held_for: str = ""
    cancel_waived: bool = False
    """A person decided to send although the buyer has asked to cancel."""
    claimed_by: str = ""
    parcels: tuple[Parcel, ...] = ()
    version: int = 0

    @property
    def id(self) -> OrderId:
        """Amazon's order id."""
        return self.facts.id

    @property
    def parcel(self) -> Parcel | None:
        """The parcel being worked on: the newest one."""
        return self.parcels[-1] if self.parcels else None
