"""Orders that came in a shape that could not be read: kept in sight until they can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
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
        _clear.execute(tuple(ids))

    def clear_all(self) -> None:
        """Forget all of them."""
        SetAside.delete().execute()

    def count(self) -> int:
        """How many stand aside."""
        return int(_count.scalar() or 0)


@Compiled
def _clear(orders: Any) -> Any:
    return SetAside.delete().where(SetAside.order_id.in_(orders))


@Compiled
def _count() -> Any:
    return SetAside.select(fn.COUNT(SetAside.order_id))
