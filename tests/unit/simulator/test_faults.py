"""Faults happen to whom, when and as often as they were ordered; those that HTTP can show."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kiosk.simulator.faults import Fault, Faults, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.orders import Order
from kiosk.simulator.packages import Outcome
from kiosk.simulator.shapes import Status
from tests.unit.simulator.conftest import Caller
from tests.unit.simulator.shops import body

ANY = Operation.GET_ORDER


def test_a_fault_happens_as_often_as_it_was_ordered() -> None:
    faults = Faults()
    faults.add(Fault(kind=Kind.ERROR, count=2))

    assert [bool(faults.take(ANY)) for _ in range(4)] == [True, True, False, False]


def test_a_fault_without_a_count_lasts_until_it_is_cleared() -> None:
    faults = Faults()
    faults.add(Fault(kind=Kind.ERROR, count=None))
    assert all(faults.take(ANY) for _ in range(50))

    faults.clear()
    assert faults.take(ANY) is None


def test_a_fault_meets_its_operation_alone() -> None:
    faults = Faults()
    faults.add(Fault(kind=Kind.ERROR, operation=Operation.CONFIRM_SHIPMENT))

    assert faults.take(Operation.GET_ORDER) is None
    assert faults.take(Operation.CONFIRM_SHIPMENT)


def test_faults_come_in_the_order_in_which_they_were_ordered() -> None:
    faults = Faults()
    for kind in (Kind.ERROR, Kind.THROTTLE):
        faults.add(Fault(kind=kind))
    taken = [fault.kind for _ in range(2) if (fault := faults.take(ANY))]

    assert taken == [Kind.ERROR, Kind.THROTTLE]


def test_a_fault_with_a_probability_happens_about_so_often_and_always_alike() -> None:
    def taken() -> list[bool]:
        faults = Faults(random.Random(7))
        faults.add(Fault(kind=Kind.ERROR, count=None, probability=0.3))
        return [bool(faults.take(ANY)) for _ in range(1000)]

    assert 250 < sum(taken()) < 350
    assert taken() == taken()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.ERROR, "count": 0},
        {"kind": Kind.ERROR, "probability": 0.0},
        {"kind": Kind.ERROR, "probability": 1.5},
        {"kind": Kind.HANG, "seconds": -1},
        {"kind": Kind.HANG, "seconds": 601},
        {"kind": Kind.DATASET},
        {"kind": Kind.DATASET, "dataset": "BOGUS"},
        {"kind": Kind.ERROR, "dataset": "BUYER"},
        {"kind": Kind.REPEAT_PAGE, "operation": Operation.GET_ORDER},
        {"kind": Kind.NO_EFFECT},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|goes with|alone|from"):
        Fault(**fields)


def test_not_endlessly_many_faults_may_wait() -> None:
    faults = Faults()
    for _ in range(1000):
        faults.add(Fault(kind=Kind.ERROR))

    with pytest.raises(ValueError, match="too many"):
        faults.add(Fault(kind=Kind.ERROR))


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        (Kind.THROTTLE, 429, "QuotaExceeded"),
        (Kind.ERROR, 500, "InternalFailure"),
        (Kind.UNAVAILABLE, 503, "<html>"),
        (Kind.FORBIDDEN, 403, '{"message":"Forbidden"}'),
        (Kind.CAPTIVE, 200, "<html>"),
    ],
)
def test_an_answer_instead_of_the_shops_changes_nothing(
    caller: Caller, plain: Order, kind: Kind, status: int, words: str
) -> None:
    caller.control("faults", kind=kind, operation="confirmShipment")
    answer = caller.confirm(plain.id, body(plain))

    assert answer.status_code == status
    assert words in answer.text
    assert caller.shop.order(plain.id).status is Status.UNSHIPPED
    (call,) = caller.shop.confirmations
    assert (call.outcome, call.fault, call.reference) == (Outcome.NOT_HANDLED, kind, "1")


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.CAPTIVE])
def test_a_page_is_called_a_page(caller: Caller, kind: Kind) -> None:
    caller.control("faults", kind=kind)

    assert caller.search().content_type == "text/html; charset=utf-8"


def test_a_page_of_somebody_else_has_no_header_of_amazons(caller: Caller) -> None:
    caller.control("faults", kind="captive")

    assert not [name for name, _ in caller.search().headers if name.lower().startswith("x-amzn")]


def test_an_error_after_handling_hides_that_it_was_applied(caller: Caller, plain: Order) -> None:
    caller.control("faults", kind="error_after", operation="confirmShipment")
    answer = caller.confirm(plain.id, body(plain))

    assert answer.status_code == 500
    assert caller.shop.order(plain.id).status is Status.SHIPPED
    (call,) = caller.shop.confirmations
    assert (call.outcome, call.fault) == (Outcome.CREATED, "error_after")


def test_a_true_body_can_bear_the_wrong_name(caller: Caller, plain: Order) -> None:
    caller.control("faults", kind="wrong_type", operation="getOrder")
    answer = caller.get(plain.id)

    assert answer.content_type.startswith("text/html")
    assert plain.id in answer.text


def test_one_dataset_can_be_refused(caller: Caller, plain: Order) -> None:
    caller.control("faults", kind="dataset", dataset="FULFILLMENT", count=None)

    assert caller.search(includedData="BUYER,FULFILLMENT").status_code == 400
    assert caller.get(plain.id, includedData="FULFILLMENT").status_code == 400
    assert caller.search(includedData="BUYER,RECIPIENT").status_code == 200


def test_a_page_can_be_repeated(caller: Caller) -> None:
    caller.control("faults", kind="repeat_page", operation="searchOrders")
    first = caller.search().get_json()
    again = caller.search(paginationToken=first["pagination"]["nextToken"]).get_json()

    assert again["orders"] == first["orders"]
    assert "pagination" not in again


def test_a_yes_can_be_without_effect(caller: Caller, plain: Order) -> None:
    caller.control("faults", kind="no_effect", operation="confirmShipment")

    assert caller.confirm(plain.id, body(plain)).status_code == 204
    assert caller.shop.order(plain.id).status is Status.UNSHIPPED
    assert caller.confirm(plain.id, body(plain)).status_code == 204
    assert caller.shop.order(plain.id).status is Status.SHIPPED


def test_asking_for_a_token_can_fail_too(caller: Caller) -> None:
    caller.control("faults", kind="unavailable", operation="token")

    assert caller.sign_in().status_code == 503
    assert caller.sign_in().status_code == 200


def test_an_unauthorised_confirmation_is_logged_as_not_handled(
    caller: Caller, plain: Order
) -> None:
    caller.headers["x-amz-access-token"] = "wrong"
    caller.confirm(plain.id, body(plain))

    (call,) = caller.shop.confirmations
    assert (call.outcome, call.fault) == (Outcome.NOT_HANDLED, "")


def test_a_fault_below_http_needs_a_real_connection(caller: Caller) -> None:
    caller.simulation.faults.add(Fault(kind=Kind.DROP_BEFORE))

    with pytest.raises(TypeError, match="real connection"):
        caller.search()
