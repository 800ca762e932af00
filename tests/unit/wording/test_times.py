"""Times as a bench reads them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.wording.times import ago, clock, day_word, due, left, left_in_words

LONDON = ZoneInfo("Europe/London")
TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("span", "figures", "words"),
    [
        (timedelta(0), "0:00", "0 min"),
        (59 * MINUTE + timedelta(seconds=59), "0:59", "59 min"),
        (HOUR, "1:00", "1 h 0 min"),
        (98 * MINUTE, "1:38", "1 h 38 min"),
        (22 * HOUR + MINUTE, "22:01", "22 h"),
        (DAY, "1 d", "1 day"),
        (3 * DAY - MINUTE, "2 d", "2 days"),
        (-35 * MINUTE, "-0:35", "35 min late"),
        (-98 * MINUTE, "-1:38", "1 h 38 min late"),
        (-5 * DAY, "-5 d", "5 days late"),
    ],
)
def test_the_time_left_is_told_in_figures_and_in_words(
    span: timedelta, figures: str, words: str
) -> None:
    assert left(span) == figures
    assert left_in_words(span) == words


@pytest.mark.parametrize(
    ("moment", "day", "when"),
    [
        (NOW + 4 * HOUR, "today", "16:00"),
        (NOW - 4 * HOUR, "today", "08:00"),
        (NOW + DAY, "tomorrow", "Tue 12:00"),
        (NOW + 3 * DAY, "Thu", "Thu 12:00"),
        (NOW - DAY, "late", "Sun 12:00"),
        (NOW + 30 * DAY, "Wed", "23 Dec 12:00"),
    ],
)
def test_a_moment_is_told_by_its_day(moment: datetime, day: str, when: str) -> None:
    assert day_word(moment, NOW, LONDON) == day
    assert due(moment, NOW, LONDON) == when


def test_the_day_is_that_of_the_bench() -> None:
    late = NOW + 4 * HOUR

    assert (day_word(late, NOW, LONDON), day_word(late, NOW, TOKYO)) == ("today", "tomorrow")
    assert (clock(late, LONDON), clock(late, TOKYO)) == ("16:00", "01:00")


def test_summer_time_is_told_as_clocks_on_the_wall_show_it() -> None:
    assert clock(datetime(2026, 7, 1, 12, 0, tzinfo=UTC), LONDON) == "13:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (9, "just now"),
        (10, "10 s ago"),
        (59, "50 s ago"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (3600, "1 h ago"),
        (47 * 3600, "47 h ago"),
        (48 * 3600, "2 days ago"),
    ],
)
def test_how_long_ago_something_was_is_told_roughly(seconds: int, words: str) -> None:
    assert ago(timedelta(seconds=seconds)) == words
