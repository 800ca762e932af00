"""How long a buyer is remembered: Amazon's data protection policy as a date.

Personal data may be kept for 30 days after delivery. It is forgotten 14 days after it, whatever the
bench is still to do with the order, and backups are kept for 14 at most, so that no copy is older
than 28. Whoever is still to pack such an order asks for its buyer again, for a day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.order import Standing
from kiosk.domain.personal import Personal
from kiosk.domain.shelf import Shelf, shelf

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Facts, Order

KEPT = timedelta(days=14)
"""After the order was delivered, or should have been at the latest."""
KEPT_AGAIN = timedelta(days=1)
"""After somebody asked again for a buyer whose time was over."""
BACKUPS_KEPT = timedelta(days=14)
PAPERS_KEPT = timedelta(days=14)
"""After a paper with a name on it was written."""
OPERATIONS_KEPT = timedelta(days=30)
"""Ids of what benches did: no outage may last longer, or it could be told twice."""
WANTED = frozenset({Shelf.TO_PACK, Shelf.NEEDS_YOU})
"""Where somebody may still need an address."""


def delivered_by(facts: Facts) -> datetime:
    """When it was delivered: as Amazon shows it, else at the latest as far as Amazon says.

    A delivery that is shown after the time was over by the latest day does not begin it anew: what
    was forgotten stays forgotten.
    """
    latest, shown = facts.deliver_by or facts.ship_by or facts.placed_at, facts.delivered_at
    return latest if shown is None or shown > latest + KEPT else shown


def is_over(order: Order, now: datetime) -> bool:
    """Whether nothing may be known of the buyer of this order."""
    again = order.asked_again_at
    if again is not None and abs(now - again) < KEPT_AGAIN:
        return False
    return now >= delivered_by(order.facts) + KEPT


def can_be_asked_again(order: Order, now: datetime) -> bool:
    """Whether the buyer's time is over, and the order is still to be packed and sent."""
    paid = order.facts.standing is Standing.PAID
    unsent = paid and shelf(order) in WANTED and order.units_left > 0
    return unsent and is_over(order, now)


def forgotten(order: Order) -> Order:
    """The order without its buyer, and without their own words."""
    lines = tuple(replace(line, cancel_reason="") for line in order.facts.lines)
    return replace(order, facts=replace(order.facts, personal=Personal(), lines=lines))
