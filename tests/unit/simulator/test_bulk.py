"""Thousands of generated orders are distinct, plain and spread over a month."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.simulator import numbering
from kiosk.simulator.bulk import bulk_orders, bulk_shop
from kiosk.simulator.marketplaces import UK, US
from tests.unit.simulator.shops import LONG_AGO, NOW


def test_ten_thousand_orders_have_distinct_ids_and_endings() -> None:
    orders = list(bulk_orders(10_000, NOW))

    assert len({one.id for one in orders}) == 10_000
    assert len({one.id[-6:] for one in orders}) == 10_000
    items = [line.id for one in orders for line in one.lines]
    assert len(set(items)) == len(items)


def test_endings_stay_distinct_for_as_many_orders_as_there_are_endings() -> None:
    endings = {numbering.order_id(UK, number)[-6:] for number in range(0, 1_000_000, 20)}

    assert len(endings) == 50_000


def test_the_orders_spread_over_a_month_oldest_first() -> None:
    created = [one.created for one in bulk_orders(100, NOW)]

    assert created == sorted(created)
    assert created[0] == NOW - timedelta(days=30)
    assert created[-1] < NOW


def test_all_of_them_are_found_page_by_page() -> None:
    shop = bulk_shop(250, NOW)
    asked = {"createdAfter": LONG_AGO}
    sizes, token = [], ""
    while True:
        answer = shop.search(asked | ({"paginationToken": token} if token else {}))
        sizes.append(len(answer["orders"]))
        token = answer.get("pagination", {}).get("nextToken", "")
        if not token:
            break

    assert sizes == [100, 100, 50]


def test_a_later_batch_meets_no_earlier_id() -> None:
    first = {one.id for one in bulk_orders(500, NOW)}

    assert first.isdisjoint(one.id for one in bulk_orders(500, NOW, first=500))


def test_an_order_number_out_of_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="order numbers"):
        numbering.order_id(UK, 1_000_000)


def test_numbers_are_always_the_same() -> None:
    assert numbering.order_id(US, 12) == numbering.order_id(US, 12)
    assert numbering.asin("MUG-ENA-GRN") == numbering.asin("MUG-ENA-GRN")
    assert len(numbering.asin("X")) == 10
    assert len(numbering.item_id(0, 0)) == 14
