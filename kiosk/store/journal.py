"""The journal in the store: append-only, and the feed by which others learn of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.values import OrderId
from kiosk.store.bulk import insert
from kiosk.store.compiled import Compiled
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.reading import dicts
from kiosk.store.tables import Journal

if TYPE_CHECKING:
    from collections.abc import Iterable


class JournalStore:
    """Writes the journal and follows it."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Append entries."""
        insert(
            Journal,
            [
                (
                    to_ms(e.at),
                    e.bench,
                    e.person,
                    e.event.value,
                    e.order,
                    e.means.value,
                    e.note,
                )
                for e in entries
            ],
        )

    def head(self) -> int:
        """The id of the newest entry; 0 when there is none."""
        return int(_head.scalar() or 0)

    def since(self, seen: int, *, limit: int) -> tuple[int, frozenset[OrderId]]:
        """The newest id, and the orders of up to ``limit`` entries after ``seen``."""
        found = _since.tuples(seen, limit)
        if not found:
            return seen, frozenset()
        return found[-1][0], frozenset(OrderId(row[1]) for row in found if row[1])

    def of_order(self, order: OrderId, *, limit: int = 200) -> list[Entry]:
        """What happened to an order, oldest first."""
        query = Journal.select().where(Journal.order_id == order).order_by(Journal.id).limit(limit)
        return [
            Entry(
                at=from_ms(row["at"]),
                bench=row["bench"],
                person=row["person"],
                event=Event(row["event"]),
                order=OrderId(row["order_id"]),
                means=Means(row["means"]),
                note=row["note"],
            )
            for row in dicts(query)
        ]


@Compiled
def _head() -> Any:
    return Journal.select(fn.MAX(Journal.id))


@Compiled
def _since(seen: Any, limit: Any) -> Any:
    query = Journal.select(Journal.id, Journal.order_id).where(Journal.id > seen)
    return query.order_by(Journal.id).limit(limit)
