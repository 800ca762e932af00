"""A check has its time; a broken or hanging one does not stop the others."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from kiosk.doctor import report
from kiosk.doctor.checking import Check, findings
from kiosk.doctor.finding import Finding, Grade, ok
from kiosk.ports.clock import SystemClock

CLOCK = SystemClock()


def test_a_check_that_hangs_is_given_up() -> None:
    let_go = threading.Event()

    def hang() -> Iterator[Finding]:
        yield ok("first", "there")
        let_go.wait(60)

    found = list(findings(Check(about="share", look=hang, seconds=0.05), CLOCK))
    let_go.set()

    assert [one.grade for one in found] == [Grade.OK, Grade.BAD]
    assert found[1].about == "share"
    assert "no answer" in found[1].words


def test_a_check_that_breaks_says_so_without_its_message() -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("Ada Example, 1 Test Street")

    found = list(findings(Check(about="tables", look=broken), CLOCK))

    assert [one.grade for one in found] == [Grade.BAD]
    assert "RuntimeError" in found[0].words
    assert "Ada" not in report.shown(found[0])
