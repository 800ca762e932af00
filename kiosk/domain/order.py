"""An order: the facts that Amazon tells, and how far the bench is with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from kiosk.domain.journal import Means
from kiosk.domain.personal import Personal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from kiosk.domain.money import Money
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
    cancel_reason: str = field(default="", repr=False)
    """In the buyer's own words."""
    price: Money | None = None
    """Of one unit; None while Amazon has not told it."""

    @property
    def to_send(self) -> int:
        """Units that no parcel known to Amazon holds yet; ``Order.left`` knows ours as well."""
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
    delivered_at: datetime | None = None
    """When Amazon first showed all of it delivered; it gives no better time."""
    service: str = ""
    programs: frozenset[str] = frozenset()
    constraints: frozenset[str] = frozenset()
    by_merchant: bool = True

    def line(self, line: LineId) -> Line | None:
        """The line with this id; None when there is none."""
        return next((each for each in self.lines if each.id == line), None)

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
class Pick:
    """Units of a line that were gathered with one gesture; negative ones were taken back."""

    gesture: int
    """Counts the gestures of an order; one gesture can count several lines."""
    line: LineId
    units: int
    means: Means
    serial: str = ""
    lot: str = ""
    expiry: date | None = None
    sent: bool = False
    """Whether they have left with a parcel."""


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
    part: Mapping[LineId, int] | None = None
    """What is to go now, when a supervisor sends part of the order; None means all of it."""
    picks: tuple[Pick, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    asked_again_at: datetime | None = None
    """When somebody last asked for the buyer again, whose time was over."""
    version: int = 0

    @property
    def id(self) -> OrderId:
        """Amazon's order id."""
        return self.facts.id

    @property
    def in_hand(self) -> bool:
        """Whether somebody is at it: its goods may lie on a bench."""
        begun = self.printed > 0 or self.progress is not Progress.NEW
        return begun and self.progress is not Progress.DESPATCHED

    @property
    def parcel(self) -> Parcel | None:
        """The newest parcel."""
        return self.parcels[-1] if self.parcels else None

    @property
    def open_parcels(self) -> tuple[Parcel, ...]:
        """Parcels that are packed and have not left."""
        return tuple(parcel for parcel in self.parcels if parcel.despatched_at is None)

    def left(self, line: Line) -> int:
        """Units of a line that have not left: neither with us, nor as Amazon counts them.

        Amazon counts a parcel of ours only once it has taken its confirmation, and counts what was
        sent by other means as well.
        """
        ours = told = 0
        for parcel in self.parcels:
            if parcel.despatched_at is not None:
                units = parcel.contents.get(line.id, 0)
                ours += units
                told += units if parcel.amazon_counts else 0
        return max(0, line.ordered - ours - max(0, line.fulfilled - told))

    @property
    def units_left(self) -> int:
        """Units that have not left, over all lines."""
        return sum(self.left(line) for line in self.facts.lines)

    def to_go(self, line: Line) -> int:
        """Units of a line that are to be gathered and packed now."""
        left = self.left(line)
        return left if self.part is None else min(left, self.part.get(line.id, 0))
