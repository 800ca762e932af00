"""The worker for what a person does: one thread, so that taps keep their order."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

QUEUE_LIMIT = 500


class Runner(Protocol):
    """Runs work off the screen's thread and brings its outcome back to it."""

    def do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work``; then ``done`` with its result, or ``failed``, on the screen's thread."""
        ...


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class Worker:
    """A runner with one thread; ``post`` brings a call to the screen's thread."""

    def __init__(
        self,
        post: Callable[[Callable[[], None]], None],
        *,
        closing: Callable[[], None],
    ) -> None:
        """``closing`` runs in the thread at its end."""
        self._post = post
        self.crashed: Callable[[Exception], None] = _log
        """Hears, on the screen's thread, of what no ``failed`` took."""
        self._closing = closing
        self._jobs: queue.Queue[_Job | None] = queue.Queue(QUEUE_LIMIT)
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._thread.start()

    def do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue ``work``; a full queue means that something is very wrong, and says so."""
        try:
            self._jobs.put_nowait(_Job(work, done, failed))
        except queue.Full as exc:
            self.crashed(exc)

    def stop(self, timeout: float = 5.0) -> None:
        """Finish what is queued and end."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._carry_out(job)
        self._closing()

    def _carry_out(self, job: _Job) -> None:
        try:
            result = job.work()
        except Exception as exc:  # noqa: BLE001 - brought to the screen, whatever it is
            self._post(lambda exc=exc: (job.failed or self.crashed)(exc))  # type: ignore[misc]
            return
        if job.done is not None:
            done = job.done
            self._post(lambda: done(result))


def _log(exc: Exception) -> None:
    log.error("work failed before anybody could hear of it", exc_info=exc)
