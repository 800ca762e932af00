"""Prism finds no violation of Amazon's models in what the channel sends, and can find one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.domain.marketplaces import MARKETPLACES
from kiosk.domain.money import Money
from kiosk.domain.values import LineId, OrderId
from kiosk.ports.channel import NotFound, Rejected, Window
from kiosk.ports.clock import SystemClock
from kiosk.simulator.demo_shop import demo_shop
from kiosk.simulator.server import running
from tests.contract.prism import ORDERS, ORDERS_V0, prism_mock, prism_proxy
from tests.fakes.clock import NOON
from tests.fakes.wire import Line, serving
from tests.unit.amazon.places import account, confirmation, other_carrier

pytestmark = pytest.mark.slow

WINDOW = Window(since=NOON - timedelta(days=60))


def channel(url: str, login: str) -> AmazonChannel:
    """A channel that signs in at ``login`` and calls ``url``, with time for a busy machine."""
    there = account(url, token_url=f"{login}/auth/o2/token", marketplaces=tuple(MARKETPLACES))
    return AmazonChannel(there, SystemClock(), deadline=60)


@pytest.fixture(scope="module")
def login() -> Iterator[str]:
    with serving(Line.cut) as server:
        yield server.url


@pytest.fixture(scope="module")
def reads(login: str) -> Iterator[AmazonChannel]:
    with prism_mock(ORDERS) as url:
        one = channel(url, login)
        yield one
        one.close()


@pytest.fixture(scope="module")
def writes(login: str) -> Iterator[AmazonChannel]:
    with prism_mock(ORDERS_V0) as url:
        one = channel(url, login)
        yield one
        one.close()


@pytest.mark.parametrize("by_creation", [True, False])
@pytest.mark.parametrize("token", [None, "a+b/c=="])
def test_amazons_own_page_is_asked_for_and_read(
    reads: AmazonChannel, by_creation: bool, token: str | None
) -> None:
    window = replace(WINDOW, by_creation=by_creation, open_only=by_creation)
    page = reads.search(window, token)

    assert [one.facts.id for one in page.sightings] == ["123-4567890-1234567"]
    assert not page.unreadable
    assert not page.withheld
    assert {line.price for one in page.sightings for line in one.facts.lines} == {
        Money(4999, "USD")
    }
    assert page.next_token


def test_amazons_own_order_is_asked_for_and_read(reads: AmazonChannel) -> None:
    seen = reads.order(OrderId("202-1234567-8901234"))

    assert seen.facts.personal.address.city == "Manchester"
    assert seen.facts.personal.buyer_name == "James Wilson"
    assert [line.price for line in seen.facts.lines] == [Money(2999, "GBP")]
    assert seen.packages


def test_a_confirmation_is_what_amazon_wants(writes: AmazonChannel) -> None:
    writes.confirm(confirmation())
    writes.confirm(other_carrier())


def test_a_confirmation_of_another_shape_would_be_caught(writes: AmazonChannel) -> None:
    with pytest.raises(Rejected):
        writes.confirm(confirmation(marketplace=None))


def test_the_whole_round_passes_prism_and_the_simulator() -> None:
    shop = demo_shop(NOON, scale=0)
    with (
        running(shop) as url,
        prism_proxy(ORDERS, url) as reads_url,
        prism_proxy(ORDERS_V0, url) as writes_url,
    ):
        reads, writes = channel(reads_url, url), channel(writes_url, url)
        listed = reads.search(WINDOW, None)
        order = next(
            one for one in shop.orders() if one.status == "UNSHIPPED" and not one.ship_plus
        )
        contents = {LineId(line.id): line.quantity for line in order.lines}
        parcel = confirmation(
            order=OrderId(order.id), marketplace=order.market.id, contents=contents
        )
        writes.confirm(parcel)
        seen = reads.order(parcel.order)
        with pytest.raises(NotFound):
            reads.order(OrderId("202-0000000-0000000"))

        assert len(listed.sightings) == len([one for one in shop.orders() if one.by_merchant])
        assert [one.ref for one in seen.packages or ()] == ["1"]
        reads.close()
        writes.close()
