"""Orders of the simulated Amazon come in, page by page, and parcels are told and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.domain.money import Money
from kiosk.domain.order import Standing
from kiosk.domain.values import OrderId
from kiosk.ports.channel import (
    NotFound,
    Rejected,
    TokenDead,
)
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.packages import Outcome
from tests.fakes.clock import NOON
from tests.unit.amazon.bench import UNKNOWN, WINDOW, Bench, opened


@pytest.fixture
def bench() -> Iterator[Bench]:
    with opened() as bench:
        yield bench


def test_every_merchants_order_of_the_shop_is_read(bench: Bench) -> None:
    ours = {one.id for one in bench.shop.orders() if one.by_merchant}

    seen = bench.all_orders()

    assert {one.facts.id for one in seen} == ours
    assert all(one.status_given and one.packages is not None for one in seen)


def test_a_long_list_comes_page_by_page(bench: Bench) -> None:
    bench.add_many(230)

    seen = bench.all_orders()

    assert len({one.facts.id for one in seen}) == len(seen)
    assert bench.asked(Operation.SEARCH_ORDERS) == 3


def test_one_order_afresh_equals_the_one_in_the_list(bench: Bench) -> None:
    listed = bench.all_orders()
    chosen = listed[:: max(1, len(listed) // 12)]

    assert [bench.channel.order(one.facts.id) for one in chosen] == chosen


def test_a_page_says_up_to_when_it_is_complete(bench: Bench) -> None:
    page = bench.channel.search(WINDOW, None)

    assert page.heard_until == NOON - bench.shop.rules.lag


def test_open_orders_leave_out_what_is_sent_or_cancelled(bench: Bench) -> None:
    window = replace(WINDOW, open_only=True, by_creation=True)
    words = {one.facts.status_word for one in bench.channel.search(window, None).sightings}

    assert words
    assert words <= {"PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED"}


def test_an_order_that_is_paid_shows_its_address(bench: Bench) -> None:
    unpaid = next(one for one in bench.shop.orders() if one.status == "PENDING")
    before = bench.channel.order(OrderId(unpaid.id)).facts
    bench.shop.pay(unpaid.id)
    after = bench.channel.order(OrderId(unpaid.id)).facts

    assert (before.standing, before.personal.address.complete) == (Standing.PENDING, False)
    assert (after.standing, after.personal.address.complete) == (Standing.PAID, True)


def test_a_paid_order_shows_what_a_unit_costs(bench: Bench) -> None:
    order = bench.to_send()
    lines = bench.channel.order(OrderId(order.id)).facts.lines

    expected = [Money(line.price, order.market.currency) for line in order.lines]
    assert [line.price for line in lines] == expected


def test_without_the_proceeds_orders_come_without_prices(bench: Bench) -> None:
    bench.go_wrong(Kind.DATASET, Operation.SEARCH_ORDERS, dataset="PROCEEDS", count=None)
    page = bench.channel.search(WINDOW, None)

    assert page.withheld == {"PROCEEDS"}
    assert page.sightings
    assert not any(line.price for one in page.sightings for line in one.facts.lines)


def test_a_wish_to_cancel_is_seen(bench: Bench) -> None:
    order = bench.to_send()
    bench.shop.ask_to_cancel(order.id)

    assert bench.channel.order(OrderId(order.id)).facts.cancel_asked


def test_a_parcel_is_told_once_and_read_back(bench: Bench) -> None:
    order = bench.to_send()
    parcel = bench.parcel(order, "4711")

    bench.channel.confirm(parcel)

    seen = bench.channel.order(OrderId(order.id))
    assert seen.packages is not None
    assert [(one.ref, one.tracking) for one in seen.packages] == [("4711", "AB123456785GB")]
    assert seen.facts.units_to_send == 0
    assert [call.outcome for call in bench.shop.confirmations] == [Outcome.CREATED]


def test_the_same_reference_again_edits_the_same_parcel(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.channel.confirm(parcel)
    corrected = replace(parcel, details=replace(parcel.details, tracking="CD123456785GB"))

    bench.channel.confirm(corrected)

    seen = bench.channel.order(parcel.order).packages
    assert [one.tracking for one in seen or ()] == ["CD123456785GB"]


def test_a_refused_parcel_says_why(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.shop.cancel(parcel.order)

    with pytest.raises(Rejected, match="NonexistentOrderItem") as raised:
        bench.channel.confirm(parcel)

    assert (raised.value.status, raised.value.code) == (400, "InvalidInput")
    assert raised.value.request_id


def test_an_order_that_amazon_does_not_know_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound, match=r"404 NotFound"):
        bench.channel.order(UNKNOWN)


def test_a_dead_token_means_to_begin_the_window_again(bench: Bench) -> None:
    bench.add_many(120)
    token = bench.channel.search(WINDOW, None).next_token
    bench.shop.kill_tokens()

    with pytest.raises(TokenDead):
        bench.channel.search(WINDOW, token)

    assert bench.channel.search(WINDOW, None).next_token


def test_an_invented_token_is_dead(bench: Bench) -> None:
    with pytest.raises(TokenDead):
        bench.channel.search(WINDOW, "a+b/c==")


# Datasets.


def test_a_dataset_that_is_refused_on_a_later_page_does_not_kill_its_token(bench: Bench) -> None:
    bench.add_many(120)
    token = bench.channel.search(WINDOW, None).next_token
    bench.go_wrong(Kind.DATASET, Operation.SEARCH_ORDERS, dataset="BUYER", count=None)
    page = bench.channel.search(WINDOW, token)

    assert page.sightings
    assert page.withheld == {"BUYER"}


@pytest.mark.parametrize("name", ["FULFILLMENT", "RECIPIENT", "PACKAGES", "BUYER", "CANCELLATION"])
def test_a_dataset_that_is_refused_does_not_stop_the_orders(bench: Bench, name: str) -> None:
    for operation in (Operation.SEARCH_ORDERS, Operation.GET_ORDER):
        bench.go_wrong(Kind.DATASET, operation, dataset=name, count=None)
    page = bench.channel.search(WINDOW, None)
    single = bench.channel.order(page.sightings[0].facts.id)

    assert page.withheld == {name}
    for seen in (*page.sightings, single):
        assert seen.status_given == (name != "FULFILLMENT")
        assert (seen.packages is None) == (name == "PACKAGES")


def test_a_dataset_that_came_back_is_used_again_after_an_hour(bench: Bench) -> None:
    bench.go_wrong(Kind.DATASET, Operation.GET_ORDER, dataset="PACKAGES")
    order = OrderId(bench.to_send().id)

    assert bench.channel.order(order).packages is None
    assert bench.channel.order(order).packages is None

    bench.clock.advance(3601)

    assert bench.channel.order(order).packages == ()
