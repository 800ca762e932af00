"""What happens to an order without the seller: it is paid, cancelled, delivered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.simulator.errors import ShopError
from kiosk.simulator.shapes import UNPAID, Status

if TYPE_CHECKING:
    from kiosk.simulator.orders import Order

PARTIES = frozenset({"BUYER", "MERCHANT", "AMAZON"})


def paid(order: Order) -> Order:
    """Return an unpaid order as paid.

    Raises:
        ShopError: 409, when it is not unpaid.
    """
    if order.status not in UNPAID:
        raise _conflict(f"The order is {order.status}, not unpaid.")
    return replace(order, status=Status.UNSHIPPED)


def cancelled(order: Order, by: str, reason: str) -> Order:
    """Return the order as cancelled by ``by``.

    Raises:
        ShopError: 409, when something of it was shipped or it is cancelled; 400 for an unknown
            party.
    """
    if by not in PARTIES:
        raise ShopError(400, "InvalidInput", f"Nobody called {by} can cancel.")
    if order.status not in UNPAID | {Status.UNSHIPPED}:
        raise _conflict(f"The order is {order.status} and can't be cancelled.")
    lines = tuple(replace(line, cancelled=(by, reason)) for line in order.lines)
    return replace(order, status=Status.CANCELLED, lines=lines)


def asked_to_cancel(order: Order, reason: str, items: frozenset[str]) -> Order:
    """Return the order with the buyer's wish on ``items``, or on all lines when none is named.

    Raises:
        ShopError: 404, for a line that the order does not have.
    """
    if unknown := sorted(items - {line.id for line in order.lines}):
        raise ShopError(404, "NotFound", f"The order has no line {', '.join(unknown)}.")
    lines = tuple(
        replace(line, cancel_asked=reason) if not items or line.id in items else line
        for line in order.lines
    )
    return replace(order, lines=lines)


def delivered(order: Order) -> Order:
    """Return the order with all its packages delivered.

    Raises:
        ShopError: 409, when it has none.
    """
    if not order.packages:
        raise _conflict("The order has no package.")
    packages = tuple(replace(package, delivered=True) for package in order.packages)
    return replace(order, packages=packages)


def _conflict(message: str) -> ShopError:
    return ShopError(409, "Conflict", message)
