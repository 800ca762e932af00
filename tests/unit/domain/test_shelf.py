"""On which list an order stands, and how much time it has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.parcel import Telling
from kiosk.domain.shelf import Shelf, shelf, time_left
from tests.fakes.builders import OrderBuilder, a_line, an_order
from tests.fakes.clock import NOON

ORDER = an_order()


@pytest.mark.parametrize(
    ("builder", "stands"),
    [
        (ORDER, Shelf.TO_PACK),
        (ORDER.packed(), Shelf.TO_PACK),
        (ORDER.unpaid(), Shelf.UNPAID),
        (ORDER.unpaid().allocated(), Shelf.NEEDS_YOU),
        (ORDER.cancelled(), Shelf.CLOSED),
        (ORDER.cancelled().picked(), Shelf.NEEDS_YOU),
        (ORDER.of_odd_status(), Shelf.NEEDS_YOU),
        (ORDER.held(), Shelf.NEEDS_YOU),
        (ORDER.wanting_to_cancel(), Shelf.NEEDS_YOU),
        (ORDER.wanting_to_cancel().with_(cancel_waived=True), Shelf.TO_PACK),
        (ORDER.of(), Shelf.NEEDS_YOU),
        (ORDER.fulfilled(1), Shelf.CLOSED),
        (ORDER.fulfilled(1).allocated(), Shelf.NEEDS_YOU),
        (ORDER.of(a_line("A", 2, fulfilled=1)), Shelf.TO_PACK),
        (ORDER.facts_with(by_merchant=False), Shelf.CLOSED),
        (ORDER.despatched(), Shelf.DESPATCHED),
        (ORDER.despatched(telling=Telling.TOLD).fulfilled(1), Shelf.DESPATCHED),
        (ORDER.despatched(telling=Telling.UNSURE), Shelf.DESPATCHED),
        (ORDER.despatched().refused(), Shelf.NEEDS_YOU),
        (ORDER.despatched().refused().cancelled(), Shelf.NEEDS_YOU),
        (ORDER.despatched().cancelled(), Shelf.DESPATCHED),
    ],
)
def test_an_order_stands_on_one_list(builder: OrderBuilder, stands: Shelf) -> None:
    assert shelf(builder.order()) is stands


def test_time_is_left_until_the_order_must_leave_and_runs_below_nothing() -> None:
    hour = timedelta(hours=1)

    assert time_left(NOON + hour, NOON) == hour
    assert time_left(NOON - hour, NOON) == -hour
    assert time_left(None, NOON) is None
