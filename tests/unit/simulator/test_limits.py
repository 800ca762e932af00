"""Token buckets follow the documented plans, on simulated time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.limits import DOCUMENTED, Limits, Operation, Plan
from tests.unit.simulator.shops import NOW


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock.manual(NOW)


def allowed(limits: Limits, operation: Operation, tries: int) -> int:
    return sum(limits.take(operation) for _ in range(tries))


@pytest.mark.parametrize(
    ("operation", "burst", "seconds_for_one"),
    [
        (Operation.SEARCH_ORDERS, 20, 179),
        (Operation.GET_ORDER, 30, 2),
        (Operation.CONFIRM_SHIPMENT, 10, 0.5),
    ],
)
def test_a_burst_is_followed_by_the_rate(
    clock: SimulatedClock, operation: Operation, burst: int, seconds_for_one: float
) -> None:
    limits = Limits(clock)

    assert allowed(limits, operation, burst + 5) == burst
    clock.advance(seconds_for_one * 0.9)
    assert not limits.take(operation)
    clock.advance(seconds_for_one * 0.2)
    assert allowed(limits, operation, 5) == 1


def test_a_bucket_fills_up_to_its_burst_and_no_further(clock: SimulatedClock) -> None:
    limits = Limits(clock)
    allowed(limits, Operation.CONFIRM_SHIPMENT, 10)
    clock.advance(timedelta(days=1).total_seconds())

    assert allowed(limits, Operation.CONFIRM_SHIPMENT, 20) == 10


def test_operations_do_not_share_a_bucket(clock: SimulatedClock) -> None:
    limits = Limits(clock)
    allowed(limits, Operation.CONFIRM_SHIPMENT, 20)

    assert limits.take(Operation.GET_ORDER)


def test_a_clock_set_back_takes_nothing_away(clock: SimulatedClock) -> None:
    limits = Limits(clock)
    clock.advance(-3600)

    assert limits.take(Operation.GET_ORDER)


def test_asking_for_tokens_has_no_bucket(clock: SimulatedClock) -> None:
    assert allowed(Limits(clock), Operation.TOKEN, 100) == 100


def test_limits_can_be_switched_off_and_changed(clock: SimulatedClock) -> None:
    limits = Limits(clock)
    limits.enabled = False
    assert allowed(limits, Operation.SEARCH_ORDERS, 50) == 50

    limits.enabled = True
    limits.change(Operation.SEARCH_ORDERS, Plan(1.0, 3))
    assert allowed(limits, Operation.SEARCH_ORDERS, 50) == 3
    assert limits.rate(Operation.SEARCH_ORDERS) == 1.0
    assert DOCUMENTED[Operation.SEARCH_ORDERS] == Plan(0.0056, 20)


@pytest.mark.parametrize("plan", [Plan(-1, 1), Plan(1, 0), Plan(float("nan"), 1)])
def test_a_plan_that_makes_no_sense_is_refused(clock: SimulatedClock, plan: Plan) -> None:
    with pytest.raises(ValueError, match="a plan needs"):
        Limits(clock).change(Operation.GET_ORDER, plan)
