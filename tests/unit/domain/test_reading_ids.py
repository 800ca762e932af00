"""What stands in the place of an order in the rows of a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.reading_ids import is_reading, reading_id
from kiosk.domain.till import ReadingKind
from tests.fakes.builders import order_id
from tests.unit.documents.house import reading

Z = reading()
X = reading(kind=ReadingKind.X)


def test_a_z_is_known_by_its_number_and_its_bench() -> None:
    assert reading_id(Z) == "till:z-17:Bench 2"
    assert reading_id(replace(Z, bench="Bench 3")) != reading_id(Z)
    assert reading_id(replace(Z, at=Z.at + timedelta(days=1))) == reading_id(Z)


def test_an_x_is_known_by_its_moment_also_when_clocks_go_back() -> None:
    half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))
    summer, winter = (replace(X, at=half_past_one.replace(fold=fold)) for fold in (0, 1))

    assert reading_id(summer) != reading_id(winter)
    assert reading_id(replace(X, number=18)) == reading_id(X)
    assert reading_id(replace(X, at=X.at.astimezone(half_past_one.tzinfo))) == reading_id(X)


def test_no_order_is_taken_for_a_reading() -> None:
    assert is_reading(reading_id(Z))
    assert is_reading(reading_id(X))
    assert not is_reading(order_id())
