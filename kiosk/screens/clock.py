"""Repeated calls that survive an exception: Kivy's own are dropped after the first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

log = logging.getLogger(__name__)


def every(seconds: float, call: Callable[[], object]) -> Any:
    """Call again and again; an exception is logged. The answer has a ``cancel()``."""

    def guarded(_: float) -> None:
        try:
            call()
        except Exception:
            log.exception("a repeated call failed and will be tried again")

    return Clock.schedule_interval(guarded, seconds)
