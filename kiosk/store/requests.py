"""Orders that a bench asks the hub to read afresh, and the hub's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.values import OrderId
from kiosk.store.reading import first, tuples
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
        waiting = (Requests.order_id == order) & Requests.answered_at.is_null()
        if not Requests.select().where(waiting).exists():
            Requests.insert(order_id=order, asked_at=self._stamp(), outcome="").execute()

    def waiting(self, *, limit: int) -> list[tuple[int, OrderId]]:
        """Requests without an answer, newest first: the order on somebody's screen."""
        query = (
            Requests.select(Requests.id, Requests.order_id)
            .where(Requests.answered_at.is_null())
            .order_by(Requests.id.desc())
            .limit(limit)
        )
        return [(row[0], OrderId(row[1])) for row in tuples(query)]

    def answer(self, request: int, outcome: str) -> None:
        """Note how a request ended, and forget answers of yesterday."""
        now = self._stamp()
        Requests.update(answered_at=now, outcome=outcome).where(Requests.id == request).execute()
        Requests.delete().where(Requests.answered_at < now - _KEEP_MS).execute()

    def last_outcome(self, order: OrderId) -> tuple[bool, str, int]:
        """Whether an answer is awaited, the last answer, and when it came (ms, 0 for never)."""
        row = first(
            Requests.select(Requests.answered_at, Requests.outcome)
            .where(Requests.order_id == order)
            .order_by(Requests.id.desc())
        )
        if row is None:
            return False, "", 0
        return row[0] is None, row[1], row[0] or 0
