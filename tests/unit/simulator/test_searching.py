"""searchOrders keeps the rules that its model can't say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kiosk.simulator.errors import ShopError
from kiosk.simulator.marketplaces import DE
from kiosk.simulator.rules import Rules
from kiosk.simulator.shapes import Status
from kiosk.simulator.shop import Shop
from tests.unit.simulator.shops import LONG_AGO, NOW, order, placed, shop_of

NONE_SHOULD_LAG = Rules(lag=timedelta(0))


def ids(answer: dict[str, Any]) -> list[str]:
    return [one["orderId"] for one in answer["orders"]]


def refusal(shop: Shop, params: dict[str, str]) -> str:
    with pytest.raises(ShopError) as caught:
        shop.search(params)
    assert (caught.value.status, caught.value.code) == (400, "InvalidInput")
    return caught.value.message


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({}, "Exactly one"),
        ({"createdAfter": LONG_AGO, "lastUpdatedAfter": LONG_AGO}, "Exactly one"),
        ({"createdBefore": LONG_AGO}, "Exactly one"),
        ({"createdAfter": LONG_AGO, "lastUpdatedBefore": LONG_AGO}, "together"),
        ({"lastUpdatedAfter": LONG_AGO, "createdBefore": LONG_AGO}, "together"),
        ({"lastUpdatedAfter": "2026-11-23T09:00:00+09:00"}, "ending in Z"),
        ({"lastUpdatedAfter": "2026-11-23T09:00:00"}, "ending in Z"),
        ({"lastUpdatedAfter": "2026-11-23"}, "ending in Z"),
        ({"lastUpdatedAfter": "2026-13-23T09:00:00Z"}, "ending in Z"),
        ({"lastUpdatedAfter": ""}, "ending in Z"),
        (
            {"lastUpdatedAfter": LONG_AGO, "lastUpdatedBefore": "2025-12-31T23:59:59Z"},
            "equal to or after",
        ),
        (
            {"lastUpdatedAfter": LONG_AGO, "lastUpdatedBefore": "2026-11-23T11:58:01Z"},
            "2 minutes",
        ),
        ({"lastUpdatedAfter": LONG_AGO, "maxResultsPerPage": "0"}, "between 1 and 100"),
        ({"lastUpdatedAfter": LONG_AGO, "maxResultsPerPage": "101"}, "between 1 and 100"),
        ({"lastUpdatedAfter": LONG_AGO, "maxResultsPerPage": "many"}, "between 1 and 100"),
        ({"lastUpdatedAfter": LONG_AGO, "includedData": "BUYER,BOGUS"}, "includedData"),
        ({"lastUpdatedAfter": LONG_AGO, "includedData": "BUYER,"}, "empty"),
        ({"lastUpdatedAfter": LONG_AGO, "fulfillmentStatuses": "Canceled"}, "Statuses"),
        ({"lastUpdatedAfter": LONG_AGO, "fulfilledBy": "MFN"}, "fulfilledBy"),
        ({"lastUpdatedAfter": LONG_AGO, "LastUpdatedBefore": LONG_AGO}, "Unknown"),
    ],
)
def test_a_search_that_breaks_a_rule_is_refused(params: dict[str, str], complaint: str) -> None:
    assert complaint in refusal(shop_of(order()), params)


def test_more_than_fifty_marketplaces_are_refused() -> None:
    many = ",".join(f"A{number}" for number in range(51))

    assert "50" in refusal(shop_of(), {"lastUpdatedAfter": LONG_AGO, "marketplaceIds": many})


def test_orders_come_oldest_first() -> None:
    new, old = placed(1, timedelta(hours=1)), placed(2, timedelta(hours=9))

    assert ids(shop_of(new, old).search({"createdAfter": LONG_AGO})) == [old.id, new.id]


def test_both_ends_of_a_window_belong_to_it() -> None:
    one = placed(1, timedelta(hours=1))
    edge = {"createdAfter": "2026-11-23T11:00:00Z", "createdBefore": "2026-11-23T11:00:00.000Z"}

    assert ids(shop_of(one).search(edge)) == [one.id]


def test_an_order_outside_the_window_is_not_listed() -> None:
    shop = shop_of(placed(1, timedelta(hours=1)))

    assert ids(shop.search({"createdAfter": "2026-11-23T11:00:00.001Z"})) == []
    assert ids(shop.search({"createdAfter": LONG_AGO, "createdBefore": LONG_AGO})) == []


def test_a_search_by_update_finds_what_changed_since() -> None:
    one = placed(1, timedelta(days=3))
    shop = shop_of(one, placed(2, timedelta(days=3)), rules=NONE_SHOULD_LAG)
    shop.ask_to_cancel(one.id)

    assert ids(shop.search({"lastUpdatedAfter": "2026-11-23T12:00:00Z"})) == [one.id]


def test_what_was_updated_less_than_two_minutes_ago_is_not_listed() -> None:
    shop = shop_of(placed(1, timedelta(seconds=119)), placed(2, timedelta(seconds=120)))
    answer = shop.search({"createdAfter": LONG_AGO})

    assert ids(answer) == [placed(2, timedelta(seconds=120)).id]


def test_the_lag_hides_an_old_order_that_changed_just_now_from_either_search() -> None:
    one = placed(1, timedelta(days=3))
    shop = shop_of(one)
    shop.ask_to_cancel(one.id)

    assert ids(shop.search({"createdAfter": LONG_AGO})) == []
    assert ids(shop.search({"lastUpdatedAfter": LONG_AGO})) == []


def test_an_order_that_changed_is_listed_once() -> None:
    one = placed(1, timedelta(days=3))
    shop = shop_of(one, rules=NONE_SHOULD_LAG)
    shop.ask_to_cancel(one.id)

    assert ids(shop.search({"lastUpdatedAfter": LONG_AGO})) == [one.id]
    assert ids(shop.search({"createdAfter": LONG_AGO})) == [one.id]


def test_the_lag_can_be_switched_off() -> None:
    shop = shop_of(placed(1, timedelta(0)), rules=NONE_SHOULD_LAG)
    answer = shop.search({"lastUpdatedAfter": LONG_AGO})

    assert len(answer["orders"]) == 1
    assert answer["lastUpdatedBefore"] == "2026-11-23T12:00:00.000Z"


def test_an_open_end_is_answered_with_where_it_lay() -> None:
    shop = shop_of(order())

    by_update = shop.search({"lastUpdatedAfter": LONG_AGO})
    by_creation = shop.search({"createdAfter": LONG_AGO})
    given = shop.search({"createdAfter": LONG_AGO, "createdBefore": "2026-11-01T00:00:00Z"})

    assert by_update["lastUpdatedBefore"] == "2026-11-23T11:58:00.000Z"
    assert by_creation["createdBefore"] == "2026-11-23T11:58:00.000Z"
    assert given["createdBefore"] == "2026-11-01T00:00:00.000Z"
    assert "createdBefore" not in by_update


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"uk", "de", "fba", "unpaid"}),
        ({"marketplaceIds": DE.id}, {"de"}),
        ({"fulfilledBy": "MERCHANT"}, {"uk", "de", "unpaid"}),
        ({"fulfilledBy": "MERCHANT,AMAZON"}, {"uk", "de", "fba", "unpaid"}),
        ({"fulfillmentStatuses": "PENDING"}, {"unpaid"}),
        ({"fulfillmentStatuses": "UNSHIPPED,PENDING", "marketplaceIds": DE.id}, {"de"}),
    ],
)
def test_filters_narrow_a_search(filters: dict[str, str], found: set[str]) -> None:
    orders = {
        "uk": order(1),
        "de": order(2, market=DE),
        "fba": order(3, by_merchant=False),
        "unpaid": order(4, status=Status.PENDING),
    }
    answer = shop_of(*orders.values()).search({"createdAfter": LONG_AGO} | filters)

    assert set(ids(answer)) == {orders[name].id for name in found}


def test_a_page_holds_a_hundred_orders_at_most() -> None:
    shop = shop_of(*(placed(n, timedelta(minutes=10 + n)) for n in range(101)))

    assert len(shop.search({"createdAfter": LONG_AGO})["orders"]) == 100


def test_the_clock_decides_and_not_the_machine() -> None:
    shop = shop_of(order())
    answer = shop.search({"lastUpdatedAfter": LONG_AGO})

    assert answer["lastUpdatedBefore"].startswith(f"{NOW:%Y-%m-%d}")
