"""Pagination tokens: what they demand, when they die, and the page that comes again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kiosk.simulator.errors import ShopError
from kiosk.simulator.shop import Shop
from tests.unit.simulator.shops import LONG_AGO, placed, shop_of

FIRST = {"createdAfter": LONG_AGO, "maxResultsPerPage": "2"}


@pytest.fixture
def shop() -> Shop:
    return shop_of(*(placed(n, timedelta(hours=10 - n)) for n in range(5)))


def token(answer: dict[str, Any]) -> str:
    found = answer["pagination"]["nextToken"]
    assert isinstance(found, str)
    return found


def ids(answer: dict[str, Any]) -> list[str]:
    return [one["orderId"] for one in answer["orders"]]


def test_pages_join_to_the_whole_without_gap_or_repeat(shop: Shop) -> None:
    answer = shop.search(FIRST)
    seen = ids(answer)
    while "pagination" in answer:
        answer = shop.search(FIRST | {"paginationToken": token(answer)})
        seen += ids(answer)

    assert seen == [one.id for one in shop.orders()]


def test_the_last_page_has_no_token_even_when_it_is_full(shop: Shop) -> None:
    answer = shop.search(FIRST | {"maxResultsPerPage": "5"})

    assert len(answer["orders"]) == 5
    assert "pagination" not in answer


def test_a_token_needs_escaping(shop: Shop) -> None:
    assert {"+", "/", "="} <= set(token(shop.search(FIRST)))


@pytest.mark.parametrize(
    "change",
    [
        {"createdAfter": "2026-01-01T00:00:00.000Z"},
        {"createdBefore": "2026-11-23T00:00:00Z"},
        {"fulfilledBy": "MERCHANT"},
    ],
)
def test_a_changed_parameter_is_refused(shop: Shop, change: dict[str, str]) -> None:
    going_on = FIRST | {"paginationToken": token(shop.search(FIRST))}

    with pytest.raises(ShopError, match="must be the same"):
        shop.search(going_on | change)


def test_a_left_out_parameter_is_refused(shop: Shop) -> None:
    with pytest.raises(ShopError, match="must be the same"):
        shop.search({"paginationToken": token(shop.search(FIRST))})


def test_page_size_and_datasets_may_change_on_the_way(shop: Shop) -> None:
    going_on = FIRST | {"paginationToken": token(shop.search(FIRST))}
    answer = shop.search(going_on | {"maxResultsPerPage": "100", "includedData": "FULFILLMENT"})

    assert len(answer["orders"]) == 3
    assert all("fulfillment" in one for one in answer["orders"])


def test_a_token_dies_after_a_day(shop: Shop) -> None:
    going_on = FIRST | {"paginationToken": token(shop.search(FIRST))}
    clock: Any = shop.clock
    clock.advance(24 * 3600 - 1)
    shop.search(going_on)
    clock.advance(1)

    with pytest.raises(ShopError, match="expired"):
        shop.search(going_on)


def test_all_tokens_can_be_killed(shop: Shop) -> None:
    going_on = FIRST | {"paginationToken": token(shop.search(FIRST))}

    assert shop.kill_tokens() == 1
    with pytest.raises(ShopError, match="expired"):
        shop.search(going_on)


def test_a_made_up_token_is_refused(shop: Shop) -> None:
    with pytest.raises(ShopError, match="expired"):
        shop.search(FIRST | {"paginationToken": "abc"})


def test_the_window_of_later_pages_stays_where_it_was(shop: Shop) -> None:
    first = shop.search({"lastUpdatedAfter": LONG_AGO, "maxResultsPerPage": "2"})
    clock: Any = shop.clock
    clock.advance(600)
    going_on = {"lastUpdatedAfter": LONG_AGO, "paginationToken": token(first)}

    assert shop.search(going_on)["lastUpdatedBefore"] == first["lastUpdatedBefore"]


def test_an_order_that_changes_between_pages_leaves_the_window(shop: Shop) -> None:
    asked = {"lastUpdatedAfter": LONG_AGO, "maxResultsPerPage": "2"}
    first = shop.search(asked)
    last = shop.orders()[-1]
    shop.ask_to_cancel(last.id)
    rest = shop.search(asked | {"paginationToken": token(first), "maxResultsPerPage": "100"})

    assert last.id not in ids(first) + ids(rest)


def test_a_page_can_come_again_with_a_new_token(shop: Shop) -> None:
    first = shop.search(FIRST)
    going_on = FIRST | {"paginationToken": token(first)}
    second = shop.search(going_on, repeat_page=True)
    again = shop.search(FIRST | {"paginationToken": token(second)})

    assert ids(second) == ids(again) != ids(first)
    assert token(second) != token(first)


def test_even_a_last_page_can_come_again(shop: Shop) -> None:
    one_page = {"createdAfter": LONG_AGO}
    answer = shop.search(one_page, repeat_page=True)

    assert ids(shop.search(one_page | {"paginationToken": token(answer)})) == ids(answer)
