"""The control door makes things happen, refuses nonsense by name, and tells what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.simulator.limits import Operation
from kiosk.simulator.orders import Order
from kiosk.simulator.shapes import Status
from kiosk.simulator.shop import Shop
from tests.unit.simulator.conftest import Caller
from tests.unit.simulator.shops import body, order, shop_of


def made(caller: Caller, **fields: Any) -> Order:
    answer = caller.control("orders", **fields)
    assert answer.status_code == 201, answer.text
    return caller.shop.order(answer.get_json()["orderId"])


def test_an_order_can_be_made_out_of_nothing(caller: Caller) -> None:
    one = made(caller)

    assert (one.status, one.market.key) == (Status.UNSHIPPED, "UK")
    assert one.lines
    assert one.address.postcode
    assert one.created == caller.clock.now()


def test_every_made_order_has_an_id_of_its_own(caller: Caller) -> None:
    assert len({made(caller, marketplace="DE").id[-6:] for _ in range(20)}) == 20


def test_an_order_can_be_made_as_wished(caller: Caller) -> None:
    one = made(
        caller,
        orderId="202-1234567-8901234",
        marketplace="FR",
        status="PENDING",
        lines=[
            {"sku": "MUG-ENA-GRN", "quantity": 3, "giftMessage": "Salut"},
            {"sku": "UNHEARD-OF", "title": "A thing", "price": 100, "cancelAsked": "No"},
        ],
        address={"name": "Ana", "addressLine1": "Rue 1", "postalCode": "1", "countryCode": "FR"},
        programs=["PRIME"],
        shipInHours=1.5,
        placedHoursAgo=2,
    )

    assert one.id == "202-1234567-8901234"
    assert (one.status, one.market.key, one.programs) == (Status.PENDING, "FR", ("PRIME",))
    assert [(line.sku, line.quantity) for line in one.lines] == [
        ("MUG-ENA-GRN", 3),
        ("UNHEARD-OF", 1),
    ]
    assert (one.lines[1].title, one.lines[1].price) == ("A thing", 100)
    assert one.address.name == "Ana"
    assert (one.ship_by[1] - caller.clock.now()).total_seconds() == 5400


def test_an_order_without_lines_can_be_made(caller: Caller) -> None:
    assert made(caller, lines=[]).lines == ()


def test_an_id_that_is_taken_is_refused(caller: Caller, plain: Order) -> None:
    assert caller.control("orders", orderId=plain.id).status_code == 409


@pytest.mark.parametrize(
    ("path", "fields", "word"),
    [
        ("orders", {"bogus": 1}, "bogus"),
        ("orders", {"orderId": "12"}, "orderId"),
        ("orders", {"marketplace": "XX"}, "XX"),
        ("orders", {"status": "Unshipped"}, "Unshipped"),
        ("orders", {"lines": [{"sku": "A", "quantity": 0}]}, "quantity"),
        ("clock", {"now": "yesterday"}, "now"),
        ("clock", {"now": "2026-11-23T12:00:00"}, "zone"),
        ("clock", {"scale": -1}, "scale"),
        ("roles", {"roles": ["king"]}, "king"),
        ("roles", {}, "roles"),
        ("faults", {"kind": "fire"}, "fire"),
        ("faults", {"kind": "error", "count": 0}, "count"),
        ("limits", {"operation": "getOrder", "rate": 1, "burst": 0}, "burst"),
        ("rules", {"lagSeconds": -1}, "lagSeconds"),
    ],
)
def test_nonsense_is_refused_by_name(
    caller: Caller, path: str, fields: dict[str, Any], word: str
) -> None:
    answer = caller.control(path, **fields)

    assert answer.status_code == 400
    assert word in answer.get_json()["errors"][0]["message"]


def test_a_body_that_is_no_json_is_refused(caller: Caller) -> None:
    assert caller.http.post("/control/orders", data="{").status_code == 400


def test_an_unpaid_order_can_be_paid(caller: Caller) -> None:
    one = made(caller, status="PENDING")

    assert caller.control(f"orders/{one.id}/pay").get_json()["status"] == "UNSHIPPED"
    assert caller.control(f"orders/{one.id}/pay").status_code == 409
    assert caller.control("orders/none/pay").status_code == 404


def test_an_order_can_be_cancelled_but_not_once_it_has_left(caller: Caller, plain: Order) -> None:
    one = made(caller)
    answer = caller.control(f"orders/{one.id}/cancel", by="AMAZON", reason="Fraud")
    assert answer.get_json()["status"] == "CANCELLED"
    assert caller.control(f"orders/{one.id}/cancel", by="NOBODY").status_code == 400

    caller.confirm(plain.id, body(plain))
    assert caller.control(f"orders/{plain.id}/cancel").status_code == 409


def test_a_buyer_can_ask_to_cancel(caller: Caller, plain: Order) -> None:
    caller.control(f"orders/{plain.id}/ask-to-cancel", reason="Too late")
    assert all(line.cancel_asked == "Too late" for line in caller.shop.order(plain.id).lines)

    missing = caller.control(f"orders/{plain.id}/ask-to-cancel", orderItemIds=["none"])
    assert missing.status_code == 404


def test_packages_can_be_delivered_once_there_are_any(caller: Caller, plain: Order) -> None:
    assert caller.control(f"orders/{plain.id}/deliver").status_code == 409

    caller.confirm(plain.id, body(plain))
    caller.control(f"orders/{plain.id}/deliver")
    assert caller.told("packages")["packages"][0]["delivered"]


def test_the_clock_can_be_moved(caller: Caller) -> None:
    caller.control("clock", advance=60)
    assert caller.told("clock") == {"now": "2026-11-23T12:01:00.000Z", "scale": 0.0}

    told = caller.control("clock", now="2026-12-01T09:00:00+01:00", advance=1, scale=60).get_json()
    assert told["now"].startswith("2026-12-01T08:00:01")
    assert told["scale"] == 60


def test_a_clock_that_is_not_simulated_cannot_be_moved(
    calling: Callable[[Shop], Caller],
) -> None:
    inner = shop_of().clock

    class Fixed:
        now = staticmethod(inner.now)

    caller = calling(Shop(Fixed()))
    assert caller.control("clock", advance=1).status_code == 409


def test_pagination_tokens_can_be_killed(calling: Callable[[Shop], Caller]) -> None:
    caller = calling(shop_of(order(1), order(2)))
    first = caller.search(maxResultsPerPage="1").get_json()
    assert caller.control("pagination/kill").get_json() == {"killed": 1}

    next_page = caller.search(paginationToken=first["pagination"]["nextToken"])
    assert next_page.status_code == 400


def test_rules_change_one_at_a_time(caller: Caller) -> None:
    told = caller.control("rules", lagSeconds=0, mostEdits=3, blanks=True).get_json()

    assert told == {
        "lagSeconds": 0.0,
        "packagesDelaySeconds": 0.0,
        "tokenLifeSeconds": 86400.0,
        "mostEdits": 3,
        "pendingEmail": True,
        "blanks": True,
    }
    assert caller.search().get_json()["lastUpdatedBefore"] == "2026-11-23T12:00:00.000Z"


def test_limits_change_for_one_operation_or_for_all(caller: Caller) -> None:
    caller.control("limits", operation="searchOrders", rate=0.1, burst=1)
    answers = [caller.search(), caller.search()]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[0].headers["x-amzn-RateLimit-Limit"] == "0.1"

    told = caller.control("limits", enabled=False).get_json()
    assert told["plans"]["searchOrders"] == {"rate": 0.1, "burst": 1}
    assert caller.search().status_code == 200


def test_faults_are_told_and_cleared(caller: Caller) -> None:
    caller.control("faults", kind="hang", operation="getOrder", count=None, seconds=5)
    assert caller.told("faults")["faults"] == [
        {
            "kind": "hang",
            "operation": "getOrder",
            "count": None,
            "probability": 1.0,
            "seconds": 5.0,
            "dataset": "",
        }
    ]

    assert caller.http.delete("/control/faults").get_json() == {"faults": []}


def test_confirmations_tell_what_was_applied_and_what_came_twice(
    caller: Caller, plain: Order
) -> None:
    for payload in (body(plain), body(plain), body(plain, carrierCode="Evri")):
        caller.confirm(plain.id, payload)
    told = caller.told("confirmations")["confirmations"]

    assert [(one["outcome"], one["applied"], one["repeat"]) for one in told] == [
        ("created", True, False),
        ("repeated", True, True),
        ("refused", False, False),
    ]
    assert told[0]["orderId"] == plain.id
    assert told[0]["packageReferenceId"] == "1"
    assert told[0]["body"] == body(plain)
    assert "Evri" in told[2]["error"]


def test_packages_are_told_whether_or_not_amazon_shows_them(caller: Caller, plain: Order) -> None:
    caller.control("rules", packagesDelaySeconds=3600)
    caller.confirm(plain.id, body(plain))
    (told,) = caller.told("packages")["packages"]

    assert (told["orderId"], told["trackingNumber"]) == (plain.id, "AB123456785GB")
    assert told["edits"] == 0


def test_requests_are_counted_by_operation_and_status(caller: Caller, plain: Order) -> None:
    caller.search()
    caller.search(bogus="1")
    caller.get(plain.id)

    assert caller.told("requests") == {
        "getOrder": {"200": 1},
        "searchOrders": {"200": 1, "400": 1},
        "token": {"200": 1},
    }
    assert caller.simulation.traffic.total(Operation.SEARCH_ORDERS) == 2


def test_orders_are_told_as_they_stand(caller: Caller, plain: Order) -> None:
    (told,) = caller.told("orders")["orders"]

    assert (told["orderId"], told["status"]) == (plain.id, "UNSHIPPED")
    assert [line["quantity"] for line in told["lines"]] == [2, 1]
