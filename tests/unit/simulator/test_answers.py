"""What every answer bears: envelope, headers, and 429 when the bucket is empty."""

from __future__ import annotations

import pytest

from kiosk.simulator.orders import Order
from tests.unit.simulator.conftest import Caller
from tests.unit.simulator.shops import body

RATE = "x-amzn-RateLimit-Limit"


def test_a_search_answers_in_the_models_shape(caller: Caller, plain: Order) -> None:
    told = caller.search(includedData="FULFILLMENT,BUYER").get_json()

    assert set(told) == {"orders", "lastUpdatedBefore"}
    assert told["orders"][0]["orderId"] == plain.id
    assert {"buyer", "fulfillment"} <= set(told["orders"][0])


def test_one_order_comes_in_its_envelope(caller: Caller, plain: Order) -> None:
    assert caller.get(plain.id).get_json()["order"]["orderId"] == plain.id


def test_a_confirmation_answers_204_without_a_body(caller: Caller, plain: Order) -> None:
    answer = caller.confirm(plain.id, body(plain))

    assert (answer.status_code, answer.data) == (204, b"")
    assert "Content-Type" not in answer.headers or not answer.data


def test_every_answer_bears_its_own_request_id(caller: Caller, plain: Order) -> None:
    answers = [caller.search(), caller.get("none"), caller.search(bogus="1"), caller.sign_in()]
    ids = {answer.headers["x-amzn-RequestId"] for answer in answers}

    assert len(ids) == len(answers)


@pytest.mark.parametrize("status", [200, 400, 404])
def test_the_rate_is_told_with_answers_of_the_api_itself(caller: Caller, status: int) -> None:
    if status == 404:
        answer = caller.get("202-0000000-0000000")
    else:
        answer = caller.search(includedData="BUYER" if status == 200 else "BOGUS")

    assert answer.status_code == status
    assert answer.headers[RATE] == ("0.5" if status == 404 else "0.0056")


def test_the_rate_of_a_confirmation_is_told(caller: Caller, plain: Order) -> None:
    assert caller.confirm(plain.id, body(plain)).headers[RATE] == "2.0"


def test_an_empty_bucket_answers_429_without_the_rate(caller: Caller) -> None:
    statuses = [caller.search().status_code for _ in range(20)]
    refused = caller.search()

    assert set(statuses) == {200}
    assert refused.status_code == 429
    assert refused.get_json()["errors"][0]["code"] == "QuotaExceeded"
    assert RATE not in refused.headers


def test_a_refused_search_costs_a_request_too(caller: Caller) -> None:
    for _ in range(20):
        caller.search(includedData="BOGUS")

    assert caller.search().status_code == 429


def test_a_request_without_access_costs_nothing(caller: Caller) -> None:
    token = caller.headers.pop("x-amz-access-token")
    for _ in range(25):
        caller.search()
    caller.headers["x-amz-access-token"] = token

    assert caller.search().status_code == 200


def test_403_does_not_tell_the_rate(caller: Caller) -> None:
    caller.headers["x-amz-access-token"] = "wrong"

    assert RATE not in caller.search().headers


def test_lists_may_be_repeated_or_joined(caller: Caller) -> None:
    path = "/orders/2026-01-01/orders?createdAfter=2026-01-01T00:00:00Z"
    joined = caller.http.get(f"{path}&includedData=BUYER%2CRECIPIENT", headers=caller.headers)
    repeated = caller.http.get(
        f"{path}&includedData=BUYER&includedData=RECIPIENT", headers=caller.headers
    )

    assert joined.get_json() == repeated.get_json()


def test_get_order_knows_no_other_parameter(caller: Caller, plain: Order) -> None:
    assert caller.get(plain.id, marketplaceIds="A1").status_code == 400


def test_a_body_that_is_no_json_is_refused(caller: Caller, plain: Order) -> None:
    path = f"/orders/v0/orders/{plain.id}/shipmentConfirmation"
    kind = {"Content-Type": "application/json"}

    assert caller.http.post(path, data="{", headers=caller.headers | kind).status_code == 400
    assert caller.http.post(path, data={"a": "b"}, headers=caller.headers).status_code == 415


def test_a_body_of_megabytes_is_refused(caller: Caller, plain: Order) -> None:
    assert caller.confirm(plain.id, {"x": "y" * 1_000_001}).status_code == 413


def test_an_unknown_path_and_a_wrong_method_answer_in_the_envelope(caller: Caller) -> None:
    lost = caller.http.get("/orders/v0/orders")
    wrong = caller.http.delete("/orders/2026-01-01/orders")

    assert (lost.status_code, wrong.status_code) == (404, 405)
    assert lost.get_json()["errors"][0]["code"] == "NotFound"


def test_an_order_id_goes_through_as_it_is_written(caller: Caller) -> None:
    answer = caller.get("1234567890")

    assert answer.status_code == 404
    assert "1234567890" in answer.get_json()["errors"][0]["message"]
