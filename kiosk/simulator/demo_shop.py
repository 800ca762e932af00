"""The demo shop: the demo orders in a shop whose clock runs from now on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.demo_orders import IN_TWO_BOXES, drafts
from kiosk.simulator.drafts import made
from kiosk.simulator.limits import Operation, Plan
from kiosk.simulator.orders import Parcel
from kiosk.simulator.packages import confirmed
from kiosk.simulator.rules import Rules
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.simulator.orders import Order

DEMO_RULES = Rules(lag=timedelta(0))
"""Nobody waits two minutes in a demo for what happened just now."""
LIVELY = Plan(rate=2.0, burst=30)
"""Instead of one search in three minutes, which is what Amazon allows."""


def demo_shop(now: datetime, *, scale: float = 1.0, rules: Rules = DEMO_RULES) -> Shop:
    """Return the demo shop as it stands at ``now``.

    Its clock runs on from there, ``scale`` simulated seconds in each real one; 0 stands still.

    Raises:
        OSError: when the demo products can't be read.
    """
    return Shop(SimulatedClock(now, scale), demo_orders(now), rules)


def demo_simulation(now: datetime) -> Simulation:
    """Return the demo shop with limits so wide that a demo may ask every few seconds."""
    simulation = Simulation.of(demo_shop(now))
    simulation.limits.change(Operation.SEARCH_ORDERS, LIVELY)
    simulation.limits.change(Operation.GET_ORDER, LIVELY)
    return simulation


def demo_orders(now: datetime) -> tuple[Order, ...]:
    """Return the demo orders, the most urgent kinds first; all times are relative to ``now``."""
    orders = (made(draft, number, now) for number, draft in enumerate(drafts()))
    return tuple(
        _sent_in_part(order) if order.seller_order_id == IN_TWO_BOXES else order for order in orders
    )


def _sent_in_part(order: Order) -> Order:
    at = order.created + timedelta(hours=2)
    first = order.lines[0]
    parcel = Parcel(
        reference="1",
        carrier_code="Royal Mail",
        method="Royal Mail Tracked 48",
        tracking="TT100000005GB",
        ship_date=at,
        items=((first.id, first.quantity),),
    )
    sent, _ = confirmed(order, parcel, at=at, most_edits=0)
    return replace(sent, updated=at)
