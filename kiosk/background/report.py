"""The hub's report of itself, kept where every bench can read it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.domain.hub import HUB_NOTE, HubReport

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk


class Reporter:
    """Collects what the hub's threads say, and writes it down when it changes or as a beat."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        before = desk.store.read(lambda: desk.store.notes.get(HUB_NOTE, HubReport))
        self._report = HubReport(heard_at=before.heard_at if before else None)

    def update(self, **news: Any) -> None:  # noqa: ANN401 - fields of HubReport
        """Take news in and write them down at once if they are any."""
        with self._lock:
            new = replace(self._report, **news)
            changed = new != self._report
            self._report = new
        if changed:
            self.beat()

    def beat(self) -> None:
        """Say that the hub lives."""
        with self._lock:
            self._report = replace(self._report, beat_at=self._desk.clock.now())
            report = self._report
        self._desk.store.transact(lambda: self._desk.store.notes.put(HUB_NOTE, report))
