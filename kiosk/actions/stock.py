"""What people say of the stock itself: goods received, counted, written off, out of quarantine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.domain import stock
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.stock import Effect, MovementKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.domain.stock import Level
    from kiosk.domain.values import OrderId, Sku


def receive(desk: Desk, sku: Sku, units: int, why: str = "") -> Changes:
    """Goods came in."""
    return _moved(desk, sku, MovementKind.RECEIVED, lambda _: stock.received(units), why)


def recount(desk: Desk, sku: Sku, units: int, why: str = "") -> Changes:
    """Somebody counted: so many lie here.

    Orders that nobody has begun give back what they hold beyond that, the least urgent first.

    Raises:
        Refused: STOCK_HELD, when orders in hand hold more than was counted; NOT_ALLOWED.
    """
    desk.need(Right.CORRECT_STOCK)

    def work() -> Changes:
        desk.store.stock.hold((sku,))
        changed = _make_room(desk, sku, units)
        level = desk.store.stock.levels((sku,))[sku]
        effect = stock.recounted(level, units)
        if effect.on_hand:
            goods.move(desk, MovementKind.COUNTED, [(sku, effect)], why=why)
            desk.note(Event.STOCK, note=f"counted {sku} {units}")
        return Changes(frozenset(changed))

    return desk.store.transact(work)


def write_off(
    desk: Desk, sku: Sku, units: int, why: str = "", *, quarantined: bool = False
) -> Changes:
    """Goods are lost or broken.

    Raises:
        Refused: STOCK_GONE, when fewer are free, or in quarantine.
    """
    effect = stock.written_off(units, quarantined=quarantined)

    def checked(level: Level) -> Effect:
        there = level.quarantined if quarantined else level.free
        if units > there:
            raise Refused(Refusal.STOCK_GONE, sku)
        return effect

    return _moved(desk, sku, MovementKind.WRITTEN_OFF, checked, why)


def release_quarantine(desk: Desk, sku: Sku, units: int, why: str = "") -> Changes:
    """Goods in quarantine are found good: back to stock.

    Raises:
        Refused: STOCK_GONE, when fewer lie there.
    """

    def checked(level: Level) -> Effect:
        if units > level.quarantined:
            raise Refused(Refusal.STOCK_GONE, sku)
        return Effect(on_hand=units, quarantined=-units)

    return _moved(desk, sku, MovementKind.RELEASED, checked, why)


def _moved(
    desk: Desk, sku: Sku, kind: MovementKind, effect: Callable[[Level], Effect], why: str
) -> Changes:
    desk.need(Right.CORRECT_STOCK)

    def work() -> Changes:
        desk.store.stock.hold((sku,))
        change = effect(desk.store.stock.levels((sku,))[sku])
        if change != Effect():
            goods.move(desk, kind, [(sku, change)], why=why)
            desk.note(Event.STOCK, note=f"{kind.value} {sku}")
        return Changes()

    return desk.store.transact(work)


def _make_room(desk: Desk, sku: Sku, units: int) -> set[OrderId]:
    """Let orders that nobody has begun give back until no more than ``units`` are held."""
    over = desk.store.stock.levels((sku,))[sku].allocated - units
    if over <= 0:
        return set()
    holders = dict(desk.store.stock.holders(sku))
    orders = desk.store.orders.find(tuple(holders))
    idle = [orders[each] for each in holders if orders[each].progress is Progress.NEW]
    idle.sort(key=lambda order: (order.facts.ship_by is None, order.facts.ship_by), reverse=True)
    given: set[OrderId] = set()
    for order in idle:
        if over <= 0:
            break
        goods.release(desk, order.id, "fewer were counted")
        over -= holders[order.id]
        given.add(order.id)
    if over > 0:
        raise Refused(Refusal.STOCK_HELD, sku)
    return given
