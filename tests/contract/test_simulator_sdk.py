"""Amazon's own SDK reads the simulator's orders and confirms a shipment there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiosk.simulator.demo_shop import demo_shop
from kiosk.simulator.server import running
from kiosk.simulator.shapes import Status
from kiosk.simulator.shop import Shop
from tests.unit.simulator.sdk import Sdk, confirmation

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SINCE = "2026-01-01T00:00:00Z"
EVERYTHING = ["BUYER", "RECIPIENT", "PROCEEDS", "CANCELLATION", "FULFILLMENT", "PACKAGES"]


@pytest.fixture
def shop() -> Shop:
    return demo_shop(NOW, scale=0)


@pytest.fixture
def sdk(shop: Shop) -> Iterator[Sdk]:
    with running(shop) as base_url:
        yield Sdk(base_url, base_url)


def test_the_sdk_reads_every_order_page_by_page(sdk: Sdk, shop: Shop) -> None:
    seen: list[str] = []
    token, pages = "", 0
    while pages < 10:
        more = {"pagination_token": token} if token else {}
        answer = sdk.search(last_updated_after=SINCE, max_results_per_page=15, **more)
        seen += [one.order_id for one in answer.orders]
        pages += 1
        token = answer.pagination.next_token if answer.pagination else ""
        if not token:
            break

    assert pages == 3
    assert len(seen) == len(set(seen))
    assert set(seen) == {one.id for one in shop.orders()}


def test_the_sdk_filters_and_finds_what_the_datasets_tell(sdk: Sdk, shop: Shop) -> None:
    answer = sdk.search(
        last_updated_after=SINCE,
        fulfillment_statuses=["PENDING"],
        marketplace_ids=["A1F83G8C2ARO7P"],
        included_data=EVERYTHING,
    )
    (unpaid,) = answer.orders

    assert unpaid.fulfillment.fulfillment_status == "PENDING"
    assert unpaid.buyer.buyer_email.endswith(".example")
    assert unpaid.recipient is None


@pytest.mark.parametrize("number", range(0, 40, 3))
def test_the_sdk_reads_one_order_whole(sdk: Sdk, shop: Shop, number: int) -> None:
    ours = shop.orders()[number]
    theirs = sdk.get(ours.id, included_data=EVERYTHING).order

    assert theirs.fulfillment.fulfillment_status == ours.status
    assert [line.quantity_ordered for line in theirs.order_items] == [
        line.quantity for line in ours.lines
    ]
    if ours.status is Status.UNSHIPPED:
        assert theirs.recipient.delivery_address.name == ours.address.name


def test_the_sdk_confirms_a_shipment_and_reads_it_back(sdk: Sdk, shop: Shop) -> None:
    ours = shop.orders()[0]
    answer, status, headers = sdk.confirm(ours.id, confirmation(sdk, ours))
    packages = sdk.get(ours.id, included_data=["PACKAGES"]).order.packages

    assert (answer, status) == (None, 204)
    assert headers["x-amzn-RateLimit-Limit"] == "2.0"
    assert [one.tracking_number for one in packages] == ["AB123456785GB"]
    assert shop.order(ours.id).status is Status.SHIPPED


def test_the_sdk_understands_a_refusal(sdk: Sdk, shop: Shop) -> None:
    ours = shop.orders()[0]
    sdk.confirm(ours.id, confirmation(sdk, ours, "1"))
    with pytest.raises(sdk.refusal()) as caught:
        sdk.confirm(ours.id, confirmation(sdk, ours, "2"))

    assert getattr(caught.value, "status", 0) == 400
    error = json.loads(getattr(caught.value, "body", ""))["errors"][0]
    assert error["code"] == "InvalidInput"
    assert "PackageToUpdateNotFound" in error["message"]
