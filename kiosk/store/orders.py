"""Orders in the store: whole values in, whole values out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from peewee import Case, fn

from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.retention import KEPT, KEPT_AGAIN
from kiosk.domain.values import OrderId
from kiosk.store import rows
from kiosk.store.bulk import insert, upsert
from kiosk.store.buyers import Buyer
from kiosk.store.compiled import Compiled
from kiosk.store.moments import to_ms
from kiosk.store.people_tables import Claims
from kiosk.store.reading import tuples
from kiosk.store.tables import Buyers, Lines, Orders, Outbox, Parcels, Picks, Requests

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.values import LineId, Sku
    from kiosk.store.buyers import BuyerStore
    from kiosk.store.moments import Stamp


_KEPT_MS = KEPT // timedelta(milliseconds=1)


class OrderStore:
    """Reads and writes orders."""

    def __init__(self, stamp: Stamp, buyers: BuyerStore) -> None:
        self._stamp = stamp
        self._buyers = buyers

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
        known = [OrderId(head["id"]) for head in heads]
        lines = _by_order(_lines.dicts(known))
        picks = _by_order(_picks.dicts(known))
        parcels = _by_order(_parcels.dicts(known))
        buyers = self._buyers.find(known)
        return {
            OrderId(head["id"]): rows.to_order(
                head,
                lines[head["id"]],
                buyers.get(OrderId(head["id"]), Buyer()),
                picks[head["id"]],
                parcels[head["id"]],
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
        told = [(n.id, rows.buyer_of(n.facts), w) for n, w in pairs]
        self._buyers.save_all(
            (id_, buyer) for id_, buyer, w in told if w is None or rows.buyer_of(w.facts) != buyer
        )
        self._save_picks(pairs)
        upsert(Parcels, [row for n, _ in pairs for row in rows.parcel_rows(n)])

    def _save_picks(self, pairs: Sequence[tuple[Order, Order | None]]) -> None:
        """Write what differs: mostly the one gesture at the end."""
        for new, was in pairs:
            before = was.picks if was else ()
            if new.picks == before:
                continue
            same = next(
                (n for n, (a, b) in enumerate(zip(new.picks, before, strict=False)) if a != b),
                min(len(new.picks), len(before)),
            )
            if same < len(before):
                _drop_picks.execute(new.id, same)
            insert(Picks, rows.pick_rows(new, same))

    def drop_parcel(self, order_id: OrderId, ref: str) -> None:
        """Take a parcel away that was unpacked before Amazon heard of it."""
        Parcels.delete().where((Parcels.order_id == order_id) & (Parcels.ref == ref)).execute()

    def with_tracking(self, tracking: str) -> OrderId | None:
        """The order whose parcel bears this tracking number."""
        found = _by_tracking.scalar(tracking)
        return OrderId(found) if found else None

    def in_hand_with(self, sku: Sku, *, but: OrderId | None) -> list[Order]:
        """Orders that somebody is at, and that hold this product; not ``but``."""
        ids = [OrderId(row[0]) for row in _in_hand_with.tuples(sku, but or "")]
        return [order for _, order in sorted(self.find(ids).items())]

    def wanting(
        self, skus: Collection[Sku], *, before: int | None, but: OrderId, limit: int
    ) -> list[OrderId]:
        """Orders to pack that nobody has begun, with one of ``skus``, that must leave earlier.

        ``before`` is in milliseconds; None, for an order without a ship-by time, means all.
        """
        lines = Lines.select(Lines.order_id).where(Lines.sku.in_(sorted(skus)))
        query = Orders.select(Orders.id).where(
            (Orders.shelf == "to_pack")
            & (Orders.progress == 0)
            & (Orders.id != but)
            & Orders.id.in_(lines)
        )
        if before is not None:
            query = query.where(Orders.ship_by < before)
        return [OrderId(row[0]) for row in tuples(query.order_by(Orders.ship_by).limit(limit))]

    def forgettable(self, now: datetime, *, limit: int) -> list[OrderId]:
        """Orders whose buyers are still known and should not be (``retention.is_over``)."""
        latest = fn.COALESCE(Orders.deliver_by, Orders.ship_by, Orders.placed_at)
        shown, again = Orders.delivered_at, Orders.asked_again_at
        delivered = Case(None, [(shown <= latest + _KEPT_MS, shown)], latest)
        day = to_ms(now - KEPT_AGAIN), to_ms(now + KEPT_AGAIN)
        query = (
            Orders.select(Orders.id)
            .join(Buyers, on=(Buyers.order_id == Orders.id))
            .where(delivered <= to_ms(now - KEPT))
            .where(again.is_null() | (again <= day[0]) | (again >= day[1]))
            .order_by(Orders.id)
            .limit(limit)
        )
        return [OrderId(row[0]) for row in tuples(query)]

    def count(self) -> int:
        """How many orders there are."""
        return int(Orders.select().count())

    def any_of_them(self, *, limit: int) -> list[OrderId]:
        """Some orders, whichever."""
        return [OrderId(row[0]) for row in tuples(Orders.select(Orders.id).limit(limit))]

    def erase(self, orders: Sequence[OrderId]) -> None:
        """Delete orders with all that hangs on them but their buyers."""
        for table in (Lines, Picks, Parcels, Outbox, Requests, Claims):
            table.delete().where(table.order_id.in_(orders)).execute()
        Orders.delete().where(Orders.id.in_(orders)).execute()

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
def _picks(orders: Any) -> Any:
    return Picks.select().where(Picks.order_id.in_(orders)).order_by(Picks.ordinal)


@Compiled
def _drop_picks(order: Any, start: Any) -> Any:
    return Picks.delete().where((Picks.order_id == order) & (Picks.ordinal >= start))


@Compiled
def _in_hand_with(sku: Any, but: Any) -> Any:
    query = Orders.select(Orders.id).join(Lines, on=(Lines.order_id == Orders.id))
    ours = (Orders.in_hand == True) & (Orders.id != but) & (Lines.sku == sku)  # noqa: E712 - SQL
    return query.where(ours).order_by(Orders.id).limit(20)


@Compiled
def _by_tracking(tracking: Any) -> Any:
    return Parcels.select(Parcels.order_id).where(Parcels.tracking == tracking).limit(1)


@Compiled
def _turn(order: Any, seen: Any, to: Any) -> Any:
    return Orders.update(version=to).where((Orders.id == order) & (Orders.version == seen))
