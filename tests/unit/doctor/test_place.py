"""The doctor compares the time zone that is set with the machine's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from kiosk.doctor.finding import Grade
from kiosk.doctor.place import time_zone
from tests.unit.doctor.found import about


@pytest.mark.parametrize(
    ("machine", "grade"),
    [
        (ZoneInfo("Europe/London"), Grade.OK),
        (UTC, Grade.OK),
        (timezone(timedelta(hours=2)), Grade.LOOK),
    ],
)
def test_a_machine_in_another_zone_is_looked_at(machine: timezone, grade: Grade) -> None:
    summer = datetime(2026, 7, 1, 12, tzinfo=machine)

    found = about(time_zone(ZoneInfo("Europe/London"), summer), "time zone")

    assert found.grade is grade
    assert "Europe/London" in found.words
