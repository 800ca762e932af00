"""How long a buyer is remembered: Amazon's data protection policy as a date.

Personal data may be kept for 30 days after delivery. It is forgotten after 14, and backups are
kept for 14 at most, so that no copy is older than 28.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.personal import Personal
from kiosk.domain.shelf import Shelf, shelf

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Facts, Order

KEPT = timedelta(days=14)
"""After the order was delivered, or should have been at the latest."""
BACKUPS_KEPT = timedelta(days=14)
PAPERS_KEPT = timedelta(days=14)
"""After a paper with a name on it was written."""
OPERATIONS_KEPT = timedelta(days=30)
"""Ids of what benches did: no outage may last longer, or it could be told twice."""
DONE = frozenset({Shelf.DESPATCHED, Shelf.CLOSED})
"""Where nobody needs an address any more."""


def delivered_by(facts: Facts) -> datetime:
    """When it was delivered at the latest, as far as Amazon says."""
    return facts.deliver_by or facts.ship_by or facts.placed_at


def is_over(order: Order, now: datetime) -> bool:
    """Whether the buyer of this order is to be forgotten."""
    return shelf(order) in DONE and now >= delivered_by(order.facts) + KEPT


def forgotten(order: Order) -> Order:
    """The order without its buyer, and without their own words."""
    lines = tuple(replace(line, cancel_reason="") for line in order.facts.lines)
    return replace(order, facts=replace(order.facts, personal=Personal(), lines=lines))
