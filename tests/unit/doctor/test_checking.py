"""A check has its time; a broken or hanging one does not stop the others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

from kiosk.doctor import report
from kiosk.doctor.checking import Check, findings
from kiosk.doctor.finding import Finding, Grade, ok
from kiosk.ports.clock import SystemClock
from tests.fakes.clock import NOON, TurnableClock

CLOCK = SystemClock()


def test_a_check_that_hangs_is_given_up() -> None:
    let_go = threading.Event()

    def hang() -> Iterator[Finding]:
        let_go.wait(60)
        yield ok("share", "there")

    found = list(findings(Check(about="share", look=hang, seconds=0.05), CLOCK))
    let_go.set()

    assert found[-1].grade is Grade.BAD
    assert found[-1].about == "share"
    assert "not done" in found[-1].words


def test_a_check_that_never_ends_is_given_up() -> None:
    clock = TurnableClock()

    def endless() -> Iterator[Finding]:
        while clock.advance(1) < NOON + timedelta(minutes=10):
            yield ok("page", "sound")

    found = list(findings(Check(about="database", look=endless, seconds=60), clock))

    assert found[-1].grade is Grade.BAD


def test_a_check_that_breaks_says_so_without_its_message() -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("Ada Example, 1 Test Street")

    found = list(findings(Check(about="tables", look=broken), CLOCK))

    assert [one.grade for one in found] == [Grade.BAD]
    assert "RuntimeError" in found[0].words
    assert "Ada" not in report.shown(found[0])
