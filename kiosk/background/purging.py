"""Forgets buyers when their time is over, by itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.actions.purge import forget_operations, purge

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk

EVERY_SECONDS = 3600.0
log = logging.getLogger(__name__)


class Purging:
    """A step of a loop."""

    def __init__(self, desk: Desk, tidy: Callable[[], object] = lambda: None) -> None:
        """``tidy`` deletes what is too old and no part of the store: its copies."""
        self._desk = desk
        self._tidy = tidy

    def step(self) -> float:
        """Purge once; returns the seconds until the next time."""
        forgotten = purge(self._desk)
        if forgotten:
            log.info("forgot the buyers of %d orders", forgotten)
        forget_operations(self._desk)
        self._tidy()
        return EVERY_SECONDS
