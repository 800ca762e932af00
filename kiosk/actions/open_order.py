"""Open an order at a bench: it is claimed, remembered, and asked for afresh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.domain.claim import Claim
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.people import Right
from kiosk.domain.retention import can_be_asked_again
from kiosk.domain.values import OrderId

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order

MOST_LAPSED = 50


@dataclass(frozen=True)
class Opened:
    """Which order is open now (None: there was none left), and what changed."""

    order: OrderId | None
    changes: Changes


def open_order(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Claim the order for this bench, let go of the one before, and ask the hub to read it.

    An order in another bench's hands opens too, but its claim stays; one that has left is not
    claimed, for there is nothing more to do.

    Raises:
        Refused: ORDER_UNKNOWN.
    """
    return desk.store.transact(lambda: _opened(desk, desk.store.orders.get(order_id), means))


def open_next(desk: Desk, but: OrderId | None, means: Means = Means.TOUCH) -> Opened:
    """Open the most urgent order that no bench has in hand: each bench gets another one.

    ``but`` is the one that is open here.
    """

    def work() -> Opened:
        following = desk.store.lists.take_next(bench=desk.bench, but=but or OrderId(""))
        if following is None:
            return Opened(None, Changes())
        return Opened(following, _opened(desk, desk.store.orders.get(following), means))

    return desk.store.transact(work)


def take_over(desk: Desk, order_id: OrderId) -> Changes:
    """Claim an order that another bench has in hand.

    Raises:
        Refused: ORDER_UNKNOWN, or NOT_ALLOWED to whoever may not.
    """
    desk.need(Right.TAKE_OVER)

    def work() -> Changes:
        order = desk.store.orders.get(order_id)
        desk.note(Event.TAKEN_OVER, order_id, note=f"from {order.claimed_by}")
        _claim(desk, order)
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


def keep_claims(desk: Desk) -> Changes:
    """Say that this bench lives, and free what benches had in hand that have died."""

    def work() -> Changes:
        store = desk.store
        store.claims.renew(desk.bench)
        gone = store.claims.lapsed(limit=MOST_LAPSED)
        for order in store.orders.find(gone).values():
            if order.claimed_by:
                store.orders.save(replace(order, claimed_by=""), order)
                desk.note(Event.CLAIM_LAPSED, order.id, Means.ITSELF, order.claimed_by)
        store.claims.drop(gone)
        return Changes(frozenset(gone))

    return desk.store.transact(work)


def last_open(desk: Desk) -> OrderId | None:
    """The order that was open at this bench when it was last used."""
    return desk.store.read(lambda: _at_hand(desk))


def in_hand(desk: Desk) -> OrderId | None:
    """The order that is open at this bench and in no other's hands; inside a transaction."""
    order_id = _at_hand(desk)
    order = desk.store.orders.find((order_id,)).get(order_id) if order_id else None
    if order is None:
        return None
    mine = order.claimed_by == desk.bench or order.progress is Progress.DESPATCHED
    return order.id if mine else None


@operation
def ask_again(desk: Desk, order_id: OrderId) -> Changes:
    """Ask the hub to read the order afresh."""

    def work() -> Changes:
        desk.store.requests.ask(order_id)
        desk.note(Event.ASKED_AGAIN, order_id)
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


def ask_buyer_again(desk: Desk, order_id: OrderId) -> Changes:
    """Ask Amazon again for a buyer who was forgotten; kept for a day, while it is to be packed.

    Raises:
        Refused: ORDER_UNKNOWN.
    """
    now = desk.clock.now()

    def work() -> Changes:
        order = desk.store.orders.get(order_id)
        if can_be_asked_again(order, now):
            desk.store.orders.save(replace(order, asked_again_at=now), order)
        desk.store.requests.ask(order_id)
        desk.note(Event.ASKED_AGAIN, order_id, note="buyer")
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


def _opened(desk: Desk, order: Order, means: Means) -> Changes:
    store = desk.store
    changed = {order.id} | _let_go(desk, order.id)
    claim = store.claims.of(order.id)
    if order.progress is not Progress.DESPATCHED and (claim is None or claim.bench == desk.bench):
        _claim(desk, order)
    store.notes.put(_note(desk), order.id)
    store.requests.ask(order.id)
    desk.note(Event.OPENED, order.id, means)
    return Changes(frozenset(changed))


def hold_on(desk: Desk, order_id: OrderId) -> None:
    """Claim an order anew whose term has run out here, if nobody has taken it since."""
    order = desk.store.orders.find((order_id,)).get(order_id)
    if order is None or order.progress is Progress.DESPATCHED:
        return
    if desk.store.claims.of(order_id) is None:
        _claim(desk, order)


def hold_on_to_open(desk: Desk, order_id: OrderId) -> None:
    """As ``hold_on``, unless it was put back for another one that is open here by now."""
    if _at_hand(desk) == order_id:
        hold_on(desk, order_id)


def _claim(desk: Desk, order: Order) -> None:
    desk.store.claims.take(Claim(order=order.id, bench=desk.bench, person=desk.person))
    if order.claimed_by != desk.bench:
        desk.store.orders.save(replace(order, claimed_by=desk.bench), order)


def _let_go(desk: Desk, but: OrderId) -> set[OrderId]:
    """Free all that this bench has in hand but one."""
    store = desk.store
    mine = [order for order in store.claims.of_bench(desk.bench) if order != but]
    freed = set()
    for order in store.orders.find(mine).values():
        if order.claimed_by == desk.bench:
            store.orders.save(replace(order, claimed_by=""), order)
            freed.add(order.id)
    store.claims.drop(mine)
    return freed


def _at_hand(desk: Desk) -> OrderId | None:
    found = desk.store.notes.get(_note(desk), str)
    return OrderId(found) if found else None


def _note(desk: Desk) -> str:
    return f"open at {desk.bench}"
