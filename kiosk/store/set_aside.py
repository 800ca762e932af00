"""Orders that came in a shape that could not be read: kept in sight until they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import fn

from kiosk.store.bulk import upsert
from kiosk.store.tables import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.domain.sighting import Unreadable
    from kiosk.domain.values import OrderId
    from kiosk.store.moments import Stamp


class SetAsideStore:
    """Reads and writes what was set aside."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def add(self, orders: Iterable[Unreadable]) -> None:
        """Set orders aside; one without an id stands under a question mark."""
        now = self._stamp()
        upsert(SetAside, [(o.id or "?", now, o.why) for o in orders])

    def clear(self, ids: Iterable[OrderId]) -> None:
        """Forget those that could be read now."""
        SetAside.delete().where(SetAside.order_id.in_(list(ids))).execute()

    def count(self) -> int:
        """How many stand aside."""
        return int(SetAside.select(fn.COUNT(SetAside.order_id)).scalar() or 0)
