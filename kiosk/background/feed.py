"""The journal feed: how a bench learns what the hub or another bench wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.domain.hub import HUB_NOTE, HubReport
from kiosk.ports.failures import NotKept

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
        self._away = desk.store.away
        self._cut = False
        """Whether it may be another database by now that answers."""
        self._report: HubReport | None = None

    def step(self) -> float:
        """Look once; returns the seconds until the next look."""
        try:
            changes = self._desk.store.read(self._look)
        except NotKept:
            self._cut = True
            raise
        if changes:
            self._tell(changes)
        return EVERY_SECONDS

    def _look(self) -> Changes:
        store = self._desk.store
        away = store.away
        if away not in self._seen or self._cut or away is not self._away:
            self._begin(away=away)
        self._seen[away], orders = store.journal.since(self._seen[away], limit=BATCH)
        report = store.notes.get(HUB_NOTE, HubReport)
        fresh = report != self._report
        self._report = report
        return Changes(orders, hub=fresh)

    def _begin(self, *, away: bool) -> None:
        """See where the journal stands.

        A server that was restored, or a spare that was emptied, is behind what was seen of it.
        """
        head = self._desk.store.journal.head()
        seen = self._seen.get(away, head)
        self._seen[away] = seen if seen <= head else max(head - BATCH, 0)
        self._away, self._cut = away, False
