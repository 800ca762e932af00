"""The journal feed: how a bench learns what the hub or another bench wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.domain.hub import HUB_NOTE, HubReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk

EVERY_SECONDS = 0.4
BATCH = 500


class Feed:
    """Follows the journal from where it stands now, and tells of every change."""

    def __init__(self, desk: Desk, tell: Callable[[Changes], None]) -> None:
        self._desk = desk
        self._tell = tell
        self._seen: dict[bool, int] = {}
        """Up to where, by whether the server is away: the spare counts its entries by itself."""
        self._report: HubReport | None = None

    def step(self) -> float:
        """Look once; returns the seconds until the next look."""
        changes = self._desk.store.read(self._look)
        if changes:
            self._tell(changes)
        return EVERY_SECONDS

    def _look(self) -> Changes:
        store = self._desk.store
        away = store.away
        if away not in self._seen:
            self._seen[away] = store.journal.head()
        self._seen[away], orders = store.journal.since(self._seen[away], limit=BATCH)
        report = store.notes.get(HUB_NOTE, HubReport)
        fresh = report != self._report
        self._report = report
        return Changes(orders, hub=fresh)
