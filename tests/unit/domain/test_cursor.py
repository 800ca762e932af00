"""How far the reading has come: the watermark, windows, and pages that never end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.domain.cursor import (
    FIRST_DAYS,
    OVERLAP,
    PAGES_LIMIT,
    Cursor,
    Pass,
    Sweep,
    about,
    after_page,
    begin,
    restart,
)
from tests.fakes.clock import NOON

HOUR = timedelta(hours=1)
KNOWN = Cursor(watermark=NOON - HOUR, wide_at=NOON - HOUR)
PAGE = ("202-1", "202-2")


def after(cursor: Cursor, token: str | None, ids: tuple[str, ...] = PAGE) -> Cursor:
    return after_page(cursor, ids, token=token, heard_until=NOON)


def reading(sweep: Sweep = Sweep.CHANGES, **fields: object) -> Pass:
    going = Pass(sweep=sweep, since=NOON - HOUR, began=NOON)
    return replace(going, **fields)  # type: ignore[arg-type]


def test_the_first_pass_reads_thirty_days() -> None:
    cursor, going = begin(Cursor(), NOON)

    assert (going.sweep, going.since) == (Sweep.FIRST, NOON - FIRST_DAYS)
    assert cursor.now == going


def test_later_passes_read_what_changed_since_the_watermark_and_a_little_before() -> None:
    _, going = begin(KNOWN, NOON)

    assert (going.sweep, going.since) == (Sweep.CHANGES, NOON - HOUR - OVERLAP)


def test_a_watermark_in_the_future_is_not_believed() -> None:
    _, going = begin(replace(KNOWN, watermark=NOON + HOUR), NOON)

    assert going.since == NOON - OVERLAP


@pytest.mark.parametrize(
    "last", [None, NOON - timedelta(days=1, seconds=1), NOON + timedelta(days=2)]
)
def test_once_a_day_all_open_orders_are_read(last: datetime | None) -> None:
    _, going = begin(replace(KNOWN, wide_at=last), NOON)

    assert (going.sweep, going.since) == (Sweep.WIDE, NOON - FIRST_DAYS)


def test_a_pass_that_was_begun_goes_on() -> None:
    half = replace(KNOWN, now=reading(token="t2", pages=1))

    assert begin(half, NOON + 2 * HOUR) == (half, half.now)


def test_a_page_with_a_next_one_leaves_the_watermark_where_it_is() -> None:
    cursor = after(replace(KNOWN, now=reading()), "t2")

    assert cursor.watermark == KNOWN.watermark
    assert cursor.now is not None
    assert (cursor.now.token, cursor.now.pages, cursor.now.read) == ("t2", 1, 2)


def test_the_last_page_moves_the_watermark_to_what_the_first_page_was_complete_to() -> None:
    first = after_page(
        replace(KNOWN, now=reading()), ("a",), token="t2", heard_until=NOON - timedelta(minutes=3)
    )
    last = after_page(first, ("b",), token=None, heard_until=NOON + HOUR)

    assert last == replace(KNOWN, watermark=NOON - timedelta(minutes=3), now=None)


def test_a_page_that_does_not_say_how_far_it_goes_leaves_the_watermark() -> None:
    cursor = after_page(replace(KNOWN, now=reading()), PAGE, token=None, heard_until=None)

    assert cursor == KNOWN


def test_a_wide_sweep_never_moves_the_watermark_but_is_remembered() -> None:
    cursor = after(replace(KNOWN, now=reading(Sweep.WIDE)), None)

    assert cursor == replace(KNOWN, wide_at=NOON)


def test_the_first_pass_counts_as_a_wide_one() -> None:
    cursor = after(Cursor(now=reading(Sweep.FIRST)), None)

    assert cursor == Cursor(watermark=NOON, wide_at=NOON)


def test_the_same_page_again_ends_the_pass_without_moving_the_watermark() -> None:
    once = after(replace(KNOWN, now=reading()), "t2")

    assert after(once, "t2") == KNOWN


def test_the_same_orders_on_the_last_page_are_no_sign_of_a_circle() -> None:
    once = after(replace(KNOWN, now=reading()), "t2")

    assert after(once, None).watermark == NOON


def test_pages_without_end_end_the_pass_without_moving_the_watermark() -> None:
    long = replace(KNOWN, now=reading(pages=PAGES_LIMIT))

    assert after(long, "t2") == KNOWN


def test_a_page_that_nobody_waits_for_changes_nothing() -> None:
    assert after(KNOWN, "t2") == KNOWN


def test_a_dead_token_begins_the_same_window_again() -> None:
    half = after(replace(KNOWN, now=reading(Sweep.WIDE)), "t2")

    assert restart(half) == replace(KNOWN, now=reading(Sweep.WIDE))
    assert restart(KNOWN) == KNOWN


@pytest.mark.parametrize(
    ("read", "newest", "number"),
    [
        (214, NOON - HOUR * 3 / 4, 860),
        (220, NOON - HOUR * 3 / 4, 880),
        (221, NOON - HOUR * 3 / 4, 890),
        (575, NOON - HOUR * 3 / 4, 2300),
        (576, NOON - HOUR * 3 / 4, 2400),
        (90, NOON, 90),
        (91, NOON, 100),
        (10, NOON - HOUR, 0),
        (10, NOON - 2 * HOUR, 0),
        (10, NOON + HOUR, 0),
        (10, None, 0),
        (0, NOON, 0),
    ],
)
def test_how_many_orders_there_will_be_is_told_in_round_numbers_or_not_at_all(
    read: int, newest: datetime | None, number: int
) -> None:
    assert about(reading(read=read), newest, NOON) == number


def test_a_window_without_length_tells_nothing_odd() -> None:
    assert about(reading(since=NOON, read=5), NOON + timedelta(milliseconds=1), NOON) == 5000
