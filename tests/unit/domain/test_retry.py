"""How long to wait before trying again."""

from __future__ import annotations

import pytest

from kiosk.domain.retry import FIRST_SECONDS, LONGEST_SECONDS, delay


@pytest.mark.parametrize("attempts", [0, 1, 5, 9, 20, 1000, 10**9])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_wait_is_never_shorter_than_half_a_second_nor_longer_than_a_quarter_of_an_hour(
    attempts: int, share: float
) -> None:
    assert 0.5 <= delay(attempts, share) <= LONGEST_SECONDS


def test_each_failure_doubles_the_longest_wait_up_to_the_limit() -> None:
    ceilings = [delay(attempts, 1.0) for attempts in range(12)]

    assert ceilings[:4] == [FIRST_SECONDS, 4.0, 8.0, 16.0]
    assert ceilings[-1] == LONGEST_SECONDS


def test_two_benches_do_not_march_in_step() -> None:
    assert delay(5, 0.25) == delay(5, 1.0) / 4
