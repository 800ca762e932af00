"""The sync: follows Amazon's orders, one page a step; never loses its place, never skips a page."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.actions.intake import intake
from kiosk.domain.cursor import CURSOR_NOTE, Cursor, Pass, Sweep, about, after_page, begin, restart
from kiosk.domain.hub import HubState
from kiosk.domain.retry import delay
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    Page,
    Throttled,
    TokenDead,
    Unreachable,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.actions.desk import Desk
    from kiosk.background.report import Reporter
    from kiosk.ports.channel import Channel

log = logging.getLogger(__name__)

LOST_LIMIT = 25
"""Open orders that a wide sweep did not show and that are asked for one by one."""


class Sync:
    """Reads orders, one page a step."""

    def __init__(
        self,
        desk: Desk,
        channel: Channel,
        reporter: Reporter,
        *,
        every: float,
        share: Callable[[], float],
    ) -> None:
        """``every`` is the time between two passes, in seconds."""
        self._desk = desk
        self._channel = channel
        self._reporter = reporter
        self._every = every
        self._share = share
        self._failures = 0
        self._seen: set[str] = set()

    def step(self) -> float:
        """Read one page; returns the seconds until the next one is due."""
        now = self._desk.clock.now()
        cursor, going = begin(self._cursor(), now)
        window = Window(
            since=going.since,
            by_creation=going.sweep is not Sweep.CHANGES,
            open_only=going.sweep is not Sweep.CHANGES,
        )
        try:
            page = self._channel.search(window, going.token or None)
        except TokenDead:
            intake(self._desk, (), (), restart(cursor))
            self._failures += 1
            return min(self._every, delay(self._failures, self._share()))
        except ChannelError as exc:
            return self._failed(exc)
        return self._keep(cursor, page, now)

    def _cursor(self) -> Cursor:
        store = self._desk.store
        return store.read(lambda: store.notes.get(CURSOR_NOTE, Cursor)) or Cursor()

    def _keep(self, cursor: Cursor, page: Page, now: datetime) -> float:
        ids = tuple(s.facts.id for s in page.sightings) + tuple(
            u.id or "?" for u in page.unreadable
        )
        moved = after_page(cursor, ids, token=page.next_token, heard_until=page.heard_until)
        intake(self._desk, page.sightings, page.unreadable, moved)
        self._failures = 0
        self._tell(moved.now, page, now)
        self._look_for_lost(cursor.now, moved.now, ids)
        return self._every if moved.now is None else 0.0

    def _tell(self, going: Pass | None, page: Page, now: datetime) -> None:
        newest = max((s.facts.placed_at for s in page.sightings), default=None)
        by_creation = going is not None and going.sweep is not Sweep.CHANGES
        self._reporter.update(
            state=HubState.READING if going and going.sweep is Sweep.FIRST else HubState.LISTENING,
            heard_at=now,
            read=going.read if going else 0,
            about=about(going, newest, now) if going and by_creation else 0,
            detail=", ".join(sorted(page.withheld)),
        )

    def _look_for_lost(self, was: Pass | None, going: Pass | None, ids: tuple[str, ...]) -> None:
        """After a wide sweep, ask for open orders that it did not show, one by one."""
        if was is None or was.sweep is not Sweep.WIDE:
            return
        self._seen.update(ids)
        if going is not None:
            return
        seen, self._seen = self._seen, set()
        store = self._desk.store
        since = int((was.since.timestamp()) * 1000)
        known = store.read(lambda: store.orders.open_ids(since_ms=since, limit=10_000))
        lost = [order for order in known if order not in seen][:LOST_LIMIT]
        for order in lost:
            store.transact(lambda order=order: store.requests.ask(order))  # type: ignore[misc]
        if lost:
            log.info("%d open orders were not in the wide sweep and are asked for", len(lost))

    def _failed(self, exc: ChannelError) -> float:
        if isinstance(exc, Throttled):
            wait = exc.retry_after or delay(self._failures + 3, self._share())
            if wait > self._every:
                self._reporter.update(state=HubState.THROTTLED)
            return wait
        self._failures += 1
        state = HubState.TROUBLE
        if isinstance(exc, Denied):
            state = HubState.DENIED
        elif isinstance(exc, Unreachable):
            state = HubState.OFFLINE
        self._reporter.update(state=state, detail=exc.detail[:200])
        log.warning("orders could not be read: %s %s", exc.detail, exc.request_id)
        return min(self._every, max(2.0, delay(self._failures, self._share())))
