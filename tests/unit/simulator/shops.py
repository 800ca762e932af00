"""Small shops at a fixed moment, and what a seller says to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.demo_people import PEOPLE
from kiosk.simulator.drafts import Draft, Want, made
from kiosk.simulator.marketplaces import UK
from kiosk.simulator.orders import Order
from kiosk.simulator.rules import Rules
from kiosk.simulator.shop import Shop

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LONG_AGO = "2026-01-01T00:00:00Z"

PLAIN = Draft(
    market=UK,
    address=PEOPLE[UK][0],
    wants=(Want(sku="MUG-ENA-GRN", quantity=2), Want(sku="NTB-A5-LIN")),
)
"""A paid order of two lines, three units, placed three hours ago."""


def order(number: int = 1, **changes: Any) -> Order:
    return made(replace(PLAIN, **changes), number, NOW)


def shop_of(*orders: Order, rules: Rules | None = None) -> Shop:
    return Shop(SimulatedClock.manual(NOW), orders, rules)


def placed(number: int, ago: timedelta) -> Order:
    return order(number, placed_ago=ago)


def body(of: Order, reference: str = "1", **detail: Any) -> dict[str, Any]:
    """Confirm all of an order, unless ``detail`` says otherwise; None leaves a field out."""
    items = [{"orderItemId": line.id, "quantity": line.quantity} for line in of.lines]
    whole = {
        "packageReferenceId": reference,
        "carrierCode": "Royal Mail",
        "shippingMethod": "Tracked 48",
        "trackingNumber": "AB123456785GB",
        "shipDate": "2026-11-23T12:00:00Z",
        "orderItems": items,
    } | detail
    present = {name: value for name, value in whole.items() if value is not None}
    return {"marketplaceId": of.market.id, "packageDetail": present}


def items_of(of: Order, *quantities: int) -> list[dict[str, Any]]:
    """Return orderItems with so many units of each line; 0 leaves a line out."""
    pairs = zip(of.lines, quantities, strict=True)
    return [{"orderItemId": line.id, "quantity": units} for line, units in pairs if units]
