"""When Amazon shows that all of an order has arrived."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.amazon import reading
from kiosk.domain.order import Facts
from tests.unit.amazon.places import ALL, item, order, page


def facts(found: Any) -> Facts:
    (read,) = reading.page(page(found), ALL, by_creation=False).sightings
    return read.facts


@pytest.mark.parametrize(
    ("statuses", "counters", "delivered"),
    [
        (["DELIVERED"], {"quantityFulfilled": 2}, True),
        (["DELIVERED", "DELIVERED", "CANCELLED"], {"quantityFulfilled": 2}, True),
        (["DELIVERED", "SHIPPED"], {"quantityFulfilled": 2}, False),
        (["DELIVERED", None], {"quantityFulfilled": 2}, False),
        (["DELIVERED"], {"quantityFulfilled": 1}, False),
        (["CANCELLED"], {"quantityFulfilled": 2}, False),
        ([], {"quantityFulfilled": 2}, False),
    ],
)
def test_an_order_is_delivered_once_all_of_it_is(
    statuses: list[str | None], counters: Any, delivered: bool
) -> None:
    packages = [{"packageStatus": {"status": word} if word else None} for word in statuses]
    read = facts(order(item(fulfillment=counters), packages=packages))

    assert read.delivered_at == (read.updated_at if delivered else None)


def test_an_order_without_lines_is_never_delivered() -> None:
    packages = [{"packageStatus": {"status": "DELIVERED"}}]

    assert facts(order(packages=packages, orderItems=[])).delivered_at is None
