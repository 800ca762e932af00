"""Whatever an order is, its buyer is known until their time is over, and never after."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.open_order import ask_again, ask_buyer_again, open_order
from kiosk.actions.pack import pack
from kiosk.actions.purge import purge
from kiosk.actions.step import pick
from kiosk.background.purging import Purging
from kiosk.domain.journal import Event
from kiosk.domain.order import Facts, Order
from kiosk.domain.personal import Personal
from kiosk.domain.sighting import Sighting
from kiosk.store import rows
from kiosk.store.buyers import Buyer
from tests.fakes import strategies
from tests.fakes.builders import PERSONAL, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept

OVER = NOON + timedelta(days=3 + 14)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in one transaction, in which nothing can be scrubbed."""
    monkeypatch.setattr(desk.store, "scrub", lambda: True)
    return desk


def last_day(facts: Facts) -> datetime:
    """The rule, in the words of the policy."""
    latest = facts.deliver_by or facts.ship_by or facts.placed_at
    if facts.delivered_at is not None and facts.delivered_at <= latest + timedelta(days=14):
        return facts.delivered_at + timedelta(days=14)
    return latest + timedelta(days=14)


@given(
    orders=st.lists(strategies.dated_orders(), min_size=1, max_size=4),
    now=strategies.days,
    hours=st.integers(-30, 30),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
def test_nothing_personal_is_held_of_any_order_after_its_last_day(
    desk: Desk, clock: TurnableClock, orders: list[Order], now: datetime, hours: int
) -> None:
    many = [strategies.numbered(order, number) for number, order in enumerate(orders, 1)]
    clock.jump(now + timedelta(hours=hours) - clock.now())
    with desk.store._database.atomic() as all_of_it:
        desk.store.orders.save_all([(order, None) for order in many])
        purge(desk)
        intake(desk, [Sighting(facts=replace(each.facts, personal=PERSONAL)) for each in many])
        at = clock.now()
        for order in many:
            found = kept(desk.store, order.id)
            asked = order.asked_again_at
            free = asked is not None and abs(at - asked) < DAY
            known = rows.buyer_of(found.facts) != Buyer()
            assert known is (free or at < last_day(found.facts))
        all_of_it.rollback()


def comes_again(desk: Desk) -> None:
    """The hub reads what was asked for."""
    intake(desk, [an_order().updated(NOON).sighting()])


def test_an_order_to_pack_has_its_buyer_again_for_a_day(desk: Desk, clock: TurnableClock) -> None:
    keep(desk.store, an_order())
    clock.jump(OVER - NOON)
    assert purge(desk) == 1
    open_order(desk, order_id())
    ask_again(desk, order_id())
    comes_again(desk)
    assert kept(desk.store).facts.personal == Personal(), "nobody asked for the buyer"

    ask_buyer_again(desk, order_id())
    comes_again(desk)
    for _ in range(24):
        assert kept(desk.store).facts.personal == PERSONAL
        assert Purging(desk).step() == HOUR.total_seconds()
        clock.advance(3600)
    comes_again(desk)

    assert kept(desk.store).facts.personal == Personal()
    asked = [e for e in history(desk.store) if e.event is Event.ASKED_AGAIN]
    assert [e.note for e in asked] == ["", "buyer"]

    ask_buyer_again(desk, order_id())
    comes_again(desk)
    assert kept(desk.store).facts.personal == PERSONAL


def test_it_is_forgotten_within_the_day_however_far_it_came(
    desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order().allocated())
    clock.jump(OVER - NOON)
    ask_buyer_again(desk, order_id())
    comes_again(desk)
    pick(desk, order_id())
    pack(desk, order_id(), details())
    despatch(desk, order_id())
    assert purge(desk) == 0

    clock.advance(DAY)

    assert purge(desk) == 1
    assert kept(desk.store).facts.personal == Personal()
    ask_buyer_again(desk, order_id())
    comes_again(desk)
    assert kept(desk.store).facts.personal == Personal(), "it has left"


def test_asked_for_in_time_a_buyer_is_kept_no_longer(desk: Desk, clock: TurnableClock) -> None:
    keep(desk.store, an_order())
    clock.jump(OVER - HOUR - NOON)
    ask_buyer_again(desk, order_id())

    clock.advance(3600)

    assert purge(desk) == 1


def test_a_delivery_that_amazon_shows_is_what_counts(desk: Desk, clock: TurnableClock) -> None:
    keep(desk.store, an_order().despatched())
    facts = an_order().facts_with(delivered_at=NOON + DAY).updated(NOON + DAY)
    intake(desk, [facts.sighting()])
    intake(desk, [an_order().updated(NOON + 2 * DAY).sighting()])
    assert kept(desk.store).facts.delivered_at == NOON + DAY, "once shown it stays"

    clock.jump(OVER - 2 * DAY - HOUR - NOON)
    assert purge(desk) == 0
    clock.advance(3600)
    assert purge(desk) == 1


def test_copies_are_tidied_with_every_purge(desk: Desk) -> None:
    tidied: list[bool] = []

    Purging(desk, lambda: tidied.append(True)).step()

    assert tidied == [True]
