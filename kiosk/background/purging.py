"""Forgets buyers when their time is over, by itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.actions.purge import forget_operations, purge

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk

EVERY_SECONDS = 3600.0
log = logging.getLogger(__name__)


class Purging:
    """A step of a loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def step(self) -> float:
        """Purge once; returns the seconds until the next time."""
        forgotten = purge(self._desk)
        if forgotten:
            log.info("forgot the buyers of %d orders", forgotten)
        forget_operations(self._desk)
        return EVERY_SECONDS
