"""A loop in a thread of its own that survives what its body raises, and stops when told."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kiosk.ports.failures import NotKept

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

AFTER_ERROR_SECONDS = 5.0
LONGEST_SECONDS = 3600.0


class Loop:
    """Calls ``step`` again and again; ``step`` returns the seconds to wait before the next."""

    def __init__(
        self, name: str, step: Callable[[], float], done: Callable[[], None] | None = None
    ) -> None:
        """``done`` runs in the thread at its end, to close what belongs to the thread."""
        self._step = step
        self._done = done
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Call ``step`` now rather than later."""
        self._wake.set()

    def stop(self, timeout: float = 5.0) -> bool:
        """End after the present step; whether it ended within ``timeout`` seconds."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._wake.wait(self._once())
                self._wake.clear()
        finally:
            if self._done is not None:
                self._done()

    def _once(self) -> float:
        try:
            return min(max(self._step(), 0.0), LONGEST_SECONDS)
        except NotKept as gone:
            # An outage may last for hours: a line each time says as much as a traceback.
            log.warning("%s waits: %s", self._thread.name, gone)
            return AFTER_ERROR_SECONDS
        except Exception:
            log.exception("%s stumbled and goes on", self._thread.name)
            return AFTER_ERROR_SECONDS
