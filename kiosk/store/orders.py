"""Orders in the store: whole values in, whole values out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import OrderId
from kiosk.store import rows
from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.reading import tuples
from kiosk.store.tables import Buyers, Lines, Orders, Parcels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.domain.order import Order
    from kiosk.domain.values import LineId
    from kiosk.store.moments import Stamp


class OrderStore:
    """Reads and writes orders."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def get(self, order_id: OrderId) -> Order:
        """One order.

        Raises:
            Refused: ORDER_UNKNOWN.
        """
        found = self.find((order_id,))
        if order_id not in found:
            raise Refused(Refusal.ORDER_UNKNOWN, order_id)
        return found[order_id]

    def find(self, ids: Sequence[OrderId]) -> dict[OrderId, Order]:
        """Those of ``ids`` that are known."""
        heads = _heads.dicts(tuple(ids))
        if not heads:
            return {}
        known = [head["id"] for head in heads]
        lines = _by_order(_lines.dicts(known))
        parcels = _by_order(_parcels.dicts(known))
        buyers = dict(_buyers.tuples(known))
        return {
            OrderId(head["id"]): rows.to_order(
                head, lines[head["id"]], buyers.get(head["id"]), parcels[head["id"]]
            )
            for head in heads
        }

    def save(self, new: Order, was: Order) -> Order:
        """Write ``new`` over ``was``, and return it with its new version.

        Raises:
            Refused: SOMEONE_ELSE, when another bench was faster.
        """
        saved = replace(new, version=was.version + 1)
        if not _turn.execute(was.id, was.version, saved.version):
            raise Refused(Refusal.SOMEONE_ELSE, was.id)
        self.save_all([(saved, was)])
        return saved

    def save_all(self, changed: Iterable[tuple[Order, Order | None]]) -> None:
        """Write many orders, each beside what it was (None for a new one), in few statements.

        To be called inside a transaction that has read ``was``.
        """
        pairs = list(changed)
        now = self._stamp()
        upsert(Orders, [rows.order_row(new, now) for new, _ in pairs])
        moved = [(n, w) for n, w in pairs if w is None or w.facts.lines != n.facts.lines]
        gone = [w.id for n, w in moved if w is not None and _line_ids(w) - _line_ids(n)]
        if gone:
            Lines.delete().where(Lines.order_id.in_(gone)).execute()
        upsert(Lines, [row for n, _ in moved for row in rows.line_rows(n.facts)])
        upsert(
            Buyers,
            [
                rows.buyer_row(n.facts)
                for n, w in pairs
                if w is None or w.facts.personal != n.facts.personal
            ],
        )
        upsert(Parcels, [row for n, _ in pairs for row in rows.parcel_rows(n)])

    def drop_parcel(self, order_id: OrderId, ref: str) -> None:
        """Take a parcel away that was unpacked before Amazon heard of it."""
        Parcels.delete().where((Parcels.order_id == order_id) & (Parcels.ref == ref)).execute()

    def with_tracking(self, tracking: str) -> OrderId | None:
        """The order whose parcel bears this tracking number."""
        found = _by_tracking.scalar(tracking)
        return OrderId(found) if found else None

    def open_ids(self, *, since_ms: int, limit: int) -> list[OrderId]:
        """Orders placed since then that are still to be processed, newest first."""
        query = (
            Orders.select(Orders.id)
            .where(Orders.shelf.in_(("to_pack", "unpaid", "needs_you")))
            .where(Orders.placed_at >= since_ms)
            .order_by(Orders.placed_at.desc())
            .limit(limit)
        )
        return [OrderId(row[0]) for row in tuples(query)]


def _line_ids(order: Order) -> set[LineId]:
    return {line.id for line in order.facts.lines}


def _by_order(found: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        grouped[row["order_id"]].append(row)
    return grouped


@Compiled
def _heads(ids: Any) -> Any:
    return Orders.select().where(Orders.id.in_(ids))


@Compiled
def _lines(orders: Any) -> Any:
    return Lines.select().where(Lines.order_id.in_(orders)).order_by(Lines.ordinal)


@Compiled
def _parcels(orders: Any) -> Any:
    return Parcels.select().where(Parcels.order_id.in_(orders)).order_by(Parcels.ordinal)


@Compiled
def _buyers(orders: Any) -> Any:
    return Buyers.select(Buyers.order_id, Buyers.personal).where(Buyers.order_id.in_(orders))


@Compiled
def _by_tracking(tracking: Any) -> Any:
    return Parcels.select(Parcels.order_id).where(Parcels.tracking == tracking).limit(1)


@Compiled
def _turn(order: Any, seen: Any, to: Any) -> Any:
    return Orders.update(version=to).where((Orders.id == order) & (Orders.version == seen))
