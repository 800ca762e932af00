"""The quota is kept without waiting."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon.throttle import DOCUMENTED, Bucket, Operation, Plan
from kiosk.ports.channel import Throttled
from tests.fakes.clock import TurnableClock


def drain(bucket: Bucket, most: int = 1000) -> int:
    for taken in range(most):
        try:
            bucket.take()
        except Throttled:
            return taken
    return most


def wait(bucket: Bucket) -> float:
    with pytest.raises(Throttled) as refused:
        bucket.take()
    assert refused.value.retry_after is not None
    return refused.value.retry_after


@pytest.mark.parametrize("operation", list(Operation))
def test_the_documented_burst_is_there_at_once_and_no_more(operation: Operation) -> None:
    bucket = Bucket(operation, TurnableClock())

    assert drain(bucket) == DOCUMENTED[operation].burst
    assert wait(bucket) == pytest.approx(1 / DOCUMENTED[operation].rate)


def test_a_refusal_names_the_seconds_until_it_would_work() -> None:
    clock = TurnableClock()
    bucket = Bucket(Operation.SEARCH, clock)
    drain(bucket)
    clock.advance(100)

    clock.advance(wait(bucket))

    assert drain(bucket) == 1


def test_requests_come_back_with_time_up_to_the_burst() -> None:
    clock = TurnableClock()
    bucket = Bucket(Operation.CONFIRM, clock)
    drain(bucket)
    clock.advance(3)

    assert drain(bucket) == 6

    clock.advance(1e6)

    assert drain(bucket) == 10


def test_a_429_empties_the_bucket() -> None:
    bucket = Bucket(Operation.ORDER, TurnableClock())
    bucket.empty()

    assert wait(bucket) == pytest.approx(2)


def test_a_named_wait_is_kept_but_not_for_ever() -> None:
    clock = TurnableClock()
    bucket = Bucket(Operation.CONFIRM, clock)
    bucket.empty(30)
    clock.advance(29)

    assert wait(bucket) == pytest.approx(1)

    bucket.empty(1e9)

    assert wait(bucket) == pytest.approx(3600)


def test_the_rate_that_amazon_tells_is_followed() -> None:
    bucket = Bucket(Operation.SEARCH, TurnableClock())
    drain(bucket)
    bucket.adapt(0.1)

    assert wait(bucket) == pytest.approx(10)


@pytest.mark.parametrize("rate", [0.0, -1.0, 1e9, float("nan"), float("inf"), 1e-9])
def test_a_rate_that_makes_no_sense_is_passed_over(rate: float) -> None:
    bucket = Bucket(Operation.CONFIRM, TurnableClock())
    drain(bucket)
    bucket.adapt(rate)

    assert wait(bucket) == pytest.approx(0.5)


def test_a_request_that_never_left_is_given_back() -> None:
    bucket = Bucket(Operation.CONFIRM, TurnableClock())
    for _ in range(50):
        bucket.take()
        bucket.give_back()

    assert drain(bucket) == 10


def test_threads_together_get_no_more_than_the_burst() -> None:
    bucket = Bucket(Operation.ORDER, TurnableClock())
    taken: list[int] = []
    threads = [threading.Thread(target=lambda: taken.append(drain(bucket))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(taken) == 30


@given(st.lists(st.tuples(st.floats(0, 500), st.integers(0, 30)), max_size=30))
def test_never_more_than_burst_and_rate_allow(steps: list[tuple[float, int]]) -> None:
    clock, plan = TurnableClock(), Plan(0.5, 30)
    bucket = Bucket(Operation.ORDER, clock, plan)
    start, taken = clock.monotonic(), 0
    for seconds, tries in steps:
        clock.advance(seconds)
        taken += drain(bucket, tries)

        assert taken <= plan.burst + plan.rate * (clock.monotonic() - start) + 1e-6
