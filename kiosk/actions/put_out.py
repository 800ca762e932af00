"""The print relay's side of the outbox: papers to put out, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, Posting, Sending

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper to put out: its row, and the order as it stands now."""

    posting: Posting
    order: Order
    products: Mapping[Sku, Product]

    @property
    def copy(self) -> int:
        """1 for the first note, counting on with each reprint."""
        return int(self.posting.payload or "1")


def due(desk: Desk, *, limit: int) -> list[Paper]:
    """The papers that may be put out now."""
    store = desk.store

    def work() -> list[Paper]:
        rows = store.outbox.due(Kind.PRINT, limit=limit)
        if not rows:
            return []
        orders = store.orders.find([row.order for row in rows])
        skus = {line.sku for order in orders.values() for line in order.facts.lines}
        products = store.products.find(skus) if skus else {}
        return [
            Paper(posting=row, order=orders[row.order], products=products)
            for row in rows
            if row.order in orders
        ]

    return store.read(work)


def begin(desk: Desk, paper: Paper) -> Paper:
    """Mark the paper as being put out, before its first byte."""
    sending = replace(
        paper.posting,
        state=Sending.SENDING,
        attempts=paper.posting.attempts + 1,
        sent_at=desk.clock.now(),
    )
    desk.store.transact(lambda: desk.store.outbox.write(sending))
    return replace(paper, posting=sending)


def finish(
    desk: Desk, paper: Paper, state: Sending, answer: str, wait: timedelta | None = None
) -> None:
    """Write down how it went: *done* with its place, *waiting*, or *parked* for a person."""

    def work() -> None:
        not_before = desk.clock.now() + wait if wait else desk.clock.now()
        after = replace(paper.posting, state=state, answer=answer, not_before=not_before)
        desk.store.outbox.write(after)
        desk.note(Event.PAPER, paper.order.id, Means.ITSELF, state.value)

    desk.store.transact(work)


def recover(desk: Desk) -> None:
    """Papers found *sending*: whether they came out is not known, and is asked next."""

    def work() -> None:
        for row in desk.store.outbox.interrupted(Kind.PRINT):
            unknown = replace(row, state=Sending.UNKNOWN, not_before=desk.clock.now())
            desk.store.outbox.write(unknown)

    desk.store.transact(work)
