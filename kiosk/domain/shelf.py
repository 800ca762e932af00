"""On which list of the bench an order stands, and how urgent it is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.order import Progress, Standing
from kiosk.domain.parcel import Telling

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kiosk.domain.order import Order


class Shelf(Enum):
    """The list on which an order stands."""

    TO_PACK = "to_pack"
    UNPAID = "unpaid"
    NEEDS_YOU = "needs_you"
    """Something only a person can decide or put right."""
    DESPATCHED = "despatched"
    CLOSED = "closed"
    """Nothing for a bench: cancelled before work began, sent elsewhere, or Amazon's to send."""


def shelf(order: Order) -> Shelf:
    """The list on which ``order`` stands."""
    if order.progress is Progress.DESPATCHED:
        return _after_despatch(order)
    if not order.facts.by_merchant:
        return Shelf.CLOSED
    match order.facts.standing:
        case Standing.PENDING:
            return Shelf.UNPAID if order.progress is Progress.NEW else Shelf.NEEDS_YOU
        case Standing.CANCELLED:
            return Shelf.CLOSED if order.progress is Progress.NEW else Shelf.NEEDS_YOU
        case Standing.OTHER:
            return Shelf.NEEDS_YOU
        case _:
            return _of_paid(order)


def _of_paid(order: Order) -> Shelf:
    if order.facts.lines and not order.units_left:
        return Shelf.CLOSED if order.progress is Progress.NEW else Shelf.NEEDS_YOU
    asked = order.facts.cancel_asked and not order.cancel_waived
    if asked or order.held_for or not order.facts.lines or _refused(order):
        return Shelf.NEEDS_YOU
    return Shelf.TO_PACK


def _after_despatch(order: Order) -> Shelf:
    return Shelf.NEEDS_YOU if _refused(order) else Shelf.DESPATCHED


def _refused(order: Order) -> bool:
    return any(parcel.telling is Telling.REFUSED for parcel in order.parcels)


def time_left(ship_by: datetime | None, now: datetime) -> timedelta | None:
    """Time until the order must have left; negative when it is late, None when not known."""
    return None if ship_by is None else ship_by - now
