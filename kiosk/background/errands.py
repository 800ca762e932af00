"""Errands: orders that a bench wants read afresh, when opened and before despatch."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.actions.intake import intake
from kiosk.domain.journal import Event, Means
from kiosk.domain.requests import Outcome
from kiosk.ports.channel import ChannelError, Denied, NotFound, Throttled, Unreachable
from kiosk.ports.failures import NotKept

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId
    from kiosk.ports.channel import Channel

log = logging.getLogger(__name__)

BATCH = 10
IDLE_SECONDS = 0.3


class Errands:
    """Answers requests, the newest first: that is the order on somebody's screen."""

    def __init__(self, desk: Desk, channel: Channel) -> None:
        self._desk = desk
        self._channel = channel

    def step(self) -> float:
        """Answer what is asked; returns the seconds until it is worth looking again."""
        store = self._desk.store
        for request, order in store.read(lambda: store.requests.waiting(limit=BATCH)):
            try:
                intake(self._desk, (self._channel.order(order),))
            except Throttled as exc:
                return min(exc.retry_after or 2.0, 30.0)
            except ChannelError as exc:
                self._answer(request, order, _outcome(exc))
                log.warning("order could not be read afresh: %s %s", exc.detail, exc.request_id)
            except NotKept:
                raise
            except Exception:
                # Answered all the same: asked again and again it would keep all others waiting.
                self._answer(request, order, Outcome.TROUBLE)
                raise
            else:
                self._answer(request, order, Outcome.FRESH)
        return IDLE_SECONDS

    def _answer(self, request: int, order: OrderId, outcome: Outcome) -> None:
        def work() -> None:
            self._desk.store.requests.answer(request, outcome.value)
            self._desk.note(Event.CHANGED, order, Means.ITSELF, outcome.value)

        self._desk.store.transact(work)


def _outcome(exc: ChannelError) -> Outcome:
    if isinstance(exc, Unreachable):
        return Outcome.OFFLINE
    if isinstance(exc, Denied):
        return Outcome.DENIED
    if isinstance(exc, NotFound):
        return Outcome.UNKNOWN
    return Outcome.TROUBLE
