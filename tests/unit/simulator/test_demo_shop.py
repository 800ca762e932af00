"""The demo shop has something of everything that a bench meets."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from kiosk.simulator.catalogue import products
from kiosk.simulator.demo_people import PEOPLE
from kiosk.simulator.demo_shop import demo_orders, demo_shop, demo_simulation
from kiosk.simulator.limits import Operation
from kiosk.simulator.orders import Order
from kiosk.simulator.shapes import DATASETS, SHIP_PLUS, Status
from tests.unit.simulator.shops import LONG_AGO, NOW

ORDERS = demo_orders(NOW)
POSTCODES = {
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}",
    "IE": r"[A-Z]\d\d [A-Z\d]{4}",
    "DE": r"\d{5}",
    "AT": r"\d{4}",
    "PL": r"\d\d-\d{3}",
    "GR": r"\d{3} \d\d",
    "FR": r"\d{5}",
    "US": r"\d{5}",
}
FICTION = {
    "GB": r"(0113|0114|0115|0116|0117|0118|0121|0131|0141|0151|0161) 496 0\d{3}"
    r"|020 7946 0\d{3}|029 2018 0\d{3}|028 9649 6\d{3}|01632 960\d{3}|07700 900\d{3}",
    "DE": r"030 23125 \d{3}|040 66969 \d{3}|0221 4710 \d{3}|089 99998 \d{3}|069 90009 \d{3}",
    "FR": r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d",
    "US": r"\+1 \d{3}-555-01\d\d",
}


def test_there_are_about_forty_orders_with_ids_of_their_own() -> None:
    assert 35 <= len(ORDERS) <= 45
    assert len({one.id[-6:] for one in ORDERS}) == len(ORDERS)
    assert all(re.fullmatch(r"\d{3}-\d{7}-\d{7}", one.id) for one in ORDERS)
    items = [line.id for one in ORDERS for line in one.lines]
    assert len(set(items)) == len(items)


def test_all_four_marketplaces_buy() -> None:
    counts = Counter(one.market.key for one in ORDERS)

    assert set(counts) == {"UK", "DE", "FR", "US"}
    assert min(counts.values()) >= 5


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        (lambda one: one.status is Status.PENDING, 3, 3),
        (lambda one: one.status is Status.CANCELLED, 1, 3),
        (lambda one: one.status is Status.PARTIALLY_SHIPPED, 1, 1),
        (lambda one: one.status is Status.UNSHIPPED, 30, 40),
        (lambda one: one.ship_plus, 1, 1),
        (lambda one: "PRIME" in one.programs, 3, 10),
        (lambda one: bool(one.buyer.po_number and one.buyer.company), 1, 4),
        (lambda one: any(line.cancel_asked for line in one.lines), 2, 3),
        (lambda one: any(line.gift and line.gift.message for line in one.lines), 2, 5),
        (lambda one: any(line.quantity > 1 for line in one.lines), 10, 30),
        (lambda one: len(one.lines) == 40, 1, 1),
        (lambda one: len(one.lines) == 6, 1, 4),
        (lambda one: one.address.kind == "PICKUP_POINT", 1, 2),
        (lambda one: one.ship_by[1] < NOW, 3, 6),
        (lambda one: NOW < one.ship_by[1] < NOW + timedelta(hours=8), 10, 20),
        (lambda one: one.ship_by[1] > NOW + timedelta(hours=20), 8, 15),
        (lambda one: len(one.address.name) > 45, 1, 2),
        (lambda one: bool(re.search("[Ͱ-Ͽ]", one.address.name)), 1, 2),
        (lambda one: bool(re.search("[Ѐ-ӿ]", one.address.name)), 1, 2),
        (lambda one: one.address.city == "Łódź", 1, 2),
    ],
)
def test_there_is_something_of_everything(what: Any, least: int, most: int) -> None:
    assert least <= sum(what(one) for one in ORDERS) <= most


def test_what_is_due_today_is_due_at_different_times() -> None:
    due = [one.ship_by[1] for one in ORDERS if one.status is Status.UNSHIPPED]

    assert len(set(due)) > 25


def test_all_is_relative_to_now() -> None:
    later = demo_orders(NOW + timedelta(days=400))

    assert [one.id for one in later] == [one.id for one in ORDERS]
    assert [one.ship_by[1] - timedelta(days=400) for one in later] == [
        one.ship_by[1] for one in ORDERS
    ]


def test_all_is_from_the_catalogue() -> None:
    skus = {one.sku for one in products()}

    assert {line.sku for one in ORDERS for line in one.lines} == skus


@pytest.mark.parametrize("address", [one for people in PEOPLE.values() for one in people])
def test_a_postcode_and_a_telephone_number_are_of_their_country(address: Any) -> None:
    assert re.fullmatch(POSTCODES[address.country], address.postcode)
    assert not address.phone or re.fullmatch(FICTION[address.country], address.phone)


def test_every_relay_address_is_at_a_host_that_cannot_exist() -> None:
    assert all(
        re.fullmatch(r"[a-z0-9]{14}@marketplace\.amazon(\.[a-z]+)*\.example", one.buyer.email)
        for one in ORDERS
    )


def test_the_order_in_two_boxes_has_sent_its_first_line() -> None:
    def sent(one: Order) -> list[int]:
        return [line.shipped for line in one.lines]

    (parted,) = [one for one in ORDERS if one.status is Status.PARTIALLY_SHIPPED]
    assert sent(parted) == [2, 0, 0]
    assert len(parted.packages) == 1


def test_the_ship_plus_order_bears_the_programs_name() -> None:
    assert [one.id for one in ORDERS if SHIP_PLUS in one.programs]


def test_a_demo_lists_everything_at_once() -> None:
    shop = demo_shop(NOW, scale=0)
    told = shop.search({"lastUpdatedAfter": LONG_AGO, "includedData": ",".join(DATASETS)})

    assert len(told["orders"]) == len(ORDERS)
    assert "pagination" not in told
    assert shop.confirmations == ()


def test_a_demos_clock_runs() -> None:
    clock: Any = demo_shop(NOW).clock

    assert clock.scale == 1.0


def test_a_demo_may_ask_every_few_seconds() -> None:
    simulation = demo_simulation(NOW)

    assert simulation.limits.rate(Operation.SEARCH_ORDERS) == 2.0
    assert all(simulation.limits.take(Operation.SEARCH_ORDERS) for _ in range(30))
