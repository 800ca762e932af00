"""When a buyer is forgotten: by the latest moment of delivery, and only once nobody needs them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.parcel import TellingRefusal
from kiosk.domain.personal import Personal
from kiosk.domain.retention import (
    BACKUPS_KEPT,
    KEPT,
    PAPERS_KEPT,
    delivered_by,
    forgotten,
    is_over,
)
from tests.fakes.builders import OrderBuilder, an_order
from tests.fakes.clock import NOON

PLACED = NOON - timedelta(days=1)
SHIP, DELIVER = NOON + timedelta(days=1), NOON + timedelta(days=3)
MOMENT = timedelta(microseconds=1)
LEFT = an_order().despatched()
NEEDED = {
    "to pack": an_order(),
    "in hand": an_order().picked(),
    "packed": an_order().packed(),
    "held": an_order().held(),
    "unpaid": an_order().unpaid(),
    "of an odd status": an_order().of_odd_status(),
    "wanting to cancel": an_order().wanting_to_cancel(),
    "cancelled with goods on the bench": an_order().picked().cancelled(),
    "refused by Amazon": LEFT.refused(TellingRefusal.OTHER),
}
DONE = {
    "despatched": LEFT,
    "cancelled": an_order().cancelled(),
    "sent by other means": an_order().fulfilled(1),
    "Amazon's to send": an_order().facts_with(by_merchant=False),
}


@pytest.mark.parametrize(
    ("deliver", "ship", "delivered"),
    [
        (DELIVER, SHIP, DELIVER),
        (DELIVER, None, DELIVER),
        (SHIP, DELIVER, SHIP),
        (None, SHIP, SHIP),
        (None, None, PLACED),
    ],
)
def test_delivery_is_told_by_what_amazon_says_last(
    deliver: datetime | None, ship: datetime | None, delivered: datetime
) -> None:
    order = LEFT.facts_with(deliver_by=deliver, ship_by=ship, placed_at=PLACED)

    assert delivered_by(order.facts()) == delivered
    assert is_over(order.order(), delivered + timedelta(days=14))
    assert not is_over(order.order(), delivered + timedelta(days=14) - MOMENT)


@pytest.mark.parametrize("order", DONE.values(), ids=DONE)
def test_what_is_done_with_is_over_after_its_time(order: OrderBuilder) -> None:
    assert not is_over(order.order(), DELIVER + KEPT - MOMENT)
    assert is_over(order.order(), DELIVER + KEPT)


@pytest.mark.parametrize("order", NEEDED.values(), ids=NEEDED)
def test_an_address_that_is_still_needed_is_never_over(order: OrderBuilder) -> None:
    assert not is_over(order.order(), NOON + timedelta(days=1000))


def test_the_order_is_all_there_but_its_buyer() -> None:
    assert forgotten(LEFT.order()) == LEFT.facts_with(personal=Personal()).order()
    assert forgotten(forgotten(LEFT.order())) == forgotten(LEFT.order())


def test_no_copy_is_kept_for_as_long_as_amazon_allows() -> None:
    assert (KEPT + BACKUPS_KEPT).days < 30
    assert KEPT == BACKUPS_KEPT == PAPERS_KEPT == timedelta(days=14)
