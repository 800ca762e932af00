"""Signing in, the quota, the clock and doctor, against the simulated Amazon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.amazon.checks import Lack, check
from kiosk.domain.values import OrderId
from kiosk.ports.channel import (
    Denied,
    NotFound,
    Page,
    Throttled,
)
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation, Plan
from kiosk.simulator.packages import Outcome
from kiosk.simulator.roles import Role
from kiosk.simulator.shapes import DATASETS
from tests.unit.amazon.bench import UNKNOWN, WINDOW, Bench, opened
from tests.unit.amazon.places import confirmation


@pytest.fixture
def bench() -> Iterator[Bench]:
    with opened() as bench:
        yield bench


def test_an_access_token_that_is_taken_away_is_renewed_once(bench: Bench) -> None:
    bench.channel.search(WINDOW, None)
    bench.simulation.lwa.revoke_access()

    bench.channel.search(WINDOW, None)

    assert bench.asked(Operation.TOKEN) == 2


def test_an_hour_later_a_new_token_was_fetched_in_time(bench: Bench) -> None:
    order = OrderId(bench.to_send().id)
    for _ in range(5):
        bench.channel.order(order)
        bench.clock.advance(1000)

    assert bench.asked(Operation.TOKEN) == 2
    assert bench.simulation.traffic.counts()[Operation.GET_ORDER, 200] == 5


def test_a_lost_right_is_tried_once_with_a_new_token_and_then_told(bench: Bench) -> None:
    bench.shop.roles = frozenset()
    for _ in range(4):
        with pytest.raises(Denied, match="403 Unauthorized"):
            bench.channel.search(WINDOW, None)

    assert bench.asked(Operation.TOKEN) == 2
    assert bench.asked(Operation.SEARCH_ORDERS) == 5


def test_a_gateways_forbidden_is_tried_once_more(bench: Bench) -> None:
    bench.go_wrong(Kind.FORBIDDEN, Operation.CONFIRM_SHIPMENT)
    bench.channel.confirm(bench.parcel(bench.to_send()))

    assert [call.outcome for call in bench.shop.confirmations] == [
        Outcome.NOT_HANDLED,
        Outcome.CREATED,
    ]


def test_a_revoked_account_says_to_sign_in_again(bench: Bench) -> None:
    bench.simulation.lwa.refresh_revoked = True
    with pytest.raises(Denied, match=r"^sign in again: .*\(invalid_grant\)"):
        bench.channel.confirm(confirmation())

    assert not bench.shop.confirmations


# The quota.


def test_the_client_stops_before_amazon_has_to_say_so(bench: Bench) -> None:
    for _ in range(20):
        bench.channel.search(WINDOW, None)
    with pytest.raises(Throttled) as raised:
        bench.channel.search(WINDOW, None)

    wait = raised.value.retry_after or 0.0
    assert wait == pytest.approx(1 / 0.0056)
    assert bench.asked(Operation.SEARCH_ORDERS) == 20

    bench.clock.advance(wait)
    bench.channel.search(WINDOW, None)

    assert bench.simulation.traffic.counts()[Operation.SEARCH_ORDERS, 200] == 21


def test_the_rate_that_amazon_tells_is_followed(bench: Bench) -> None:
    bench.simulation.limits.change(Operation.SEARCH_ORDERS, Plan(2.0, 30))
    for _ in range(20):
        bench.channel.search(WINDOW, None)
    with pytest.raises(Throttled) as raised:
        bench.channel.search(WINDOW, None)

    assert raised.value.retry_after == pytest.approx(0.5)


def test_after_a_429_nothing_more_is_sent_for_a_while(bench: Bench) -> None:
    bench.go_wrong(Kind.THROTTLE, Operation.GET_ORDER)
    for _ in range(3):
        with pytest.raises(Throttled):
            bench.channel.order(UNKNOWN)

    assert bench.asked(Operation.GET_ORDER) == 1

    bench.clock.advance(2)
    with pytest.raises(NotFound):
        bench.channel.order(UNKNOWN)


@pytest.mark.parametrize("off", [timedelta(minutes=-7), timedelta(), timedelta(hours=9)])
def test_a_clock_that_is_wrong_is_noticed(bench: Bench, off: timedelta) -> None:
    assert bench.channel.clock_skew is None

    bench.clock.jump(off)
    bench.channel.search(WINDOW, None)

    assert bench.channel.clock_skew == -off.total_seconds()


def test_a_healthy_account_lacks_nothing(bench: Bench) -> None:
    health = check(bench.channel, bench.clock)

    assert (health.signed_in, health.problem, health.clock_skew) == (True, "", 0.0)
    assert health.looked_at > 0
    assert not health.lacks


@pytest.mark.parametrize(
    ("roles", "lacks"),
    [
        ({Role.ORDERS, Role.TAX}, {Lack.ADDRESS, Lack.BUYER_EMAIL}),
        ({Role.ORDERS}, {Lack.ADDRESS, Lack.BUYER_EMAIL, Lack.BUYER_NAME}),
    ],
)
def test_a_missing_role_shows_as_blank_data(
    bench: Bench, roles: set[Role], lacks: set[Lack]
) -> None:
    bench.shop.roles = frozenset(roles)

    assert check(bench.channel, bench.clock).lacks == lacks


def test_a_withheld_dataset_is_not_taken_for_a_missing_role(bench: Bench) -> None:
    for name in ("RECIPIENT", "BUYER"):
        bench.go_wrong(Kind.DATASET, Operation.SEARCH_ORDERS, dataset=name, count=None)
    health = check(bench.channel, bench.clock)

    assert not health.lacks
    assert health.withheld == {"RECIPIENT", "BUYER"}


def test_an_account_that_cannot_sign_in_is_told_so(bench: Bench) -> None:
    bench.simulation.lwa.refusal = "invalid_client"
    health = check(bench.channel, bench.clock)

    assert not health.signed_in
    assert health.problem.startswith("sign in again: ")


def test_an_account_without_the_right_to_orders_is_signed_in_all_the_same(bench: Bench) -> None:
    bench.shop.roles = frozenset()
    health = check(bench.channel, bench.clock)

    assert health.signed_in
    assert health.problem.startswith("403 Unauthorized")


def test_no_dataset_is_asked_for_that_amazon_does_not_know() -> None:
    from kiosk.amazon.datasets import WANTED

    assert set(WANTED) <= DATASETS


def test_pages_hold_no_token_in_what_is_printed(bench: Bench) -> None:
    page: Page = bench.channel.search(WINDOW, None)

    assert "Atza" not in repr(page)
