"""Forget buyers whose orders were delivered long enough ago; or all that came from Amazon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import Right
from kiosk.domain.retention import OPERATIONS_KEPT

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId

_OWED = "scrub owed"
BATCH = 100
"""Orders in one transaction: a bench that packs meanwhile waits no longer."""


def due(desk: Desk, *, limit: int) -> list[OrderId]:
    """Orders whose buyers are to be forgotten now; nothing is changed."""
    now = desk.clock.now()
    return desk.store.read(lambda: desk.store.orders.forgettable(now, limit=limit))


def purge(desk: Desk) -> int:
    """Forget all buyers that are due, and leave no trace of them; how many there were."""
    done = 0
    while forgotten := desk.store.transact(lambda: _forget(desk)):
        done += forgotten
    _scrub(desk, wanted=done > 0)
    return done


def forget_operations(desk: Desk) -> int:
    """Forget the ids of what benches did long ago; how many there were."""
    before = desk.clock.now() - OPERATIONS_KEPT
    return desk.store.transact(lambda: desk.store.operations.forget(before))


def erase(desk: Desk) -> int:
    """Erase every order, parcel and message of Amazon's; how many orders there were.

    What was allocated is free again. Products, the ledger of the stock, the till and the journal
    stay: they hold numbers of orders, and nobody's data.

    Raises:
        Refused: NOT_ALLOWED to whoever may not.
    """
    desk.need(Right.PEOPLE)
    done = 0
    while erased := desk.store.transact(lambda: _erase(desk)):
        done += erased

    def rest() -> None:
        desk.store.set_aside.clear_all()
        desk.note(Event.ERASED, note=str(done))

    desk.store.transact(rest)
    _scrub(desk, wanted=True)
    return done


def _scrub(desk: Desk, *, wanted: bool) -> None:
    """Leave no trace; what could not be done for a reader's sake is done the next time."""
    store = desk.store
    if wanted or store.read(lambda: store.notes.get(_OWED, bool)):
        store.transact(lambda: store.notes.put(_OWED, value=True))
        if store.scrub():
            store.transact(lambda: store.notes.put(_OWED, value=False))


def _forget(desk: Desk) -> int:
    store = desk.store
    orders = store.orders.forgettable(desk.clock.now(), limit=BATCH)
    if not orders:
        return 0
    store.buyers.forget(orders)
    for order in orders:
        desk.note(Event.PURGED, order, Means.ITSELF)
    return len(orders)


def _erase(desk: Desk) -> int:
    store = desk.store
    orders = store.orders.any_of_them(limit=BATCH)
    for order in orders:
        goods.release(desk, order, "erased")
    store.buyers.forget(orders)
    store.orders.erase(orders)
    return len(orders)
