"""When a buyer is forgotten: 14 days after delivery, whatever is still to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given

from kiosk.domain.order import Order
from kiosk.domain.parcel import TellingRefusal
from kiosk.domain.personal import Personal
from kiosk.domain.retention import (
    BACKUPS_KEPT,
    KEPT,
    KEPT_AGAIN,
    PAPERS_KEPT,
    can_be_asked_again,
    delivered_by,
    forgotten,
    is_over,
)
from tests.fakes import strategies
from tests.fakes.builders import OrderBuilder, an_order
from tests.fakes.clock import NOON

PLACED = NOON - timedelta(days=1)
SHIP, DELIVER = NOON + timedelta(days=1), NOON + timedelta(days=3)
OVER = DELIVER + timedelta(days=14)
MOMENT = timedelta(microseconds=1)
LEFT = an_order().despatched()
WANTED = {
    "to pack": an_order(),
    "in hand": an_order().picked(),
    "packed": an_order().packed(),
    "held": an_order().held(),
    "wanting to cancel": an_order().wanting_to_cancel(),
}
NOT_WANTED = {
    "unpaid": an_order().unpaid(),
    "of an odd status": an_order().of_odd_status(),
    "cancelled with goods on the bench": an_order().picked().cancelled(),
    "refused by Amazon": LEFT.refused(TellingRefusal.OTHER),
    "despatched": LEFT,
    "cancelled": an_order().cancelled(),
    "sent by other means": an_order().fulfilled(1),
    "Amazon's to send": an_order().facts_with(by_merchant=False),
}
EVERY = {**WANTED, **NOT_WANTED}


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


@pytest.mark.parametrize(
    ("shown", "counts"),
    [
        (SHIP, SHIP),
        (DELIVER + timedelta(days=5), DELIVER + timedelta(days=5)),
        (OVER, OVER),
        (OVER + MOMENT, DELIVER),
        (OVER + timedelta(days=99), DELIVER),
    ],
)
def test_a_delivery_that_amazon_shows_counts_unless_the_time_was_over(
    shown: datetime, counts: datetime
) -> None:
    order = LEFT.facts_with(deliver_by=DELIVER, delivered_at=shown)

    assert delivered_by(order.facts()) == counts
    assert is_over(order.order(), counts + KEPT)
    assert not is_over(order.order(), counts + KEPT - MOMENT)


@pytest.mark.parametrize("order", EVERY.values(), ids=EVERY)
def test_the_time_is_over_whatever_the_bench_is_still_to_do(order: OrderBuilder) -> None:
    assert not is_over(order.order(), OVER - MOMENT)
    assert is_over(order.order(), OVER)


@pytest.mark.parametrize("order", EVERY.values(), ids=EVERY)
def test_only_for_what_is_still_to_be_sent_a_buyer_is_asked_again(order: OrderBuilder) -> None:
    wanted = order in WANTED.values()

    assert not can_be_asked_again(order.order(), OVER - MOMENT)
    assert can_be_asked_again(order.order(), OVER) is wanted


def test_who_was_asked_again_is_kept_for_a_day() -> None:
    asked = OVER + timedelta(days=30)
    order = replace(an_order().order(), asked_again_at=asked)

    assert is_over(order, asked + KEPT_AGAIN)
    assert is_over(order, asked - KEPT_AGAIN), "a clock that is wrong keeps nobody longer"
    for after in (timedelta(hours=-1), timedelta(), KEPT_AGAIN - MOMENT):
        assert not is_over(order, asked + after)
        assert not can_be_asked_again(order, asked + after)
    assert can_be_asked_again(order, asked + KEPT_AGAIN)


@given(order=strategies.dated_orders(), now=strategies.days)
def test_nothing_is_known_for_longer_than_amazon_allows(order: Order, now: datetime) -> None:
    facts, asked = order.facts, order.asked_again_at
    if is_over(order, now) or (asked is not None and abs(now - asked) < timedelta(days=1)):
        return
    latest = facts.deliver_by or facts.ship_by or facts.placed_at
    copies = now + BACKUPS_KEPT
    if facts.delivered_at is None:
        assert copies < latest + timedelta(days=28)
    else:
        assert copies < max(facts.delivered_at, latest) + timedelta(days=28)
        assert now < latest + timedelta(days=28), "however late it is shown as delivered"


def test_the_order_is_all_there_but_its_buyer() -> None:
    assert forgotten(LEFT.order()) == LEFT.facts_with(personal=Personal()).order()
    assert forgotten(forgotten(LEFT.order())) == forgotten(LEFT.order())


def test_no_copy_is_kept_for_as_long_as_amazon_allows() -> None:
    assert (KEPT + BACKUPS_KEPT + KEPT_AGAIN).days < 30
    assert KEPT == BACKUPS_KEPT == PAPERS_KEPT == timedelta(days=14)
