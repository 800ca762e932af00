"""Calls from other threads, and repeated ones: Kivy drops its own after the first exception."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

log = logging.getLogger(__name__)


def post(call: Callable[[], None]) -> None:
    """Bring a call to the thread of the glass; any thread may, also before there is a window."""
    Clock.schedule_once(lambda _: call(), -1)


def every(seconds: float, call: Callable[[], object]) -> Any:
    """Call again and again; an exception is logged. The answer has a ``cancel()``."""

    def guarded(_: float) -> None:
        try:
            call()
        except Exception:
            log.exception("a repeated call failed and will be tried again")

    return Clock.schedule_interval(guarded, seconds)
