"""Wrong guesses in a row: five are free, then each wait is twice as long, the tenth locks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.guesses import FIRST_WAIT, FREE, LOCKED, Guesses
from tests.fakes.clock import NOON

NONE = timedelta()


def wrong(times: int) -> Guesses:
    """So many at noon."""
    guesses = Guesses()
    for _ in range(times):
        guesses = guesses.one_more(NOON)
    return guesses


@pytest.mark.parametrize(
    ("times", "seconds"),
    [(0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 480)],
)
def test_the_wait_after_so_many(times: int, seconds: int) -> None:
    assert wrong(times).wait(NOON) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("times", "locked"), [(0, False), (9, False), (10, True), (11, True)])
def test_the_tenth_locks(times: int, locked: bool) -> None:
    assert wrong(times).locked is locked


def test_five_are_free_and_ten_lock() -> None:
    assert (5, 10, timedelta(seconds=30)) == (FREE, LOCKED, FIRST_WAIT)


def test_a_wait_goes_by_and_ends_to_the_moment() -> None:
    guesses = wrong(5)

    assert guesses.wait(NOON + timedelta(seconds=29.999)) == timedelta(milliseconds=1)
    assert guesses.wait(NOON + timedelta(seconds=30)) == NONE
    assert guesses.wait(NOON + timedelta(days=400)) == NONE


def test_a_wait_that_is_over_is_not_forgiven() -> None:
    later = NOON + timedelta(days=1)

    assert wrong(5).one_more(later) == Guesses(wrong=6, until=later + timedelta(minutes=1))


def test_a_lock_has_no_end() -> None:
    assert wrong(10).locked
    assert wrong(10).one_more(NOON + timedelta(days=9999)).locked


@given(st.integers(0, 30), st.integers(0, 10**6))
def test_more_guesses_never_make_a_shorter_wait(times: int, seconds: int) -> None:
    now = NOON + timedelta(seconds=seconds)

    assert NONE <= wrong(times).wait(now) <= wrong(times + 1).wait(now)
    assert wrong(times).one_more(NOON).wrong == times + 1
