"""Moments are UTC, both ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon.moments import moment, stamp

NOON = datetime(2026, 11, 23, 12, 0, 0, 5000, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T12:00:00.005Z",
        "2026-11-23T12:00:00.005000000Z",
        "2026-11-23T21:00:00.005+09:00",
        "2026-11-23T12:00:00.005",
    ],
)
def test_every_form_of_a_moment_is_read_as_utc(text: str) -> None:
    assert moment(text) == NOON


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "\ud83d"]
)
def test_what_is_no_moment_is_none(text: str | None) -> None:
    assert moment(text) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    read = moment(text)

    assert read is None or read.utcoffset() == timedelta(0)


def test_a_moment_is_written_with_z_whatever_its_zone() -> None:
    assert stamp(NOON.astimezone(timezone(timedelta(hours=9)))) == "2026-11-23T12:00:00.005Z"


def test_a_moment_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(NOON.replace(tzinfo=None))
