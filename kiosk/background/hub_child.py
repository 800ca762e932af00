"""The hub as a child of the kiosk: started, watched, and restarted with growing pauses."""

from __future__ import annotations

import logging
import subprocess
from typing import TYPE_CHECKING

from kiosk.domain.retry import delay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.ports.clock import Clock

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
STEADY_SECONDS = 60.0
"""A child that has lived this long starts again with the shortest pause."""
STOP_SECONDS = 5.0


class HubChild:
    """One child process; it ends by itself when its standard input closes."""

    def __init__(self, command: Sequence[str], clock: Clock, share: Callable[[], float]) -> None:
        self._command = list(command)
        self._clock = clock
        self._share = share
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._not_before = 0.0
        self._falls = 0

    @property
    def pid(self) -> int | None:
        """The child's process id while it lives."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    @property
    def falls(self) -> int:
        """How often it has fallen without living long in between."""
        return self._falls

    def step(self) -> float:
        """See to it that the child lives; returns the seconds until the next look."""
        now = self._clock.monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._fell(now)
        if self._process is None and now >= self._not_before:
            self._start(now)
        return LOOK_SECONDS

    def stop(self) -> None:
        """End the child: kindly first."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)

    def _start(self, now: float) -> None:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE)
        self._began = now

    def _fell(self, now: float) -> None:
        code = self._process.returncode if self._process else None
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._falls = 0 if now - self._began > STEADY_SECONDS else self._falls + 1
        pause = min(30.0, delay(self._falls, self._share())) if self._falls > 1 else 0.5
        log.warning("the hub ended with %s and starts again in %.1f s", code, pause)
        self._process = None
        self._not_before = now + pause
