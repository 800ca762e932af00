"""``main.py doctor``: carries the checks out in turn and prints what they find."""

from __future__ import annotations

import logging
import os
import platform
import sys
import textwrap
from collections import Counter
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.doctor.amazon import amazon
from kiosk.doctor.checking import Check, findings
from kiosk.doctor.data import database, folder
from kiosk.doctor.finding import Finding, Grade
from kiosk.doctor.papers import papers
from kiosk.doctor.place import time_zone
from kiosk.doctor.screen import drawings, screen
from kiosk.doctor.spare import spare
from kiosk.doctor.tables import tables
from kiosk.place import place_of
from kiosk.ports.clock import SystemClock
from kiosk.settings.tables import ASSETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports.clock import Clock
    from kiosk.settings.schema import Settings

WIDTH = 100
_GRADE, _ABOUT = 6, 19
"""Columns of the first two; no name of a check is longer than the second."""


def doctor(settings: Settings) -> int:
    """Say how this bench stands, one line each; returns 1 when anything is BAD, else 0.

    A bench may be at work meanwhile: nothing is set aside, mended or written for good.
    """
    clock = SystemClock()
    print(f"Packbench doctor, {platform.system()}, Python {platform.python_version()}\n")
    counts: Counter[Grade] = Counter()
    with _quiet():
        for check in checks(settings, clock):
            for finding in findings(check, clock):
                counts[finding.grade] += bool(finding.about)
                print(shown(finding), flush=True)
    print(f"\n{_summary(counts)}")
    return 1 if counts[Grade.BAD] else 0


def checks(settings: Settings, clock: Clock) -> tuple[Check, ...]:
    """All checks, in the order in which a person would look: from the glass to Amazon."""
    place = place_of(settings)
    bench = settings.bench
    zone = ZoneInfo(bench.time_zone)
    return (
        Check(
            about="screen",
            look=partial(screen, bench.video_driver, os.environ, sys.platform),
        ),
        Check(about="fonts and icons", look=partial(drawings, ASSETS / "fonts")),
        Check(about="time zone", look=partial(time_zone, zone, clock.now().astimezone())),
        Check(about="data folder", look=partial(folder, place)),
        Check(about="database", look=partial(database, place, clock), seconds=120.0),
        Check(about="spare", look=partial(spare, place)),
        Check(about="papers", look=partial(papers, settings), seconds=60.0),
        Check(about="tables", look=partial(tables, settings.shop, settings.company.country)),
        Check(
            about="Amazon",
            look=partial(amazon, settings, place.folder, clock),
            seconds=10.0 + 3 * settings.amazon.deadline_seconds,
        ),
    )


def shown(finding: Finding) -> str:
    """A finding as aligned lines, the advice below."""
    margin = " " * (_GRADE + _ABOUT)
    grade = finding.grade.value if finding.about else ""
    first = f"{grade:<{_GRADE}}{finding.about:<{_ABOUT}}"
    wrap = partial(textwrap.fill, width=WIDTH, break_long_words=False, break_on_hyphens=False)
    lines = [wrap(finding.words, initial_indent=first, subsequent_indent=margin)]
    if finding.advice:
        above = f"{margin}> "
        lines.append(wrap(finding.advice, initial_indent=above, subsequent_indent=f"{margin}  "))
    return "\n".join(line.rstrip() for line in lines)


def _summary(counts: Counter[Grade]) -> str:
    if not counts[Grade.BAD] and not counts[Grade.LOOK]:
        return "All is well."
    return f"{counts[Grade.BAD]} bad, {counts[Grade.LOOK]} to look at, {counts[Grade.OK]} well."


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the log out of the report, unless somebody asks for it."""
    if "PACKBENCH_LOG" not in os.environ:
        logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
