"""Orders that a bench asks the hub to read afresh, and the hub's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.domain.values import OrderId
from kiosk.store.bulk import insert
from kiosk.store.compiled import Compiled
from kiosk.store.tables import Requests

if TYPE_CHECKING:
    from kiosk.store.moments import Stamp

_KEEP_MS = 24 * 3600 * 1000


class RequestStore:
    """Reads and writes the requests table."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def ask(self, order: OrderId) -> None:
        """Ask for an order, unless it is asked for already."""
        if _asked.scalar(order) is None:
            insert(Requests, [(order, self._stamp(), None, "")])

    def waiting(self, *, limit: int) -> list[tuple[int, OrderId]]:
        """Requests without an answer, newest first: the order on somebody's screen."""
        return [(row, OrderId(order)) for row, order in _waiting.tuples(limit)]

    def answer(self, request: int, outcome: str) -> None:
        """Note how a request ended, and forget answers of yesterday."""
        now = self._stamp()
        Requests.update(answered_at=now, outcome=outcome).where(Requests.id == request).execute()
        Requests.delete().where(Requests.answered_at < now - _KEEP_MS).execute()

    def last_outcome(self, order: OrderId) -> tuple[bool, str, int]:
        """Whether an answer is awaited, the last answer, and when it came (ms, 0 for never)."""
        for answered_at, outcome in _last.tuples(order):
            return answered_at is None, outcome, answered_at or 0
        return False, "", 0


@Compiled
def _asked(order: Any) -> Any:
    waits = (Requests.order_id == order) & Requests.answered_at.is_null()
    return Requests.select(Requests.id).where(waits).limit(1)


@Compiled
def _waiting(limit: Any) -> Any:
    query = Requests.select(Requests.id, Requests.order_id).where(Requests.answered_at.is_null())
    return query.order_by(Requests.id.desc()).limit(limit)


@Compiled
def _last(order: Any) -> Any:
    query = Requests.select(Requests.answered_at, Requests.outcome)
    return query.where(Requests.order_id == order).order_by(Requests.id.desc()).limit(1)
