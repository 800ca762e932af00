"""Prism finds no violation of Amazon's models in what the simulator says, and can find one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from kiosk.simulator import shop as shop_module
from kiosk.simulator.demo_shop import demo_shop
from kiosk.simulator.lwa import Credentials
from kiosk.simulator.orders import Order
from kiosk.simulator.serialise import order_json
from kiosk.simulator.server import running
from kiosk.simulator.shapes import DATASETS, Status
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.view import View
from tests.contract.prism import ORDERS, ORDERS_V0, prism_mock, prism_proxy
from tests.unit.simulator.sdk import Sdk, confirmation

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SINCE = "2026-01-01T00:00:00Z"
ALL = ",".join(sorted(DATASETS))
PATIENCE = 30


@dataclass(frozen=True)
class Checked:
    """A simulator behind two proxies that check every request and every answer."""

    simulation: Simulation
    reads: str
    writes: str
    login: str

    @property
    def shop(self) -> Shop:
        return self.simulation.shop

    def get(self, path: str, **params: str) -> requests.Response:
        url = f"{self.reads}/orders/2026-01-01/orders{path}"
        return requests.get(url, params, headers=self.headers(), timeout=PATIENCE)

    def confirm(self, order_id: str, payload: object) -> requests.Response:
        url = f"{self.writes}/orders/v0/orders/{order_id}/shipmentConfirmation"
        return requests.post(url, json=payload, headers=self.headers(), timeout=PATIENCE)

    def headers(self) -> dict[str, str]:
        keys = Credentials()
        grant = {
            "grant_type": "refresh_token",
            "client_id": keys.client_id,
            "client_secret": keys.client_secret,
            "refresh_token": keys.refresh_token,
        }
        return {"x-amz-access-token": self.simulation.lwa.grant(grant)["access_token"]}


@pytest.fixture(scope="module")
def checked() -> Iterator[Checked]:
    simulation = Simulation.of(demo_shop(NOW, scale=0))
    simulation.limits.enabled = False
    with (
        running(simulation) as base_url,
        prism_proxy(ORDERS, base_url) as reads,
        prism_proxy(ORDERS_V0, base_url) as writes,
    ):
        yield Checked(simulation, reads, writes, base_url)


def violations(answer: requests.Response) -> str:
    return answer.headers.get("sl-violations", "")


def payload(order: Order, **detail: Any) -> dict[str, Any]:
    items = [{"orderItemId": line.id, "quantity": line.left} for line in order.lines if line.left]
    whole = {
        "packageReferenceId": "1",
        "carrierCode": "DPD",
        "trackingNumber": "15501234567890",
        "shipDate": "2026-11-23T12:00:00Z",
        "orderItems": items,
    }
    return {"marketplaceId": order.market.id, "packageDetail": whole | detail}


def unshipped(shop: Shop) -> Order:
    return next(
        one for one in shop.orders() if one.status is Status.UNSHIPPED and not one.ship_plus
    )


def test_every_demo_order_is_listed_without_a_violation(checked: Checked) -> None:
    answer = checked.get("", lastUpdatedAfter=SINCE, includedData=ALL)

    assert (answer.status_code, violations(answer)) == (200, "")
    assert len(answer.json()["orders"]) == len(checked.shop.orders())


@pytest.mark.parametrize("datasets", ["", *sorted(DATASETS), ALL])
def test_one_order_is_read_without_a_violation(checked: Checked, datasets: str) -> None:
    params = {"includedData": datasets} if datasets else {}
    answers = [checked.get(f"/{one.id}", **params) for one in checked.shop.orders()[::9]]

    assert [(one.status_code, violations(one)) for one in answers] == [(200, "")] * len(answers)


def test_a_shipment_is_confirmed_and_read_back_without_a_violation(checked: Checked) -> None:
    order = unshipped(checked.shop)
    answer = checked.confirm(order.id, payload(order))
    seen = checked.get(f"/{order.id}", includedData="PACKAGES,FULFILLMENT")

    assert (answer.status_code, violations(answer)) == (204, "")
    assert (seen.status_code, violations(seen)) == (200, "")
    assert seen.json()["order"]["packages"][0]["trackingNumber"] == "15501234567890"


def test_what_happens_to_an_order_stays_within_the_model(checked: Checked) -> None:
    shop = checked.shop
    unpaid = next(one for one in shop.orders() if one.status is Status.PENDING)
    shop.pay(unpaid.id)
    shop.ask_to_cancel(unpaid.id)
    shop.cancel(unpaid.id)
    parted = next(one for one in shop.orders() if one.packages)
    shop.deliver(parted.id)
    answers = [checked.get(f"/{one.id}", includedData=ALL) for one in (unpaid, parted)]

    assert [(one.status_code, violations(one)) for one in answers] == [(200, "")] * 2


def test_refusals_have_the_shape_and_the_statuses_of_the_model(checked: Checked) -> None:
    order = unshipped(checked.shop)
    refusals = {
        400: checked.get("", lastUpdatedAfter=SINCE, createdAfter=SINCE),
        404: checked.get("/202-0000000-0000000"),
    }
    writes = {
        400: checked.confirm(order.id, payload(order, carrierCode="Evri")),
        404: checked.confirm("202-0000000-0000000", payload(order)),
    }

    for answers in (refusals, writes):
        assert {one.status_code: violations(one) for one in answers.values()} == dict.fromkeys(
            answers, ""
        )


@pytest.mark.parametrize(("kind", "status"), [("throttle", 429), ("error", 500)])
def test_failures_have_the_shape_of_the_model(checked: Checked, kind: str, status: int) -> None:
    requests.post(f"{checked.login}/control/faults", json={"kind": kind}, timeout=PATIENCE)
    answer = checked.get("", lastUpdatedAfter=SINCE)

    assert (answer.status_code, violations(answer)) == (status, "")
    assert set(answer.json()) == {"errors"}


def test_the_sdk_works_through_the_proxies(checked: Checked) -> None:
    reading, writing = Sdk(checked.login, checked.reads), Sdk(checked.login, checked.writes)
    order = unshipped(checked.shop)

    listed = reading.search(last_updated_after=SINCE, included_data=sorted(DATASETS))
    _, status, _ = writing.confirm(order.id, confirmation(writing, order))
    seen = reading.get(order.id, included_data=["PACKAGES"]).order

    assert order.id in {one.order_id for one in listed.orders}
    assert status == 204
    assert seen.packages[0].package_reference_id == "1"


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda order: order.pop("createdTime"), "createdTime"),
        (lambda order: order["orderItems"][0].update(quantityOrdered="2"), "quantityOrdered"),
        (lambda order: order["fulfillment"].update(fulfillmentStatus="Unshipped"), "Status"),
    ],
)
def test_an_order_of_another_shape_is_caught(
    checked: Checked, monkeypatch: pytest.MonkeyPatch, spoil: Any, complaint: str
) -> None:
    def spoilt(order: Order, view: View) -> dict[str, Any]:
        told = order_json(order, view)
        spoil(told)
        return told

    monkeypatch.setattr(shop_module, "order_json", spoilt)
    order = unshipped(checked.shop)
    answer = checked.get(f"/{order.id}", includedData="FULFILLMENT")

    assert answer.status_code == 500
    assert complaint in violations(answer) + answer.text


@pytest.mark.parametrize(
    "detail", [{"packageReferenceId": 1}, {"shipDate": "02/21/2022"}, {"orderItems": {}}]
)
def test_a_confirmation_of_another_shape_is_caught(
    checked: Checked, detail: dict[str, Any]
) -> None:
    order = unshipped(checked.shop)
    answer = checked.confirm(order.id, payload(order, **detail))

    assert answer.status_code >= 400
    assert next(iter(detail)) in violations(answer) + answer.text


def test_the_mock_answers_with_amazons_own_example() -> None:
    with prism_mock(ORDERS) as base_url:
        url = f"{base_url}/orders/2026-01-01/orders/202-1234567-8901234"
        answer = requests.get(url, timeout=PATIENCE)

    assert answer.json()["order"]["recipient"]["deliveryAddress"]["city"] == "Manchester"
