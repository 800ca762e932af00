"""Runners for presenters without threads: one that works at once, and one that waits to be let."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]
Done = Callable[[Any], None] | None
Failed = Callable[[Exception], None] | None


class Straightaway:
    """Does the work where it is asked for; what no ``failed`` takes is raised."""

    def do(self, work: Work, done: Done = None, failed: Failed = None) -> None:
        """Run ``work``, then ``done`` or ``failed``."""
        try:
            result = work()
        except Exception as exc:
            if failed is None:
                raise
            failed(exc)
            return
        if done is not None:
            done(result)


class Later(Straightaway):
    """Keeps the work until a test lets it be done: a worker that is busy."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Work, Done, Failed]] = deque()

    def do(self, work: Work, done: Done = None, failed: Failed = None) -> None:
        """Queue ``work``."""
        self.waiting.append((work, done, failed))

    def catch_up(self) -> None:
        """Do all that waits, and what follows from it, in its order."""
        while self.waiting:
            super().do(*self.waiting.popleft())
