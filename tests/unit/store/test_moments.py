"""Moments as the tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.store.moments import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from tests.fakes.clock import NOON


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), 0),
        (datetime(1970, 1, 1, 0, 0, 0, 1000, tzinfo=UTC), 1),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), -1000),
        (datetime(9999, 12, 31, tzinfo=UTC), 253402214400000),
    ],
)
def test_a_moment_is_kept_to_the_millisecond(moment: datetime, value: int) -> None:
    assert to_ms(moment) == value
    assert from_ms(value) == moment


def test_the_zone_in_which_a_moment_was_told_makes_no_difference() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=9)))

    assert to_ms(there) == to_ms(NOON)
    assert from_ms(to_ms(there)).tzinfo is UTC


def test_a_moment_that_is_not_known_stays_so() -> None:
    assert to_ms_or_none(None) is None
    assert from_ms_or_none(None) is None
    assert from_ms_or_none(to_ms_or_none(NOON)) == NOON


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(TypeError):
        to_ms(NOON.replace(tzinfo=None))
